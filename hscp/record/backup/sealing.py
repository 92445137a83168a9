"""Encrypts a backup as it is written, with a key from the environment (``BACKUP_KEY``).

The stream is cut into pieces, each sealed by AES-256-GCM under a number that counts up and says which piece is the last
(the construction STREAM): a piece that was changed, moved, doubled or left out does not open, nor does a file that
was cut short. The key of each file comes from ``BACKUP_KEY`` and 32 random bytes, by HKDF-SHA-256.
"""

import os
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from hscp.record.backup import Problem

MAGIC = b"HSCP backup, sealed: 1\n"
SALT = 32  # bytes
PIECE = 256 * 1024  # bytes of content in each piece but the last
TAG = 16  # bytes that GCM adds to each

NO_KEY = "This backup is encrypted. Set BACKUP_KEY to the key it was made with."
CUT_SHORT = "This backup is not whole: the file has been cut short."


def _box(key: str, salt: bytes) -> AESGCM:
    derived = HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"hscp backup")
    return AESGCM(derived.derive(key.encode()))


def _number(count: int, *, last: bool) -> bytes:
    return count.to_bytes(11, "big") + (b"\1" if last else b"\0")


class SealingWriter:
    """A file to write to; what is written goes sealed into ``out``, which ``close`` leaves open."""

    def __init__(self, out: IO[bytes], key: str) -> None:
        self.out = out
        salt = os.urandom(SALT)
        self.box = _box(key, salt)
        self.held = bytearray()
        self.count = 0
        out.write(MAGIC + salt)

    def write(self, data: bytes) -> int:
        """Take ``data``; whole pieces go out once it is known that another follows."""
        self.held += data
        while len(self.held) > PIECE:
            self._put(bytes(self.held[:PIECE]), last=False)
            del self.held[:PIECE]
        return len(data)

    def close(self) -> None:
        """Put out the last piece."""
        self._put(bytes(self.held), last=True)
        self.held.clear()

    def _put(self, piece: bytes, *, last: bool) -> None:
        self.out.write(self.box.encrypt(_number(self.count, last=last), piece, MAGIC))
        self.count += 1


class OpeningReader:
    """A file to read from; what ``source`` holds sealed comes out open.

    Raises ``Problem`` at the first piece that does not open, whether the key is another or the piece was changed.
    """

    def __init__(self, source: IO[bytes], key: str) -> None:
        self.source = source
        if source.read(len(MAGIC)) != MAGIC:
            raise Problem("This is not a backup of this product.")
        if not key:
            raise Problem(NO_KEY)
        self.box = _box(key, source.read(SALT))
        self.ahead = source.read(PIECE + TAG)
        self.open = bytearray()
        self.count = 0
        self.over = False

    def read(self, size: int = -1) -> bytes:
        """As a file's."""
        while not self.over and (size < 0 or len(self.open) < size):
            self._piece()
        taken = bytes(self.open) if size < 0 else bytes(self.open[:size])
        del self.open[: len(taken)]
        return taken

    def _piece(self) -> None:
        sealed, self.ahead = self.ahead, self.source.read(PIECE + TAG)
        self.over = not self.ahead
        try:
            self.open += self.box.decrypt(_number(self.count, last=self.over), sealed, MAGIC)
        except (InvalidTag, ValueError):  # ValueError: shorter than a tag
            raise Problem(
                "This backup cannot be opened: BACKUP_KEY is not the key it was made with."
                if self.count == 0 and not self.over
                else "This backup is not as it was made, or BACKUP_KEY is another: it has been changed or cut short."
            ) from None
        self.count += 1


def is_sealed(source: IO[bytes]) -> bool:
    """Whether a file just opened begins as a sealed backup does; it is wound back."""
    begins = source.read(len(MAGIC))
    source.seek(0)
    return begins == MAGIC
