"""When something is due, and who may decide about it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from hscp.lib.keeping import RecordClass
from hscp.lib.verdicts import YES, no
from keeping.rules import (
    LASTS,
    AskedFacts,
    ErasureFacts,
    Period,
    in_force,
    may_answer,
    may_ask,
    may_change_period,
    may_keep_longer,
    may_lift,
    months_words,
    rule_words,
)

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
DAY = date(2026, 6, 15)
HELD = no("held", "A hold stands.")
WHY = "The court has ordered it."


def period(months: int | None, **more: Any) -> Period:
    return Period(RecordClass.MINUTES, months, "the day of the meeting", "Invented", checked=False, **more)


@pytest.mark.parametrize(
    ("months", "words"),
    [(None, "For good"), (300, "25 years"), (12, "1 year"), (18, "1 year and 6 months"), (1, "1 month")],
)
def test_a_period_in_words(months: int | None, words: str) -> None:
    assert months_words(months) == words == period(months).words


@pytest.mark.parametrize(
    ("months", "since", "due"),
    [
        (12, date(2025, 6, 15), DAY),
        (6, date(2025, 8, 31), date(2026, 2, 28)),  # month-ends clamp
        (12, date(2028, 2, 29), date(2029, 2, 28)),
        (None, DAY, None),
        (12, None, None),
    ],
)
def test_the_day_it_is_due(months: int | None, since: date | None, due: date | None) -> None:
    assert period(months).due_on(since) == due


def test_the_rule_is_said_with_its_dates() -> None:
    said = rule_words(period(240), date(2006, 6, 15), DAY)
    assert said == "20 years from the day of the meeting: 15 June 2006, so due since 15 June 2026."


def test_what_the_partnership_decided_beats_the_national_row() -> None:
    national, own = period(240), period(None, decided=True)
    assert in_force([national], {}) == {RecordClass.MINUTES: national}
    assert in_force([national], {RecordClass.MINUTES: own}) == {RecordClass.MINUTES: own}
    assert in_force([], {}) == {}, "without a row it is kept"


FACTS: dict[str, Any] = {"words": "CF-2026-BCDFG", "held": YES, "due": True}


@pytest.mark.parametrize(
    ("changed", "reason", "code"),
    [
        ({}, "Old", None),
        ({}, " ", "reason"),
        ({"due": False}, "Old", "early"),
        ({"due": False}, WHY, None),
        ({"held": HELD}, WHY, "held"),
        ({"held": HELD, "due": False}, WHY, "held"),
        ({"blocks": no("open", "Still open.")}, WHY, "open"),
        ({"erased": True}, WHY, "erased"),
        ({"waiting": True}, WHY, "waiting"),
        ({"others": 0}, WHY, "nobody"),
        ({"kept_until": date(2030, 1, 1)}, WHY, "kept"),
    ],
)
def test_who_may_ask_for_an_erasure(changed: dict[str, Any], reason: str, code: str | None) -> None:
    assert may_ask(ErasureFacts(**{**FACTS, **changed}), reason=reason).codes == ((code,) if code else ())


@pytest.mark.parametrize(
    ("by", "later", "answered", "confirms", "changed", "code"),
    [
        (2, timedelta(0), False, True, {}, None),
        (2, LASTS - timedelta(seconds=1), False, True, {}, None),
        (2, LASTS, False, True, {}, "lapsed"),
        (2, timedelta(0), True, True, {}, "answered"),
        (1, timedelta(0), False, True, {}, "same"),
        (1, timedelta(0), False, False, {}, None),
        (2, timedelta(0), False, True, {"held": HELD}, "held"),
        (2, timedelta(0), False, False, {"held": HELD}, None),
        (3, timedelta(0), False, True, {}, "brought-in"),
        (3, timedelta(0), False, False, {}, None),
        (2, timedelta(0), False, True, {"blocks": no("open", "Opened again.")}, "open"),
        (2, timedelta(0), False, True, {"kept_until": date(2030, 1, 1)}, "kept"),
        (2, timedelta(0), False, False, {"kept_until": date(2030, 1, 1)}, None),
    ],
)
def test_who_may_answer(
    by: int, later: timedelta, answered: bool, confirms: bool, changed: dict[str, Any], code: str | None
) -> None:
    asked = AskedFacts(asked_by=1, asked_at=NOW, answered=answered)
    facts = ErasureFacts(**{**FACTS, **changed})
    second = no("brought-in", "Appointed by whoever asked.") if by == 3 else YES
    verdict = may_answer(asked, facts, by=by, now=NOW + later, confirms=confirms, second=second)
    assert verdict.codes == ((code,) if code else ())


def test_the_other_decisions() -> None:
    assert may_change_period(months=12, now_months=12, reason=WHY).codes == ("same",)
    assert may_change_period(months=None, now_months=12, reason="").codes == ("reason",)
    assert may_change_period(months=None, now_months=12, reason=WHY)
    assert may_keep_longer(until=DAY, today=DAY, reason=WHY, erased=False).codes == ("past",)
    assert may_keep_longer(until=date(2027, 1, 1), today=DAY, reason=WHY, erased=True).codes == ("erased",)
    assert may_keep_longer(until=date(2027, 1, 1), today=DAY, reason=" ", erased=False).codes == ("reason",)
    assert may_keep_longer(until=date(2027, 1, 1), today=DAY, reason=WHY, erased=False)
    assert may_lift(lifted=True, reason=WHY).codes == ("lifted",)
    assert may_lift(lifted=False, reason="").codes == ("reason",)
    assert may_lift(lifted=False, reason=WHY)
