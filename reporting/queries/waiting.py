"""What waits for one person, in all their spaces: what their home page shows.

``PROVIDERS`` is the place to add to: a plain function that is given one space (already open, for reading only) and
returns what waits there. The lower apps know nothing of this page.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.text import Truncator

from hscp.lib.words import date_words, plural, time_words
from hscp.lib.workdays import uk_date
from hscp.record.models import MailState
from hscp.spaces.acting import Context, acting
from meetings.enums import MeetingState
from meetings.models import Meeting
from meetings.queries.actions import my_actions, my_restricted_actions
from meetings.queries.agency_evidence import evidence_waiting
from meetings.queries.proposals import proposals_to_answer
from meetings.queries.referrals import overdue_referrals
from partnership.access import LiveGrant, Rights, context_from, live_grants
from partnership.models import Invitation, Seat
from partnership.queries.cases import lists_due
from partnership.queries.glass import WHO, told_here, told_in_vain
from partnership.queries.mail import mail_waiting
from partnership.queries.signoffs import waiting_for_seats
from partnership.rules.roles import Right
from reviews.queries.requests import tickets_waiting

SOON = timedelta(days=14)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: what it is, where it is done, a tone ("warn", "bad" or "")."""

    words: str
    url: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """One space as its provider sees it: the person's live seats there, their rights, the day and the moment."""

    slug: str
    name: str
    seats: tuple[Seat, ...]
    rights: frozenset[Right]
    day: date
    moment: datetime


@dataclass(frozen=True, slots=True)
class SpaceCard:
    """A space of a person: its name and address, the posts they hold there, what waits; whether they run it."""

    slug: str
    name: str
    posts: tuple[tuple[str, str], ...]
    waiting: tuple[Waiting, ...]
    runs: bool = False

    @property
    def url(self) -> str:
        return reverse("space_home", args=(self.slug,))


def signatures_waiting(room: Room) -> Iterable[Waiting]:
    """Sign-offs that the posts held here are asked for and have not answered."""
    for request in waiting_for_seats(room.seats, room.day):
        what = "signature" if request.signoff.needs_all else "answer"
        yield Waiting(
            f"{request.signoff.title} waits for your {what} as {request.post.title}",
            _where_to_sign(room.slug, request.signoff.subject),
            "warn",
        )


def _where_to_sign(slug: str, subject: str) -> str:
    """The page on which a sign-off is answered: its subject names the kind of content and its key."""
    kind, _, key = subject.partition(":")
    if kind == "reporting.yearlyreport" and key.isdigit():
        return reverse("report_sign", args=(slug, int(key)))
    if kind == "meetings.decision" and key.isdigit():
        return reverse("decision_ratify", args=(slug, int(key)))
    if kind == "meetings.circulation" and key.isdigit():
        return reverse("circulation_answer", args=(slug, int(key)))
    if kind == "partnership.termsproposal" and key.isdigit():
        return reverse("terms_agree", args=(slug, int(key)))
    first, _, second = key.partition("-")
    of_case = {"reviews.decision": "review_decision", "reviews.report": "practice_report"}
    if kind in of_case and first.isdigit() and second.isdigit():
        return reverse(of_case[kind], args=(slug, int(first), int(second)))
    return reverse("space_home", args=(slug,))


def glass_broken(room: Room) -> Iterable[Waiting]:
    """Case files opened in an emergency, until who is told says that they saw it; for the team also where it did not
    reach them. Two queries."""
    for told in told_here([seat.pk for seat in room.seats]):
        words = f"Case file {told.reference} was opened in an emergency {moment_words(told.at)}"
        yield Waiting(words, reverse("glass_told", args=(room.slug, told.pk)), "warn")
    if Right.MANAGE_PEOPLE in room.rights:
        for told in told_in_vain(room.day):
            who = WHO[told.told_as]
            why = f"the mail did not reach {who}" if told.mail else f"{who} has no address"
            words = f"Case file {told.reference} was opened in an emergency {moment_words(told.at)}, and {why}"
            yield Waiting(words, reverse("mail" if told.mail else "people", args=(room.slug,)), "warn")


def invitations_outstanding(room: Room) -> Iterable[Waiting]:
    """For the team: people who have been invited and have not come."""
    if Right.MANAGE_PEOPLE not in room.rights:
        return
    for invitation in Invitation.objects.filter(
        accepted_at__isnull=True, withdrawn_at__isnull=True, person__user__isnull=True
    ).select_related("person"):
        ended = invitation.expires_at <= room.moment
        words = "has not accepted the invitation, which has ended" if ended else "has not accepted the invitation yet"
        yield Waiting(
            f"{invitation.person.name} {words}",
            reverse("person", args=(room.slug, invitation.person_id)),
            "warn" if ended else "",
        )


def mail_to_answer(room: Room) -> Iterable[Waiting]:
    """For the team: mail that came back, and what else does not go out without somebody's word. One query."""
    if Right.MANAGE_PEOPLE not in room.rights:
        return
    states = list(mail_waiting().values_list("state", flat=True))
    address, back = reverse("mail", args=(room.slug,)), states.count(MailState.RETURNED)
    if back:
        yield Waiting(f"{plural(back, 'mail')} came back and did not arrive", address, "bad")
    if others := len(states) - back:
        words = f"{plural(others, 'mail')} {'waits' if others == 1 else 'wait'} for somebody’s word"
        yield Waiting(words, address, "warn")


def own_actions(room: Room) -> Iterable[Waiting]:
    """Open actions of the posts held here that are late or due within a fortnight; in a case file, without words."""
    for action in my_actions(room.seats, room.day):
        if action.due_on > room.day + SOON:
            break
        yield _due(room, action.pk, f"{action.reference}: {shortened(action.text)}", action.due_on)
    for pk, reference, file, due_on in my_restricted_actions(room.seats, room.day + SOON):
        yield _due(room, pk, f"{reference}, of case file {file}", due_on)


def _due(room: Room, pk: int, words: str, due_on: date) -> Waiting:
    late = due_on < room.day
    words = f"{words} – {'was' if late else 'is'} due {date_words(due_on)}"
    return Waiting(words, reverse("action", args=(room.slug, pk)), "bad" if late else "")


def proposed_items(room: Room) -> Iterable[Waiting]:
    """Items that were proposed or raised, for whoever chairs the group or runs all of them. One query."""
    everywhere = Right.MANAGE_MEETINGS in room.rights
    for pk, title, group in proposals_to_answer([seat.post_id for seat in room.seats], room.day, everywhere=everywhere):
        words = f"Proposed to {group}: {shortened(title)} – waits for an answer"
        yield Waiting(words, reverse("item_proposal", args=(room.slug, pk)), "warn")


def late_referrals(room: Room) -> Iterable[Waiting]:
    """For the team: referrals to other boards whose answer is overdue. One query."""
    if Right.MANAGE_MEETINGS not in room.rights:
        return
    for pk, board, due_on in overdue_referrals(room.day):
        words = f"The answer of {board} to a referral was due {date_words(due_on)}"
        yield Waiting(words, reverse("referral", args=(room.slug, pk)), "bad")


def lists_to_confirm(room: Room) -> Iterable[Waiting]:
    """Access lists of case files led from here that are to be confirmed soon, or have lapsed."""
    for file_id, reference, due in lists_due([seat.pk for seat in room.seats], room.moment):
        lapsed = due <= room.moment
        by = date_words(uk_date(due))
        words = f"The access list of {reference} {'was' if lapsed else 'is'} to be confirmed by {by}"
        url = reverse("case_file_confirm", args=(room.slug, file_id))
        yield Waiting(words, url, "bad" if lapsed else "warn")


def own_meetings(room: Room) -> Iterable[Waiting]:
    """Meetings that are on now, or begin within a week, of groups in which the posts held here sit."""
    posts = [seat.post_id for seat in room.seats]
    on_now = Q(state=MeetingState.OPEN)
    soon = Q(state=MeetingState.PLANNED, starts_at__gte=room.moment, starts_at__lt=room.moment + A_WEEK)
    for meeting in (
        Meeting.objects.filter(on_now | soon, group__memberships__post__in=posts)
        .select_related("group")
        .distinct()
        .order_by("starts_at")
    ):
        when = "is on now" if meeting.state == MeetingState.OPEN else f"meets {moment_words(meeting.starts_at)}"
        yield Waiting(f"{meeting.group.called} {when}", reverse("meeting", args=(room.slug, meeting.pk)))


def shortened(text: str) -> str:
    """The first words of a text, enough to know it by."""
    return Truncator(text).chars(90)


def moment_words(moment: datetime) -> str:
    """ "on Monday 15 June 2026 at 14:00", in UK time."""
    return f"on {date_words(uk_date(moment))} at {time_words(moment)}"


def information_asked(room: Room) -> Iterable[Waiting]:
    """Information asked of the posts held here, for cases of which they see no more than their own form. One query."""
    for ticket in tickets_waiting([seat.pk for seat in room.seats]):
        late = ticket.due_on < room.day
        yield Waiting(
            f"Information is asked of you in case {ticket.reference.reference}, due {date_words(ticket.due_on)}",
            reverse("my_request", args=(room.slug, ticket.request_id)),
            "bad" if late else "warn",
        )


def evidence_asked(room: Room) -> Iterable[Waiting]:
    """Evidence of impact that the agencies of the seats held here owe; in a case file, without words. One query."""
    for pk, reference, agency, due_on, file in evidence_waiting(room.seats):
        late = due_on < room.day
        about = f"a recommendation of case file {file}" if file else reference
        words = f"{agency} {'owed' if late else 'owes'} evidence on {about} by {date_words(due_on)}"
        yield Waiting(words, reverse("agency_evidence_add", args=(room.slug, pk)), "bad" if late else "warn")


PROVIDERS: tuple[Callable[[Room], Iterable[Waiting]], ...] = (
    glass_broken,
    signatures_waiting,
    information_asked,
    own_meetings,
    own_actions,
    evidence_asked,
    proposed_items,
    late_referrals,
    lists_to_confirm,
    invitations_outstanding,
    mail_to_answer,
)


@cache
def providers() -> tuple[Callable[[Room], Iterable[Waiting]], ...]:
    """Those above, and those of the apps that stand above this one (``settings.WAITING_BY``)."""
    return (*PROVIDERS, *(import_string(name) for name in settings.WAITING_BY))


def spaces_of(user: Any, day: date, moment: datetime) -> list[SpaceCard]:
    """A card for each space in which ``user`` holds a live seat on ``day``, by name; what waits is read in each."""
    with acting(Context(user_id=user.pk)):
        grants = live_grants(user, day)
    cards = []
    for space_id, slug, name in sorted(
        {(one.space_id, one.slug, one.space_name) for one in grants}, key=lambda x: x[2]
    ):
        here = [one for one in grants if one.space_id == space_id]
        context = context_from(user.pk, space_id, here)
        if context is None:
            continue
        with acting(context.only_reading()):
            cards.append(_card(slug, name, here, day, moment))
    return cards


def waiting_here(rights: Rights, day: date, moment: datetime) -> tuple[Waiting, ...]:
    """What waits for one person in the space that is open, for its own page."""
    seats = tuple(Seat.objects.filter(pk__in=rights.seat_ids).select_related("post").order_by("post__title"))
    held = frozenset(right for right in Right if rights.may(right))
    room = Room(rights.space.slug, rights.space.name, seats, held, day, moment)
    return tuple(one for provider in providers() for one in provider(room))


def _card(slug: str, name: str, grants: list[LiveGrant], day: date, moment: datetime) -> SpaceCard:
    seats = tuple(
        Seat.objects.filter(pk__in={one.seat_id for one in grants}).select_related("post").order_by("post__title")
    )
    rights = frozenset(one.right for one in grants if one.kind == "partnership")
    room = Room(slug, name, seats, rights, day, moment)
    return SpaceCard(
        slug=slug,
        name=name,
        posts=tuple((seat.post.title, seat.get_role_display()) for seat in seats),
        waiting=tuple(one for provider in providers() for one in provider(room)),
        runs=Right.MANAGE_PEOPLE in rights,
    )
