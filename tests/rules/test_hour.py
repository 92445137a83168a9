"""The same hour: what must be done at once, what restricts, who may deputise."""

from dataclasses import replace
from datetime import date

import pytest

from reviews.rules.hour import (
    INSTRUCTION,
    HourFacts,
    Process,
    Span,
    StepState,
    filled,
    may_deputise,
    may_set_instruction,
    restrictions,
    steps,
)

NOTHING = HourFacts(made_safe=False, has_sheet=False)


def step(key: str, **facts: object) -> tuple[StepState, str]:
    found = next(each for each in steps(replace(NOTHING, **facts)) if each.key == key)  # type: ignore[arg-type]
    return found.state, found.sentence


def test_in_the_first_minute_everything_is_to_be_done() -> None:
    assert [each.key for each in steps(NOTHING)] == ["safe", "sheet", "secure", "processes", "media", "deputy"]
    assert {each.state for each in steps(NOTHING)} == {StepState.TO_DO}


@pytest.mark.parametrize(
    ("key", "facts", "state", "sentence"),
    [
        ("secure", {"asked": 3, "unconfirmed": 3}, StepState.WAITS, "Confirmed by 0 of 3."),
        ("secure", {"asked": 3, "unconfirmed": 1}, StepState.WAITS, "Confirmed by 2 of 3."),
        ("secure", {"asked": 3}, StepState.DONE, "Confirmed by all 3 asked."),
        ("secure", {"asked": 1}, StepState.DONE, "Confirmed by the one asked."),
        ("processes", {"processes": 1}, StepState.DONE, "1 process on the list."),
        ("media", {"lines": 2}, StepState.WAITS, "Version 2 is agreed by nobody yet."),
        ("media", {"lines": 2, "agreed": 3}, StepState.DONE, "Version 2, agreed by 3."),
        ("deputy", {"deputy": "Ann Lee"}, StepState.DONE, "Ann Lee."),
        ("safe", {"made_safe": True}, StepState.DONE, "On record."),
        ("sheet", {"has_sheet": True}, StepState.DONE, "Open."),
    ],
)
def test_each_step_says_how_it_stands(key: str, facts: dict[str, object], state: StepState, sentence: str) -> None:
    assert step(key, **facts) == (state, sentence)


def test_the_instruction_is_filled_and_names_nobody() -> None:
    text = filled(INSTRUCTION, reference="CF-2026-K7QXM", sender="Ann Lee")
    assert "CF-2026-K7QXM" in text and text.endswith("Ann Lee") and "{" not in text
    assert filled("{reference} {else} {0}", reference="R", sender="S") == "R {else} {0}"


@pytest.mark.parametrize(
    ("text", "because", "codes"),
    [("", "", ("text", "because")), ("Secure them", "Why", ("text",)), ("{reference}", " ", ("because",))],
)
def test_an_instruction_names_the_case_and_says_why(text: str, because: str, codes: tuple[str, ...]) -> None:
    assert may_set_instruction(text, because).codes == codes
    assert may_set_instruction("Secure {reference}", "Board, May")


def test_what_restricts_is_said_until_it_is_concluded() -> None:
    police = Process("The criminal investigation", False, ("disclosure", "interviews"), "Ask first.")
    inquest = Process("The inquest", False, ("publication", "disclosure", "interviews"))
    over = Process("The employment process", True, ("publication",))
    none = Process("The child death review", False, ())
    everything = (police, inquest, over, none)
    assert restrictions(everything) == (
        "The criminal investigation restricts disclosing material and speaking to people. Ask first.",
        "The inquest restricts disclosing material, speaking to people and publishing.",
    )
    assert restrictions(everything, "publication") == ("The inquest restricts publishing.",)
    assert restrictions([over, none]) == ()


JUNE = Span("Ann Lee", date(2026, 6, 10), date(2026, 6, 20))


@pytest.mark.parametrize(
    ("starts", "ends", "fits"),
    [
        (date(2026, 6, 1), date(2026, 6, 9), True),
        (date(2026, 6, 1), date(2026, 6, 10), False),
        (date(2026, 6, 20), date(2026, 6, 20), False),
        (date(2026, 6, 21), None, True),
        (date(2026, 6, 1), None, False),
    ],
)
def test_one_deputises_at_a_time(starts: date, ends: date | None, fits: bool) -> None:
    assert bool(may_deputise(Span("Bo Day", starts, ends), [JUNE], may_write=True, leads=False)) is fits


def test_an_open_end_holds_on_and_a_deputy_can_write() -> None:
    open_end = Span("Ann Lee", date(2026, 6, 10), None)
    assert not may_deputise(JUNE, [open_end], may_write=True, leads=False)
    assert may_deputise(JUNE, [], may_write=False, leads=False).codes == ("who",)
    assert may_deputise(JUNE, [], may_write=True, leads=True).codes == ("who",)
    assert may_deputise(Span("Bo Day", date(2026, 6, 2), date(2026, 6, 1)), [], may_write=True, leads=False).codes == (
        "ends_on",
    )
    assert JUNE.holds_on(date(2026, 6, 10)) and JUNE.holds_on(date(2026, 6, 20))
    assert not JUNE.holds_on(date(2026, 6, 9)) and not JUNE.holds_on(date(2026, 6, 21))
    assert open_end.holds_on(date(2030, 1, 1))
