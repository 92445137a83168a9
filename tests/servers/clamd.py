"""A small virus scanner that speaks ClamAV's INSTREAM over a real socket, and fails where a test tells it to."""

import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.factories.uploads import EICAR

FOUND = b"stream: Win.Test.EICAR_HDB-1 FOUND\0"


@dataclass
class Clamd:
    """What the scanner does. ``answer`` replaces its own judgement; ``silent`` lets it hang up without a word."""

    url: str = ""
    answer: bytes | None = None
    silent: bool = False
    longest: int = 30_000_000  # StreamMaxLength
    scanned: list[bytes] = field(default_factory=list)

    def judge(self, data: bytes) -> bytes:
        if self.answer is not None:
            return self.answer
        return FOUND if EICAR.encode() in data else b"stream: OK\0"


class ClamdServer:
    """Start with ``with``; gives the `Clamd`. On TCP, or on a unix socket in ``folder``."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def __enter__(self) -> Clamd:
        if self._folder is not None:
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            path = self._folder / "clamd.ctl"
            self._socket.bind(str(path))
            self.clamd = Clamd(f"unix://{path}")
        else:
            self._socket = socket.create_server(("127.0.0.1", 0))
            self.clamd = Clamd(f"tcp://127.0.0.1:{self._socket.getsockname()[1]}")
        self._socket.listen()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self.clamd

    def __exit__(self, *problem: object) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            with line:
                self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        read = _reader(line)
        if read(len(b"zINSTREAM\0")) != b"zINSTREAM\0":
            line.sendall(b"UNKNOWN COMMAND\0")
            return
        data = b""
        while length := struct.unpack(">I", read(4))[0]:
            data += read(length)
            if len(data) > self.clamd.longest:
                line.sendall(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.clamd.scanned.append(data)
        if not self.clamd.silent:
            line.sendall(self.clamd.judge(data))


def _reader(line: socket.socket) -> Callable[[int], bytes]:
    def read(length: int) -> bytes:
        got = b""
        while len(got) < length:
            piece = line.recv(length - len(got))
            if not piece:
                return got.ljust(length, b"\0")
            got += piece
        return got

    return read
