"""One visitor: a connection that stays open, cookies, and a session opened through the sign-in form."""

import re
import time
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from tests.bench.seeds import APP, EMAIL, PASSWORD
from tests.bench.servers import Web
from tests.factories.factors import code_of
from tests.servers.line import Line

SECOND_STEP = "/account/second-step/code/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and what it cost inside the server: milliseconds, queries where they were counted."""

    status: int
    body: bytes
    location: str
    ms: float
    queries: int
    pid: int


class Client:
    """A visitor of one web process."""

    def __init__(self, web: Web) -> None:
        self._web = web
        self._line = Line(f"http://localhost:{web.port}", patience=120)

    def wait(self, seconds: float = 60) -> None:
        """Until the web process answers. Raises ``RuntimeError`` when it does not."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._web.check()
            try:
                if self.get("/health/").status == 200:
                    return
            except OSError:
                self._line.close()
                time.sleep(0.1)
        raise RuntimeError(f"The web process does not answer.\n{self._web.said()}")

    def get(self, path: str, bench: str = "") -> Answer:
        """Fetch a page."""
        return self._send(path, None, bench)

    def post(self, path: str, data: dict[str, str], bench: str = "") -> Answer:
        """Send a form, with the token of the last one that was fetched."""
        return self._send(path, urlencode(data).encode(), bench)

    def token(self, path: str) -> str:
        """The form token of a page. Raises ``RuntimeError`` where the page has no form."""
        found = TOKEN.search(self.get(path).body.decode())
        if found is None:
            raise RuntimeError(f"{path} has no form.")
        return found.group(1)

    def sign_in(self) -> None:
        """Through the form, as a person does. Raises ``RuntimeError`` when it is refused."""
        path = "/account/login/"
        answer = self.post(path, {"login": EMAIL, "password": PASSWORD, "csrfmiddlewaretoken": self.token(path)})
        if answer.status != 302:
            raise RuntimeError(f"Signing in was answered with {answer.status}.\n{self._web.said()}")
        for later in (0, 30, -30):  # a code is good once, and an earlier client may have used it
            code = code_of(APP, time.time() + later)
            answer = self.post(answer.location, {"code": code, "csrfmiddlewaretoken": self.token(answer.location)})
            if answer.status == 302:
                return
            answer = replace(answer, location=SECOND_STEP)
        raise RuntimeError(f"The second step was answered with {answer.status}.\n{self._web.said()}")

    def _send(self, path: str, body: bytes | None, bench: str) -> Answer:
        headers = {"X-Forwarded-Proto": "https", "Origin": "https://localhost", "Host": "localhost"}
        if bench:
            headers["X-Bench"] = bench
        response = self._line.ask(path, body, headers)
        if response.status >= 500:
            raise RuntimeError(f"{path} was answered with {response.status}.\n{self._web.said()}")
        return Answer(
            status=response.status,
            body=response.body,
            location=response.headers.get("Location", ""),
            ms=float(response.headers.get("X-Bench-Ms", 0)),
            queries=int(response.headers.get("X-Bench-Queries", 0)),
            pid=int(response.headers.get("X-Bench-Pid", 0)),
        )
