"""A rapid review: begun, its judgement worded, its panel opened, interests declared, each of its moves."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.moves import find_move
from hscp.lib.verdicts import Reason, Refused, Verdict, no
from hscp.lib.workdays import uk_date
from hscp.record.versions import save_upon
from hscp.spaces.acting import current
from meetings.models import Decision
from partnership.models import FileExclusion, Organisation, Person, Seat
from partnership.operations.cases import exclude, put_on_list
from partnership.rules.roles import Right
from reviews.models import AtOnce, CriterionJudged, Incident, RapidReview, RapidStage, Recusal
from reviews.operations.incidents import held_incident
from reviews.operations.putting import end_open
from reviews.queries.rapid import at_once_of, criteria_of, judgement_of
from reviews.rules.criteria import BY_KEY
from reviews.rules.rapid import Judgement, may_begin, may_draft, may_recommend, may_word
from reviews.rules.states import RAPID, RAPID_BY_ACT, RapidState


@transaction.atomic
def begin_rapid(*, incident: Incident, seat: Seat, at: datetime) -> RapidReview:
    """Begin the rapid review of a notified incident. Side effect: a stage record.

    Raises ``Refused`` where the incident is not notified, one has begun, or the case file is closed.
    """
    row = held_incident(incident)
    may_begin(row.state).require()
    if RapidReview.objects.filter(incident=row).exists():
        raise Refused(no("begun", "The rapid review of this incident has begun already."))
    rapid = RapidReview(incident=row, file_id=row.file_id, begun_at=at, begun_by=seat)
    rapid.save()
    note(rapid, "begin", "", seat=seat, at=at)
    return rapid


@transaction.atomic
def word_rapid(*, rapid: RapidReview, version: int, seat: Seat, **words: Any) -> RapidReview:
    """Word the judgement, upon the version that was read. Who does so edited last, and does not sign.

    Raises ``Refused`` once the group has finalised it; ``EditConflict`` where somebody else worded it since.
    """
    row = held_rapid(rapid)
    may_word(row.state).require()
    plain = {name: value.strip() if isinstance(value, str) else value for name, value in words.items()}
    found: RapidReview = save_upon(row, version, **plain)
    _edited(found, seat)
    return found


@transaction.atomic
def judge_criterion(
    *, rapid: RapidReview, criterion: str, met: str, because: str, version: int, seat: Seat
) -> CriterionJudged:
    """Say how a criterion of reg 11 is judged and why; ``version`` is 0 where it had not been judged when read.

    Raises ``Refused`` without a reason, once finalised, and for a criterion that the table does not have;
    ``EditConflict`` where somebody else judged it since.
    """
    row = held_rapid(rapid)
    may_word(row.state).require()
    if criterion not in BY_KEY:
        raise Refused(no("criterion", "There is no such criterion."))
    if not because.strip():
        raise Refused(no("because", "Say why: the rationale stays on record."))
    found = CriterionJudged.objects.select_for_update(of=("self",)).filter(rapid=row, criterion=criterion).first()
    if found is None:
        found = CriterionJudged(rapid=row, file_id=row.file_id, criterion=criterion, met=met, because=because.strip())
        found.save()
    else:
        found = save_upon(found, version, met=met, because=because.strip())
    _edited(row, seat)
    return found


@transaction.atomic
def note_at_once(
    *, rapid: RapidReview, kind: str, what: str, to_whom: str, on: date, seat: Seat, at: datetime
) -> AtOnce:
    """Put on record what was done, or shared as learning, at once: by or to whom, and when. It is added to only.

    Raises ``Refused`` for a day that has not come, and in a closed file.
    """
    row = held_rapid(rapid)
    if on > uk_date(at):
        raise Refused(no("on", "That day has not come yet: record it once it is done."))
    made = AtOnce(
        rapid=row,
        file_id=row.file_id,
        kind=kind,
        what=what.strip(),
        to_whom=to_whom.strip(),
        on=on,
        noted_at=at,
        noted_by=seat,
    )
    made.save()
    return made


@transaction.atomic
def open_panel(
    *,
    rapid: RapidReview,
    who: Iterable[Seat],
    level: Right,
    panel_on: date | None,
    ends_at: datetime | None,
    reason: str,
    version: int,
    seat: Seat,
    at: datetime,
) -> RapidReview:
    """Open the panel in one step: its day, and for each of these seats a place on the case file's list with its end.

    All of them or none. Side effects: places, a mail to each that names the reference only, a stage record. Raises
    ``Refused``, naming whoever cannot be put on the list; ``EditConflict`` where somebody else set another day since.
    """
    row, seats = held_rapid(rapid), list(who)
    problems: list[Reason] = []
    for each in seats:
        try:
            with transaction.atomic():
                put_on_list(
                    file=row.incident.file, who=each, level=level, reason=reason, ends_at=ends_at, seat=seat, at=at
                )
        except Refused as refusal:
            problems += refusal.verdict.reasons
    if problems:
        raise Refused(Verdict(False, tuple(Reason("who", each.sentence) for each in problems)))
    row = save_upon(row, version, panel_on=panel_on)
    names = ", ".join(Seat.objects.select_related("person").get(pk=each.pk).person.name for each in seats)
    note(row, "panel", row.state, seat=seat, at=at, reason=names)
    return row


@transaction.atomic
def declare_interest(
    *,
    rapid: RapidReview,
    interest: str,
    steps_aside: bool,
    person: Person | None = None,
    organisation: Organisation | None = None,
    seat: Seat,
    at: datetime,
) -> Recusal:
    """Put a conflict of interest of a person or an agency on record, and whether they step aside.

    An agency that steps aside does not decide, and may still inform. A person who does is excluded from the case file.
    Raises ``Refused`` for neither or both, for whoever leads the file, and where it stands already.
    """
    row = held_rapid(rapid)
    if (person is None) == (organisation is None):
        raise Refused(no("person", "Name a person or an agency: one of the two."))
    if not interest.strip():
        raise Refused(no("interest", "Say what the interest is."))
    if Recusal.objects.filter(rapid=row, person=person, organisation=organisation, ended_because="").exists():
        raise Refused(no("person", "An interest of theirs is on record already."))
    if person is not None and steps_aside:
        there = FileExclusion.objects.filter(file=row.file_id, person=person, lifted_at__isnull=True).exists()
        if not there:
            exclude(
                file=row.incident.file, person=person, reason="Stepped aside: a conflict of interest", seat=seat, at=at
            )
    made = Recusal(
        rapid=row,
        file_id=row.file_id,
        person=person,
        organisation=organisation,
        interest=interest.strip(),
        steps_aside=steps_aside,
        declared_at=at,
        declared_by=seat,
    )
    made.save()
    words = f"{made}: {'steps aside' if steps_aside else 'declared, takes part'}"
    note(row, "recuse", row.state, seat=seat, at=at, reason=words)
    return made


@transaction.atomic
def end_recusal(*, recusal: Recusal, because: str, seat: Seat, at: datetime) -> Recusal:
    """Say that an interest no longer stands, and why. An exclusion from the case file is lifted on the file's own page.

    Raises ``Refused`` without a reason, and where it has ended.
    """
    row = held_rapid(recusal.rapid)
    found: Recusal = Recusal.objects.select_for_update(of=("self",)).get(pk=recusal.pk)
    if found.ended_because:
        raise Refused(no("ended", "This has ended already."))
    if not because.strip():
        raise Refused(no("reason", "Say why: it stays on record."))
    found.ended_because = because.strip()
    found.save(update_fields=["ended_because"])
    note(row, "recuse", row.state, seat=seat, at=at, reason=f"{found} no longer: {because.strip()}")
    return found


@transaction.atomic
def move_rapid(*, rapid: RapidReview, move: str, reason: str, seat: Seat, at: datetime) -> RapidReview:
    """A move that needs no more than a reason, or none. What is before the partners is taken from them where the group
    takes its recommendation back. Side effect: a stage record.

    Raises ``Refused`` where it is not legal, wants a reason, or the draft is not complete.
    """
    row = held_rapid(rapid)
    found = find_move(RAPID, row.state, move)
    if move in RAPID_BY_ACT:
        raise Refused(no("move", f"“{found.label}” has a page of its own."))
    if found.needs_reason and not reason.strip():
        raise Refused(no("reason", "Say why: it stays on record."))
    if move == "draft":
        may_draft(judgement_now(row)).require()
    if move in ("reconsider", "close"):
        end_open(rapid=row, reason=f"{found.label}.", seat=seat, at=at)
    return to_state(row, move, seat=seat, at=at, reason=reason.strip())


@transaction.atomic
def recommend(
    *,
    rapid: RapidReview,
    decision: Decision | None,
    on: date | None,
    words: str,
    quorate: bool,
    seat: Seat,
    at: datetime,
) -> RapidReview:
    """Record that the group finalised it at a quorate meeting, with the decision where the meeting is on record here.

    Side effect: a stage record. Raises ``Refused`` as ``may_recommend``, and for a decision of another case.
    """
    row = held_rapid(rapid)
    find_move(RAPID, row.state, "recommend")
    if decision is not None and decision.file_id != row.file_id:
        raise Refused(no("decision", "That decision belongs to another matter."))
    day = uk_date(decision.at) if decision is not None else on
    may_recommend(
        judgement_now(row),
        outcome=decision.outcome if decision is not None else "",
        on=day,
        words=words,
        quorate=quorate,
        today=uk_date(at),
    ).require()
    row.finalised_as, row.finalised_on, row.finalised_words = decision, day, words.strip()
    row.save(update_fields=["finalised_as", "finalised_on", "finalised_words"])
    return to_state(row, "recommend", seat=seat, at=at, reason=words.strip())


def judgement_now(rapid: RapidReview) -> Judgement:
    """What the rules ask of it, read now."""
    return judgement_of(rapid, criteria_of(rapid), len(at_once_of(rapid)))


def held_rapid(rapid: RapidReview) -> RapidReview:
    """The rapid review as it is now, its incident held. Raises ``Refused`` where its case file is closed."""
    incident = held_incident(Incident(pk=rapid.incident_id))
    row: RapidReview = RapidReview.objects.select_for_update(of=("self",)).get(pk=rapid.pk)
    row.incident = incident
    return row


def to_state(rapid: RapidReview, move: str, *, seat: Seat | None, at: datetime, reason: str = "") -> RapidReview:
    """Make a legal move of a rapid review that is held, with its stage record."""
    before = rapid.state
    rapid.state = RapidState(find_move(RAPID, before, move).target)
    rapid.version += 1
    rapid.save(update_fields=["state", "version"])
    note(rapid, move, before, seat=seat, at=at, reason=reason)
    return rapid


def note(rapid: RapidReview, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str = "") -> None:
    """The stage record of something that happened to a rapid review."""
    RapidStage(
        rapid=rapid,
        file_id=rapid.file_id,
        seat=seat,
        move=move,
        from_state=before,
        to_state=rapid.state,
        at=at,
        by_id=current().user_id,
        reason=reason,
    ).save()


def _edited(rapid: RapidReview, seat: Seat) -> None:
    person = Seat.objects.select_related("person").get(pk=seat.pk).person
    if rapid.edited_by_id != person.pk:
        rapid.edited_by = person
        rapid.save(update_fields=["edited_by"])
