"""Files that we make ourselves of stored ones: kept like those, in the same case file, through the same doors."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage

from hscp.lib.uploads import Scan
from hscp.record.stored import StoredFile
from hscp.spaces.acting import current

WORKROOM = "making-"


@contextmanager
def workroom() -> Iterator[Path]:
    """A folder that only we read, for what a file is made of; it goes with the ``with``, or the next night."""
    Path(settings.FILE_UPLOAD_TEMP_DIR).mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=WORKROOM, dir=settings.FILE_UPLOAD_TEMP_DIR) as name:
        yield Path(name)


def lies_at(stored: StoredFile, room: Path) -> Path:
    """Where a stored file can be read as a file of this machine: where it lies, or a copy in the workroom.

    Raises ``OSError`` where its content is gone.
    """
    try:
        path = Path(default_storage.path(stored.path))
    except NotImplementedError:  # a storage elsewhere
        path = room / f"from-{stored.key}"
        if not path.exists():
            with default_storage.open(stored.path) as content, path.open("wb") as copy:
                copy.writelines(content.chunks())
    if not path.exists():
        raise FileNotFoundError("The content of a stored file is gone.")
    return path


def put_made(made: Path, *, name: str, kind: str, case_file_id: int | None = None, at: datetime) -> StoredFile:
    """Store the content of a file that was made of stored ones, and give its row, which the caller saves.

    The content is written before a transaction need be open for it; where no row comes to name it, it is tidied away a
    day later. Every file it was made of had been scanned, where a scanner is set up: those that were not may not leave
    (``StoredFile.may_leave``), so the caller uses none of them.
    """
    context = current()
    with made.open("rb") as content:
        digest = file_digest(content, "sha256").hexdigest()
    scanned: dict[str, Any] = {"scan": Scan.NOT_SCANNED.value, "scan_words": "No scanner is set up."}
    if settings.CLAMAV_URL:
        scanned = {"scan": Scan.CLEAN.value, "scan_words": "Made of files that were scanned.", "scanned_at": at}
    row = StoredFile(
        space_id=context.space_id,
        case_file_id=case_file_id,
        name=name[:150],
        kind=kind,
        size=made.stat().st_size,
        sha256=digest,
        key=secrets.token_hex(24),
        uploaded_at=at,
        uploaded_by_id=context.user_id,
        uploaded_seat=context.seat_id,
        **scanned,
    )
    with made.open("rb") as content:
        default_storage.save(row.path, File(content))
    return row
