"""The encryption of backups: what was sealed comes out again, and nothing else does."""

from io import BytesIO

import pytest

from hscp.record.backup import Problem
from hscp.record.backup.sealing import MAGIC, PIECE, SALT, TAG, OpeningReader, SealingWriter

pytestmark = pytest.mark.once
KEY = "a key of the test"
HEAD = len(MAGIC) + SALT


def sealed(content: bytes, key: str = KEY) -> bytes:
    out = BytesIO()
    writer = SealingWriter(out, key)
    for at in range(0, len(content), 100_000):
        writer.write(content[at : at + 100_000])
    writer.close()
    return out.getvalue()


def opened(data: bytes, key: str = KEY) -> bytes:
    reader = OpeningReader(BytesIO(data), key)
    found = bytearray()
    while piece := reader.read(70_000):
        found += piece
    return bytes(found)


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_whatever_its_length(size: int) -> None:
    content = bytes(range(256)) * (size // 256 + 1)
    assert opened(sealed(content[:size])) == content[:size]


def test_the_same_twice_is_not_the_same() -> None:
    assert sealed(b"the same") != sealed(b"the same")


def test_what_was_changed_moved_doubled_or_left_out_does_not_open() -> None:
    data = sealed(bytes(3 * PIECE + 5))
    one, two = HEAD + PIECE + TAG, HEAD + 2 * (PIECE + TAG)
    first, second, rest = data[HEAD:one], data[one:two], data[two:]
    for wrong in (
        data[:-1],
        data[:two],
        data[:HEAD] + second + first + rest,
        data[:HEAD] + first + first + second + rest,
        data[:HEAD] + first + rest,
        data[:HEAD] + bytes([data[HEAD] ^ 1]) + data[HEAD + 1 :],
        data[: HEAD - 1] + bytes([data[HEAD - 1] ^ 1]) + data[HEAD:],
        data + b"more",
    ):
        with pytest.raises(Problem):
            opened(wrong)


def test_another_key_and_none() -> None:
    with pytest.raises(Problem, match="BACKUP_KEY"):
        opened(sealed(bytes(2 * PIECE)), "another")
    with pytest.raises(Problem, match="Set BACKUP_KEY"):
        opened(sealed(b""), "")
    with pytest.raises(Problem, match="not a backup of this product"):
        opened(b"something else entirely", KEY)
