"""The forecast before a meeting, in tables of cases, and against a slow, obvious model that walks the minutes.

The model shares no code with the rule: it lays the agenda out minute by minute, asks for each who is there and not
recused, and knows only whether that minute is quorate.
"""

from datetime import datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hscp.lib.intervals import Interval
from meetings.rules import Presence
from meetings.rules import forecast as rules
from meetings.rules.forecast import Planned, better_order, forecast, in_order, slots_of
from tests.rules.rooms import PARTNERS, at, group, seat, times

START, END = at(10), at(12)
TERMS = group(PARTNERS)
COUNCIL, ICB = seat("council"), seat("icb")


def police(*pairs: tuple[datetime, datetime | None]) -> Presence:
    return seat("police", times(*(pairs or ((at(9), None),))), capacity="DSP for West Mercia Police")


def agenda(*lengths: int | None, decide: tuple[int, ...] = ()) -> list[Planned]:
    return [Planned(n, length, n in decide) for n, length in enumerate(lengths, start=1)]


# --- when items are planned


def test_items_follow_each_other_and_share_what_is_left() -> None:
    slots = slots_of(agenda(30, None, 10, None), START, END)
    assert [(each.start, each.end) for each in slots] == [
        (at(10), at(10, 30)),
        (at(10, 30), at(11, 10)),
        (at(11, 10), at(11, 20)),
        (at(11, 20), at(12)),
    ]


@pytest.mark.parametrize(("lengths", "ends"), [((), None), ((130, None), at(12, 15)), ((100, None, None), at(12))])
def test_an_item_without_a_length_gets_five_minutes_at_least(lengths: tuple, ends: datetime | None) -> None:
    slots = slots_of(agenda(*lengths), START, END)
    assert (slots[-1].end if slots else None) == ends


def test_an_agenda_longer_than_its_meeting_is_judged_to_its_end() -> None:
    found = forecast(TERMS, [COUNCIL, ICB, police((at(9), at(12, 5)))], agenda(130), START, END)
    assert found.overruns == timedelta(minutes=10)
    assert found.items[0].lost_at == at(12, 5)
    assert forecast(TERMS, [], agenda(60), START, END).overruns == timedelta(0)


# --- what is said


def test_quoracy_is_lost_when_the_police_delegate_leaves() -> None:
    items = agenda(10, 10, 10, 5, 5, 40, 40, decide=(6,))
    found = forecast(TERMS, [COUNCIL, ICB, police((at(9), at(10, 40)))], items, START, END)
    (change,) = found.changes
    assert change.at == at(10, 40) and not change.quorate and change.people == ("holder-police",)
    assert change.sentence == (
        "Quoracy will be lost from item 6 at 11:40, when DSP for West Mercia Police leaves. "
        "West Mercia Police is not represented."
    ), "10:40 UTC is 11:40 on the clock in June"
    assert [each.quorate for each in found.items] == [True] * 5 + [False] * 2
    assert [each.slot.item.number for each in found.at_risk] == [6], "only items that need a decision are at risk"
    assert not found.throughout and not found.never


def test_in_the_middle_of_an_item_it_says_during() -> None:
    found = forecast(TERMS, [COUNCIL, ICB, police((at(9), at(10, 15)))], agenda(60, 60), START, END)
    assert found.changes[0].sentence.startswith("Quoracy will be lost during item 1, at 11:15, when ")
    assert found.items[0].lost_at == at(10, 15)


def test_an_item_that_ends_as_somebody_leaves_is_quorate() -> None:
    found = forecast(TERMS, [COUNCIL, ICB, police((at(9), at(11)))], agenda(60, 60), START, END)
    assert [each.quorate for each in found.items] == [True, False]


def test_who_comes_late_makes_it_quorate_and_who_leaves_together_is_named_together() -> None:
    late = police((at(10, 20), at(11)))
    found = forecast(TERMS, [COUNCIL, seat("icb", times((at(9), at(11)))), late], agenda(20, 40, 60), START, END)
    first, reached, lost = found.changes
    assert first.sentence.startswith("The meeting will not be quorate when it begins at 11:00. West Mercia Police")
    assert reached.quorate and reached.sentence == (
        "Quoracy will be reached from item 2 at 11:20, when DSP for West Mercia Police arrives."
    )
    assert "when DSP for icb and DSP for West Mercia Police leave." in lost.sentence


def test_after_the_last_item_and_without_an_agenda() -> None:
    presences = [COUNCIL, ICB, police((at(9), at(11)))]
    assert "at 12:00, after the last item" in forecast(TERMS, presences, agenda(30), START, END).changes[0].sentence
    found = forecast(TERMS, presences, [], START, END)
    assert found.items == () and "lost at 12:00, when" in found.changes[0].sentence


def test_a_recusal_costs_its_item_alone_and_names_nobody_as_leaving() -> None:
    items = [Planned(1, 60), Planned(2, 30, True, frozenset({"holder-police"})), Planned(3, 30, True)]
    found = forecast(TERMS, [COUNCIL, ICB, police()], items, START, END)
    assert [each.quorate for each in found.items] == [True, False, True]
    assert "leaves" not in found.changes[0].sentence


def test_nobody_and_everybody() -> None:
    assert forecast(TERMS, [], agenda(60), START, END).never
    found = forecast(TERMS, [COUNCIL, ICB, police()], agenda(60), START, END)
    assert found.throughout and not found.changes and not found.at_risk


# --- another order


def test_a_decision_is_moved_to_where_it_is_quorate_and_the_others_keep_their_order() -> None:
    items = agenda(30, 30, 30, 30, decide=(4,))
    presences = [COUNCIL, ICB, police((at(9), at(11)))]
    order = better_order(TERMS, presences, items, START, END)
    assert order == (1, 4, 2, 3), "as little as will do: the second place is quorate to its end, at 11:00"
    assert not forecast(TERMS, presences, in_order(items, order), START, END).at_risk


def test_nothing_is_proposed_where_nothing_is_at_risk_or_nothing_helps() -> None:
    assert better_order(TERMS, [COUNCIL, ICB, police()], agenda(60, 60, decide=(1, 2)), START, END) is None
    assert better_order(TERMS, [], agenda(60, 60, decide=(1, 2)), START, END) is None
    assert better_order(TERMS, [], [], START, END) is None


def test_an_item_from_which_somebody_is_recused_is_not_helped_by_a_better_time() -> None:
    items = [Planned(1, 30), Planned(2, 30, True, frozenset({"holder-police"})), Planned(3, 60, True)]
    order = better_order(TERMS, [COUNCIL, ICB, police((at(9), at(11)))], items, START, END)
    assert order is not None and order.index(3) == 0


def test_numbers_stay_those_there_are() -> None:
    items = [Planned(2, 30), Planned(5, 30), Planned(7, 30, True)]
    assert [(each.number, each.decides) for each in in_order(items, (7, 2, 5))] == [(2, True), (5, False), (7, False)]


# --- against the model

MINUTES = 40
PEOPLE = ("council", "icb", "police", "education")
RULES = (
    (PARTNERS, lambda there: {"council", "icb", "police"} <= there),
    ({"at_least": 2, "of": "members"}, lambda there: len(there) >= 2),
    ({"any": [{"at_least": 4, "of": "members"}, PARTNERS]}, lambda there: {"council", "icb", "police"} <= there),
)


def minute(n: int) -> datetime:
    return START + timedelta(minutes=n)


stays = st.tuples(st.integers(0, MINUTES), st.one_of(st.none(), st.integers(0, MINUTES))).filter(
    lambda pair: pair[1] is None or pair[1] > pair[0]
)
people = st.dictionaries(st.sampled_from(PEOPLE), stays)
items_told = st.lists(
    st.tuples(st.sampled_from([None, 5, 10, 15]), st.booleans(), st.sets(st.sampled_from(PEOPLE), max_size=1)),
    min_size=1,
    max_size=5,
)


def laid_out(told: list) -> list[int]:
    """Which item each minute belongs to, and -1 for those behind the last item: walked, not computed."""
    given_minutes = sum(length or 0 for length, _, _ in told)
    loose = [n for n, (length, _, _) in enumerate(told) if not length]
    shares = dict.fromkeys(loose, 0)
    while loose and given_minutes + sum(shares.values()) + len(loose) <= MINUTES:
        for n in loose:
            shares[n] += 1
    row = []
    for n, (length, _, _) in enumerate(told):
        row += [n] * (length or max(5, shares[n]))
    return row + [-1] * (MINUTES - len(row))


@settings(max_examples=300, deadline=None)
@given(people, items_told, st.sampled_from(RULES))
def test_it_agrees_with_the_model_at_every_minute(who: dict, told: list, rule: tuple) -> None:
    terms, obvious = rule
    row = laid_out(told)
    good = []
    for n, item in enumerate(row):
        recused = told[item][2] if item >= 0 else set()
        there = {key for key, (came, left) in who.items() if came <= n and (left is None or n < left)}
        good.append(obvious(there - recused))
    presences = [
        seat(key, (Interval(minute(came), None if left is None else minute(left)),))
        for key, (came, left) in who.items()
    ]
    items = [
        Planned(n, length, decides, frozenset(f"holder-{key}" for key in recused))
        for n, (length, decides, recused) in enumerate(told)
    ]
    found = forecast(group(terms), presences, items, START, minute(MINUTES))
    for n, expected in enumerate(good):
        (period,) = (each for each in found.periods if each.start <= minute(n) < each.end)
        assert period.verdict.quorate == expected, n
    for outlook in found.items:
        mine = [n for n, item in enumerate(row) if item == outlook.slot.item.number]
        bad = [n for n in mine if not good[n]]
        assert outlook.lost_at == (minute(bad[0]) if bad else None)
    flips = [n for n in range(1, len(good)) if good[n] != good[n - 1]]
    begins = [] if good[0] else [0]
    assert [(each.at, each.quorate) for each in found.changes] == [(minute(n), good[n]) for n in begins + flips]


@settings(max_examples=150, deadline=None)
@given(people, items_told, st.sampled_from(RULES))
def test_a_proposed_order_is_better_and_none_is_worse_than_the_best(who: dict, told: list, rule: tuple) -> None:
    terms, _ = rule
    presences = [
        seat(key, (Interval(minute(came), None if left is None else minute(left)),))
        for key, (came, left) in who.items()
    ]
    items = [
        Planned(n, length, decides, frozenset(f"holder-{key}" for key in recused))
        for n, (length, decides, recused) in enumerate(told, start=1)
    ]

    def risk(order: tuple[int, ...]) -> int:
        there = in_order(items, order)
        return len(forecast(group(terms), presences, there, START, minute(MINUTES)).at_risk)

    now = tuple(each.number for each in items)
    order = better_order(group(terms), presences, items, START, minute(MINUTES))
    if order is None:
        return
    assert sorted(order) == sorted(now) and risk(order) < risk(now)
    others = [n for n in order if not items[n - 1].decides]
    assert others == sorted(others), "items that need no decision keep their order"
    if len(items) <= 3:
        assert risk(order) == min(risk(each) for each in permutations(now))


def test_however_long_the_agenda_only_so_many_orders_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look at another order stays short with 60 items, each to be decided, of which most come too late."""
    placed = []
    real = rules.slots_of
    monkeypatch.setattr(rules, "slots_of", lambda items, *span: placed.append(len(items)) or real(items, *span))
    leaves = [seat(key, (Interval(START, minute(30)),)) for key in PEOPLE]
    items = [Planned(number, 3 if number % 2 else 20, decides=True) for number in range(1, 61)]
    order = better_order(group(RULES[0][0]), leaves, items, START, minute(MINUTES))
    assert order is not None and sorted(order) == list(range(1, 61)), "and what it found by then is proposed"
    assert sum(placed) <= rules.PLACINGS + 60 * 100, "the orders tried, and one look at each that was taken"
