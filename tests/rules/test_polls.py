"""Asking which date suits: what may be offered, answered and taken, and what each date is worth, to the edge."""

from datetime import UTC, datetime, timedelta

import pytest

from meetings.rules import Presence
from meetings.rules.forecast import Planned
from meetings.rules.polls import (
    MOST,
    Coming,
    PollFacts,
    Worth,
    check_offers,
    check_words,
    is_open,
    judge,
    may_ask_dates,
    may_take,
    may_use_poll_link,
    rank,
)
from tests.rules.rooms import PARTNERS, group, seat, times

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
DAY = datetime(2026, 6, 22, 9, tzinfo=UTC)
HOURS = timedelta(hours=2)


def offer(days: int, begins: datetime = DAY) -> tuple[datetime, datetime]:
    start = begins + timedelta(days=days)
    return start, start + HOURS


@pytest.mark.parametrize(
    ("state", "already", "code"),
    [
        ("planned", False, None),
        ("postponed", False, None),
        ("planned", True, "asked"),
        ("open", False, "not_planned"),
        ("closed", False, "not_planned"),
        ("cancelled", True, "not_planned"),
    ],
)
def test_one_question_at_a_time_before_the_meeting_begins(state: str, already: bool, code: str | None) -> None:
    verdict = may_ask_dates(state, asked_already=already)
    assert verdict.codes == ((code,) if code else ())


@pytest.mark.parametrize(
    ("offers", "codes"),
    [
        ([offer(0)], ()),
        ([offer(day) for day in range(MOST)], ()),
        ([offer(day) for day in range(MOST + 1)], ("many",)),
        ([], ("none",)),
        ([offer(0), offer(0)], ("twice",)),
        ([(DAY, DAY)], ("times",)),
        ([(DAY, DAY + timedelta(days=1))], ("times",)),
        ([offer(800)], ("times",)),
        ([(NOW, NOW + HOURS)], ("past",)),
        ([(NOW + timedelta(minutes=1), NOW + HOURS)], ()),
        ([offer(20)], ("stands",)),
        ([offer(21)], ("taken",)),
    ],
)
def test_what_may_be_offered(offers: list, codes: tuple[str, ...]) -> None:
    found = check_offers(offers, stands=offer(20), taken={offer(21)[0]}, now=NOW)
    assert found.codes == codes


def test_the_date_of_a_postponed_meeting_may_be_offered_again() -> None:
    assert check_offers([offer(20)], stands=None, taken=(), now=NOW)


OPEN = PollFacts("planned", ended=False, moved=False)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (OPEN, None),
        (PollFacts("postponed", ended=False, moved=False), None),
        (PollFacts("planned", ended=True, moved=False), "ended"),
        (PollFacts("planned", ended=False, moved=True), "moved"),
        (PollFacts("open", ended=False, moved=False), "begun"),
        (PollFacts("cancelled", ended=False, moved=False), "begun"),
    ],
)
def test_a_question_is_open_until_it_ends_or_the_meeting_is_moved_or_begins(facts: PollFacts, code: str | None) -> None:
    expected = (code,) if code else ()
    link = {"listed": True, "seat_live": True, "email": "a@b.org", "newest_email": "A@b.org"}
    for verdict in (is_open(facts), may_take(facts, DAY, NOW), may_use_poll_link(facts, **link)):
        assert verdict.codes == expected


@pytest.mark.parametrize(("minutes", "may"), [(-1, False), (0, False), (1, True)])
def test_a_date_that_has_passed_is_not_taken(minutes: int, may: bool) -> None:
    assert bool(may_take(OPEN, NOW + timedelta(minutes=minutes), NOW)) is may


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"listed": False}, "not_listed"),
        ({"seat_live": False}, "not_listed"),
        ({"email": "c@b.org"}, "another_address"),
    ],
)
def test_a_link_is_for_whoever_is_on_the_list_at_the_newest_address(changed: dict, code: str) -> None:
    facts = {"listed": True, "seat_live": True, "email": "a@b.org", "newest_email": "a@b.org"} | changed
    assert may_use_poll_link(OPEN, **facts).codes == (code,)


@pytest.mark.parametrize(
    ("said", "may"),
    [
        ({1: "yes", 2: "no"}, True),
        ({1: "maybe", 2: "maybe"}, True),
        ({1: "yes"}, False),
        ({1: "yes", 2: "no", 3: "yes"}, False),
        ({1: "yes", 2: "perhaps"}, False),
        ({1: "yes", 3: "no"}, False),
    ],
)
def test_an_answer_says_a_word_of_each_date_that_is_offered_and_of_no_other(said: dict, may: bool) -> None:
    assert bool(check_words(said, offered=[1, 2])) is may


def there(*keys: str) -> list[Presence]:
    return [seat(key, times((DAY, None))) for key in keys]


@pytest.mark.parametrize(
    ("yes", "maybe", "silent", "worth"),
    [
        (("council", "icb", "police"), (), (), Worth.SURE),
        (("council", "icb", "police"), ("education",), ("housing",), Worth.SURE),
        (("council", "icb"), ("police",), (), Worth.NEED_BE),
        ((), ("council", "icb", "police"), (), Worth.NEED_BE),
        (("council",), ("icb",), ("police",), Worth.OTHERS),
        ((), (), ("council", "icb", "police"), Worth.OTHERS),
        (("council", "icb"), ("education",), (), Worth.NOT),
        ((), (), (), Worth.NOT),
    ],
)
def test_what_a_date_is_worth(yes: tuple, maybe: tuple, silent: tuple, worth: Worth) -> None:
    coming = Coming(there(*yes), there(*maybe), there(*silent))
    found = judge(group(PARTNERS), coming, [Planned(1, 60, decides=True)], DAY, DAY + HOURS)
    assert found.worth is worth and found.sentence
    assert bool(found.reasons) is (worth is Worth.NOT), "why not, and only then"


def test_who_is_recused_from_an_item_is_not_enough_for_it() -> None:
    item = Planned(1, 60, decides=True, recused=frozenset({"holder-police"}))
    coming = Coming(yes=there("council", "icb", "police"))
    assert judge(group(PARTNERS), coming, [item], DAY, DAY + HOURS).worth is Worth.NOT
    assert judge(group(PARTNERS), coming, [], DAY, DAY + HOURS).worth is Worth.SURE, "without an agenda nobody is"


def test_the_best_date_comes_first() -> None:
    sure = judge(group(PARTNERS), Coming(there("council", "icb", "police")), [], DAY, DAY + HOURS)
    never = judge(group(PARTNERS), Coming(), [], DAY, DAY + HOURS)
    told = [
        (sure, 3, 0, False, DAY + HOURS),
        (sure, 2, 0, False, DAY),
        (sure, 2, 0, False, DAY + HOURS),
        (sure, 9, 1, False, DAY),
        (sure, 9, 0, True, DAY),
        (never, 9, 0, False, DAY),
        (None, 9, 0, False, DAY),
    ]
    keys = [rank(each, yes=yes, away=away, late=late, start=start) for each, yes, away, late, start in told]
    assert keys == sorted(keys) and len(set(keys)) == len(keys)
