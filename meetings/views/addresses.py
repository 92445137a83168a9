"""Addresses of the meetings' pages, and the way to them."""

from datetime import date
from typing import Any

from hscp.lib.words import date_words
from hscp.ui.addresses import ManyAddresses, here
from meetings.enums import MeetingState
from meetings.models import Meeting

__all__ = ["ManyAddresses", "about", "crumbs", "day_asked", "here", "title_of"]


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
