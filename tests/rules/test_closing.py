"""Done is not closed: who confirms, when impact is looked for, and what the register says of each state."""

from datetime import date, timedelta

import pytest

from meetings.rules.closing import (
    IMPACT_AFTER_DAYS,
    REVIEWS_AND_AUDITS,
    Closing,
    Source,
    impact_due,
    may_close_action,
    may_confirm,
    standing_words,
)
from partnership.models import Partnership

DUE = date(2027, 3, 3)
CONFIRMED = {"state": "confirmed", "source": "audit", "impact_due_on": DUE}


@pytest.mark.parametrize("source", list(Source))
def test_only_reviews_and_audits_are_confirmed_first(source: Source) -> None:
    two_steps = source in REVIEWS_AND_AUDITS
    assert two_steps is ("review" in source or source in ("audit", "child_deaths")), "the overview reviews deaths"
    done = Closing(state="done", source=source, has_evidence=True)
    assert may_confirm(done).codes == (() if two_steps else ("no_need",))
    assert may_close_action(done, DUE).codes == (("not_confirmed",) if two_steps else ())


def test_an_action_of_no_recommendation_is_closed_by_anybody_who_records() -> None:
    assert may_close_action(Closing(state="done", same_person=True), DUE)
    assert may_confirm(Closing(state="done")).codes == ("no_need",)


def test_nobody_confirms_their_own() -> None:
    verdict = may_confirm(Closing(state="done", source="rapid_review", same_person=True))
    assert verdict.codes == ("second_person",) and "somebody other than its owner" in verdict.sentence


@pytest.mark.parametrize(
    ("facts", "day", "codes"),
    [
        ({"has_evidence": True}, DUE, ()),
        ({"has_evidence": True}, DUE + timedelta(days=400), ()),
        ({"has_evidence": True}, DUE - timedelta(days=1), ("too_early",)),
        ({}, DUE, ("no_impact",)),
        ({}, DUE - timedelta(days=1), ("too_early", "no_impact")),
        ({"has_evidence": True, "same_person": True}, DUE, ("second_person",)),
        ({"same_person": True}, DUE - timedelta(days=1), ("too_early", "no_impact", "second_person")),
    ],
)
def test_what_comes_from_an_audit_is_closed_by_impact_from_its_day_on(facts, day, codes) -> None:
    assert may_close_action(Closing(**CONFIRMED, **facts), day).codes == codes


@pytest.mark.parametrize(
    ("has_evidence", "same_person", "codes"),
    [
        (True, False, ()),
        (False, False, ("no_impact",)),
        (True, True, ("second_person",)),
        (False, True, ("no_impact", "second_person")),
    ],
)
def test_other_recommendations_need_evidence_and_a_second_person_at_once(has_evidence, same_person, codes) -> None:
    facts = Closing(state="done", source="scrutiny", has_evidence=has_evidence, same_person=same_person)
    assert may_close_action(facts, DUE).codes == codes


def test_impact_is_looked_for_so_many_days_later() -> None:
    assert impact_due(date(2026, 12, 3), 90) == DUE
    assert impact_due(DUE, 0) == DUE
    with pytest.raises(ValueError, match="not looked for before"):
        impact_due(DUE, -1)
    assert Partnership._meta.get_field("impact_after_days").default == IMPACT_AFTER_DAYS


@pytest.mark.parametrize(
    ("state", "more", "words"),
    [
        ("open", {}, "Open"),
        ("open", {"due_on": DUE - timedelta(days=1)}, "Late"),
        ("done", {"due_on": DUE - timedelta(days=1)}, "Done, to be confirmed"),
        ("done", {"source": "audit"}, "Done, waits for a second person"),
        ("confirmed", {"impact_due_on": DUE + timedelta(days=1)}, "Confirmed, impact due 4 March 2027"),
        ("confirmed", {"impact_due_on": DUE}, "Confirmed, impact due since 3 March 2027"),
        ("confirmed", {}, "Confirmed"),
        ("closed", {"source": "audit", "impact_due_on": DUE}, "Closed"),
        ("withdrawn", {}, "Withdrawn"),
    ],
)
def test_the_register_says_what_an_action_waits_for(state: str, more: dict, words: str) -> None:
    assert standing_words(state, **({"due_on": DUE, "today": DUE} | more))[0] == words
