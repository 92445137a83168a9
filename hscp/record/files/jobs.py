"""Scans what could not be scanned when it came, and tidies the storage each night.

Both do what no person asked for, in every case file of a space, and hand nothing out: they act within one case file at
a time, whose key stands in the name of the folder.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from shutil import rmtree
from typing import BinaryIO, cast

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import timezone

from hscp.lib.uploads import Scan
from hscp.record.files.making import WORKROOM
from hscp.record.files.scanner import scan
from hscp.record.files.storage import UNFINISHED
from hscp.record.handlers import GiveUp, TryLater, job, turn
from hscp.record.models import Job, JobState
from hscp.record.outbox import ask
from hscp.record.progress import Progress
from hscp.record.stored import StoredFile, folder_of, folders_of
from hscp.spaces.acting import acting, current
from hscp.spaces.clock import now
from hscp.spaces.looks import looking

SCAN = "record.scan_file"
TIDY = "record.tidy_files"
LEFT = timedelta(days=1)  # older than any request that may still be at it


@contextmanager
def within_case_file(case_file_id: int | None) -> Iterator[None]:
    """Act in one case file more, for what the machine does to files; it is no look into it, for nobody is shown it."""
    if case_file_id is None:
        yield
        return
    context = current()
    with looking(), acting(replace(context, files=context.files | {case_file_id})):
        yield


def ask_scan(stored: StoredFile, *, at: datetime, again: str = "") -> None:
    """Ask for a scan, in the open transaction. ``again`` tells a later asking from the first."""
    ask(
        SCAN,
        key=f"scan:{stored.pk}{again}",
        arguments={"stored_id": stored.pk, "case_file_id": stored.case_file_id},
        asked_by_id=None,
        at=at,
    )


@job(SCAN, long=True, attempts=10, lease=timedelta(minutes=10))
def scan_file(progress: Progress, *, stored_id: int, case_file_id: int | None) -> None:
    """Scan one file, outside any transaction. A scanner that is away is tried again, for some four hours."""
    with progress.acting(only_reading=True), within_case_file(case_file_id):
        row = StoredFile.objects.filter(pk=stored_id, removed_at__isnull=True).first()
    if row is None:
        raise GiveUp("The file is not there any more.")
    with default_storage.open(row.path) as content:
        scanned = scan(cast(BinaryIO, content), settings.CLAMAV_URL, settings.CLAMAV_SECONDS)
    if scanned.scan is Scan.NOT_SCANNED:
        raise TryLater(scanned.words)
    with progress.finish(), within_case_file(case_file_id):
        row = StoredFile.objects.select_for_update().get(pk=stored_id)
        row.scan, row.scan_words, row.scanned_at = scanned.scan.value, scanned.words, now()
        row.save(update_fields=["scan", "scan_words", "scanned_at"])


@dataclass(frozen=True, slots=True)
class Unscanned:
    """How many files of the space wait for a scan, those in case files counted too, and what the scanner last said."""

    count: int
    words: str


def unscanned(at: datetime) -> Unscanned:
    """What the jobs of the last two days say: those that came to nothing are asked for anew each night. One query."""
    asked = Job.objects.filter(task=SCAN, asked_at__gt=at - 2 * LEFT).order_by("pk")
    latest = {arguments["stored_id"]: rest for arguments, *rest in asked.values_list("arguments", "state", "problem")}
    waiting = [problem for state, problem in latest.values() if state != JobState.DONE]
    return Unscanned(len(waiting), next((problem for problem in reversed(waiting) if problem), ""))


@job(TIDY)
def tidy_files() -> None:
    """Take away content that no row names, in the job's space; ask again for scans that came to nothing. Daily."""
    space_id, at = current().space_id, now()
    for folder in _folders(space_id):
        case_file_id = int(folder) or None
        with within_case_file(case_file_id):
            _tidy(folder_of(space_id, case_file_id), case_file_id, at)
    for folder in _below(str(space_id)):
        _tidy_unfinished(f"{space_id}/{folder}")


def _folders(space_id: int) -> list[str]:
    return [name for name in _below(folders_of(space_id)) if name.isdecimal()]


def _below(folder: str) -> list[str]:
    try:
        return default_storage.listdir(folder)[0]
    except FileNotFoundError:
        return []


def _tidy_unfinished(folder: str) -> None:
    """What somebody was killed over while they wrote it, in the folders of files that we make ourselves."""
    for name in default_storage.listdir(folder)[1]:
        path = f"{folder}/{name}"
        if name.startswith(UNFINISHED) and _is_old(path):
            default_storage.delete(path)


def _tidy(folder: str, case_file_id: int | None, at: datetime) -> None:
    rows = StoredFile.objects.filter(case_file_id=case_file_id, removed_at__isnull=True)
    known = set(rows.values_list("key", flat=True))
    for name in default_storage.listdir(folder)[1]:
        path = f"{folder}/{name}"
        if name not in known and _is_old(path):
            default_storage.delete(path)
    if settings.CLAMAV_URL:
        for row in rows.filter(scan=Scan.NOT_SCANNED):
            ask_scan(row, at=at, again=f":{at:%Y-%m-%d}")


def _is_old(path: str) -> bool:
    return timezone.now() - default_storage.get_modified_time(path) > LEFT  # both by the machine's own clock


@turn("record.tidy_uploads")
def tidy_uploads(at: datetime) -> None:
    """Take away what was left of uploads, and of files being made, that were broken off a day ago. Daily, on each
    machine that takes a turn."""
    folder = Path(settings.FILE_UPLOAD_TEMP_DIR)
    for path in (*folder.glob("*.upload*"), *folder.glob(f"{WORKROOM}*")):
        if timezone.now().timestamp() - path.stat().st_mtime <= LEFT.total_seconds():
            continue
        if path.is_dir():
            rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
