"""What the journeys stand on: a browser, the site really served, a clock that a story can move, and the county."""

from asyncio import AbstractEventLoop, _set_running_loop, get_running_loop
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from django.core.cache import cache
from django.db import connections
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import NOW
from tests.journeys.accessibility import CHROMIUM, FLAGS
from tests.journeys.county import County, build_county
from tests.journeys.visitor import DESK, Visitor, new_visitor
from tests.servers.emptying import empty
from tests.servers.kept import lay_down, take
from tests.servers.site import served
from tests.servers.smtp import MailServer, Postman

Visit = Callable[..., Visitor]


@dataclass(frozen=True)
class Chromium:
    """The one Chromium of this process, and the loop by which Playwright talks to it."""

    started: Browser
    loop: AbstractEventLoop

    @contextmanager
    def in_use(self) -> Iterator[Browser]:
        """Playwright leaves its loop marked as running in this thread, and needs the mark for its next call.

        Django takes the mark for an asynchronous caller, though nothing here awaits anything. For the other tests of
        this process it must be gone again.
        """
        _set_running_loop(self.loop)
        try:
            yield self.started
        finally:
            _set_running_loop(None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """Started once: that takes as long as forty pages. It ends with this process, however that ends."""
    with sync_playwright() as tools:
        kept = Chromium(tools.chromium.launch(executable_path=CHROMIUM, args=FLAGS), get_running_loop())
        _set_running_loop(None)
        yield kept
        _set_running_loop(kept.loop)
        kept.started.close()


@pytest.fixture(scope="module")
def browser(chromium: Chromium) -> Iterator[Browser]:
    """The Chromium, without a window of the module before; each visitor has a context of their own in it."""
    with pytest.MonkeyPatch.context() as patch, chromium.in_use() as browser:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        assert browser.is_connected(), "Chromium ended in a module before this one."
        yield browser
        for context in browser.contexts:
            context.close()


class Clock:
    """The day of the tests, which goes on as the story says."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at

    def forward(self, minutes: int) -> datetime:
        """Let some minutes pass."""
        self.at += timedelta(minutes=minutes)
        return self.at


@pytest.fixture(scope="module")
def clock() -> Iterator[Clock]:
    """Ten o'clock on Monday 15 June 2026, for the test and for the threads that serve the site."""
    patch, moving = pytest.MonkeyPatch(), Clock()
    patch.setattr("hscp.spaces.clock._wall", moving)
    yield moving
    patch.undo()


@pytest.fixture(autouse=True)
def fixed_day(clock: Clock) -> None:
    """Instead of the suite's fixed moment: a story takes its time."""


@pytest.fixture(scope="module")
def site(browser: Browser, clock: Clock, django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The address of the site, served with a database that is really committed to and emptied after the module."""
    with django_db_blocker.unblock():
        cache.clear()
        with served() as url:
            yield url
        empty()
        connections.close_all()


@pytest.fixture(scope="session")
def built_once() -> dict[str, Any]:
    """What the first module that asks for the county keeps of it for the others of this process."""
    return {}


@pytest.fixture(scope="module")
def county(site: str, built_once: dict[str, Any]) -> County:
    """Herefordshire as published, with people in its posts, as it stands before the module's first story."""
    if built_once:
        lay_down(built_once["rows"])
    else:
        built_once |= {"county": build_county(), "rows": take()}
    return deepcopy(cast(County, built_once["county"]))


@pytest.fixture
def postman(settings: Any) -> Iterator[Postman]:
    """A real mail server, to which this story's mail is handed over."""
    with MailServer() as postman:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", postman.port
        yield postman


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Tell the fixtures how the test went."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


FAILED = pytest.StashKey[bool]()


@pytest.fixture
def visit(
    browser: Browser, site: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visit]:
    """Opens windows. In the end nobody may have a complaint; where the test failed, each window is pictured."""
    visitors: list[Visitor] = []

    def enter(email: str = "", *, width: int = DESK, script: bool = True) -> Visitor:
        visitor = new_visitor(browser, site, width=width, script=script)
        visitors.append(visitor)
        if email:
            visitor.arrive(email)
        return visitor

    yield enter
    if request.node.stash.get(FAILED, False):
        folder = tmp_path_factory.mktemp("pictures")
        for number, visitor in enumerate(visitors):
            visitor.page.screenshot(path=folder / f"{number}-{visitor.who}.png", full_page=True)
        print(f"Pictures of the windows: {folder}")  # noqa: T201 - shown by pytest with the failure
    complaints = [each for visitor in visitors for each in visitor.complaints]
    for visitor in visitors:
        visitor.page.context.close()
    assert complaints == []
