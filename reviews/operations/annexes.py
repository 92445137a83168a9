"""Annexes of a public copy: attached, made clean, read; named anew, looked at by a person, taken out with a reason."""

import hashlib
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction

from hscp.lib.uploads import kind_of_name
from hscp.lib.verdicts import Refused, no
from hscp.record.files import inspect, keep, put_made, workroom
from hscp.record.stored import StoredFile
from hscp.record.versions import held, save_upon
from hscp.ui import reading
from partnership.models import Seat
from reviews.models import AnnexRead, CopyAnnex, PublicCopy
from reviews.operations.publishing import held_copy, note
from reviews.queries.annexes import annexes_of
from reviews.queries.redaction import terms_for_check
from reviews.rules.annexes import may_attach, may_change, may_declare, may_take_out
from reviews.rules.publishing import may_word

GONE = "The stored file is gone, or is not the one that was attached. Tell whoever runs this service."


@transaction.atomic
def attach(*, copy: PublicCopy, title: str, position: int, upload: Any, seat: Seat, at: datetime) -> CopyAnnex:
    """Attach a file to a public copy as an annex: kept, a PDF made clean, read for the check.

    Side effects: the file, what was read in it, a stage record; the check of the last version is overtaken. Raises
    ``Refused`` as ``may_attach``, for a file that is not taken (`hscp.record.files.keep`), that waits for the virus
    scanner, or that cannot be read at all.
    """
    kind = kind_of_name(upload.name or "")
    may_attach(kind.key if kind else "", title=title, there=len(annexes_of(copy))).require()
    inspect(upload).require()
    upload.seek(0)
    data = upload.read()
    upload.seek(0)
    # All that takes time comes before anything is held.
    cleaned = None if kind is None or kind.key == "docx" else _clean(copy, data, title.strip())
    read = _read(data if cleaned is None else cleaned.data, is_word=cleaned is None)
    stored = keep(upload=upload, case_file_id=copy.file_id, at=at)
    stored.may_leave.require()
    row = held_copy(copy)
    may_word(row.state).require()
    may_attach(stored.kind, title=title, there=len(annexes_of(row))).require()
    bare = None if cleaned is None else _put_away(row, cleaned.data, title.strip(), at)
    made = CopyAnnex(
        copy=row,
        file_id=row.file_id,
        position=position,
        title=title.strip(),
        stored=stored,
        bare=bare,
        added_at=at,
        added_by=seat,
    )
    made.save()
    kept = AnnexRead(
        annex=made,
        file_id=row.file_id,
        parts=[asdict(each) for each in read.parts],
        unread=list(read.unread),
        taken_off=list(cleaned.taken_off) if cleaned is not None else [],
        pages=read.pages,
        read_at=at,
    )
    kept.save()
    note(row, "attach", row.state, seat=seat, at=at, reason=made.title)
    return made


def _clean(copy: PublicCopy, data: bytes, title: str) -> Any:
    """The PDF made clean. Raises ``Refused`` where it cannot be."""
    try:
        return reading.clean_pdf(data, title=title, author=copy.space.name)
    except reading.Unreadable as problem:
        raise Refused(no("upload", str(problem))) from None


def _read(data: bytes, *, is_word: bool) -> reading.Read:
    try:
        return reading.read_word(data) if is_word else reading.read_pdf(data)
    except reading.Unreadable as problem:
        raise Refused(no("upload", str(problem))) from None


def _put_away(copy: PublicCopy, data: bytes, title: str, at: datetime) -> StoredFile:
    """A PDF that was made clean, in the storage and with its row."""
    with workroom() as room:
        path = room / "annex.pdf"
        path.write_bytes(data)
        made = put_made(path, name=f"{title[:140]}.pdf", kind="pdf", case_file_id=copy.file_id, at=at)
    made.save()
    return made


def _content(stored: StoredFile) -> bytes:
    """What lies in the storage, and is what its row says. Raises ``Refused``."""
    try:
        with default_storage.open(stored.path) as content:
            data: bytes = content.read()
    except OSError:
        raise Refused(no("file", GONE)) from None
    if hashlib.sha256(data).hexdigest() != stored.sha256:
        raise Refused(no("file", GONE))
    return data


@transaction.atomic
def change_annex(*, annex: CopyAnnex, version: int, title: str, position: int, at: datetime) -> CopyAnnex:
    """Give an annex another title or place, upon the version that was read; a PDF says its new title of itself.

    Raises ``Refused`` as ``may_change`` and as ``word_copy``; ``EditConflict`` where somebody else changed it since.
    """
    row = held_copy(annex.copy)
    may_word(row.state).require()
    now: CopyAnnex = held(annex)
    may_change(is_out=now.out_at is not None, title=title).require()
    words: dict[str, Any] = {"title": title.strip(), "position": position}
    if now.version == version and now.bare is not None and now.title != title.strip():
        cleaned = _clean(row, _content(now.stored), title.strip())
        words["bare"] = _put_away(row, cleaned.data, title.strip(), at)
    found: CopyAnnex = save_upon(now, version, **words)
    return found


@transaction.atomic
def take_out(*, annex: CopyAnnex, because: str, seat: Seat, at: datetime) -> CopyAnnex:
    """Take an annex out again, with the reason. It stays on record, and what is public stays as it is.

    Side effects: a stage record; the check of the last version is overtaken. Raises ``Refused`` as ``may_take_out``.
    """
    row = held_copy(annex.copy)
    may_word(row.state).require()
    now: CopyAnnex = held(annex)
    may_take_out(is_out=now.out_at is not None, because=because).require()
    now.out_at, now.out_by, now.out_because = at, seat, because.strip()
    now.version += 1
    now.save(update_fields=["out_at", "out_by", "out_because", "version"])
    note(row, "take_out", row.state, seat=seat, at=at, reason=f"{now.title}: {now.out_because}")
    return now


@transaction.atomic
def declare_looked(*, annex: CopyAnnex, declared: bool, seat: Seat, at: datetime) -> CopyAnnex:
    """Put on record, by name, that somebody looked at every page of an annex that cannot be read as text.

    Side effect: a stage record. Raises ``Refused`` as ``may_declare`` and as ``terms_for_check``: whoever looks must
    know which words to look for.
    """
    row = held_copy(annex.copy)
    now: CopyAnnex = held(annex)
    unread = AnnexRead.objects.get(annex=now).unread
    looked = now.looked_at is not None
    may_declare(is_out=now.out_at is not None, unread=unread, looked=looked, declared=declared).require()
    terms_for_check(row.incident)
    now.looked_at, now.looked_by = at, seat
    now.version += 1
    now.save(update_fields=["looked_at", "looked_by", "version"])
    note(row, "look", row.state, seat=seat, at=at, reason=now.title)
    return now
