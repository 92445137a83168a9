"""The scanner's own "OK" alone means clean: everything else, and every fault on the way, means "not scanned"."""

import socket
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from hscp.lib.uploads import Scan
from hscp.record.files.scanner import NO_SCANNER, scan
from tests.factories.uploads import EICAR
from tests.servers.clamd import Clamd, ClamdServer
from tests.servers.redis import free_port

pytestmark = pytest.mark.once


@pytest.fixture
def clamd() -> Iterator[Clamd]:
    with ClamdServer() as found:
        yield found


def test_clean_over_tcp_and_over_a_unix_socket(clamd: Clamd) -> None:
    content = BytesIO(b"0123456789" * 20_000)  # more than one piece
    content.seek(7)
    assert scan(content, clamd.url, 5).scan is Scan.CLEAN
    with tempfile.TemporaryDirectory() as folder, ClamdServer(Path(folder)) as other:
        assert scan(content, other.url, 5).scan is Scan.CLEAN
        assert other.scanned == clamd.scanned == [content.getvalue()]
    assert content.tell() == 0


def test_the_test_virus_is_found(clamd: Clamd) -> None:
    found = scan(BytesIO(EICAR.encode()), clamd.url, 5)
    assert (found.scan, found.words) == (Scan.INFECTED, "Win.Test.EICAR_HDB-1")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0",
        b"OK\0",
        b"stream: OKx",
        b"stream: OK",  # the line ends before the answer does
        b"stream: OK \xff\0",
        b"stream: OK FOUND ERROR\0",
        b"other: OK\0",
        b"stream: NOT OK\0",
        b"INSTREAM size limit exceeded. ERROR\0",
        b"x" * 9000,
    ],
)
def test_any_other_answer_means_not_scanned(clamd: Clamd, answer: bytes) -> None:
    clamd.answer = answer
    assert scan(BytesIO(b"abc"), clamd.url, 5).scan is Scan.NOT_SCANNED


def test_every_fault_means_not_scanned(clamd: Clamd) -> None:
    clamd.longest = 10
    assert scan(BytesIO(b"0" * 500_000), clamd.url, 5).scan is Scan.NOT_SCANNED
    clamd.longest, clamd.silent = 1000, True
    assert scan(BytesIO(b"abc"), clamd.url, 5).scan is Scan.NOT_SCANNED
    for url in (f"tcp://127.0.0.1:{free_port()}", "unix:///nowhere/clamd.ctl", "http://127.0.0.1:1", "clamav"):
        assert scan(BytesIO(b"abc"), url, 1).scan is Scan.NOT_SCANNED
    assert scan(BytesIO(b"abc"), "", 1).words == NO_SCANNER


def test_a_scanner_that_never_answers_is_not_waited_for() -> None:

    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        assert scan(BytesIO(b"abc"), url, 0.2).scan is Scan.NOT_SCANNED
