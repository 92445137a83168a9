"""The public copy of a practice review: begun, written, made a version of, moved, not published at all."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from hscp.lib.moves import find_move
from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.record.outbox import ask
from hscp.record.versions import held, save_upon
from hscp.spaces.acting import current
from partnership.models import Seat
from partnership.operations.cases.places import held_open
from partnership.rules.canonical import content_hash
from reviews.enums import ClockNoteKind, CopyState
from reviews.models import (
    CopySection,
    CopyVersion,
    Incident,
    NotPublishing,
    PublicCopy,
    PublicCopyStage,
)
from reviews.operations.clocks import note_dues, say_of_clock
from reviews.operations.incidents import held_incident
from reviews.queries.annexes import annexes_of
from reviews.queries.clocks import time_of
from reviews.queries.publishing import (
    USUAL,
    content_of,
    copy_of,
    is_changed,
    latest_of,
    sections_of,
    signed_in,
    signed_text,
)
from reviews.rules.clocks import PRACTICE, State
from reviews.rules.publishing import BRIEFING, may_begin, may_not_publish, may_word, missing_words
from reviews.rules.states import COPY, COPY_BY_REASON

BUILD_COPY = "reviews.build_copy"


@transaction.atomic
def begin_copy(*, incident: Incident, seat: Seat, at: datetime) -> PublicCopy:
    """Begin the public copy of a case from the text that the partners signed.

    Side effects: its sections, a stage record. Raises ``Refused`` before they have signed, where one was begun, and in
    a closed file.
    """
    row = held_incident(incident)
    report = signed_in(row)
    may_begin(signed=report is not None, begun=copy_of(row) is not None).require()
    assert report is not None  # noqa: S101 - the rule asked
    text = signed_text(report)
    made = PublicCopy(incident=row, file_id=row.file_id, begun_hash=text.content_hash, begun_at=at, begun_by=seat)
    made.save()
    _sections(made, text.sections or tuple((heading, "") for heading in USUAL))
    note(made, "begin", "", seat=seat, at=at)
    return made


def _sections(copy: PublicCopy, sections: Sequence[tuple[str, str]]) -> None:
    for position, (heading, text) in enumerate(sections, 1):
        CopySection(copy=copy, file_id=copy.file_id, position=position, heading=heading[:200], text=text).save()


@transaction.atomic
def word_copy(*, copy: PublicCopy, version: int, **words: str) -> PublicCopy:
    """Word the title and the practice briefing, upon the version that was read.

    Raises ``Refused`` where it is not to be published, or withdrawn; ``EditConflict`` where somebody else did so since.
    """
    row = held_copy(copy)
    may_word(row.state).require()
    found: PublicCopy = save_upon(row, version, **{name: words[name].strip() for name in ("title", *BRIEFING)})
    return found


@transaction.atomic
def add_section(*, copy: PublicCopy, position: int, heading: str, text: str) -> CopySection:
    """Put another section into a public copy. Raises ``Refused`` as ``word_copy``."""
    row = held_copy(copy)
    may_word(row.state).require()
    made = CopySection(copy=row, file_id=row.file_id, position=position, heading=heading.strip(), text=text.strip())
    made.save()
    return made


@transaction.atomic
def change_section(*, section: CopySection, version: int, **words: Any) -> CopySection:
    """Change a section, or leave it out, upon the version that was read.

    Raises ``Refused`` as ``word_copy``; ``EditConflict`` where somebody else changed it since.
    """
    row = held_copy(section.copy)
    may_word(row.state).require()
    plain = {name: value.strip() if isinstance(value, str) else value for name, value in words.items()}
    found: CopySection = save_upon(held(section), version, **plain)
    return found


@transaction.atomic
def make_version(*, copy: PublicCopy, seat: Seat, at: datetime) -> CopyVersion:
    """Freeze the text as it reads now: a version to be checked, laid out and published.

    Side effects: a stage record, its PDFs are asked for. Raises ``Refused`` while the text is not whole, and where it
    reads as the last version does.
    """
    row = held_copy(copy)
    may_word(row.state).require()
    sections, annexes = sections_of(row), annexes_of(row)
    words = {name: getattr(row, name) for name in ("title", *BRIEFING)}
    missing_words(words, sum(bool(each.text) and not each.left_out for each in sections)).require()
    last = latest_of(row)
    if not is_changed(row, last, sections, annexes):
        raise Refused(no("same", "The text reads as the last version does."))
    content = content_of(row, sections, annexes, row.space.name)
    made = CopyVersion(
        copy=row,
        file_id=row.file_id,
        number=last.number + 1 if last is not None else 1,
        content=content,
        content_hash=content_hash(content),
        made_at=at,
        made_by=seat,
    )
    made.save()
    note(row, "version", row.state, seat=seat, at=at, reason=str(made))
    ask_build(made, at)
    return made


def ask_build(version: CopyVersion, at: datetime) -> None:
    """Ask for the PDFs of a version. Raises ``Refused`` in a closed file."""
    held_open(version.file_id)
    arguments = {"version_id": version.pk, "file_id": version.file_id}
    ask(
        BUILD_COPY, key=f"copy:{version.pk}:{at.isoformat()}", arguments=arguments, asked_by_id=current().user_id, at=at
    )


@transaction.atomic
def move_copy(*, copy: PublicCopy, move: str, reason: str, seat: Seat, at: datetime) -> PublicCopy:
    """A move that wants no more than a reason.

    Taking the day back takes the planned day from the case as well; publishing after all lets the clock of the review
    run on. Side effect: a stage record. Raises ``Refused`` where it is not legal, or without a reason.
    """
    row = held_copy(copy)
    found = find_move(COPY, row.state, move)
    if move not in COPY_BY_REASON:
        raise Refused(no("move", f"“{found.label}” has a page of its own."))
    if not reason.strip():
        raise Refused(no("reason", "Say why: it stays on record."))
    if move == "unset":
        plan_day(row.incident, None, "The day of publication was taken back.", at)
    if move == "after_all":
        _clock(row, ClockNoteKind.RUNS_ON, reason, seat, at)
    return to_state(row, move, seat=seat, at=at, reason=reason.strip())


@transaction.atomic
def decide_not_to_publish(
    *, copy: PublicCopy, because: str, decided_by: str, decided_on: date, told: str, seat: Seat, at: datetime
) -> NotPublishing:
    """Put on record that the review is not published at all: the justification, who decided it, whom that told.

    Side effects: the clock of the review ends with that reason, a stage record. Raises ``Refused`` as
    ``may_not_publish``, and once it is published.
    """
    row = held_copy(copy)
    find_move(COPY, row.state, "decide_not")
    may_not_publish(because, decided_by, decided_on, told, today=uk_date(at)).require()
    made = NotPublishing(
        copy=row,
        file_id=row.file_id,
        because=because.strip(),
        decided_by=decided_by.strip(),
        decided_on=decided_on,
        told=told.strip(),
        noted_at=at,
        noted_by=seat,
    )
    made.save()
    if row.state == CopyState.SET:
        plan_day(row.incident, None, "It is not published.", at)
    _clock(row, ClockNoteKind.ENDED, f"It is not published: {because.strip()}", seat, at)
    to_state(row, "decide_not", seat=seat, at=at, reason=because.strip())
    return made


def _clock(row: PublicCopy, kind: str, because: str, seat: Seat, at: datetime) -> None:
    """The clock of the practice review ends, or runs on, where it stands so."""
    shown = time_of(row.incident, uk_date(at)).shown
    state = next((each.clock.state for each in shown if each.clock.limit.key == PRACTICE), None)
    fits = (State.ENDED,) if kind == ClockNoteKind.RUNS_ON else (State.RUNNING, State.OVERDUE)
    if state in fits:
        say_of_clock(incident=row.incident, clock=PRACTICE, kind=kind, because=because, seat=seat, at=at)


def plan_day(incident: Incident, on: date | None, because: str, at: datetime) -> None:
    """The planned day of publication of a case that is held; the clock of the advance copies follows it."""
    if incident.publishes_on != on:
        incident.publishes_on = on
        incident.version += 1
        incident.save(update_fields=["publishes_on", "version"])
        note_dues(incident=incident, because=because, at=at)


def held_copy(copy: PublicCopy) -> PublicCopy:
    """The public copy as it is now, its incident held. Raises ``Refused`` where its case file is closed."""
    incident = held_incident(Incident(pk=copy.incident_id))
    rows = PublicCopy.objects.select_for_update(of=("self",)).select_related("published", "space")
    row: PublicCopy = rows.get(pk=copy.pk)
    row.incident = incident
    return row


def to_state(copy: PublicCopy, move: str, *, seat: Seat | None, at: datetime, reason: str = "") -> PublicCopy:
    """Make a legal move of a public copy that is held, with its stage record."""
    before = copy.state
    copy.state = CopyState(find_move(COPY, before, move).target)
    copy.save(update_fields=["state"])
    note(copy, move, before, seat=seat, at=at, reason=reason)
    return copy


def note(copy: PublicCopy, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str = "") -> None:
    """The stage record of something that happened to a public copy."""
    PublicCopyStage(
        copy=copy,
        file_id=copy.file_id,
        seat=seat,
        move=move,
        from_state=before,
        to_state=copy.state,
        at=at,
        by_id=current().user_id,
        reason=reason,
    ).save()
