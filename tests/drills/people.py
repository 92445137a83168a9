"""Who is at the site during a drill: a board with a meeting that goes on, and writers who save without a pause."""

import base64
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from datetime import time as hour

from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone

from hscp.spaces.acting import acting, in_space
from hscp.spaces.clock import UK
from meetings.models import AgendaItem, Attendee, Meeting
from meetings.operations.agenda import add_item
from meetings.operations.meeting import open_meeting, plan_meeting
from tests.drills.uploads import content_of
from tests.drills.visitor import Form, Unanswered, Visitor
from tests.factories.meetings import add_member, make_board
from tests.factories.people import make_post, make_seat, make_space, make_user

SLUG = "herefordshire"
MEET = f"/p/{SLUG}/meetings"
KINDS = ("feedback", "paper", "decision", "minutes", "guest", "apologies")


@dataclass(frozen=True, slots=True)
class Desk:
    """Where one writer works: an account, an item and a line of the attendance sheet of their own."""

    email: str
    secret: str
    meeting: int
    item: int
    line: int


@dataclass(frozen=True, slots=True)
class Place:
    """What was seeded."""

    space_id: int
    desks: tuple[Desk, ...]


def seed(writers: int) -> Place:
    """A space with a board, a meeting that began yesterday at nine and is still open, and so many writers."""
    space = make_space(SLUG)
    yesterday = timezone.now().astimezone(UK).date() - timedelta(days=1)
    start = datetime.combine(yesterday, hour(9), tzinfo=UK)
    with acting(in_space(space.pk)):
        board = make_board()
        seats = []
        for number in range(writers):
            user = make_user(f"writer-{number}@example.org")
            secret = base64.b32encode(secrets.token_bytes(20)).decode()
            TOTP.activate(user, secret)
            post = make_post(f"team-{number}", "team", title=f"Partnership Team officer {number}")
            add_member(board.group, post, is_member=False)
            seats.append((user.email, secret, make_seat(post, user=user)))
        meeting = plan_meeting(
            group=board.group,
            starts_at=start,
            ends_at=start + timedelta(hours=2),
            place="Council chamber",
            seat=None,
            at=start - timedelta(days=14),
        )
        for number in range(writers):
            add_item(meeting=meeting, title=f"Topic {number}", introduced_by="Partnership Team")
        open_meeting(meeting=Meeting.objects.get(pk=meeting.pk), opened_at=start, seat=None, at=start)
        items = list(AgendaItem.objects.filter(meeting=meeting).order_by("number").values_list("pk", flat=True))
        desks = [
            Desk(email, secret, meeting.pk, item, Attendee.objects.get(meeting=meeting, seat=seat).pk)
            for (email, secret, seat), item in zip(seats, items, strict=True)
        ]
    return Place(space.pk, tuple(desks))


@dataclass(slots=True)
class Saved:
    """One form that a writer sent: what kind, the words in it, and whether the site confirmed it."""

    kind: str
    words: str
    confirmed: bool = False
    said: str = ""


@dataclass
class Writer:
    """Saves one thing after another until told to stop. Every other is sent from two clicks at once."""

    desk: Desk
    visitor: Visitor
    pause: float
    saved: list[Saved] = field(default_factory=list)
    _ended: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, in a thread."""
        self._thread = threading.Thread(target=self._write, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Send no more, and wait for the last to be answered."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _write(self) -> None:
        number = 0
        while not self._ended.is_set():
            kind = KINDS[number % len(KINDS)]
            one = Saved(kind, f"{kind} {number} of {self.desk.email} {secrets.token_hex(4)}")
            self.saved.append(one)
            try:
                self._save(one, twice=(number + number // len(KINDS)) % 2 == 0)
            except Unanswered:
                one.said = "nobody answered"
            number += 1
            time.sleep(self.pause)

    def _save(self, one: Saved, *, twice: bool) -> None:
        path, changes = ADDRESSES[one.kind](self.desk, one.words)
        page = self.visitor.get(path)
        if page.status != 200:
            one.said = f"the form was answered with {page.status} {page.location}"
            return
        upload = content_of(one.words) if one.kind == "paper" else b""
        answer = self.visitor.send(path, {**Form(page.body).fields, **changes}, twice=twice, upload=upload)
        one.confirmed = answer.status == 302 and answer.location.startswith(f"/p/{SLUG}/")
        one.said = f"{answer.status} {answer.location}"


def _feedback(desk: Desk, words: str) -> tuple[str, dict[str, str]]:
    heard = timezone.now().date() - timedelta(days=1)
    day = {"heard_on_day": heard.day, "heard_on_month": heard.month, "heard_on_year": heard.year}
    return f"/p/{SLUG}/feedback/add/", {
        **{name: str(part) for name, part in day.items()},
        "from_whom": "Young people",
        "how": "A visit",
        "heard": words,
    }


def _decision(desk: Desk, words: str) -> tuple[str, dict[str, str]]:
    changes = {"text": words, "kind": "note", "taken_at": "09:10", "exactly": ""}
    return f"{MEET}/{desk.meeting}/items/{desk.item}/decision/", changes


def _minutes(desk: Desk, words: str) -> tuple[str, dict[str, str]]:
    return f"{MEET}/{desk.meeting}/items/{desk.item}/minutes/", {"minutes": words}


def _guest(desk: Desk, words: str) -> tuple[str, dict[str, str]]:
    return f"{MEET}/{desk.meeting}/people/add/", {"kind": "guest", "name": words, "capacity": "Guest"}


def _apologies(desk: Desk, words: str) -> tuple[str, dict[str, str]]:
    row = f"p{desk.line}"
    return f"{MEET}/{desk.meeting}/attendance/", {f"{row}-apologies": "on", f"{row}-reason": words}


def _paper(desk: Desk, words: str) -> tuple[str, dict[str, str]]:
    return f"{MEET}/{desk.meeting}/items/{desk.item}/papers/add/", {"title": words}


ADDRESSES: dict[str, Callable[[Desk, str], tuple[str, dict[str, str]]]] = {
    "feedback": _feedback,
    "decision": _decision,
    "minutes": _minutes,
    "guest": _guest,
    "apologies": _apologies,
    "paper": _paper,
}
