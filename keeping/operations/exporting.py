"""One person's data as a file: asked for, built by a job, fetched by whoever asked, destroyed after seven days."""

import hashlib
import io
import json
import secrets
import zipfile
from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.template.loader import render_to_string

from hscp.lib.verdicts import Refused, no
from hscp.record.changes import plain_words
from hscp.record.outbox import ask
from hscp.spaces.models import Space
from hscp.ui.exports import BOM, csv_text
from keeping.models import ErasureDone, PersonExport
from keeping.operations.erasing import one_at_a_time
from keeping.queries.files import path_of
from keeping.queries.person_data import Found, Subject, account_of, data_of
from partnership.models import Person, Seat

OWN, OF_PERSON = "keeping.export_own", "keeping.export_person"
MARKING = "OFFICIAL-SENSITIVE"
Table = tuple[str, str, tuple[str, ...], list[tuple[Any, ...]], tuple[tuple[str, int], ...]]


@transaction.atomic
def ask_export(*, person: Person, own: bool, reason: str, seat: Seat | None, by_id: int, at: datetime) -> PersonExport:
    """Ask for one person's data. A job builds it with the rights of whoever asks, as they are then.

    While one is under way for the same asker it is given back. Raises ``Refused`` without a reason where the team asks.
    """
    if not own and not reason.strip():
        raise Refused(no("reason", "Say who asked for it, and how you made sure who they are."))
    waiting = PersonExport.objects.filter(person=person, by=by_id, own=own, built_at__isnull=True)
    running = waiting.select_related("job").order_by("-pk").first()
    if running is not None and running.job is not None and not running.job.is_over:
        return running
    export = PersonExport(person=person, own=own, reason=reason.strip(), by_id=by_id, seat=seat, asked_at=at)
    export.save()
    task = OWN if own else OF_PERSON
    key = f"export:{export.pk}"
    export.job = ask(task, key=key, arguments={"export_id": export.pk}, asked_by_id=by_id, at=at)
    export.save(update_fields=["job"])
    return export


def collect(*, export: PersonExport, who: Subject) -> tuple[list[Table], dict[str, Any]]:
    """Everything that goes into the file, as tables, and what stands at its head. Reads with the rights in force."""
    tables: list[Table] = []
    if export.own:
        for number, (title, columns, rows) in enumerate(account_of(who), 1):
            tables.append((f"account-{number}", title, columns, rows, ()))
    tables += [_table(found) for found in data_of(who)]
    space = Space.objects.get(pk=export.space_id)
    head = {"person": who.person.name, "space": space.name, "asked_at": export.asked_at, "own": export.own}
    return tables, head


def _table(found: Found) -> Table:
    labels = tuple(label for label, _ in found.section.columns)
    return found.section.key, found.section.title, labels, list(found.rows), found.elsewhere


def pack(*, tables: list[Table], head: dict[str, Any]) -> bytes:
    """The ZIP: a page to read, one JSON file, one CSV file a table that holds something."""
    target = io.BytesIO()
    shown = [
        (title, columns, [[plain_words(cell) if cell is not None else "" for cell in row] for row in rows], elsewhere)
        for _, title, columns, rows, elsewhere in tables
    ]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr("read-me-first.html", render_to_string("keeping/export.html", {**head, "tables": shown}))
        zipped.writestr("data.json", json.dumps(_plain(tables, head), ensure_ascii=False, indent=1))
        for key, _, columns, rows, _ in tables:
            if rows:
                zipped.writestr(f"tables/{key}.csv", BOM + csv_text(columns, rows, marking=MARKING))
    return target.getvalue()


def _plain(tables: list[Table], head: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: _json(value) for name, value in head.items()},
        "marking": MARKING,
        "tables": {
            key: {
                "title": title,
                "rows": [dict(zip(columns, map(_json, row), strict=True)) for row in rows],
                "in_case_files_not_open": dict(elsewhere),
            }
            for key, title, columns, rows, elsewhere in tables
        },
    }


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def keep(*, export: PersonExport, data: bytes) -> str:
    """Write the file, whole or not at all, under a name that nobody can guess; returns the name."""
    path = path_of(export.space_id, f"{export.pk}-{secrets.token_hex(16)}.zip")
    return default_storage.save(path, ContentFile(data)).rpartition("/")[2]


def drop(*, space_id: int, name: str) -> None:
    """Destroy a file that no row is going to name."""
    default_storage.delete(path_of(space_id, name))


def overtaken(since: datetime) -> bool:
    """Whether something was erased here since a moment. From then on, until this is committed, nothing else is."""
    one_at_a_time()
    return ErasureDone.objects.filter(at__gte=since).exists()


@transaction.atomic
def store(*, export: PersonExport, name: str, data: bytes, at: datetime) -> PersonExport:
    """Write down that the file is there."""
    export.file_name, export.size, export.built_at = name, len(data), at
    export.sha256 = hashlib.sha256(data).hexdigest()
    export.save(update_fields=["file_name", "size", "sha256", "built_at"])
    return export
