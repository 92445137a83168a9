"""Who presides, when a meeting sat, what can be recorded of its course; and its timeline against an obvious model."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hscp.lib.intervals import Interval
from meetings.rules import Deputising, Item, Presence, quoracy
from meetings.rules.conduct import (
    Choice,
    Presider,
    Presides,
    conducted_timeline,
    may_adjourn,
    may_begin,
    may_choose,
    may_declare,
    may_happen,
    may_resume,
    may_sit_at,
    presiding,
    presiding_timeline,
    recused_at,
    sittings,
)
from partnership.rules.terms import Body, parse_terms
from tests.rules.rooms import at, group, seat, times

CHAIR = seat("council", person="chair", is_chair=True)
VICE = seat("police", person="vice", is_vice_chair=True)
MEMBER = seat("icb", person="member")


TEN = at(10)


def names(presences, choices=(), moment=TEN, items=()):
    found = presiding(presences, choices, moment, items)
    return (found.person, found.by.value) if found else None


def test_the_chair_presides_and_in_their_absence_the_vice_chair() -> None:
    assert names([VICE, CHAIR, MEMBER]) == ("chair", "chair")
    assert names([VICE, MEMBER]) == ("vice", "vice_chair")
    assert names([MEMBER]) is None, "nobody is supposed"
    gone = seat("council", times((at(9), at(9, 30))), person="chair", is_chair=True)
    assert names([gone, VICE]) == ("vice", "vice_chair")
    assert names([gone, VICE], moment=at(9, 29, 59)) == ("chair", "chair")


def test_a_choice_holds_while_neither_is_there_and_the_chosen_one_is() -> None:
    choice = [Choice("member", at(9, 15))]
    assert names([MEMBER], choice) == ("member", "chosen")
    assert names([MEMBER], choice, at(9, 14)) is None
    assert names([MEMBER, VICE], choice) == ("vice", "vice_chair")
    other = seat("education", person="other")
    assert names([MEMBER, other], [*choice, Choice("other", at(9, 45))]) == ("other", "chosen")
    gone = seat("education", times((at(9), at(9, 50))), person="other")
    assert names([MEMBER, gone], [*choice, Choice("other", at(9, 45))]) == ("member", "chosen")


def test_whoever_is_recused_does_not_preside_and_a_deputy_has_no_office() -> None:
    item = Item(frozenset({"chair"}), times((at(9, 30), at(10, 30))))
    assert names([CHAIR, VICE], items=[item]) == ("vice", "vice_chair")
    assert names([CHAIR, VICE], moment=at(10, 30), items=[item]) == ("chair", "chair")
    assert names([CHAIR, MEMBER], [Choice("member", at(9))], items=[item]) == ("member", "chosen")
    deputy = Presence("d", times((at(9), None)), "council", is_chair=True, deputising=Deputising("the chair"))
    assert names([deputy]) is None


def test_who_presided_is_told_along_the_meeting_and_not_in_an_adjournment() -> None:
    chair = seat("council", times((at(9), at(9, 40))), person="chair", is_chair=True)
    vice = seat("police", times((at(9, 10), None)), person="vice", is_vice_chair=True)
    found = presiding_timeline([chair, vice], [], at(9), at(11), adjournments=times((at(10), at(10, 15))))
    assert [(each.start, each.end, each.presider and each.presider.by.value) for each in found] == [
        (at(9), at(9, 40), "chair"),
        (at(9, 40), at(10), "vice_chair"),
        (at(10, 15), at(11), "vice_chair"),
    ]
    assert presiding_timeline([], [], at(9), at(10))[0].presider is None
    assert presiding_timeline([], [], at(9), at(9)) == ()


def test_recusals_hold_while_their_item_is_taken() -> None:
    items = [
        Item(frozenset({"a"}), times((at(9), at(9, 10)), (at(9, 30), None))),
        Item(frozenset({"b"}), times((at(9, 10), at(9, 30)))),
    ]
    assert [recused_at(items, at(9, minute)) for minute in (0, 9, 10, 29, 30)] == [
        frozenset(each) for each in ("a", "a", "b", "b", "a")
    ]


def test_a_recusal_and_an_adjournment_on_the_timeline() -> None:
    terms = group({"all_of_category": "statutory_partner"})
    there = [seat(body) for body in ("council", "icb", "police")]
    item = Item(frozenset({"holder-icb"}), times((at(9, 20), at(9, 40))))
    periods = conducted_timeline(terms, there, at(9), at(11), [item], times((at(10), at(10, 15))))
    assert [(each.start, each.end, each.verdict.quorate) for each in periods] == [
        (at(9), at(9, 20), True),
        (at(9, 20), at(9, 40), False),
        (at(9, 40), at(10), True),
        (at(10, 15), at(11), True),
    ]
    assert periods[1].verdict.reasons[0].sentence == (
        "Herefordshire and Worcestershire ICB is not represented: its representative is recused from this item."
    )


def test_an_adjournment_that_lasts_ends_the_timeline() -> None:
    assert sittings(times((at(10), None)), at(9), at(11)) == times((at(9), at(10)))
    assert sittings(times((at(9), None)), at(9), at(11)) == ()
    assert sittings((), at(9), at(9)) == ()


@pytest.mark.parametrize(
    ("verdict", "says"),
    [
        (may_sit_at(times((at(10), at(10, 15))), at(10)), "adjourned from 11:00 to 11:15"),
        (may_sit_at(times((at(10), None)), at(12)), "adjourned since 11:00"),
        (may_sit_at(times((at(10), at(10, 15))), at(10, 15)), ""),
        (may_happen(None, at(9), at(10)), "has not begun"),
        (may_happen(at(9), at(8), at(10)), "The meeting began at 10:00"),
        (may_happen(at(9), at(11), at(10)), "12:00 has not come yet"),
        (may_happen(at(9), at(9), at(9)), ""),
        (may_begin(2, at(9), [(1, Interval(at(9)))]), "Item 1 is recorded as begun at 10:00"),
        (may_begin(1, at(9, 5), [(1, Interval(at(9)))]), "Item 1 is being taken already, since 10:00"),
        (may_begin(1, at(9, 5), [(1, Interval(at(9), at(9, 5)))]), ""),
        (may_adjourn(at(9), at(9), (), ()), "must be resumed after"),
        (may_adjourn(at(9), None, times((at(10), at(11))), ()), "adjourned from 11:00 to 12:00 already"),
        (may_adjourn(at(10, 30), at(12), times((at(10), at(11))), ()), "already"),
        (may_adjourn(at(9), at(10), (), [(3, at(9, 30))]), "Decision 3 was taken at 10:30"),
        (may_adjourn(at(9), at(10), times((at(10), at(11))), [(3, at(10))]), ""),
        (may_resume(None, at(9)), "The meeting is not adjourned."),
        (may_resume(at(9), at(9)), "it is resumed after that"),
        (may_resume(at(9), at(9, 1)), ""),
        (may_declare("Ann", vacant=True, withdrawn=False, interest="x", recused=False), "Ann is vacant"),
        (may_declare("Ann", vacant=False, withdrawn=True, interest="x", recused=True), "withdrawn"),
        (may_declare("Ann", vacant=False, withdrawn=False, interest=" ", recused=False), "Say which interest"),
        (may_declare("Ann", vacant=False, withdrawn=False, interest="x", recused=False), ""),
        (may_declare("Ann", vacant=False, withdrawn=False, interest="", recused=True), ""),
        (may_choose("Ann", there=False, guest=False, presider=None, presiding_words=""), "not recorded as present"),
        (may_choose("Ann", there=True, guest=True, presider=None, presiding_words=""), "guests do not preside"),
        (may_choose("Ann", there=True, guest=False, presider=None, presiding_words=""), ""),
        (
            may_choose(
                "Ann",
                there=True,
                guest=False,
                presider=Presider("b", Presides.VICE_CHAIR, "x"),
                presiding_words="Ben",
            ),
            "Ben, the vice-chair, is there and presides",
        ),
        (
            may_choose(
                "Ann", there=True, guest=False, presider=Presider("b", Presides.CHOSEN, "x"), presiding_words="Ben"
            ),
            "",
        ),
    ],
)
def test_what_can_be_recorded_of_the_course_of_a_meeting(verdict, says: str) -> None:
    assert bool(verdict) == (says == "") and says in verdict.sentence


# A slow, obvious model: a meeting as a row of minutes, each judged from scratch; no intervals, no edges.
MINUTES = 30
START = datetime(2026, 6, 15, 9, tzinfo=UTC)
BODIES = ("council", "icb", "police")
PEOPLE = ("ann", "ben", "cai")
RULE = {"all": [{"at_least": 2, "of_category": "statutory_partner"}, {"present": "chair_or_vice_chair"}]}


def minute(n: int) -> datetime:
    return START + timedelta(minutes=n)


SPAN = st.tuples(st.integers(-2, MINUTES), st.integers(1, 12), st.booleans())
SPANS = st.lists(SPAN, max_size=2)


def apart(spans: list[tuple[int, int, bool]]) -> list[tuple[int, int | None]]:
    """Spans that do not overlap: each begins where the one before has ended; an open one is the last."""
    found: list[tuple[int, int | None]] = []
    reached = -5
    for start, length, is_open in sorted(spans):
        start = max(start, reached)
        found.append((start, None if is_open else start + length))
        if is_open:
            break
        reached = start + length
    return found


def within(spans: list[tuple[int, int | None]], now: int) -> bool:
    return any(start <= now and (end is None or now < end) for start, end in spans)


def intervals(spans: list[tuple[int, int | None]]) -> tuple[Interval[datetime], ...]:
    return tuple(Interval(minute(start), None if end is None else minute(end)) for start, end in spans)


@settings(max_examples=200, deadline=None)
@given(
    st.tuples(SPANS, SPANS, SPANS),
    st.lists(st.tuples(SPANS, st.sets(st.sampled_from(PEOPLE), max_size=2)), max_size=3),
    SPANS,
    st.lists(st.tuples(st.sampled_from(PEOPLE), st.integers(0, MINUTES)), max_size=2),
)
def test_a_meeting_agrees_with_its_minutes(stays, items, holes, choices) -> None:
    there = {person: apart(spans) for person, spans in zip(PEOPLE, stays, strict=True)}
    taken = [(apart(spans), people) for spans, people in items]
    adjourned = apart(holes)
    presences = [
        Presence(
            person=person,
            intervals=intervals(there[person]),
            body=body,
            capacity=person,
            is_member=True,
            is_chair=person == "ann",
            is_vice_chair=person == "ben",
        )
        for person, body in zip(PEOPLE, BODIES, strict=True)
    ]
    bodies = tuple(Body(body, body.title(), "statutory_partner") for body in BODIES)
    terms = parse_terms({"quoracy": RULE}).with_bodies(bodies, seats_held=3)
    rules = [Item(frozenset(people), intervals(spans)) for spans, people in taken]
    said = [Choice(person, minute(n)) for person, n in choices]
    periods = conducted_timeline(terms, presences, minute(0), minute(MINUTES), rules, intervals(adjourned))
    presided = presiding_timeline(presences, said, minute(0), minute(MINUTES), rules, intervals(adjourned))
    for now in range(MINUTES):
        found = [each for each in periods if each.start <= minute(now) < each.end]
        who = [each for each in presided if each.start <= minute(now) < each.end]
        if within(adjourned, now):
            assert (found, who) == ([], []), now
            continue
        recused = {person for spans, people in taken if within(spans, now) for person in people}
        counting = [person for person in PEOPLE if within(there[person], now) and person not in recused]
        quorate = len(counting) >= 2 and ("ann" in counting or "ben" in counting)
        assert [each.verdict.quorate for each in found] == [quorate], now
        assert found[0].verdict == quoracy(terms, presences, minute(now), Item(frozenset(recused)))
        assert [each.presider.person if each.presider else None for each in who] == [model(counting, choices, now)], now


def model(counting: list[str], choices: list[tuple[str, int]], now: int) -> str | None:
    """Who presides in a minute: Ann is the chair, Ben the vice-chair; else the last who was chosen and counts."""
    for officer in ("ann", "ben"):
        if officer in counting:
            return officer
    made = [(n, -index, person) for index, (person, n) in enumerate(choices) if n <= now and person in counting]
    return max(made)[2] if made else None
