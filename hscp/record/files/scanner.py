"""Asks ClamAV (INSTREAM) about a file. Only its own plain "OK" means clean; every fault means "not scanned"."""

import socket
import struct
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import urlsplit

from hscp.lib.uploads import Scan

PIECE = 1 << 16
ANSWER = 4096  # bytes at the most
CONNECT = 2.0  # seconds
NO_SCANNER = "No scanner is set up."


@dataclass(frozen=True, slots=True)
class Scanned:
    """What came of it, and the scanner's own words, or why there are none."""

    scan: Scan
    words: str


def scan(content: BinaryIO, url: str, seconds: float) -> Scanned:
    """Let the scanner at ``url`` (``tcp://host:port`` or ``unix:///path``) look at the content, from its beginning.

    Each answer is waited for ``seconds`` at the most. Nothing is raised: what cannot be scanned was not scanned.
    """
    if not url:
        return Scanned(Scan.NOT_SCANNED, NO_SCANNER)
    try:
        content.seek(0)
        with _connected(url) as line:
            line.settimeout(seconds)
            line.sendall(b"zINSTREAM\0")
            while piece := content.read(PIECE):
                line.sendall(struct.pack(">I", len(piece)) + piece)
            line.sendall(struct.pack(">I", 0))
            return _understood(_answer(line))
    except (OSError, ValueError) as problem:
        return Scanned(Scan.NOT_SCANNED, f"The scanner could not be asked ({type(problem).__name__}).")
    finally:
        content.seek(0)


def _connected(url: str) -> socket.socket:
    parts = urlsplit(url)
    if parts.scheme == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(CONNECT)
        try:
            line.connect(parts.path)
        except OSError:
            line.close()
            raise
        return line
    if parts.scheme != "tcp" or not parts.hostname or not parts.port:
        raise ValueError(f"CLAMAV_URL must be tcp://host:port or unix:///path, not {parts.scheme}:")
    return socket.create_connection((parts.hostname, parts.port), timeout=CONNECT)


def _answer(line: socket.socket) -> bytes:
    """What is said up to the zero byte. Raises ``ValueError`` where the line ends before it."""
    said = b""
    while not said.endswith(b"\0"):
        piece = line.recv(ANSWER)
        if not piece or len(said) > ANSWER:
            raise ValueError("The answer is not whole.")
        said += piece
    return said[:-1]


def _understood(said: bytes) -> Scanned:
    words = said.decode("ascii", "replace").strip()
    result = words.partition("stream: ")[2]
    if words == "stream: OK":
        return Scanned(Scan.CLEAN, "OK")
    if words.startswith("stream: ") and words.endswith(" FOUND"):
        return Scanned(Scan.INFECTED, result.removesuffix(" FOUND")[:200])
    return Scanned(Scan.NOT_SCANNED, f"The scanner said: {words}"[:200])
