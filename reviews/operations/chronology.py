"""The chronology: entries added, imported all or none, corrected beside what stood; differing accounts resolved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.spaces.acting import current
from meetings.rules.importing import Cell, Problem
from partnership.models import Seat
from reviews.models import AgencyRequest, Child, ChronologyEntry, ChronologyResolved, RapidReview
from reviews.operations.rapid import held_rapid
from reviews.queries.chronology import differing
from reviews.rules.chronology import Line, judge_rows

AT_ONCE = 500  # rows in one statement


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: the entries it brings, how many were kept, and every problem."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    kept: int = 0


@transaction.atomic
def add_entry(
    *,
    rapid: RapidReview,
    on: date,
    at_time: time | None,
    child: Child | None,
    agency: str,
    what: str,
    source: str,
    significance: str,
    request: AgencyRequest | None = None,
    replaces: ChronologyEntry | None = None,
    because: str = "",
    seat: Seat,
    at: datetime,
) -> ChronologyEntry:
    """Add an entry; where it ``replaces`` one, that stays on record and is no longer shown, with the reason.

    Raises ``Refused`` for a day to come, without words or an agency, for a correction without a reason or of an entry
    that was corrected already, and in a closed file.
    """
    row = held_rapid(rapid)
    if on > uk_date(at):
        raise Refused(no("on", "That day has not come yet."))
    if not what.strip():
        raise Refused(no("what", "Say what happened."))
    if not agency.strip():
        raise Refused(no("agency", "Name the agency whose record this is."))
    if replaces is not None:
        if not because.strip():
            raise Refused(no("because", "Say why it is corrected: what stood stays on record."))
        if replaces.rapid_id != row.pk or ChronologyEntry.objects.filter(replaces=replaces).exists():
            raise Refused(no("replaces", "This entry was corrected meanwhile. Correct what stands now."))
    made = ChronologyEntry(
        rapid=row,
        file_id=row.file_id,
        request=request,
        on=on,
        at=at_time,
        child=child,
        agency=agency.strip(),
        what=what.strip(),
        source=source.strip(),
        significance=significance.strip(),
        replaces=replaces,
        because=because.strip() if replaces else "",
        entered_at=at,
        entered_by=seat,
    )
    made.save()
    return made


@transaction.atomic
def import_entries(
    *,
    rapid: RapidReview,
    rows: Sequence[Sequence[Cell]],
    dry_run: bool,
    agency: str = "",
    request: AgencyRequest | None = None,
    seat: Seat,
    at: datetime,
) -> Imported:
    """Add the entries of a spreadsheet's rows: all of them or, with one problem, none, and each named with its row.

    A dry run keeps nothing. ``agency`` is the one the rows are of, where they are one agency's. Raises ``Refused`` in a
    closed file.
    """
    row = held_rapid(rapid)
    children = {child.label.lower(): child.pk for child in Child.objects.filter(incident=row.incident_id)}
    lines, problems = judge_rows(rows, children=children, agency=agency, today=uk_date(at))
    if problems or dry_run:
        return Imported(lines, problems)
    ChronologyEntry.objects.bulk_create(
        (
            ChronologyEntry(
                space_id=current().space_id,
                rapid=row,
                file_id=row.file_id,
                request=request,
                on=line.on,
                at=line.at,
                child_id=line.child,
                agency=line.agency,
                what=line.what,
                source=line.source,
                significance=line.significance,
                entered_at=at,
                entered_by=seat,
            )
            for line in lines
        ),
        batch_size=AT_ONCE,
    )
    return Imported(lines, (), len(lines))


@transaction.atomic
def resolve(
    *, rapid: RapidReview, on: date, child: int | None, stands: int | None, because: str, seat: Seat, at: datetime
) -> ChronologyResolved:
    """Resolve accounts of one day and child that differ: which stands (None: all do), and why. All stay on record.

    Raises ``Refused`` without a reason, where no accounts differ there, and for an account that is not among them.
    """
    row = held_rapid(rapid)
    if not because.strip():
        raise Refused(no("because", "Say why: it stays on record."))
    found = next(
        (each.conflict for each in differing(row) if (each.conflict.on, each.conflict.child) == (on, child)), None
    )
    if found is None:
        raise Refused(no("stands", "No accounts of that day differ."))
    if stands is not None and stands not in found.keys:
        raise Refused(no("stands", "Choose one of the accounts shown."))
    made = ChronologyResolved(
        rapid=row,
        file_id=row.file_id,
        on=on,
        child_id=child,
        entries=list(found.keys),
        stands_id=stands,
        because=because.strip(),
        at=at,
        by=seat,
    )
    made.save()
    return made
