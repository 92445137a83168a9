"""Who was shown what of a case file: written down in the transaction that shows it."""

from collections.abc import Iterable
from datetime import datetime

from hscp.spaces.acting import current
from partnership.models import FileRead


def record_reads(*, file_ids: Iterable[int], kind: str, page: str, path: str, at: datetime) -> None:
    """Write down, in the open transaction, that the one who acts was shown something of these files. One query."""
    context = current()
    assert context.user_id is not None  # noqa: S101 - only accounts are given a file to open
    (space_id,) = context.read
    FileRead.objects.bulk_create(
        FileRead(
            space_id=space_id,
            file_id=file_id,
            by_id=context.user_id,
            seat_id=context.seat_id,
            at=at,
            kind=kind,
            page=page[:60],
            path=path[:200],
        )
        for file_id in sorted(file_ids)
    )
