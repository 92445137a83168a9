"""Agencies are asked what they show of a recommendation, are reminded, and show it; a correction stands beside."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.moves import find_move
from hscp.lib.verdicts import Refused, no
from hscp.lib.words import date_words, listing
from hscp.lib.workdays import uk_date
from hscp.record.mail import write_mail
from hscp.record.mail_letter import mail_text, whole_address
from hscp.record.versions import EditConflict
from hscp.spaces.acting import current
from hscp.spaces.models import Space
from meetings.enums import EvidenceAskState
from meetings.models import AgencyImprovement, EvidenceAsk, EvidenceAskStage, Recommendation
from meetings.queries.agency_evidence import newest_of, owing, to_tell
from meetings.queries.following import followed_reference
from meetings.rules.agency_evidence import (
    BEFORE,
    EVIDENCE_ASK,
    SPEAKING,
    Agency,
    is_reminded,
    may_ask,
    may_show,
    may_speak_for,
)
from meetings.rules.following import still_here
from partnership.models import Organisation, Seat
from partnership.operations.cases.places import held_open
from partnership.operations.cases.reach import every_case
from partnership.queries.cases import live_on, references_of
from partnership.rules.roles import ROLE_BY_KEY, Right


@transaction.atomic
def ask_agencies(
    *,
    recommendation: Recommendation,
    agencies: Iterable[Organisation],
    words: str = "",
    due_on: date,
    seat: Seat,
    at: datetime,
) -> list[EvidenceAsk]:
    """Ask these agencies, all of them or none, each once, what they show of a recommendation, by a day. A closed one
    too: what made a difference is often seen later.

    Side effects: for each a stage record that names who was told, and a mail to those who speak for it and may open
    the recommendation. Raises ``Refused`` as ``may_ask``, of one that is followed in the open, and in a closed case
    file.
    """
    row, chosen = _here(recommendation), list({each.pk: each for each in agencies}.values())
    waiting = owing(row)
    rows = [Agency(each.called, each.pk in waiting) for each in chosen]
    may_ask(rows, due_on=due_on, today=uk_date(at)).require()
    told = to_tell([each.pk for each in chosen], row.file_id, at)
    made = []
    for each in chosen:
        ask = EvidenceAsk(
            recommendation=row,
            organisation=each,
            file_id=row.file_id,
            words=words.strip(),
            due_on=due_on,
            asked_at=at,
            asked_by=seat,
        )
        ask.save()
        seats = told.get(each.pk, [])
        _tell(ask, seats, "ask", at)
        names = listing([one.person.name for one in seats])
        said = f"Told by mail: {names}." if seats else "Nobody there could be told by mail."
        day = date_words(due_on, weekday=False)
        _stage(ask, "ask", "", seat=seat, at=at, reason=f"Owed by {day}. {said}")
        made.append(ask)
    return made


@transaction.atomic
def withdraw_evidence_ask(*, ask: EvidenceAsk, reason: str, seat: Seat, at: datetime) -> EvidenceAsk:
    """Ask an agency no longer, with the reason. Side effect: a stage record. Raises ``Refused`` once it is answered or
    withdrawn, without a reason, and in a closed case file."""
    _held(ask.recommendation)
    row = EvidenceAsk.objects.select_for_update(of=("self",)).get(pk=ask.pk)
    find_move(EVIDENCE_ASK, row.state, "withdraw")
    if not reason.strip():
        raise Refused(no("reason", "Say why nothing is asked any more."))
    return _move(row, "withdraw", seat=seat, at=at, reason=reason.strip())


@transaction.atomic
def ask_no_longer(*, recommendation: Recommendation, because: str, seat: Seat, at: datetime) -> None:
    """Ask no agency any more about a recommendation that goes on elsewhere. Side effect: a stage record of each."""
    asked = EvidenceAsk.objects.filter(recommendation=recommendation, state=EvidenceAskState.ASKED)
    for row in asked.select_for_update(of=("self",)).order_by("pk"):
        _move(row, "withdraw", seat=seat, at=at, reason=because)


@transaction.atomic
def show_impact(
    *,
    recommendation: Recommendation,
    agency: Organisation,
    improved: str,
    impact: str,
    kind: str,
    seen_from: date,
    seen_to: date | None = None,
    came_by: str = "",
    replaces: AgencyImprovement | None = None,
    seat: Seat,
    at: datetime,
) -> AgencyImprovement:
    """Write down what an agency improved and what shows that it made a difference: from a seat that speaks for it, or
    on its behalf, saying how it told. ``replaces`` is an entry of the same agency that this one corrects.

    Side effect: what it was asked is answered, with a stage record. Raises ``Refused`` as ``may_show`` and
    ``may_speak_for``, of a recommendation that is followed in the open, and in a closed case file; ``EditConflict``
    where ``replaces`` was corrected meanwhile.
    """
    row, day = _here(recommendation), uk_date(at)
    holds = Seat.objects.select_related("post").get(pk=seat.pk)
    live = Seat.objects.filter(live_on(day), pk=seat.pk).exists()
    own = live and holds.role in SPEAKING and holds.post.organisation_id == agency.pk
    records = live and Right.RECORD_MINUTES in ROLE_BY_KEY[holds.role].rights
    may_speak_for(own=own, records=records, came_by=came_by, agency=agency.called).require()
    may_show(improved=improved, impact=impact, seen_from=seen_from, seen_to=seen_to, today=day).require()
    if replaces is not None:
        if (replaces.recommendation_id, replaces.organisation_id) != (row.pk, agency.pk):
            raise Refused(
                no("replaces", "An entry is corrected by one of the same agency, on the same recommendation.")
            )
        newest = newest_of(replaces)
        if newest.pk != replaces.pk:
            raise EditConflict(newest)
    open_asks = EvidenceAsk.objects.select_for_update(of=("self",)).filter(
        recommendation=row, organisation=agency, state=EvidenceAskState.ASKED
    )
    ask = open_asks.first() if replaces is None else None
    made = AgencyImprovement(
        recommendation=row,
        organisation=agency,
        file_id=row.file_id,
        ask=ask,
        improved=improved.strip(),
        impact=impact.strip(),
        kind=kind,
        seen_from=seen_from,
        seen_to=seen_to,
        came_by="" if own else came_by,
        replaces=replaces,
        at=at,
        seat=seat,
    )
    made.save()
    if ask is not None:
        _move(ask, "answer", seat=seat, at=at)
    return made


@transaction.atomic
def remind_of_evidence(*, at: datetime) -> int:
    """Remind the agencies of the open space that owe evidence, on the days that the rule names (`is_reminded`).

    Repeatable; for the timetable, in every case file that is open. Side effects: a mail to those who speak for the
    agency and may open the recommendation, and a stage record; neither where nobody can be told. Returns how many
    agencies were reminded.
    """
    day = uk_date(at)
    with every_case():
        waiting = EvidenceAsk.objects.filter(state=EvidenceAskState.ASKED, due_on__lte=day + BEFORE)
        rows = list(
            waiting.filter(file__closed_at__isnull=True)
            .select_for_update(of=("self",))
            .select_related("recommendation", "organisation")
            .order_by("pk")
        )
        reminded: dict[int, list[date]] = defaultdict(list)
        stages = EvidenceAskStage.objects.filter(ask__in=rows, move="remind").order_by()
        for key, moment in stages.values_list("ask_id", "at"):
            reminded[key].append(uk_date(moment))
        return sum(
            _remind(each, at)
            for each in rows
            if is_reminded(
                due_on=each.due_on, asked_on=uk_date(each.asked_at), reminded_on=reminded[each.pk], today=day
            )
        )


def _remind(ask: EvidenceAsk, at: datetime) -> bool:
    seats = to_tell([ask.organisation_id], ask.file_id, at).get(ask.organisation_id, [])
    if not seats:
        return False
    _tell(ask, seats, f"remind:{uk_date(at).isoformat()}", at)
    _move(ask, "remind", seat=None, at=at, reason=f"By mail: {listing([each.person.name for each in seats])}.")
    return True


def _held(recommendation: Recommendation) -> Recommendation:
    """The recommendation, held, so that two who write of it come one after the other. Raises ``Refused`` where its case
    file is closed."""
    found: Recommendation = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
    if found.file_id is not None:
        held_open(found.file_id)
    return found


def _here(recommendation: Recommendation) -> Recommendation:
    """As ``_held``; raises ``Refused`` too where it is followed in the open: agencies show there what they improved."""
    found = _held(recommendation)
    still_here(found.reference, followed_reference(found)).require()
    return found


def _move(row: EvidenceAsk, move: str, *, seat: Seat | None, at: datetime, reason: str = "") -> EvidenceAsk:
    before = row.state
    row.state = EvidenceAskState(find_move(EVIDENCE_ASK, before, move).target)
    if row.state != before:
        row.save(update_fields=["state"])
    _stage(row, move, before, seat=seat, at=at, reason=reason)
    return row


def _stage(row: EvidenceAsk, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str = "") -> None:
    EvidenceAskStage(
        ask=row,
        file_id=row.file_id,
        move=move,
        from_state=before,
        to_state=row.state,
        at=at,
        by_id=current().user_id,
        seat=seat,
        reason=reason,
    ).save()


def _tell(ask: EvidenceAsk, seats: Iterable[Seat], key: str, at: datetime) -> None:
    """Write each of them a mail; of a case file it names the file's reference and the day, and nothing else."""
    space = Space.objects.get(pk=current().space_id)
    file = references_of([ask.file_id]).get(ask.file_id, "") if ask.file_id else ""
    late = ask.due_on < uk_date(at)
    begins = "Evidence is owed" if late else "Evidence is still asked for" if key != "ask" else "Evidence is asked for"
    about = f"case file {file}" if file else ask.recommendation.reference
    context: dict[str, Any] = {
        "space": space,
        "ask": ask,
        "file": file,
        "late": late,
        "url": whole_address("agency_evidence_add", space.slug, ask.recommendation_id),
    }
    for seat in seats:
        text = mail_text("emails/agency_evidence.txt", {**context, "name": seat.person.name})
        mail_key = f"agency-evidence:{ask.pk}:{key}:{seat.pk}"
        write_mail(to=seat.address, subject=f"{begins}: {about}"[:200], text=text, key=mail_key, at=at)
