"""Who was in the room, when, and in which capacity: the facts that quoracy is judged by.

*Present* means someone whose seat in this group represents that body. Being employed there does not count, and one
person is one body at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hscp.lib.intervals import Interval


class Mode(StrEnum):
    """How somebody attends. Remote attendance counts like any other."""

    IN_PERSON = "in_person"
    REMOTE = "remote"


@dataclass(frozen=True, slots=True)
class Deputising:
    """Standing in for somebody, and the delegation that says so.

    `for_words` is what the minutes print after "deputising for" (a post: "DSP for the police"); `for_person` is the key
    of the seat-holder, if the seat is held. The delegation is valid from `valid_from` (included) to `valid_to` (the
    first day it no longer holds; None: until further notice). `valid_from` None: there is no dated delegation.
    """

    for_words: str
    for_person: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def delegated_on(self, day: date) -> bool:
        """Whether a dated delegation is valid on that UK date."""
        return self.valid_from is not None and self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class Presence:
    """One person in one capacity at one meeting, with the times at which they were there.

    - `person`: the person's key; the same person in two capacities is two presences;
    - `intervals`: [arrived, left) in aware datetimes, an end of None while they are still there;
    - `body`: the key of the body they are recorded as representing, None for none (an independent chair, a guest);
    - `capacity`: the words for the minutes, "DSP for the police";
    - `post`: the key of the post they act from (a deputy: the post they stand in for), for rules that require a post;
    - `is_member`: they hold a live seat in this group in this capacity; without it (and without deputising) they are in
      attendance and never count;
    - `is_chair`, `is_vice_chair`: they hold that office on the day of the meeting;
    - `deputising`: set when they stand in for a seat-holder; then `is_member` is not looked at.
    """

    person: str
    intervals: tuple[Interval[datetime], ...]
    body: str | None = None
    capacity: str = ""
    post: str | None = None
    is_member: bool = False
    is_chair: bool = False
    is_vice_chair: bool = False
    deputising: Deputising | None = None
    mode: Mode = Mode.IN_PERSON


@dataclass(frozen=True, slots=True)
class Item:
    """What an agenda item changes: who is recused from it, and when it was discussed.

    `recused` holds keys of people: they do not count while this item is taken, in any capacity. `held` (only a timeline
    needs it) are the times at which the item was taken; an item taken up again has two.
    """

    recused: frozenset[str] = frozenset()
    held: tuple[Interval[datetime], ...] = ()
