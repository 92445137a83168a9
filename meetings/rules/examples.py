"""Terms of reference tried out: with these people there, would the group be quorate?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from hscp.lib.intervals import Interval
from hscp.lib.workdays import LONDON
from meetings.rules.presence import Deputising, Presence
from meetings.rules.quorum import QuoracyVerdict, quoracy
from partnership.rules.terms import GroupTerms


@dataclass(frozen=True, slots=True)
class Sitting:
    """A member's post in the group on the day: its key and title, the body it sits for, its office; vacant or not."""

    post: str
    title: str
    body: str | None = None
    body_name: str = ""
    is_chair: bool = False
    is_vice_chair: bool = False
    vacant: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """Who is there, in words, and what the terms make of it: those of today (None: there are none) and the new ones."""

    words: str
    before: QuoracyVerdict | None
    after: QuoracyVerdict

    @property
    def changes(self) -> bool:
        """Whether the new terms judge it otherwise."""
        return self.before is not None and self.before.quorate != self.after.quorate


def judged(
    terms: GroupTerms, sitting: Iterable[Sitting], *, there: Collection[str], deputised: Collection[str], day: date
) -> QuoracyVerdict:
    """The quoracy of a moment at which the holders of the posts ``there`` have come, and deputies with a delegation
    for the posts ``deputised``."""
    noon = datetime.combine(day, time(12), tzinfo=LONDON)
    return quoracy(terms, [each for one in sitting if (each := _presence(one, there, deputised, noon))], noon)


def _presence(one: Sitting, there: Collection[str], deputised: Collection[str], noon: datetime) -> Presence | None:
    stay = (Interval(noon, None),)
    if one.post in there:
        return Presence(
            person=one.post,
            intervals=stay,
            body=one.body,
            capacity=one.title,
            post=one.post,
            is_member=True,
            is_chair=one.is_chair,
            is_vice_chair=one.is_vice_chair,
        )
    if one.post in deputised:
        deputising = Deputising(one.title, for_person=one.post, valid_from=noon.date())
        return Presence(f"deputy-{one.post}", stay, one.body, "Deputy", one.post, deputising=deputising)
    return None


def usual_examples(
    before: GroupTerms | None, after: GroupTerms, sitting: Sequence[Sitting], day: date
) -> tuple[Example, ...]:
    """What a reader asks first: everybody there; each body missing in turn; the chair missing; only deputies come.

    Vacant posts are empty in all of them. None where nobody sits in the group.
    """
    held = [one for one in sitting if not one.vacant]
    everybody = frozenset(one.post for one in held)
    tried: list[tuple[str, frozenset[str], frozenset[str]]] = []
    if held:
        tried.append(("Everybody is there", everybody, frozenset()))
    for key, name in dict.fromkeys((one.body, one.body_name) for one in held if one.body):
        gone = frozenset(one.post for one in held if one.body == key)
        tried.append((f"Nobody comes for {name}", everybody - gone, frozenset()))
        tried.append((f"A deputy comes for {name}", everybody - gone, gone))
    chairs = frozenset(one.post for one in held if one.is_chair)
    if chairs:
        tried.append(("The chair is missing", everybody - chairs, frozenset()))
    if len(held) > 1:
        tried.append(("Only deputies come", frozenset(), everybody))
    return tuple(example(before, after, sitting, words, there, deputies, day) for words, there, deputies in tried)


def example(
    before: GroupTerms | None,
    after: GroupTerms,
    sitting: Sequence[Sitting],
    words: str,
    there: Collection[str],
    deputised: Collection[str],
    day: date,
) -> Example:
    """One example, judged by both editions."""
    asked = {"there": there, "deputised": deputised}
    old = judged(before, sitting, **asked, day=day) if before is not None else None
    return Example(words, old, judged(after, sitting, **asked, day=day))
