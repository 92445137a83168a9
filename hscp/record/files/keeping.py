"""Takes a file in and lets one go. The content is written before the row and deleted after it.

Whatever dies between the two leaves content that no row names, which `hscp.record.files.tidying` takes away a day
later; it never leaves a row whose content is missing.
"""

import hashlib
import secrets
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, transaction

from hscp.lib.uploads import Limits, Scan, clean_name, judge, kind_of_name, may_download
from hscp.lib.verdicts import Refused, Verdict, no
from hscp.record.files.jobs import ask_scan
from hscp.record.files.looking import look
from hscp.record.files.scanner import scan
from hscp.record.holds import held_among, refusal
from hscp.record.stored import StoredFile
from hscp.spaces.acting import current
from hscp.spaces.fences.holds import REFUSAL


def file_limits() -> Limits:
    """How much is taken; the size is a setting (``UPLOAD_LIMIT``, bytes)."""
    return Limits(size=settings.UPLOAD_LIMIT)


def inspect(upload: Any) -> Verdict:
    """Whether the file is taken: its name, its size, its content. For a form, which shows every reason at once.

    It is looked into once, however often it is asked: what was found is kept on the object that the request brought.
    """
    if not hasattr(upload, "looked_into"):
        upload.looked_into = look(upload.name or "", upload.file, upload.size, file_limits())
    return judge(upload.looked_into, file_limits())


@transaction.atomic
def keep(*, upload: Any, case_file_id: int | None = None, at: datetime) -> StoredFile:
    """Store a file that was uploaded, in the open space and, where its owner is restricted, in its case file.

    Side effects: its content in the private storage; a job that scans it where the scanner could not be reached.
    Raises ``Refused`` for a file that is not taken, or in which the scanner found something.
    """
    inspect(upload).require()
    context = current()
    scanned = scan(upload.file, settings.CLAMAV_URL, settings.CLAMAV_SECONDS)
    if scanned.scan is Scan.INFECTED:
        no("infected", f"The virus scanner found something in this file ({scanned.words}). It was not kept.").require()
    name = clean_name(upload.name or "")
    kind = kind_of_name(name)
    assert kind is not None  # noqa: S101 - the rule has refused every other
    row = StoredFile(
        space_id=context.space_id,
        case_file_id=case_file_id,
        name=name,
        kind=kind.key,
        size=upload.size,
        sha256=_digest(upload),
        key=secrets.token_hex(24),
        scan=scanned.scan.value,
        scan_words=scanned.words,
        scanned_at=at if scanned.scan is Scan.CLEAN else None,
        uploaded_at=at,
        uploaded_by_id=context.user_id,
        uploaded_seat=context.seat_id,
    )
    default_storage.save(row.path, upload)
    row.save()
    if not may_download(row.scan, scanner=bool(settings.CLAMAV_URL)):
        ask_scan(row, at=at)
    return row


def _digest(upload: Any) -> str:
    found = hashlib.sha256()
    for piece in upload.chunks():
        found.update(piece)
    upload.seek(0)
    return found.hexdigest()


@transaction.atomic
def destroy(*, stored: StoredFile, because: str, at: datetime) -> StoredFile:
    """Destroy the content of one file, for good, and say on its row why. Does nothing where that was done already.

    What is known of it (its name, its sum) stays, and so does its history: what of those must go as well is erased row
    by row (`hscp.record.erasure`). Whether its period is over is for the caller to know. Raises ``Refused`` under a
    legal hold on it, and without a reason.
    Side effect: the content is deleted once this is committed, or by the next night's tidying.
    """
    if not because.strip():
        no("reason", "Say why the file is destroyed.").require()
    refusal(held_among(StoredFile, "id", [stored.pk])).require()
    now: StoredFile = StoredFile.objects.select_for_update().get(pk=stored.pk)
    if now.removed_at is None:
        now.removed_at, now.removed_because = at, because.strip()[:300]
        try:
            with transaction.atomic():
                now.save(update_fields=["removed_at", "removed_because"])
        except DatabaseError as stopped:
            if REFUSAL in str(stopped):  # with something that we do not see
                raise Refused(no("held", "This file is under a legal hold, so it is not destroyed.")) from None
            raise
    transaction.on_commit(partial(default_storage.delete, now.path), robust=True)
    return now
