"""Papers that writers upload while everything is killed: what was confirmed is there, whole, and once."""

import hashlib

from django.core.files.storage import default_storage

from hscp.record.stored import StoredFile
from hscp.spaces.acting import acting, in_space
from meetings.models import Paper, PaperVersion

SIZE = 200_000  # bytes: several reads and writes long, so that a kill finds some half-way


def content_of(words: str) -> bytes:
    """The content of the file of that title: no two are alike, and each is known from its title."""
    line = f"{words} {hashlib.sha256(words.encode()).hexdigest()}\n".encode()
    return (line * (SIZE // len(line) + 1))[:SIZE]


def times_kept(words: str) -> int:
    """How often the paper of that title stands, with one version whose file is there and whole; within its space."""
    found = 0
    for paper in Paper.objects.filter(title=words):
        versions = list(PaperVersion.objects.filter(paper=paper).select_related("stored"))
        found += 1 if len(versions) == 1 and whole(versions[0].stored, content_of(words)) else 0
    return found


def whole(stored: StoredFile, content: bytes) -> bool:
    """Whether the file that the row names lies in the storage as it was sent."""
    if not default_storage.exists(stored.path):
        return False
    with default_storage.open(stored.path) as file:
        there = file.read()
    return bool(there == content and stored.sha256 == hashlib.sha256(content).hexdigest())


def rows_without_content(space_id: int) -> list[str]:
    """Rows that name a file which is not there, confirmed or not: there must be none."""
    with acting(in_space(space_id)):
        rows = list(StoredFile.objects.filter(removed_at__isnull=True))
    return [f"The file {row.name} is not in the storage." for row in rows if not default_storage.exists(row.path)]
