"""One backup, one file: a tar archive, encrypted where there is a key. Its last member says what all the others are.

It is written under a hidden name and gets its own when it is whole and on the disk, so that a backup that was killed is
never taken for one.
"""

import hashlib
import os
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from hscp.record.backup import Problem
from hscp.record.backup.sealing import CUT_SHORT, OpeningReader, SealingWriter, is_sealed

PREFIX, PLAIN, SEALED, PART = "hscp-", ".tar", ".tar.sealed", ".part"
LAST = "manifest.json"
AT_ONCE = 1024 * 1024  # bytes read together


class _Summed:
    """A stream that is hashed as it is read."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.hash = hashlib.sha256()
        self.size = 0

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read(size)
        self.hash.update(data)
        self.size += len(data)
        return data


class Writing:
    """A backup that is being written."""

    def __init__(self, folder: Path, name: str, key: str) -> None:
        self.whole = folder / f"{name}{SEALED if key else PLAIN}"
        self.part = folder / f".{self.whole.name}{PART}"
        if self.whole.exists():
            raise Problem(f"{self.whole} is there already.")
        self.raw = os.fdopen(os.open(self.part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb")
        self.sealer = SealingWriter(self.raw, key) if key else None
        out: Any = self.sealer or self.raw
        self.tar = tarfile.open(fileobj=out, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115 - see finish
        self.parts: dict[str, dict[str, Any]] = {}

    def add(self, name: str, stream: IO[bytes], size: int) -> None:
        """Write one part of ``size`` bytes. Raises ``Problem`` where the stream holds another number of them."""
        summed = _Summed(stream)
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        try:
            self.tar.addfile(entry, summed)
        except tarfile.ReadError:
            raise Problem(f"{name} became shorter while it was read.") from None
        self.parts[name] = {"sha256": summed.hash.hexdigest(), "size": size}

    def finish(self, manifest: bytes) -> Path:
        """Write the manifest, see all of it onto the disk, and give the file its name."""
        entry = tarfile.TarInfo(LAST)
        entry.size, entry.mode = len(manifest), 0o600
        self.tar.addfile(entry, BytesIO(manifest))
        self.tar.close()
        if self.sealer:
            self.sealer.close()
        self.raw.flush()
        os.fsync(self.raw.fileno())
        self.raw.close()
        self.part.rename(self.whole)
        sync(self.whole.parent)
        return self.whole

    def abandon(self) -> None:
        """Take away what was written so far."""
        self.raw.close()
        self.part.unlink(missing_ok=True)


def sync(folder: Path) -> None:
    """See a folder's names onto the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def reading(path: Path, key: str) -> Iterator[Iterable[tuple[str, IO[bytes]]]]:
    """The parts of a backup, in their order: name and stream, each to be read before the next.

    Raises ``Problem`` for what is no backup, is cut short, or does not open with ``key``.
    """
    try:
        with path.open("rb") as raw:
            source: Any = OpeningReader(raw, key) if is_sealed(raw) else raw
            with tarfile.open(fileobj=source, mode="r|") as tar:
                yield _parts(tar)
    except tarfile.ReadError:
        raise Problem(CUT_SHORT) from None
    except OSError as problem:
        raise Problem(f"{path} cannot be read: {problem.strerror}.") from None


def _parts(tar: tarfile.TarFile) -> Iterator[tuple[str, IO[bytes]]]:
    for entry in tar:
        stream = tar.extractfile(entry) if entry.isreg() else None
        if stream is None or entry.name.startswith("/") or ".." in Path(entry.name).parts:
            raise Problem(f"This backup holds {entry.name}, which no backup of ours does.")
        yield entry.name, stream


def sums(path: Path, key: str) -> tuple[bytes, dict[str, dict[str, Any]]]:
    """The manifest of a backup, and size and SHA-256 of each other part, from reading all of it."""
    found: dict[str, dict[str, Any]] = {}
    manifest = b""
    with reading(path, key) as parts:
        for name, stream in parts:
            if manifest:
                raise Problem("This backup is not as it was made: something follows its manifest.")
            if name == LAST:
                manifest = stream.read()
                continue
            if name in found:
                raise Problem(f"This backup is not as it was made: {name} is in it twice.")
            summed = _Summed(stream)
            while summed.read(AT_ONCE):
                pass
            found[name] = {"sha256": summed.hash.hexdigest(), "size": summed.size}
    if not manifest:
        raise Problem(CUT_SHORT)
    return manifest, found


def whole_backups(folder: Path) -> list[Path]:
    """The backups in a folder that are whole, oldest first: their names begin with the moment."""
    return sorted(each for each in folder.glob(f"{PREFIX}*") if each.name.endswith((PLAIN, SEALED)))


def leftovers(folder: Path) -> list[Path]:
    """What backups that were killed have left in a folder."""
    return sorted(folder.glob(f".{PREFIX}*"))
