"""Calendar texts against RFC 5545: folding, escaping, what each kind must have. A small reader undoes them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hscp.lib.icalendar import Address, Event, cancellation, escaped, folded, published, request

AT = datetime(2026, 6, 15, 10, tzinfo=timezone(timedelta(hours=1)))
EVENT = Event(
    uid="meeting-1-7@example.org",
    starts_at=AT,
    ends_at=AT + timedelta(hours=2),
    summary="Board; minutes, papers",
    stamped_at=AT - timedelta(days=9),
    sequence=3,
    location="Room 1\nSecond floor",
    organiser=Address("team@example.org", 'The "Team"'),
    attendees=(Address("police@example.org", "Ann Ämter"),),
)


def lines(text: str) -> list[str]:
    """The content lines, unfolded. Every line ends as the standard says, and none is too long."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


def values(text: str) -> dict[str, str]:
    return dict(line.split(":", 1) for line in lines(text))


def test_an_invitation_has_what_the_standard_asks_of_a_request() -> None:
    found = values(request(EVENT))
    assert found["METHOD"] == "REQUEST" and found["VERSION"] == "2.0" and found["PRODID"]
    assert (found["DTSTART"], found["DTEND"]) == ("20260615T090000Z", "20260615T110000Z"), "in UTC"
    assert (found["UID"], found["SEQUENCE"], found["STATUS"]) == ("meeting-1-7@example.org", "3", "CONFIRMED")
    assert found["DTSTAMP"] == "20260606T090000Z"
    assert found["SUMMARY"] == "Board\\; minutes\\, papers" and found["LOCATION"] == "Room 1\\nSecond floor"
    assert found["ORGANIZER;CN=\"The ^'Team^'\""] == "mailto:team@example.org"
    (attendee,) = (line for line in lines(request(EVENT)) if line.startswith("ATTENDEE"))
    assert 'CN="Ann Ämter"' in attendee and "RSVP=FALSE" in attendee and attendee.endswith("mailto:police@example.org")


def test_a_cancellation_says_so_and_only_of_what_is_cancelled() -> None:
    found = values(cancellation(replace(EVENT, cancelled=True)))
    assert (found["METHOD"], found["STATUS"], found["UID"]) == ("CANCEL", "CANCELLED", EVENT.uid)
    with pytest.raises(ValueError, match="Only what is cancelled"):
        cancellation(EVENT)


def test_a_calendar_may_be_empty_and_holds_each_event_once() -> None:
    assert "VEVENT" not in published([], "Meetings")
    text = published([EVENT, replace(EVENT, uid="other")], "Meetings, all")
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 2
    assert values(text)["X-WR-CALNAME"] == "Meetings\\, all"


def test_an_event_needs_times_in_order_and_in_a_zone() -> None:
    with pytest.raises(ValueError, match="ends after"):
        replace(EVENT, ends_at=AT)
    with pytest.raises(ValueError, match="time zone"):
        replace(EVENT, starts_at=datetime(2026, 6, 15, 10))  # noqa: DTZ001 - the fault itself


def test_no_value_ends_its_line_and_begins_another() -> None:
    sly = "x\r\nATTENDEE:mailto:evil@example.org"
    text = request(replace(EVENT, uid=sly, location=sly, url=sly, organiser=Address(sly, sly), attendees=()))
    assert not any(line.startswith("ATTENDEE") for line in lines(text))


@given(st.text(max_size=300))
def test_folding_is_undone_by_unfolding_and_cuts_no_character(words: str) -> None:
    line = f"SUMMARY:{escaped(words)}"
    pieces = folded(line).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece.removeprefix(" ") for piece in pieces[1:]) == line


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Zs"], include_characters="\n"), max_size=80))
def test_escaping_is_undone_by_reading(words: str) -> None:
    read, at = [], 0
    written = escaped(words)
    while at < len(written):
        if written[at] == "\\":
            at += 1
            read.append("\n" if written[at] == "n" else written[at])
        else:
            assert written[at] not in ",;"
            read.append(written[at])
        at += 1
    assert "".join(read) == words


def test_moments_are_told_in_utc_whatever_the_season() -> None:
    assert "DTSTART:20260115T090000Z" in request(
        replace(
            EVENT,
            starts_at=datetime(2026, 1, 15, 9, tzinfo=UTC),
            ends_at=datetime(2026, 1, 15, 10, tzinfo=UTC),
        )
    )
