"""The certified OpenID provider, started as a partner organisation runs one. It answers by the book and cannot lie; for
lies there is ``oidc.py``."""

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import requests

from tests.servers.redis import free_port

SCRIPT = Path(__file__).with_suffix(".mjs")
PATIENCE = 20  # seconds until it must answer


@contextmanager
def certified(*, back: str, client: str, secret: str, person: dict[str, Any], inside_token: bool) -> Iterator[str]:
    """Its address. ``person`` has signed in there; their particulars stand in the token, or on the user's page alone.

    Raises ``RuntimeError``, with what it said, when it does not start.
    """
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    known = {"client_id": client, "client_secret": secret, "redirect_uris": [back]}
    told = {
        "issuer": url,
        "port": port,
        "client": known | {"token_endpoint_auth_method": "client_secret_post"},
        "person": person,
        "insideToken": inside_token,
    }
    process = subprocess.Popen(
        ["node", str(SCRIPT)],
        env={**os.environ, "OPENID": json.dumps(told)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        _wait_for(f"{url}/.well-known/openid-configuration", process)
        yield url
    finally:
        process.kill()
        process.communicate()


def _wait_for(url: str, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with suppress(requests.ConnectionError):
            requests.get(url, timeout=2)
            return
        time.sleep(0.05)
    process.kill()
    raise RuntimeError(process.communicate()[1].decode() or "The provider did not start.")
