"""One moment of a meeting measured against a quoracy rule: what is not met, in sentences.

`quorum.py` decides who counts; this module only counts, and says what is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hscp.lib.verdicts import Reason
from hscp.lib.words import listing, many_of, number, sentence
from partnership.rules.terms import (
    AllOf,
    AtLeast,
    Bodies,
    Body,
    Counted,
    Either,
    Every,
    GroupTerms,
    Members,
    Office,
    PostPresent,
    Posts,
    Present,
    Rule,
    Share,
    name_of,
)


class Hindrance(StrEnum):
    """Why a body is not represented although somebody is there for it, or why nobody could be."""

    NO_GROUP_SEAT = "no_group_seat"
    VACANT = "vacant"
    RECUSED = "recused"
    DEPUTIES_DO_NOT_COUNT = "deputies_do_not_count"
    NO_DELEGATION = "no_delegation"
    COUNTS_ELSEWHERE = "counts_elsewhere"
    NO_SEAT = "no_seat"


_WHY = {
    Hindrance.NO_GROUP_SEAT: "it has no seat in this group",
    Hindrance.VACANT: "its seat is vacant",
    Hindrance.RECUSED: "its representative is recused from this item",
    Hindrance.DEPUTIES_DO_NOT_COUNT: "a deputy is there, but under these terms deputies do not count",
    Hindrance.NO_DELEGATION: "a deputy is there without a delegation that is valid on the day",
    Hindrance.COUNTS_ELSEWHERE: "the person recorded for it counts for another body at this time",
    Hindrance.NO_SEAT: "somebody from it attends, but holds no seat for it in this group",
}
_OFFICES = {
    Office.CHAIR: ("The chair", frozenset({Office.CHAIR})),
    Office.VICE_CHAIR: ("The vice-chair", frozenset({Office.VICE_CHAIR})),
    Office.CHAIR_OR_VICE_CHAIR: ("Neither the chair nor the vice-chair", frozenset({Office.CHAIR, Office.VICE_CHAIR})),
}

Shortfall = tuple[tuple[Reason, ...], tuple[str, ...]]  # what is not met, and the bodies whose absence is a reason
_MET: Shortfall = ((), ())


@dataclass(frozen=True, slots=True)
class Room:
    """Who counts at one moment: bodies and posts by key, members as a number, offices held by people there.

    `members_of` are the same members by the body they sit for (those who sit for none are left out); `hindrances` says
    per body why people who are there do not count for it.
    """

    terms: GroupTerms
    bodies: frozenset[str]
    members: int
    members_of: Mapping[str, int]
    posts: frozenset[str]
    offices: frozenset[Office]
    offices_recused: frozenset[Office]
    hindrances: Mapping[str, frozenset[Hindrance]]

    def words(self, key: str) -> str:
        """What a post or category is called."""
        return name_of(key, dict(self.terms.names))


def unmet(rule: Rule, room: Room) -> Shortfall:
    """What of `rule` the room does not meet; nothing when it is met. No reason and no body comes twice."""
    match rule:
        case AllOf(of):
            return _all_of(of, room)
        case AtLeast(n, of):
            return _counted(n, of, room)
        case Share():
            whole = _whole(rule.of, room)
            return _counted(rule.needed(whole), rule.of, room) if whole else _nobody(rule.of, room)
        case Present(office):
            return _office(office, room)
        case PostPresent(post):
            if post in room.posts:
                return _MET
            return (Reason("post_absent", sentence(f"the {room.words(post)} is not present")),), ()
        case Every(rules):
            return _together([unmet(each, room) for each in rules])
        case Either(rules):
            return _either(rules, room)


def _all_of(of: Bodies, room: Room) -> Shortfall:
    expected = _expected(of, room)
    if not expected:
        return _nobody(of, room)
    absent = [body for body in expected if body.key not in room.bodies]
    return tuple(_absence(body, room) for body in absent), tuple(body.key for body in absent)


def _counted(needed: int, of: Counted, room: Room) -> Shortfall:
    if isinstance(of, Posts):
        return _of_posts(needed, of, room)
    if isinstance(of, Members) and of.of_bodies is not None:
        return _seated(needed, of.of_bodies, room)
    if isinstance(of, Members):
        if room.members >= needed:
            return _MET
        seats = "seats" if of.counting_vacancies else "members"
        said = _too_few(room.members, f"{number(_whole(of, room))} {seats}", "present", needed)
        return (Reason("too_few_members", sentence(said)),), ()
    expected = _expected(of, room)
    absent = [body for body in expected if body.key not in room.bodies]
    there = len(expected) - len(absent)
    if there >= needed:
        return _MET
    if not expected:
        return _nobody(of, room)
    noun = room.words(of.category) if of.category is not None else "body"
    whole = f"{number(len(expected))} {noun if len(expected) == 1 else many_of(noun)}{_other_than(of, room)}"
    said = _too_few(there, whole, "represented", needed)
    said += f" (not represented: {listing([body.name for body in absent])})" if absent else ""
    explained = tuple(_absence(body, room) for body in absent if _why(body, room))
    return (Reason("too_few_bodies", sentence(said)), *explained), tuple(body.key for body in absent)


def _of_posts(needed: int, of: Posts, room: Room) -> Shortfall:
    absent = [key for key in of.keys if key not in room.posts]
    there = len(of.keys) - len(absent)
    if there >= needed:
        return _MET
    said = _too_few(there, f"{number(len(of.keys))} named posts", "present", needed)
    names = listing([f"the {room.words(key)}" for key in absent])
    return (Reason("too_few_posts", sentence(f"{said} (not present: {names})")),), ()


def _seated(needed: int, bodies: Bodies, room: Room) -> Shortfall:
    """Members who sit for one of these bodies, people and not bodies."""
    expected = _expected(bodies, room)
    there = sum(room.members_of.get(body.key, 0) for body in expected)
    if there >= needed:
        return _MET
    if not expected:
        return _nobody(bodies, room)
    few = f"{number(there) if there else 'no'} {'member is' if there == 1 else 'members are'} present for "
    said = f"{few}{listing([body.name for body in expected], 'or')}; at least {number(needed)} must be"
    explained = tuple(_absence(body, room) for body in expected if _why(body, room))
    return (Reason("too_few_members", sentence(said)), *explained), tuple(
        body.key for body in expected if body.key not in room.bodies
    )


def _nobody(of: Counted, room: Room) -> Shortfall:
    if isinstance(of, Members):
        return (Reason("no_members", "This group has no members who could be counted."),), ()
    category, other = (of.category, _other_than(of, room)) if isinstance(of, Bodies) else (None, "")
    noun = room.words(category) if category is not None else "body"
    return (Reason("none_expected", f"No {noun}{other} is named for this group on that day."),), ()


def _other_than(of: Bodies, room: Room) -> str:
    return f" other than the {many_of(room.words(of.other_than))}" if of.other_than is not None else ""


def _office(office: Office, room: Room) -> Shortfall:
    words, either = _OFFICES[office]
    if room.offices & either:
        return _MET
    if office is not Office.CHAIR_OR_VICE_CHAIR and room.offices_recused & either:
        return (Reason(f"{office}_recused", f"{words} is recused from this item."),), ()
    return (Reason(f"{office}_absent", f"{words} is {'' if words.startswith('Neither') else 'not '}present."),), ()


def _either(rules: tuple[Rule, ...], room: Room) -> Shortfall:
    found = [unmet(each, room) for each in rules]
    if any(not reasons for reasons, _ in found):
        return _MET
    asked = {each.office for each in rules if isinstance(each, Present)}
    if len(found) == len(rules) and asked == {Office.CHAIR, Office.VICE_CHAIR} and len(rules) == 2:
        return _office(Office.CHAIR_OR_VICE_CHAIR, room)
    if len(found) == 1:
        return found[0]
    ways = [" ".join(reason.sentence for reason in reasons).rstrip(".") for reasons, _ in found]
    said = "; ".join(f"({index}) {way}" for index, way in enumerate(ways, start=1))
    return (Reason("no_alternative_met", f"None of the ways to be quorate is met: {said}."),), _together(found)[1]


def _together(found: list[Shortfall]) -> Shortfall:
    reasons = dict.fromkeys(reason for each, _ in found for reason in each)
    return tuple(reasons), tuple(dict.fromkeys(body for _, bodies in found for body in bodies))


def _expected(of: Bodies, room: Room) -> list[Body]:
    if of.keys:
        named = [(key, room.terms.body(key)) for key in of.keys]
        return [body or Body(key, sentence(room.words(key)).rstrip("."), "") for key, body in named]
    return [body for body in room.terms.bodies if of.includes(body)]


def _whole(of: Counted, room: Room) -> int:
    if isinstance(of, Posts):
        return len(of.keys)
    if isinstance(of, Members):
        return room.terms.seats_held + (room.terms.seats_vacant if of.counting_vacancies else 0)
    return len(_expected(of, room))


def _why(body: Body, room: Room) -> list[Hindrance]:
    found = set(room.hindrances.get(body.key, ()))
    if room.terms.body(body.key) is None:
        found.add(Hindrance.NO_GROUP_SEAT)
    elif body.vacant:
        found.add(Hindrance.VACANT)
    return [each for each in Hindrance if each in found]


def _absence(body: Body, room: Room) -> Reason:
    why = _why(body, room)
    if not why:
        return Reason("not_represented", f"{body.name} is not represented.")
    return Reason(why[0].value, f"{body.name} is not represented: {'; '.join(_WHY[each] for each in why)}.")


def _too_few(there: int, whole: str, verb: str, needed: int) -> str:
    few = number(there) if there else "none"
    return f"{few} of {whole} {'is' if there < 2 else 'are'} {verb}; at least {number(needed)} must be"
