"""Erasures: what was asked for, what was answered, what was done, and what the rules need to know of a thing."""

from datetime import date, datetime
from typing import Any

from hscp.lib.verdicts import Verdict
from hscp.lib.workdays import uk_date
from hscp.record.holds import holds_standing, refusal
from hscp.spaces.acting import current
from keeping.enums import Kind
from keeping.models import ErasureAsked
from keeping.queries.parts import held_of, units_of
from keeping.queries.schedule import schedule
from keeping.queries.things import Thing, erased_of, hold_over, kept_until
from keeping.rules import AskedFacts, ErasureFacts
from partnership.access import every_list
from partnership.queries.two_people import admissions
from partnership.rules.roles import ROLES, Right
from partnership.rules.two_people import Asking, who_could_be_second

KEEPING = tuple(row.key for row in ROLES if Right.KEEP_RECORDS in row.rights)


def who_could_confirm(by: int, now: datetime) -> int:
    """How many accounts of this space could confirm an erasure that ``by`` asks for at a moment. Five queries."""
    asked = Asking(by=by, at=now, roles=KEEPING)
    return len(who_could_be_second(asked, admissions(uk_date(now), now)))


def asking_of(row: ErasureAsked) -> Asking:
    """An erasure that was asked for, as the rule of two people sees it."""
    return Asking(by=row.seat.user_id or 0, at=row.at, roles=KEEPING, seat=row.seat_id)


def held_verdict(thing: Thing) -> Verdict:
    """Whether a legal hold stands on a thing or on any part of it."""
    hold = hold_over(thing, holds_standing())
    if hold is None and holds_standing().exists():
        files = current().files | ({thing.file_id} if thing.file_id else set())
        with every_list(files):
            hold = held_of(units_of(thing.kind, thing.key))
    return refusal(hold)


def asked_now(kind: Kind, key: int, now: datetime) -> ErasureAsked | None:
    """The erasure of a thing that waits for the second person, or for the job that does it."""
    rows = ErasureAsked.objects.filter(kind=kind, of_key=key, done__isnull=True).select_related("answer__job", "seat")
    for row in rows:
        answer = getattr(row, "answer", None)
        if answer is None and asked_facts(row).is_open(now):
            return row
        if answer is not None and answer.confirmed and not (answer.job and answer.job.state == "failed"):
            return row
    return None


def asked_facts(row: ErasureAsked) -> AskedFacts:
    """An erasure that was asked for, as the rules see it."""
    return AskedFacts(
        asked_by=row.seat.user_id or 0, asked_at=row.at, answered=getattr(row, "answer", None) is not None
    )


def facts_of(thing: Thing, *, by: int, day: date, now: datetime) -> ErasureFacts:
    """Everything that the rules need to know of a thing. Some twenty queries."""
    period = schedule().get(thing.kept_as)
    due_on = period.due_on(thing.since) if period else None
    return ErasureFacts(
        words=thing.words,
        held=held_verdict(thing),
        blocks=thing.blocks,
        erased=thing.key in erased_of(thing.kind),
        due=due_on is not None and due_on <= day,
        kept_until=kept_until(thing.kind, day).get(thing.key),
        waiting=asked_now(thing.kind, thing.key, now) is not None,
        others=who_could_confirm(by, now),
    )


def erasures_listed() -> Any:
    """Every erasure that was asked for, the newest first, with who and what became of it."""
    return ErasureAsked.objects.select_related(
        "seat__person", "seat__post", "answer__seat__person", "answer__seat__post", "answer__job", "done"
    )


def state_words(row: ErasureAsked, now: datetime) -> tuple[str, str]:
    """How an erasure stands, as a word and its tone."""
    answer, done = getattr(row, "answer", None), getattr(row, "done", None)
    if done is not None:
        return "Done", "good"
    if answer is None:
        return ("Waits for a second person", "active") if asked_facts(row).is_open(now) else ("Lapsed", "neutral")
    if not answer.confirmed:
        return "Declined", "neutral"
    if answer.job is not None and answer.job.state == "failed":
        return "Not done", "bad"
    return "Under way", "active"
