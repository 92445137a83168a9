"""Addresses of the meetings' pages, and the way to them."""

from datetime import date
from functools import lru_cache
from typing import Any

from django.urls import get_script_prefix, reverse

from hscp.lib.words import date_words
from meetings.enums import MeetingState
from meetings.models import Meeting

_PLACEHOLDER = 987654321987654321


def here(request: Any, name: str, *args: Any) -> str:
    """The address of a page of this space; ``args`` are the numbers in it."""
    if not all(isinstance(each, int) for each in args):
        return reverse(name, args=(request.space.slug, *args))
    first, *pieces = _pieces(name, len(args), get_script_prefix())
    return first + "".join(f"{each}{piece}" for each, piece in zip((request.space.slug, *args), pieces, strict=True))


@lru_cache(maxsize=512)
def _pieces(name: str, numbers: int, prefix: str) -> tuple[str, ...]:
    """How an address reads before, between and after space and numbers: a page of fifty items asks for dozens."""
    stand_ins = ["a-space-that-is-not", *(str(_PLACEHOLDER - number) for number in range(numbers))]
    rest, pieces = reverse(name, args=stand_ins), []
    for stand_in in stand_ins:
        piece, _, rest = rest.partition(stand_in)
        pieces.append(piece)
    return (*pieces, rest)


class ManyAddresses:
    """Addresses that differ in their last number only, resolved once: a page of fifty items has hundreds."""

    def __init__(self, request: Any, name: str, *args: Any) -> None:
        self.before, _, self.after = here(request, name, *args, _PLACEHOLDER).partition(str(_PLACEHOLDER))

    def of(self, number: int) -> str:
        """The address with that number."""
        return f"{self.before}{number}{self.after}"


def day_asked(request: Any) -> date | None:
    """The day that an address asks for (``?held_on=2026-06-15``), from the page of other dates; None without one."""
    try:
        return date.fromisoformat(request.GET.get("held_on", ""))
    except ValueError:
        return None


def title_of(meeting: Meeting) -> str:
    """What a meeting is called in headings and links: its group and day, or that its day is to be fixed anew."""
    if meeting.state == MeetingState.POSTPONED:
        return f"{meeting.group.called}, postponed from {date_words(meeting.starts_at, weekday=False)}"
    return f"{meeting.group.called}, {date_words(meeting.starts_at, weekday=False)}"


def crumbs(request: Any, meeting: Meeting | None = None, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way here: the space, its meetings, the meeting, and what follows."""
    way = [(request.space.name, here(request, "space_home")), ("Meetings", here(request, "meetings"))]
    if meeting is not None:
        way.append((title_of(meeting), here(request, "meeting", meeting.pk)))
    return [*way, *more]


def about(request: Any, meeting: Meeting, title: str) -> dict[str, Any]:
    """What every page about a meeting says: its heading, whose it is, the way here and the way back."""
    return {
        "title": title,
        "caption": title_of(meeting),
        "breadcrumbs": crumbs(request, meeting, (title, "")),
        "space": request.space,
        "meeting": meeting,
        "back": here(request, "meeting", meeting.pk),
    }
