"""When a lead reviewer is engaged, who is told, what terms of reference say; roles that look like names."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from reviews.enums import InterestJudged, InvolvedAnswer, InvolvedKind
from reviews.rules import involvement
from reviews.rules.commission import (
    BODY_BY_KEY,
    Judged,
    Reviewer,
    commission_gaps,
    contract_words,
    may_contract,
    may_end,
    may_engage,
    may_judge,
    may_scope,
    may_tell,
)
from reviews.rules.involvement import involvement_gaps, looks_like_a_name, may_answer, may_offer

DAY, NEXT, BEFORE = date(2026, 6, 15), date(2026, 6, 16), date(2026, 6, 14)
READY = Reviewer("Ada", "Knows", "Best", "none", DAY)
LEADS = replace(READY, engaged=True, told=frozenset(BODY_BY_KEY))


def test_words_of_fields_are_those_of_the_rules() -> None:
    assert [each.value for each in Judged] == InterestJudged.values
    assert [each.value for each in involvement.Kind] == InvolvedKind.values
    assert [each.value for each in involvement.Answer] == InvolvedAnswer.values


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, ()),
        ({"judged": "managed"}, ()),
        ({"judged": "bars"}, ("judged",)),
        ({"judged": ""}, ("judged",)),
        ({"suitability": " ", "why_chosen": "", "contract_from": None}, ("suitability", "why_chosen", "contract_from")),
        ({"engaged": True}, ("engaged",)),
        ({"engaged": True, "ended": True}, ("ended",)),
    ],
)
def test_somebody_is_engaged_once_all_of_it_is_there(changed: dict[str, Any], codes: tuple[str, ...]) -> None:
    assert may_engage(replace(READY, **changed)).codes == codes


@pytest.mark.parametrize(
    ("interest", "judged", "because", "day", "codes"),
    [
        ("", "none", "", DAY, ()),
        ("", "none", "", None, ("declared_on",)),
        ("", "none", "", NEXT, ("declared_on",)),
        ("Kin", "none", "", DAY, ("judged",)),
        ("Kin", "managed", "Steps out", DAY, ()),
        ("Kin", "managed", " ", DAY, ("because",)),
        ("", "managed", "Steps out", DAY, ("interest",)),
        ("Kin", "bars", "", DAY, ()),
        ("", "bars", "", DAY, ("interest",)),
    ],
)
def test_a_declaration_is_looked_at(interest: str, judged: str, because: str, day: Any, codes: tuple[str, ...]) -> None:
    said = may_judge(interest=interest, declared_on=day, judged=judged, because=because, today=DAY)
    assert said.codes == codes


def test_a_contract_has_its_days() -> None:
    assert may_contract(None, None) and may_contract(DAY, None) and may_contract(DAY, DAY)
    assert may_contract(DAY, BEFORE).codes == ("contract_to",)
    assert may_contract(None, DAY).codes == ("contract_from",)
    assert contract_words(LEADS, DAY) == "" == contract_words(replace(LEADS, contract_to=DAY), DAY)
    assert "begins on" in contract_words(LEADS, BEFORE)
    assert "ended on" in contract_words(replace(LEADS, contract_to=DAY), NEXT)
    assert contract_words(READY, BEFORE) == "", "who does not lead needs no words"


def test_what_commissioning_waits_for() -> None:
    def codes(*reviewers: Reviewer, agreed: bool = True) -> list[str]:
        return [each.code for each in commission_gaps(reviewers, agreed=agreed, today=DAY)]

    assert codes(LEADS) == [] and codes(READY) == ["reviewers"] and codes(agreed=False) == ["reviewers", "scope"]
    assert codes(replace(LEADS, ended=True)) == ["reviewers"]
    assert codes(replace(LEADS, told=frozenset({"panel", "dfe"}))) == ["told"]
    assert codes(replace(LEADS, contract_to=BEFORE)) == ["contract"]


def test_ending_telling_and_terms() -> None:
    assert may_end(ended=False, on=DAY, because="Ill", today=DAY)
    assert may_end(ended=True, on=DAY, because="Ill", today=DAY).codes == ("ended",)
    assert may_end(ended=False, on=NEXT, because="", today=DAY).codes == ("on", "because")
    assert may_tell(body="panel", on=DAY, engaged_on=DAY, known=BODY_BY_KEY, today=DAY)
    assert may_tell(body="panel", on=DAY, engaged_on=None, known=BODY_BY_KEY, today=DAY).codes == ("engaged",)
    assert may_tell(body="x", on=NEXT, engaged_on=DAY, known=BODY_BY_KEY, today=DAY).codes == ("body", "told_on")
    said: dict[str, Any] = {"questions": "Why?", "methodology": "Talks", "because": "", "starts": DAY, "ends": None}
    assert may_scope(first=True, **said) and may_scope(first=False, **{**said, "because": "A sibling"})
    assert may_scope(first=False, **said).codes == ("because",)
    assert may_scope(first=True, **{**said, "ends": BEFORE}).codes == ("span_to",)
    empty = {"questions": "", "methodology": " ", "starts": None}
    assert may_scope(first=True, **{**said, **empty}).codes == ("questions", "methodology", "span_from")


@pytest.mark.parametrize(
    ("role", "word"),
    [
        ("mother", ""),
        ("Mother", ""),
        ("Maternal grandmother", ""),
        ("Social Worker", ""),
        ("GP", ""),
        ("SENCO at the school", ""),
        ("mother’s partner", ""),
        ("Sarah", "Sarah"),
        ("mother, Sarah Nowak", "Sarah"),
        ("NOWAK", ""),
        ("KOWALSKI", "KOWALSKI"),
        ("social worker Zoë", "Zoë"),
        ("step-father O’Neill", "O"),
    ],
)
def test_a_role_that_looks_like_a_name_is_refused(role: str, word: str) -> None:
    """Five capitals may be an acronym: a rule cannot tell, and the form says what is asked."""
    found = looks_like_a_name(role)
    assert found == word or (word == "O" and found in ("O", "Neill"))


def test_offers_and_what_came_of_them() -> None:
    said: dict[str, Any] = {"role": "mother", "offered_on": DAY, "begun_on": DAY, "today": DAY}
    assert may_offer(**said)
    assert may_offer(**{**said, "role": " "}).codes == ("role",)
    assert may_offer(**{**said, "offered_on": NEXT}).codes == ("offered_on",)
    assert may_offer(**{**said, "begun_on": NEXT}).codes == ("offered_on",)
    came: dict[str, Any] = {
        "answer": "accepted",
        "answered_on": DAY,
        "offered_on": DAY,
        "contributed": "",
        "today": DAY,
    }
    assert may_answer(**came) and may_answer(**{**came, "answer": "declined"})
    assert may_answer(**{**came, "answer": "no_answer", "answered_on": None})
    assert may_answer(**{**came, "answered_on": None}).codes == ("answered_on",)
    assert may_answer(**{**came, "answer": "waiting"}).codes == ("answered_on",)
    assert may_answer(**{**came, "answered_on": BEFORE}).codes == ("answered_on",)
    assert may_answer(**{**came, "answered_on": NEXT}).codes == ("answered_on",)
    assert may_answer(**{**came, "answer": "declined", "contributed": "Words"}).codes == ("contributed",)
    assert [each.code for each in involvement_gaps([])] == ["family", "practitioners"]
    both = [("family", "accepted"), ("practitioner", "waiting")]
    assert [each.code for each in involvement_gaps(both)] == ["waiting"]
    assert involvement_gaps([("family", "no_answer"), ("practitioner", "declined")]) == ()
