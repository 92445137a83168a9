"""A person at a browser: signs in with a code, fills in forms, and sends one again that was not answered."""

import hashlib
import http.client
import re
import threading
import time
from dataclasses import dataclass
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.factories.factors import code_of

PATIENCE = 180.0  # seconds until somebody whose form is not answered gives up
AGAIN = 0.4  # seconds between two tries


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    location: str
    body: str


class Form(HTMLParser):
    """The fields of the form on a page that acts (has a key of its own), as a browser would send it untouched."""

    def __init__(self, body: str, mark: str = "once") -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._all: list[dict[str, str]] = []
        self._now: dict[str, str] | None = None
        self._area = self._select = ""
        self.feed(body)
        self.fields = next((one for one in self._all if mark in one), {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        name = said.get("name", "")
        if tag == "form":
            self._now = {}
            self._all.append(self._now)
        elif self._now is None or not name or "disabled" in said:
            if tag == "option" and self._select and self._now is not None and "selected" in said:
                self._now[self._select] = said.get("value", "")
        elif tag == "textarea":
            self._area, self._now[name] = name, ""
        elif tag == "select":
            self._select, self._now[name] = name, ""
        elif tag == "input":
            kind = said.get("type", "text")
            if kind in ("checkbox", "radio") and "checked" not in said:
                return
            if kind not in ("submit", "button", "file"):
                self._now[name] = said.get("value", "on" if kind == "checkbox" else "")

    def handle_data(self, data: str) -> None:
        if self._area and self._now is not None:
            self._now[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._now = None
        elif tag == "textarea":
            self._area = ""
        elif tag == "select":
            self._select = ""


def with_file(fields: dict[str, str], upload: bytes) -> tuple[str, bytes]:
    """Content type and body of a form with a file, as a browser sends it (RFC 7578)."""
    edge = "hscp-drill-" + hashlib.sha256(upload).hexdigest()[:16]
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode()
        for name, text in fields.items()
    ]
    head = 'Content-Disposition: form-data; name="upload"; filename="paper.txt"\r\nContent-Type: text/plain'
    parts.append(f"--{edge}\r\n{head}\r\n\r\n".encode() + upload + f"\r\n--{edge}--\r\n".encode())
    return f"multipart/form-data; boundary={edge}", b"".join(parts)


class Unanswered(Exception):
    """Nobody answered for as long as a person waits."""


class Visitor:
    """One account at one browser. ``retries`` counts how often something had to be sent again."""

    def __init__(self, port: int, email: str, password: str, secret: str) -> None:
        self._port, self._email, self._password, self._secret = port, email, password, secret
        self._cookies: dict[str, str] = {}
        self.retries = 0

    def get(self, path: str) -> Answer:
        """Fetch a page; ask again while nobody answers or the server has a fault."""
        return self._patiently("GET", path, None, {})

    def send(self, path: str, fields: dict[str, str], *, twice: bool = False, upload: bytes = b"") -> Answer:
        """Send a form, and the very same again until it is answered. ``twice``: from two clicks at once, first.

        ``upload`` is the content of the file in the field of that name.
        """
        kind, body = "application/x-www-form-urlencoded", urlencode(fields).encode()
        if upload:
            kind, body = with_file(fields, upload)
        if not twice:
            return self._patiently("POST", path, body, {"Content-Type": kind})
        answers: list[Answer] = []

        def click() -> None:
            try:
                answers.append(self._patiently("POST", path, body, {"Content-Type": kind}))
            except Unanswered:
                return

        clicks = [threading.Thread(target=click) for _each in range(2)]
        for each in clicks:
            each.start()
        for each in clicks:
            each.join()
        if not answers:
            raise Unanswered(path)
        return min(answers, key=lambda answer: answer.status != 302)

    def sign_in(self) -> None:
        """With password and code. Raises ``RuntimeError`` when it is refused."""
        path = "/account/login/"
        form = Form(self.get(path).body, "csrfmiddlewaretoken").fields
        answer = self.send(path, {**form, "login": self._email, "password": self._password})
        if answer.status != 302:
            raise RuntimeError(f"Signing in was answered with {answer.status}.")
        step = answer.location
        for later in (0, 30, -30):
            form = Form(self.get(step).body, "csrfmiddlewaretoken").fields
            answer = self.send(step, {**form, "code": code_of(self._secret, time.time() + later)})
            if answer.status == 302 and answer.location == "/":
                return
        raise RuntimeError(f"The second step was answered with {answer.status}, {answer.location}.")

    def _patiently(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                answer = self._once(method, path, body, headers)
                if answer.status < 500:
                    return answer
            except (OSError, http.client.HTTPException):
                pass  # cut off, or nobody there
            if time.monotonic() > end:
                raise Unanswered(path)
            self.retries += 1
            time.sleep(AGAIN)

    def _once(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            connection.request(
                method,
                path,
                body,
                {
                    "Host": "localhost",
                    "X-Forwarded-Proto": "https",
                    "Origin": "https://localhost",
                    "Referer": f"https://localhost{path}",
                    "Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items()),
                    **headers,
                },
            )
            response = connection.getresponse()
            text = response.read().decode(errors="replace")
            for line in response.headers.get_all("Set-Cookie", []):
                for name, morsel in SimpleCookie(line).items():
                    if name != "messages":
                        self._cookies[name] = morsel.value
            location = re.sub(r"^https?://[^/]+", "", response.headers.get("Location", ""))
            return Answer(response.status, location, text)
        finally:
            connection.close()
