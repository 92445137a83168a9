"""What the demonstration's command says of a port that it cannot have."""

import socket
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from reporting.demonstration import serving
from tests.conftest import TODAY

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def of_a_demonstration(settings: Any) -> None:
    settings.HSCP_DEMO, settings.HSCP_TODAY = True, TODAY


def refused(port: object) -> str:
    with pytest.raises(CommandError) as refusal:
        call_command("demo", port=port)
    assert refusal.value.returncode == 1
    return str(refusal.value)


def test_a_port_in_use_is_said_plainly() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert refused(port).startswith(f"Port {port} is in use. Stop what listens there, or choose another: ")


@pytest.mark.parametrize("port", ["99999", "65536", "0", "-1", "abc", "8000.5", "", "²"])
def test_what_is_no_port_is_said_plainly(port: str) -> None:
    assert refused(port) == f"“{port}” is no port: choose a number from 1024 to 65535, as in make demo PORT=8080."


def test_a_port_for_administrators_is_not_said_to_be_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(self: socket.socket, address: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(serving.socket.socket, "bind", denied)
    said = "Port 80 is for administrators only: choose one from 1024, as in make demo PORT=8080."
    assert refused("80") == said


def test_the_last_port_suggests_one_that_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(self: socket.socket, address: Any) -> None:
        raise OSError(98, "Address already in use")

    monkeypatch.setattr(serving.socket.socket, "bind", taken)
    assert refused("65535").endswith("make demo PORT=8000.")
