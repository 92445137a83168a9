"""Resetting a lost second factor: asked for by one, confirmed or declined by another."""

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from hscp.identity.models import User
from hscp.identity.sessions import drop_factors
from hscp.lib.verdicts import Verdict
from hscp.lib.workdays import uk_date
from hscp.record.mail import write_mail
from hscp.spaces.models import Space
from partnership.models import FactorReset, FactorResetAnswer, Person, Seat
from partnership.queries.resets import asking_of, facts_of, has_factor, holds_a_seat, open_reset, who_could_confirm
from partnership.queries.two_people import admissions
from partnership.rules.resets import may_answer, may_ask
from partnership.rules.two_people import may_be_second


def verdict_on_asking(person: Person, *, by: int, at: datetime) -> Verdict:
    """Whether the account ``by`` may ask for this person's reset now."""
    day: date = uk_date(at)
    return may_ask(
        of=person.user_id,
        by=by,
        person=person.name,
        seated=holds_a_seat(person, day),
        has_factor=has_factor(person),
        others=len(who_could_confirm(person, by, at)),
        is_open=open_reset(person, at) is not None,
    )


@transaction.atomic
def ask_for_reset(*, person: Person, seat: Seat, reason: str, at: datetime) -> FactorReset:
    """Ask that somebody's second factors be taken away. Side effects: a mail to everybody who could confirm it.

    Raises ``Refused`` with the sentence of the rule that says no.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)  # two who ask at once ask once
    verdict_on_asking(person, by=seat.user_id or 0, at=at).require()
    reset = FactorReset(person=person, seat=seat, reason=reason.strip(), at=at)
    reset.save()
    for user in who_could_confirm(person, seat.user_id or 0, at):
        _tell(user, "A second step is to be reset", "factor_reset_asked", reset, f"asked:{user.pk}", at)
    return reset


@transaction.atomic
def answer_reset(*, reset: FactorReset, seat: Seat, confirmed: bool, at: datetime) -> FactorResetAnswer:
    """Confirm or decline a reset. Confirmed, the person's factors go and their sessions end, everywhere.

    Side effects of a confirmation: a mail to the person. Raises ``Refused`` where the rule says no.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=reset.person_id)
    by = seat.user_id or 0
    second = may_be_second(by, asking_of(reset), admissions(uk_date(at), reset.at))
    may_answer(facts_of(reset), by=by, now=at, confirms=confirmed, second=second).require()
    answer = FactorResetAnswer(reset=reset, seat=seat, confirmed=confirmed, at=at)
    answer.save()
    if confirmed and person.user is not None:
        drop_factors(user=person.user)
        _tell(person.user, "Your second step was taken away", "factor_reset_done", reset, "done", at)
    return answer


def _tell(user: User, subject: str, template: str, reset: FactorReset, key: str, at: datetime) -> None:
    space = Space.objects.get(pk=reset.space_id)
    path = reverse("factor_reset", kwargs={"space": space.slug, "pk": reset.pk})
    site = settings.SITE_URL.rstrip("/")
    words = {
        "space": space,
        "url": site + (path if template == "factor_reset_asked" else reverse("account_login")),
        "asked_by": reset.seat.post.title,
        "demonstration": settings.HSCP_DEMO,
    }
    text = render_to_string(f"emails/{template}.txt", words)
    write_mail(to=user.email, subject=subject, text=text, key=f"factor_reset:{reset.pk}:{key}", at=at)
