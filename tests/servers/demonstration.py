"""The demonstration as `make demo` serves it, in a process and a folder of its own, and a visitor without a browser."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from hscp.settings import test

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0  # seconds for the start, and for a job: the machine may be busy


class Visitor:
    """Comes to a site by HTTP, with cookies and the tokens of its forms."""

    def __init__(self, site: str) -> None:
        self.site = site
        self._open = build_opener(HTTPCookieProcessor(CookieJar())).open
        self.address, self.body, self.kind = "", b"", ""

    @property
    def text(self) -> str:
        return self.body.decode()

    def get(self, path: str) -> "Visitor":
        return self._ask(Request(self._whole(path)))  # noqa: S310 - our own site

    def post(self, path: str, **fields: str) -> "Visitor":
        """Send a form of the page that is open, with its token."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.text)
        assert token is not None, self.text
        data = urlencode({"csrfmiddlewaretoken": token[1], **fields}).encode()
        return self._ask(Request(self._whole(path), data, {"Referer": self.address}))  # noqa: S310 - our own site

    def _whole(self, path: str) -> str:
        return path if path.startswith("http") else f"{self.site}{path}"

    def _ask(self, request: Request) -> "Visitor":
        with self._open(request, timeout=PATIENCE) as answer:
            self.address, self.body, self.kind = answer.url, answer.read(), answer.headers.get_content_type()
        return self


@contextmanager
def demonstration(var: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """``manage.py demo`` on ``port``, with database and files in ``var``, the tests' secrets; answers already."""
    secrets = {name: str(getattr(test, name)) for name in ("SECRET_KEY", "SPACE_SIGNING_KEY")}
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    told = {
        **kept,
        **secrets,
        "SEALING_KEYS": ",".join(test.SEALING_KEYS),
        "HSCP_DEMO": "1",
        "HSCP_VAR": str(var),
        "SITE_URL": f"http://localhost:{port}",
        "DJANGO_SETTINGS_MODULE": "hscp.settings.base",
    }
    process = subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", str(port)],
        cwd=ROOT,
        env=told,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        _wait_for(process, port)
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()


def _wait_for(process: "subprocess.Popen[str]", port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise AssertionError(f"It ended by itself: {process.communicate()[0]}")
        try:
            Visitor(f"http://localhost:{port}").get("/health/web/")
        except (URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"Nobody answered on port {port}.")


def free_port() -> int:
    """A port on which nobody listens at the moment."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port
