"""A person at a browser: opens pages, looks at them closely, and remembers whatever the browser complains of."""

import os
import re
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from django.conf import settings
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, expect
from playwright.sync_api import Request as Asked

from hscp.identity.models import User
from tests.factories.factors import app_of, code_of
from tests.factories.people import PASSWORD
from tests.journeys.accessibility import check_and_measure
from tests.servers.line import Line

DESK, PHONE = 1280, 320
HEIGHT = 900
PATIENCE = 30_000  # milliseconds: the suite's other worker may have the machine for a while
ABORTED = "net::ERR_ABORTED"  # a page left before all of it came; and every download
REPORT_POLICY = """document.addEventListener('securitypolicyviolation',
    (each) => console.error(`Content policy: ${each.violatedDirective} ${each.blockedURI}`))"""
LINKS = "[...document.querySelectorAll('a[href]')].map((each) => each.href)"
LOST_TARGETS = """[...document.querySelectorAll('a[href^="#"]')].map((each) => each.getAttribute('href').slice(1))
    .filter((name) => name && !document.getElementById(name))"""
FIRST_HEADINGS = "document.querySelectorAll('h1').length"

expect.set_options(timeout=PATIENCE)


@dataclass
class Visitor:
    """One window of one person. ``complaints`` must be empty in the end: the fixture that opened the window looks."""

    page: Page
    site: str
    who: str = "visitor"
    script: bool = True
    complaints: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)  # address → page that first showed it
    walked: set[str] = field(default_factory=set)
    expected: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.complain(f"script: {error}"))
        self.page.on("requestfailed", self._on_failed)
        self.page.on("response", self._on_response)

    def complain(self, what: str) -> None:
        """Remember a fault, with the page it was met on."""
        self.complaints.append(f"{self.who} on {self._path()}: {what}")

    def _path(self) -> str:
        return self.page.url.removeprefix(self.site)

    def _on_console(self, message: ConsoleMessage) -> None:
        # Answers of 400 and above are judged in _on_response, where it is known whether they were expected.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            self.complain(f"console: {message.text}")

    def _on_failed(self, request: Asked) -> None:
        ignored = {ABORTED} if self.script else {ABORTED, "csp"}  # what Chromium says of every script it may not run
        if request.failure not in ignored:
            self.complain(f"{request.url} failed: {request.failure}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected:
            self.complain(f"{response.url} answered {response.status}")

    def open(self, path: str) -> Page:
        """Go to an address of the site."""
        self.page.goto(self.site + path)
        return self.page

    def is_refused(self, path: str, status: int) -> None:
        """The address answers with that status, and with a page that says so properly."""
        self.expected = frozenset({status})
        answer = self.page.goto(self.site + path)
        assert answer is not None and answer.status == status, (self.who, path, answer and answer.status)
        self.expected = frozenset()

    def arrive(self, email: str) -> Page:
        """Be signed in already, as after ``sign_in``, on the page that one comes to."""
        client, user = Client(), User.objects.get(email=email)
        app_of(user)
        client.force_login(user)
        self.who = email.partition("@")[0]
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.site}])
        return self.open("/")

    def sign_in(self, email: str) -> Page:
        """Type address, password and the code of the app as a person does. Whoever has no app is given one first."""
        cache.clear()  # a code is good once, and here the same person may come again within the same half minute
        secret = app_of(User.objects.get(email=email))
        self.who = email.partition("@")[0]
        self.open("/account/login/")
        self.page.get_by_label("E-mail address").fill(email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in", exact=True).click()
        self.page.get_by_label("Code").fill(code_of(secret))
        self.page.get_by_role("button", name="Sign in", exact=True).click()
        expect(self.page.get_by_role("link", name="Sign out")).to_be_visible()
        return self.page

    def look(self, name: str) -> None:
        """Look at the page as it stands at a desk and on a phone: the scan, the width, one heading, its links.

        With ``HSCP_PICTURES=folder`` both are kept there as ``<name>-desk.png`` and ``<name>-phone.png``.
        """
        self.page.wait_for_load_state("load")
        for words, width in (("phone", PHONE), ("desk", DESK)):
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            if folder := os.environ.get("HSCP_PICTURES"):
                self.page.screenshot(path=Path(folder) / f"{name}-{words}.png", full_page=True)
            for fault in check_and_measure(self.page):
                self.complain(f"({words}) {fault}")
        lost, headings, links = self.page.evaluate(f"[{LOST_TARGETS}, {FIRST_HEADINGS}, {LINKS}]")
        for target in lost:
            self.complain(f"a link leads to #{target}, which is not on the page")
        if headings != 1:
            self.complain("has not one heading of the first level")
        self._remember(links)

    def collect_links(self) -> None:
        """Remember every link of this page that stays on the site."""
        self._remember(self.page.evaluate(LINKS))

    def _remember(self, links: list[str]) -> None:
        for address in links:
            whole = urldefrag(address).url
            if urlsplit(whole).netloc == urlsplit(self.site).netloc:
                self.links.setdefault(whole, self._path())

    def walk_links(self) -> int:
        """Follow every link that the pages looked at have shown, as this person; a dead one is a complaint.

        Asked without the browser's trouble of showing it; where it leads on, to there.
        """
        cookies = self.page.context.cookies(self.site)
        with closing(Line(self.site)) as line:
            self._follow(line, {each["name"]: each["value"] for each in cookies})
        return len(self.walked)

    def _follow(self, line: Line, cookies: dict[str, str]) -> None:
        for address, where in self.links.items():
            if address in self.walked:
                continue
            self.walked.add(address)
            line.cookies = dict(cookies)  # whatever the link before took from us
            if (status := line.follow(address.removeprefix(self.site)).status) >= 400:
                self.complaints.append(f"{self.who} on {where}: dead link to {address} ({status})")

    def has_errors(self, *fields: str) -> None:
        """The page says ``Error:`` in its title, and each link of the summary puts the cursor into its field.

        ``fields`` are the ids that the links must lead to, in their order; an empty one is not checked.
        """
        expect(self.page).to_have_title(re.compile("^Error: "))
        summary = self.page.get_by_role("alert").filter(has=self.page.get_by_role("heading", name="There is a problem"))
        expect(summary).to_be_visible()
        links = summary.get_by_role("link")
        assert links.count() >= 1, self._path()
        found = []
        for number in range(links.count()):
            target = (links.nth(number).get_attribute("href") or "").partition("#")[2]
            links.nth(number).focus()
            self.page.keyboard.press("Enter")
            self.page.wait_for_function("(id) => document.activeElement.id === id", arg=target)
            found.append(target)
        assert not fields or found == list(fields), (self._path(), found)

    def field_errors(self) -> list[str]:
        """What stands beside the fields, in their order."""
        return [text.strip() for text in self.page.locator(".govuk-error-message").all_inner_texts()]


def new_visitor(browser: Browser, site: str, *, width: int = DESK, script: bool = True) -> Visitor:
    """A fresh window without any cookie."""
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, java_script_enabled=script)
    context.add_init_script(REPORT_POLICY)
    return Visitor(context.new_page(), site, script=script)
