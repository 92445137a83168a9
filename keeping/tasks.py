"""Work that waits: an erasure that two people decided; one person's data; what goes by itself, every night."""

from datetime import timedelta

from hscp.lib.verdicts import Refused
from hscp.record.handlers import GiveUp, TryLater, job
from hscp.record.progress import Progress
from hscp.spaces.clock import now, today
from hscp.spaces.looks import looking
from keeping.enums import Kind
from keeping.models import ErasureAsked, ErasureDone, PersonExport
from keeping.operations import erasing, exporting
from keeping.operations.clearing import clear, end_exports
from keeping.queries.exports import PAGE, path_of
from keeping.queries.parts import Unit, units_of
from keeping.queries.person_data import subject_of
from keeping.queries.things import within
from partnership.enums import ReadKind
from partnership.models import Seat
from partnership.operations.cases import record_reads
from partnership.operations.grants import renew_grants
from partnership.rules.roles import Right

COUNTED = "Emptying"


@job(erasing.TASK, long=True, lease=timedelta(minutes=5), attempts=5, right=Right.KEEP_RECORDS)
def erase(progress: Progress, *, asked_id: int) -> None:
    """Empty a thing unit by unit, each in a transaction of its own. Interrupted, it goes on where it was.

    What goes is looked at anew each time, so that a second run finds little left to do; and once more at the end, for
    somebody may have been in the middle of saving when it began. Before anything goes, exports of people's data end.
    """
    with progress.acting() as context:
        asked = ErasureAsked.objects.select_related("seat").filter(pk=asked_id).first()
        if asked is None:
            raise GiveUp("There is no such erasure.")
        if ErasureDone.objects.filter(asked=asked).exists():
            raise GiveUp("This was done before.")
        seat = Seat.objects.get(pk=context.seat_id)
        with within(_file(asked)):
            units = units_of(Kind(asked.kind), asked.of_key)
            try:
                erasing.check(asked, units, day=today(), now=now())
            except Refused as refused:
                raise GiveUp(str(refused)) from None
            end_exports(at=now())
            if asked.kind == Kind.FILE:
                erasing.shut(file_id=asked.of_key, seat=seat, at=now())
    _empty(progress, asked, units, COUNTED)
    with progress.acting(), within(_file(asked)):
        units = units_of(Kind(asked.kind), asked.of_key)
    _empty(progress, asked, units, "Looking for what came meanwhile")
    with progress.finish(), within(_file(asked)):
        erasing.done(asked=asked, units=units, seat=seat, at=now())


def _empty(progress: Progress, asked: ErasureAsked, units: list[Unit], words: str) -> None:
    for number, unit in enumerate(units):
        progress.step(number, len(units), words)
        with progress.acting(), within(_file(asked)):
            try:
                erasing.empty(unit, asked=asked, at=now())
            except Refused as refused:
                raise GiveUp(str(refused)) from None


def _file(asked: ErasureAsked) -> list[int]:
    return [asked.of_file] if asked.of_file is not None else []


@job("keeping.clear")
def clear_what_is_over() -> None:
    """Clear what goes by itself in the job's space; give seats what their role has now, and take what not. Nightly."""
    clear(at=now())
    renew_grants(day=today())


@job(exporting.OWN, long=True, lease=timedelta(minutes=5), attempts=3)
def export_own(progress: Progress, *, export_id: int) -> None:
    """Collect one's own data, with the rights that one has then."""
    _export(progress, export_id)


@job(exporting.OF_PERSON, long=True, lease=timedelta(minutes=5), attempts=3, right=Right.MANAGE_PEOPLE)
def export_person(progress: Progress, *, export_id: int) -> None:
    """Collect somebody's data for the team, with the rights of whoever asked, as they are then."""
    _export(progress, export_id)


def _export(progress: Progress, export_id: int) -> None:
    """Collect, pack, keep. What was shown of case files is recorded with the file's being done.

    Where something was erased meanwhile the file is dropped and all is collected anew.
    """
    progress.step(0, 3, "Collecting the record")
    began = now()
    with progress.acting() as context, looking() as seen:
        export = PersonExport.objects.select_related("person__user").filter(pk=export_id).first()
        if export is None:
            raise GiveUp("There is no such export any more.")
        tables, head = exporting.collect(export=export, who=subject_of(export.person))
        opened = context.files & seen
    progress.step(1, 3, "Writing the file")
    data = exporting.pack(tables=tables, head=head)
    name = exporting.keep(export=export, data=data)
    progress.step(2, 3, "Putting it in its place")
    try:
        with progress.finish():
            if exporting.overtaken(began):
                raise TryLater("Something was erased meanwhile, so the data is collected anew.")
            moment = now()
            if opened:
                path = path_of(export.pk)
                record_reads(file_ids=opened, kind=ReadKind.EXPORT, page=PAGE, path=path, at=moment)
            exporting.store(export=PersonExport.objects.get(pk=export_id), name=name, data=data, at=moment)
    except TryLater:
        exporting.drop(space_id=export.space_id, name=name)
        raise
