"""Learning written, shared out of a case file in words of its own, sent to agencies, confirmed, chased."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from hscp.lib.verdicts import Refused, no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.record.mail import write_mail
from hscp.record.versions import held, save_upon
from hscp.spaces.models import Space
from partnership.models import Seat
from partnership.rules.cases import LETTERS
from reviews.enums import ConfirmedBy
from reviews.models import CaseLearning, Incident, Learning, LearningChase, LearningOption, LearningSent
from reviews.operations.incidents import held_incident
from reviews.queries.dissemination import chases_of, sent
from reviews.queries.identity import protected_terms
from reviews.rules import dissemination as rules
from reviews.rules.protected import Term
from reviews.rules.wording import may_stand_outside

SALT = "reviews.learning"
NOT_LOOKED_THROUGH = (
    "Its words were looked through for those on the identity sheet, which does not open to you. Somebody to whom it "
    "opens words it anew."
)


def read_token(token: str) -> tuple[int, int, int, int]:
    """Space, learning and what was sent of it (the number is always one). Raises ``signing.BadSignature``."""
    space_id, learning_id, sent_id, number = signing.loads(token, salt=SALT)
    return int(space_id), int(learning_id), int(sent_id), int(number)


def token_of(row: LearningSent) -> str:
    """The signed text that the link in an agency's mail carries."""
    return signing.dumps([row.space_id, row.learning_id, row.pk, 1], salt=SALT)


@transaction.atomic
def note_learning(
    *,
    incident: Incident,
    learned_from: str,
    text: str,
    option: LearningOption | None = None,
    seat: Seat,
    at: datetime,
) -> CaseLearning:
    """Put on record in a case what was learned. Nobody outside the case reads it.

    Raises ``Refused`` without words, for an option of another case, and in a closed file.
    """
    row = held_incident(incident)
    made = CaseLearning(
        incident=row,
        file_id=row.file_id,
        noted_at=at,
        noted_by=seat,
        **_learned(row.pk, learned_from, text, option),
    )
    made.save()
    return made


@transaction.atomic
def change_noted(
    *,
    noted: CaseLearning,
    learned_from: str,
    text: str,
    option: LearningOption | None = None,
    version: int,
    at: datetime,
) -> CaseLearning:
    """Change what is on record in a case, upon the version read; what is shared outside keeps its words.

    Raises ``Refused`` as ``note_learning``; ``EditConflict``.
    """
    row = _held(noted)
    found: CaseLearning = save_upon(row, version, **_learned(row.incident_id, learned_from, text, option))
    return found


def _learned(incident_id: int, learned_from: str, text: str, option: LearningOption | None) -> dict[str, Any]:
    if not text.strip():
        raise Refused(no("text", "Say what was learned."))
    if option is not None and option.incident_id != incident_id:
        raise Refused(no("option", "That option belongs to another case."))
    return {"learned_from": learned_from, "text": text.strip(), "option": option if learned_from == "option" else None}


@transaction.atomic
def share_learning(
    *, noted: CaseLearning, title: str, words: str, because: str, version: int, seat: Seat, at: datetime
) -> CaseLearning:
    """Share what was learned in a case outside its file, in words of its own, upon the version read.

    Side effect: the learning stands in the open, and nothing there leads to the case. Raises ``Refused`` as
    ``may_share``, for words by which the case or somebody in it could be known (``may_stand_outside``), and in a closed
    file; ``EditConflict``.
    """
    row = _held(noted)
    rules.may_share(title=title, words=words, because=because, shared=row.learning_id is not None).require()
    terms, checked = _terms(row.incident_id)
    may_stand_outside({"title": title, "words": words}, terms).require()
    made = _new(of=row.learned_from, title=title, words=words, where="", seat=seat, at=at)
    found: CaseLearning = save_upon(row, version, learning=made, shared_because=because.strip(), checked=checked)
    return found


def _terms(incident_id: int) -> tuple[tuple[Term, ...], bool]:
    """The protected words of a case, and whether they could be looked for: its sheet may not open to whoever shares."""
    try:
        return protected_terms(Incident.objects.get(pk=incident_id)), True
    except Refused:
        return (), False


def _new(*, of: str, title: str, words: str, where: str, seat: Seat, at: datetime) -> Learning:
    drawn = "".join(secrets.choice(LETTERS) for _ in range(6))
    made = Learning(
        reference=f"L-{uk_date(at).year}-{drawn}",
        of=of,
        title=title.strip(),
        words=words.strip(),
        where=where.strip(),
        written_at=at,
        written_by=seat,
    )
    made.save()
    return made


@transaction.atomic
def write_learning(*, of: str, title: str, words: str, where: str = "", seat: Seat, at: datetime) -> Learning:
    """Write down learning that comes from no case file here, or is published. Raises ``Refused`` as ``may_write``, and
    for words by which somebody could be known."""
    rules.may_write(title=title, words=words).require()
    may_stand_outside({"title": title, "words": words}).require()
    return _new(of=of, title=title, words=words, where=where, seat=seat, at=at)


@transaction.atomic
def change_learning(
    *, learning: Learning, of: str, title: str, words: str, where: str = "", version: int, at: datetime
) -> Learning:
    """Word it anew before it is sent to anybody, upon the version read.

    Whoever may open the case that it comes from is held to the words of its identity sheet. Raises ``Refused`` as
    ``may_change``, ``may_write`` and ``may_stand_outside``, and where it was looked through for those words and cannot
    be now; ``EditConflict``.
    """
    row: Learning = held(learning)
    count = LearningSent.objects.filter(learning=row).count()
    rules.may_change(sent=count, withdrawn=bool(row.withdrawn_because)).require()
    rules.may_write(title=title, words=words).require()
    noted = CaseLearning.objects.filter(learning=row).first()  # nothing, for whom its case does not open to
    terms, checked = _terms(noted.incident_id) if noted is not None else ((), False)
    if noted is not None and noted.checked and not checked:
        raise Refused(no("words", NOT_LOOKED_THROUGH))
    may_stand_outside({"title": title, "words": words}, terms).require()
    found: Learning = save_upon(row, version, of=of, title=title.strip(), words=words.strip(), where=where.strip())
    return found


@transaction.atomic
def withdraw_learning(*, learning: Learning, reason: str, version: int, at: datetime) -> Learning:
    """Withdraw it, with the reason: nobody is asked or chased any more, its links end. Upon the version read."""
    row: Learning = held(learning)
    if row.withdrawn_because:
        raise Refused(no("withdrawn", "This learning was withdrawn already."))
    if not reason.strip():
        raise Refused(no("reason", "Say why it is withdrawn."))
    found: Learning = save_upon(row, version, withdrawn_because=reason.strip())
    return found


@transaction.atomic
def send_learning(
    *, learning: Learning, contacts: Iterable[Seat], others: str, due_on: date, seat: Seat, at: datetime
) -> list[LearningSent]:
    """Send it to agencies: to contacts who hold a seat, each for their agency, and to ``others``, a line for each.

    Side effect: a mail to each with the title and a link; all of them or none. Raises ``Refused`` as ``may_send``.
    """
    row: Learning = held(learning)
    typed, verdict = rules.read_agencies(others)
    verdict.require()
    asked: list[tuple[rules.To, Seat | None]] = [
        (rules.To(each.post.organisation.name if each.post.organisation else "", each.person.name, each.address), each)
        for each in contacts
    ]
    asked += [(each, None) for each in typed]
    already = LearningSent.objects.filter(learning=row, withdrawn_because="").values_list("agency", flat=True)
    rules.may_send(
        [to for to, _ in asked],
        already=list(already),
        due_on=due_on,
        withdrawn=bool(row.withdrawn_because),
        today=uk_date(at),
    ).require()
    made = []
    for to, whose in asked:
        one = LearningSent(
            learning=row,
            agency=to.agency,
            contact=to.contact,
            email=to.email,
            seat=whose,
            due_on=due_on,
            sent_at=at,
            sent_by=seat,
        )
        one.save()
        try:
            _mail(one, f"sent:{one.pk}", at)
        except ValidationError:
            raise Refused(no("contacts" if whose else "others", f"{to.email} is no e-mail address.")) from None
        made.append(one)
    return made


def _mail(row: LearningSent, key: str, at: datetime, *, again: bool = False) -> None:
    space = Space.objects.get(pk=row.space_id)
    context = {
        "space": space,
        "agency": row.agency,
        "title": row.learning.title,
        "due": date_words(row.due_on),
        "again": again,
        "url": f"{settings.SITE_URL.rstrip('/')}{reverse('learning_by_link', args=(token_of(row),))}",
        "demonstration": settings.HSCP_DEMO,
    }
    words = "Please confirm that this learning reached your staff" if again else "Learning for your staff"
    text = render_to_string("emails/learning_sent.txt", context)
    write_mail(to=row.email, subject=f"{words}: {row.learning.title}"[:200], text=text, key=f"learning:{key}", at=at)


@transaction.atomic
def confirm_learning(
    *,
    row: LearningSent,
    confirmed_on: date,
    confirmed_from: str,
    how: str,
    reached: int,
    came_by: str = ConfirmedBy.LINK,
    seat: Seat | None,
    at: datetime,
) -> LearningSent:
    """Put on record that an agency confirmed: by its link (``seat`` None), or entered for it, saying how it came.

    Raises ``Refused`` as ``may_confirm``, and where it is not said how it came.
    """
    found: LearningSent = held(row)
    if came_by not in ConfirmedBy.values or (came_by == ConfirmedBy.LINK) != (seat is None):
        raise Refused(no("came_by", "Say how the confirmation came."))
    rules.may_confirm(
        confirmed_on=confirmed_on,
        confirmed_from=confirmed_from,
        how=how,
        reached=reached,
        sent_on=found.sent_on,
        stands=found.stands(uk_date(at)),
        today=uk_date(at),
    ).require()
    found.confirmed_on, found.confirmed_from = confirmed_on, confirmed_from.strip()
    found.how, found.reached, found.came_by, found.confirmed_by = how.strip(), reached, came_by, seat
    found.save(update_fields=["confirmed_on", "confirmed_from", "how", "reached", "came_by", "confirmed_by"])
    return found


@transaction.atomic
def take_back_sent(*, row: LearningSent, reason: str, at: datetime) -> LearningSent:
    """Ask it of an agency no more, with the reason: it went to the wrong address, say. Its link ends.

    Raises ``Refused`` once it is confirmed or taken back, and without a reason.
    """
    found: LearningSent = held(row)
    if found.confirmed_on is not None or found.withdrawn_because:
        raise Refused(no("over", "This is confirmed, or is no longer asked."))
    if not reason.strip():
        raise Refused(no("reason", "Say why it is no longer asked of this agency."))
    found.withdrawn_because = reason.strip()
    found.save(update_fields=["withdrawn_because"])
    return found


@transaction.atomic
def chase_learning(*, at: datetime) -> int:
    """Remind agencies that have not confirmed what they were sent. For the timetable; repeatable within a day.

    Side effects: a row and a mail for each. Returns how many.
    """
    day, count = uk_date(at), 0
    rows = sent().filter(confirmed_on__isnull=True, withdrawn_because="", learning__withdrawn_because="")
    waiting = list(rows.order_by("pk"))
    chased = chases_of(waiting)
    for row in waiting:
        if rules.to_chase(due_on=row.due_on, chased_on=chased.get(row.pk, []), today=day):
            LearningChase(sent=row, on=day, at=at).save()
            _mail(row, f"chase:{row.pk}:{day.isoformat()}", at, again=True)
            count += 1
    return count


def _held(noted: CaseLearning) -> CaseLearning:
    held_incident(Incident(pk=noted.incident_id))
    row: CaseLearning = held(noted)
    return row
