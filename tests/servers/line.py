"""A line to the site that stays open, as a browser's does: a new one for each page costs a thread and a database."""

from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from http.cookies import SimpleCookie
from types import MappingProxyType
from urllib.parse import urldefrag, urljoin, urlsplit

LEADS_ON = 5  # times that a page may lead to another


@dataclass(frozen=True)
class Came:
    """What came back over the wire: the status, the headers, the body."""

    status: int
    headers: HTTPMessage
    body: bytes


class Line:
    """Asks one site for one page after the other, and keeps the cookies that it is given."""

    def __init__(self, site: str, *, patience: float = 30) -> None:
        self.site = site
        self.connection = HTTPConnection(urlsplit(site).netloc, timeout=patience)
        self.cookies: dict[str, str] = {}

    def ask(self, path: str, data: bytes | None = None, more: Mapping[str, str] = MappingProxyType({})) -> Came:
        """Look at a page; with ``data``, send it a form. ``more`` are headers besides the usual ones."""
        headers = {"Referer": self.site + path, **more}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if data is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request("GET" if data is None else "POST", path, body=data, headers=headers)
        with self.connection.getresponse() as answer:
            body = answer.read()
        for words in answer.headers.get_all("Set-Cookie", []):
            for name, morsel in SimpleCookie(words).items():
                self.cookies[name] = morsel.value
                if not morsel.value:
                    del self.cookies[name]
        return Came(answer.status, answer.headers, body)

    def follow(self, path: str) -> Came:
        """Look at a page, and where it leads on within the site, at that one.

        Raises ``RecursionError`` where it leads on and on.
        """
        for _ in range(LEADS_ON):
            came = self.ask(path)
            if came.status not in (301, 302, 303, 307, 308):
                return came
            path = urldefrag(urljoin(self.site + path, came.headers["Location"])).url.removeprefix(self.site)
        raise RecursionError(f"{path} leads on and on.")

    def close(self) -> None:
        """Hang up: only then does the site let go of its database."""
        self.connection.close()
