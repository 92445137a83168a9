"""A sample of the matrix over real HTTP: people sign in with password and code, and every request really commits."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from django.core.cache import cache

from hscp.identity.models import User
from partnership.models import FileRead
from tests.conftest import ON_POSTGRES
from tests.factories.cases import within
from tests.factories.factors import app_of, code_of
from tests.factories.people import PASSWORD
from tests.servers.line import Line
from tests.servers.site import served
from tests.sweeps.marks import FILE, HERE, JOINT, OTHER, THERE, marks_in
from tests.sweeps.table import ROWS, SPACE
from tests.sweeps.verdicts import expected
from tests.sweeps.walk import pdf_text, url_of
from tests.sweeps.world import Swept

EACH = 5 if ON_POSTGRES else 15
SAMPLE = [row for row in ROWS if row.who == SPACE and row.get != 405][::EACH]
OF_A_FILE = {"item", "decision", "action", "recommendation"}
RESTRICTED = [row for row in ROWS if set(row.objects.values()) & OF_A_FILE and row.get != 405][::EACH]


@pytest.fixture(scope="module")
def site(swept: Swept) -> Iterator[str]:
    """The address of the site, served from threads of its own."""
    cache.clear()
    with served() as url:
        yield url


@dataclass(frozen=True)
class Reply:
    """What came back over the wire."""

    status: int
    headers: str
    location: str
    text: str


class Visitor(Line):
    """Somebody who comes to the site, with cookies of their own."""

    def sign_in(self, user: User) -> None:
        """With password and code, as its holder does."""
        code = app_of(user)
        cache.clear()  # a code counts once in half a minute
        asked = self.send("/account/login/", {"login": user.email, "password": PASSWORD})
        assert asked.location.startswith("/account/second-step/code/"), asked
        assert self.send("/account/second-step/code/", {"code": code_of(code)}).status == 302
        assert self.get("/").status == 200

    def get(self, path: str, data: bytes | None = None) -> Reply:
        """Look at a page; with ``data``, send it a form."""
        came = self.ask(path, data)
        is_pdf = came.headers.get("Content-Type", "").startswith("application/pdf")
        text = pdf_text(came.body) if is_pdf else came.body.decode("utf-8", "replace")
        return Reply(came.status, str(came.headers), came.headers.get("Location", ""), text)

    def send(self, path: str, fields: dict[str, str]) -> Reply:
        """Send a form, with the token that its page gave."""
        self.get(path)
        token = self.cookies.get("csrftoken", "")
        return self.get(path, urlencode({**fields, "csrfmiddlewaretoken": token}).encode())


Visit = Callable[[str], Visitor]


@pytest.fixture
def visit(site: str, swept: Swept) -> Iterator[Visit]:
    """Lets somebody come, signed in; nobody is, as "anonymous"."""
    visitors: list[Visitor] = []

    def visit(who: str) -> Visitor:
        visitors.append(visitor := Visitor(site))
        if who != "anonymous":
            visitor.sign_in(swept.world.stranger if who == "stranger" else swept.world.user(who))
        return visitor

    yield visit
    for visitor in visitors:
        visitor.close()


@pytest.mark.parametrize("who", ["team", "member", "excluded"] if ON_POSTGRES else ["member"])
def test_a_sample_over_http(swept: Swept, visit: Visit, who: str) -> None:
    visitor, slug = visit(who), swept.here.slug
    hidden = {THERE, JOINT, OTHER} | (set() if who == "team" else {FILE})
    wrong, pages, seen = [], 0, 0
    for row in SAMPLE:
        answer = visitor.get(url_of(row, slug, swept.own))
        marks = marks_in(answer.text + answer.headers)
        want = expected(row, "get", "member" if who == "excluded" and not row.only else who)
        if answer.status != want:
            wrong.append(f"{row.name}: {answer.status}, not {want}")
        wrong += [f"{row.name}: {mark}" for mark in marks if mark[:-3] in hidden]
        pages += answer.status == 200
        seen += any(mark[:-3] == HERE for mark in marks)
        if row.names_a_row:
            for where, objects in (("foreign", swept.foreign), ("joint", swept.joint), ("absent", swept.absent)):
                answer = visitor.get(url_of(row, slug, objects))
                if answer.status != 404:
                    wrong.append(f"{row.name} ({where}): {answer.status}, not 404")
        answer = visitor.send(url_of(row, swept.world.there.slug, swept.foreign), {})
        if answer.status != 404:
            wrong.append(f"{row.name} of the other partnership: {answer.status}, not 404")
    assert wrong == []
    assert seen >= max(1, pages // 2), "half of the pages that open show words of ours, whichever the sample takes"


@pytest.mark.parametrize("who", ["team", "member"])
def test_restricted_over_http(swept: Swept, visit: Visit, who: str) -> None:
    """Who is on the list opens it, and the look is really written down; to others it is absent."""
    file = swept.files[swept.here.slug].open

    def looks() -> int:
        with within(swept.here, file):
            return FileRead.objects.filter(file=file).count()

    visitor, before, wrong = visit(who), looks(), []
    for row in RESTRICTED:
        answer = visitor.get(url_of(row, swept.here.slug, swept.own | swept.restricted))
        if (answer.status == 404) != (who != "team"):
            wrong.append(f"{row.name}: {answer.status}")
    assert wrong == []
    assert (looks() > before) == (who == "team")


def test_from_outside_over_http(swept: Swept, visit: Visit) -> None:
    stranger = visit("stranger")
    nobody = visit("anonymous")
    for row in SAMPLE:
        url = url_of(row, swept.here.slug, swept.own)
        assert stranger.get(url).status == 404, row.name
        sent = nobody.get(url)
        assert sent.status == 302 and sent.location.startswith("/account/login/?next="), row.name
