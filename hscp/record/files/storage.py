"""Private files on a disk of ours: whole or not there at all, read by nobody but us, and without an address."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

UNFINISHED = ".unfinished-"


class PrivateStorage(FileSystemStorage):
    """Django's, except that a file has come to rest on the disk before its name is there, and none has a URL.

    What is saved under a name that is there takes its place, at once: a report's PDF is named by its content, and a
    restore puts back what was there. Names of uploads are drawn by lot.
    """

    def __init__(self, **options: Any) -> None:
        modes = {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700}
        super().__init__(**{**modes, "allow_overwrite": True, **options})

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Folders and files of a folder; links lead elsewhere and are none of ours."""
        here = Path(self.path(path))
        folders, names = ([each for each in found if not (here / each).is_symlink()] for found in super().listdir(path))
        return folders, names

    def url(self, name: str | None) -> str:
        """Raises ``ValueError``: a file is had through the door of what it belongs to, and no other way."""
        raise ValueError("Stored files have no address of their own.")

    def _save(self, name: str, content: "File[Any]") -> str:
        whole = Path(self.path(name))
        for folder in reversed([each for each in whole.parents if not each.exists()]):
            folder.mkdir(mode=0o700, exist_ok=True)
        unfinished = whole.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                for piece in content.chunks():
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            unfinished.rename(whole)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
        _settle(whole.parent)
        return name


def _settle(folder: Path) -> None:
    """See to it that the names in a folder have reached the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
