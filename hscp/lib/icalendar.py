"""Calendar entries as text, strictly after RFC 5545 (iCalendar) and 5546 (who invites whom). Pure: no clock, no I/O.

Written by hand because what is written is one kind of component with a dozen properties, and none is read: no library
is on the lock files, and those that exist bring time zones and parsers along. Moments go out in UTC, so that no reader
needs a definition of British summer time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

PRODUCT = "-//HSCP//Meetings//EN"
OCTETS = 75  # the longest line, its end not counted (RFC 5545 §3.1)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_PARAMETER = {"^": "^^", '"': "^'", "\n": "^n"}  # RFC 6868


@dataclass(frozen=True, slots=True)
class Address:
    """A mail address, and whose it is."""

    email: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry. ``uid`` stays the same for its whole life; ``sequence`` rises with each change of it.

    ``stamped_at`` is when this text of it was made. Raises ``ValueError`` for an end that is not after the start, and
    for moments without a time zone.
    """

    uid: str
    starts_at: datetime
    ends_at: datetime
    summary: str
    stamped_at: datetime
    sequence: int = 0
    location: str = ""
    description: str = ""
    url: str = ""
    cancelled: bool = False
    organiser: Address | None = None
    attendees: tuple[Address, ...] = ()

    def __post_init__(self) -> None:
        if any(each.utcoffset() is None for each in (self.starts_at, self.ends_at, self.stamped_at)):
            raise ValueError("A moment needs its time zone.")
        if self.ends_at <= self.starts_at:
            raise ValueError("An event ends after it starts.")


def request(event: Event) -> str:
    """The text that invites to an event, or tells of its change: METHOD:REQUEST."""
    return _calendar("REQUEST", [event])


def cancellation(event: Event) -> str:
    """The text that takes an event out of calendars: METHOD:CANCEL. The event must say that it is cancelled."""
    if not event.cancelled:
        raise ValueError("Only what is cancelled is taken out of calendars.")
    return _calendar("CANCEL", [event])


def published(events: Iterable[Event], name: str) -> str:
    """A calendar to be read again and again, under a name; readers are asked to come back every hour at most."""
    again = "PT1H"
    more = (_text("NAME", name), _text("X-WR-CALNAME", name), f"REFRESH-INTERVAL;VALUE=DURATION:{again}")
    return _calendar("PUBLISH", events, *more, f"X-PUBLISHED-TTL:{again}")


def _calendar(method: str, events: Iterable[Event], *more: str) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", f"METHOD:{method}", *more]
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield _text("UID", event.uid)
    yield f"DTSTAMP:{moment(event.stamped_at)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTART:{moment(event.starts_at)}"
    yield f"DTEND:{moment(event.ends_at)}"
    yield _text("SUMMARY", event.summary)
    if event.location:
        yield _text("LOCATION", event.location)
    if event.description:
        yield _text("DESCRIPTION", event.description)
    if event.url:
        yield f"URL:{_plain(event.url)}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield f"TRANSP:{'TRANSPARENT' if event.cancelled else 'OPAQUE'}"
    if event.organiser:
        yield f"ORGANIZER{_named(event.organiser)}:mailto:{_plain(event.organiser.email)}"
    for each in event.attendees:
        # RSVP is false: answers come by the link in the mail, not as mail to an address that nobody reads.
        more = "" if event.cancelled else ";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE"
        yield f"ATTENDEE{_named(each)}{more}:mailto:{_plain(each.email)}"
    yield "END:VEVENT"


def moment(at: datetime) -> str:
    """A moment in UTC, as "20260615T090000Z"."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(words: str) -> str:
    """Words as the value of a text property (RFC 5545 §3.3.11); control characters go, ends of lines stay."""
    words = _CONTROL.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """A line cut into pieces of at most 75 octets, each further one led in by a space; no character is cut in two."""
    pieces, piece, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    return "\r\n".join([*pieces, piece])


def _text(name: str, words: str) -> str:
    return f"{name}:{escaped(words)}"


def _plain(value: str) -> str:
    """A value that is no text (an address): nothing in it may end its line."""
    return _CONTROL.sub("", value).replace("\n", "").replace("\t", "").strip()


def _named(address: Address) -> str:
    if not address.name:
        return ""
    words = _CONTROL.sub("", address.name.replace("\r\n", "\n").replace("\r", "\n"))
    return f';CN="{"".join(_PARAMETER.get(each, each) for each in words)}"'
