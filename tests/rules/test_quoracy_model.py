"""Quoracy against a slow, obvious model: a meeting as a row of minutes, each judged from scratch.

The model shares no code with the rule. It reads the same plain data that arrangements are written in, walks the minutes
one by one, and knows only whether a minute is quorate; the rule must agree at every minute and along the timeline.
"""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from hypothesis import given, settings
from hypothesis import strategies as st

from hscp.lib.intervals import Interval
from meetings.rules import Deputising, Item, Presence, quoracy, quoracy_timeline
from partnership.rules.terms import Body, parse_terms

START = datetime(2026, 6, 15, 9, tzinfo=UTC)
MINUTES = 24
CATEGORIES = {"council": "statutory_partner", "icb": "statutory_partner", "police": "statutory_partner",
              "east": "district", "west": "district", "education": "education"}  # fmt: skip
BODIES = tuple(Body(key, key.title(), category) for key, category in CATEGORIES.items())
PEOPLE = ("ann", "ben", "cai", "dee", "eve")
DEPUTIES = ("not_allowed", "with_delegation", "allowed")


def minute(n: int) -> datetime:
    return START + timedelta(minutes=n)


@st.composite
def stays(draw) -> list[tuple[int, int | None]]:
    """Arrivals and departures of one record, in minutes of the meeting; perhaps beginning before it, perhaps open."""
    found = []
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(-3, MINUTES))
        found.append((start, draw(st.one_of(st.none(), st.integers(start, MINUTES + 3)))))
    return found


@st.composite
def records(draw) -> dict:
    return {
        "person": draw(st.sampled_from(PEOPLE)),
        "stays": draw(stays()),
        "body": draw(st.sampled_from([None, *CATEGORIES])),
        "member": draw(st.sampled_from([True, True, True, False])),
        "chair": draw(st.sampled_from([False, False, True])),
        "vice": draw(st.sampled_from([False, False, True])),
        "post": draw(st.sampled_from([None, "lead", "lay", "carer"])),
        "deputy": draw(st.sampled_from([None, None, None, "delegated", "undelegated"])),
    }


OF = st.sampled_from(
    [
        {"of": "members"},
        {"of": "bodies"},
        {"of_category": "district"},
        {"of": ["icb", "west", "east"]},
        {"of": "bodies", "other_than": "statutory_partner"},
        {"of": {"posts": ["lead", "lay", "carer"]}},
    ]
)
SEATED = st.sampled_from([{"of": {"members_of": ["council", "east"]}}, {"of": {"members_of_category": "district"}}])
SHARE = st.builds(
    lambda of, fraction, more: of | {"fraction": fraction, **more},
    OF,
    st.sampled_from(["1/2", "1/3", "2/3"]),
    st.sampled_from([{}, {"more_than": True}, {"rounding": "down"}, {"plus": 1}]),
)
LEAF = st.one_of(
    st.sampled_from([{"all_of_category": "statutory_partner"}, {"all_of": ["council", "education"]}]),
    st.builds(lambda of, n: of | {"at_least": n}, st.one_of(OF, SEATED), st.integers(1, 3)),
    SHARE,
    st.sampled_from([{"present": "chair"}, {"present": "vice_chair"}, {"present": "chair_or_vice_chair"}]),
)
RULES = st.recursive(
    LEAF,
    lambda inner: st.builds(
        lambda kind, rules: {kind: rules}, st.sampled_from(["all", "any"]), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=4,
)


def minutes_there(them: list[tuple[int, int | None]], tolerance: int) -> set[int]:
    """The minutes of one capacity, gaps of at most `tolerance` minutes filled when somebody is on both sides."""
    far = MINUTES + 60
    there = {n for start, end in them for n in range(start, far if end is None else end)}
    for gap in range(-5, far):
        if gap in there or gap - 1 not in there:
            continue
        length = next((k for k in range(1, tolerance + 1) if gap + k in there), 0)
        there |= set(range(gap, gap + length))
    return there


def since(there: set[int], now: int) -> int:
    while now - 1 in there:
        now -= 1
    return now


def model(rule: dict, rows: list[dict], now: int, setting: dict) -> bool:
    """Whether the minute `now` is quorate: who counts, then what the rule says of them."""
    chair = vice = False
    by_person: dict[str, list[tuple]] = {}
    capacities: dict[tuple, list] = {}
    for row in rows:
        key = tuple(row[name] or "" for name in ("person", "body", "member", "chair", "vice", "deputy", "post"))
        capacities.setdefault(key, []).extend(row["stays"])
    for (person, body, member, is_chair, is_vice, deputy, post), them in capacities.items():
        there = minutes_there(them, setting["tolerance"])
        if now not in there or person in setting["recused"]:
            continue
        chair, vice = chair or bool(is_chair and not deputy), vice or bool(is_vice and not deputy)
        if deputy and setting["deputies"] == "not_allowed":
            continue
        if deputy == "undelegated" and setting["deputies"] == "with_delegation":
            continue
        if deputy or member:
            by_person.setdefault(person, []).append((-since(there, now), bool(deputy), body or "~", body, post))
    counted = [sorted(them, key=lambda one: one[:3])[0][3:] for them in by_person.values()]
    return holds(rule, counted, chair, vice, setting["seats"])


def holds(rule: dict, counted: list, chair: bool, vice: bool, seats: int) -> bool:
    bodies, members = {body for body, _ in counted}, len(counted)
    if "all" in rule:
        return all(holds(each, counted, chair, vice, seats) for each in rule["all"])
    if "any" in rule:
        return any(holds(each, counted, chair, vice, seats) for each in rule["any"])
    if "present" in rule:
        return {"chair": chair, "vice_chair": vice, "chair_or_vice_chair": chair or vice}[rule["present"]]
    if "all_of" in rule:
        return set(rule["all_of"]) <= bodies
    if "all_of_category" in rule:
        return {key for key, category in CATEGORIES.items() if category == rule["all_of_category"]} <= bodies
    if rule.get("of") == "members":
        there, whole = members, seats
    elif isinstance(rule.get("of"), dict) and "posts" in rule["of"]:
        there, whole = len(set(rule["of"]["posts"]) & {post for _, post in counted}), len(rule["of"]["posts"])
    elif isinstance(rule.get("of"), dict):
        district = {"east", "west"} if "members_of_category" in rule["of"] else set()
        there, whole = sum(body in (district or rule["of"]["members_of"]) for body, _ in counted), 0
    else:
        named = rule.get("of", "bodies")
        whole_set = set(CATEGORIES) if named == "bodies" else set(named)
        if "other_than" in rule:
            whole_set = {key for key, category in CATEGORIES.items() if category != rule["other_than"]}
        if "of_category" in rule:
            whole_set = {key for key, category in CATEGORIES.items() if category == rule["of_category"]}
        there, whole = len(whole_set & bodies), len(whole_set)
    if "at_least" in rule:
        return there >= rule["at_least"]
    exact = Fraction(rule["fraction"]) * whole
    if rule.get("more_than"):
        return there > exact
    needed = (floor if rule.get("rounding") == "down" else ceil)(exact) + rule.get("plus", 0)
    return there >= max(needed, 1)


def presence(row: dict) -> Presence:
    deputising = None
    if row["deputy"]:
        deputising = Deputising("the post", valid_from=date(2026, 6, 1) if row["deputy"] == "delegated" else None)
    return Presence(
        person=row["person"],
        intervals=tuple(Interval(minute(a), None if b is None else minute(b)) for a, b in row["stays"]),
        body=row["body"],
        post=row["post"],
        is_member=row["member"],
        is_chair=row["chair"],
        is_vice_chair=row["vice"],
        deputising=deputising,
    )


SETTINGS = st.fixed_dictionaries(
    {
        "tolerance": st.integers(0, 3),
        "deputies": st.sampled_from(DEPUTIES),
        "recused": st.sets(st.sampled_from(PEOPLE), max_size=1),
        "seats": st.integers(1, 6),
    }
)


@settings(max_examples=200, deadline=None)
@given(RULES, st.lists(records(), max_size=8), SETTINGS)
def test_the_timeline_agrees_with_the_minutes(rule: dict, rows: list[dict], setting: dict) -> None:
    terms = parse_terms(
        {"quoracy": rule, "deputies": setting["deputies"], "tolerance_seconds": 60 * setting["tolerance"]}
    ).with_bodies(BODIES, seats_held=setting["seats"])
    presences = [presence(row) for row in rows]
    item = Item(frozenset(setting["recused"]), (Interval(minute(0)),))
    periods = quoracy_timeline(terms, presences, minute(0), minute(MINUTES), [item])

    assert periods[0].start == minute(0)
    assert periods[-1].end == minute(MINUTES)
    assert all(here.end == there.start for here, there in pairwise(periods))
    assert all(here.verdict != there.verdict for here, there in pairwise(periods))
    for now in range(MINUTES):
        verdict = next(each.verdict for each in periods if each.start <= minute(now) < each.end)
        assert verdict == quoracy(terms, presences, minute(now), item)
        assert verdict.quorate == model(rule, rows, now, setting), now
        assert verdict.quorate == (not verdict.reasons)


@settings(max_examples=100, deadline=None)
@given(RULES, st.lists(records(), max_size=8), records(), st.integers(0, MINUTES - 1))
def test_one_more_member_of_another_body_never_costs_quoracy(rule, rows, more, now: int) -> None:
    """More people never hurt, as long as they are new: the rules have no upper bounds."""
    terms = parse_terms({"quoracy": rule}).with_bodies(BODIES, seats_held=5)
    before = [presence(row) for row in rows]
    after = [*before, presence(more | {"person": "somebody new"})]
    if quoracy(terms, before, minute(now)):
        assert quoracy(terms, after, minute(now))
