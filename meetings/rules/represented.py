"""A post at a meeting that is over, and whether anybody came for it who counts: for absence, joint groups, reports."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Represented:
    """A member's post at a closed meeting: whose body it speaks for, and whether anybody was there for it who counts.

    ``sent_uncounted``: nobody was but a deputy, who does not count under the meeting's terms.
    """

    meeting: int
    post: str
    role: str
    body: str
    category: str
    attended: bool
    sent_uncounted: bool = False
