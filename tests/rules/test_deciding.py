"""The partners' decision: who is asked, how many must sign, what follows where they do not agree."""

from datetime import date, timedelta

import pytest

from reviews.rules.deciding import Partner, Standing, may_put, may_send, may_take_reply, needed, sentence, stands

DAY = date(2026, 6, 15)
COUNCIL, ICB, POLICE = (Partner(name, False, f"DSP for {name}") for name in ("council", "ICB", "police"))
ASIDE = Partner("police", True, "DSP for police")


@pytest.mark.parametrize(
    ("decided_by", "partners", "asked", "need"),
    [("all", 3, 3, 3), ("all", 3, 2, 2), ("majority", 3, 3, 2), ("majority", 3, 2, 2), ("majority", 4, 4, 3)],
)
def test_how_many_must_sign(decided_by: str, partners: int, asked: int, need: int) -> None:
    assert needed(decided_by, partners, asked) == need


@pytest.mark.parametrize(
    ("decided_by", "asked", "signed", "refused", "found"),
    [
        ("all", 3, 0, 0, Standing.OPEN),
        ("all", 3, 2, 0, Standing.OPEN),
        ("all", 3, 3, 0, Standing.DECIDED),
        ("all", 3, 2, 1, Standing.NOT_AGREED),
        ("all", 2, 2, 0, Standing.DECIDED),
        ("majority", 3, 1, 0, Standing.OPEN),
        ("majority", 3, 1, 1, Standing.OPEN),
        ("majority", 3, 2, 0, Standing.DECIDED),
        ("majority", 3, 2, 1, Standing.DECIDED),
        ("majority", 3, 0, 2, Standing.NOT_AGREED),
        ("majority", 2, 1, 1, Standing.NOT_AGREED),
        ("all", 0, 0, 0, Standing.OPEN),
    ],
)
def test_how_a_decision_stands(decided_by: str, asked: int, signed: int, refused: int, found: Standing) -> None:
    assert stands(decided_by, partners=3, asked=asked, signed=signed, refused=refused) is found


@pytest.mark.parametrize(
    ("state", "partners", "decided_by", "because", "codes"),
    [
        ("recommended", [COUNCIL, ICB, POLICE], "all", "Why", ()),
        ("answered", [COUNCIL, ICB, POLICE], "majority", "Why", ()),
        ("drafted", [COUNCIL, ICB, POLICE], "all", "Why", ("state",)),
        ("decided", [COUNCIL, ICB, POLICE], "all", "Why", ("state",)),
        ("recommended", [COUNCIL, ICB, POLICE], "all", "  ", ("because",)),
        ("recommended", [COUNCIL, ICB, ASIDE], "all", "Why", ()),
        ("recommended", [COUNCIL, ICB, ASIDE], "majority", "Why", ()),
        ("recommended", [COUNCIL, Partner("ICB", True, "x"), ASIDE], "majority", "Why", ("partners",)),
        ("recommended", [COUNCIL, Partner("ICB", True, "x"), ASIDE], "all", "Why", ()),
        ("recommended", [ASIDE], "all", "Why", ("partners",)),
        ("recommended", [], "all", "Why", ("partners",)),
        ("recommended", [COUNCIL, Partner("ICB", False, "")], "all", "Why", ("posts",)),
        ("recommended", [COUNCIL, Partner("ICB", True, "")], "all", "Why", ()),
    ],
)
def test_what_may_be_put_to_the_partners(
    state: str, partners: list[Partner], decided_by: str, because: str, codes: tuple[str, ...]
) -> None:
    assert may_put(state, partners, decided_by, because).codes == codes


def test_without_a_decision_the_dispute_route_is_open_and_the_clock_runs() -> None:
    said = {"partners": 3, "asked": 3}
    words = sentence(Standing.NOT_AGREED, "all", signed=2, **said)
    assert "no decision" in words and "dispute route" in words and "the clock runs on" in words
    assert sentence(Standing.OPEN, "all", signed=2, **said) == (
        "There is no decision yet: two of three signatures needed are given. The clock runs on."
    )
    assert "none of two" in sentence(Standing.OPEN, "majority", signed=0, **said)


@pytest.mark.parametrize(
    ("decided_on", "built", "on", "codes"),
    [
        (DAY, True, DAY, ()),
        (None, True, DAY, ("decided",)),
        (DAY, False, DAY, ("built",)),
        (DAY, True, DAY - timedelta(days=1), ("on",)),
        (DAY, True, DAY + timedelta(days=1), ("on",)),
    ],
)
def test_what_may_be_sent_to_the_panel(decided_on: date | None, built: bool, on: date, codes: tuple[str, ...]) -> None:
    assert may_send(decided_on=decided_on, built=built, on=on, today=DAY).codes == codes


def test_a_challenge_has_its_reasons_and_no_reply_comes_before_it_was_sent() -> None:
    said = {"sent_on": DAY, "today": DAY + timedelta(days=3)}
    assert may_take_reply(on=DAY, words="", challenges=False, **said)
    assert may_take_reply(on=DAY, words=" ", challenges=True, **said).codes == ("words",)
    assert may_take_reply(on=DAY - timedelta(days=1), words="", challenges=False, **said).codes == ("on",)
    assert may_take_reply(on=DAY + timedelta(days=4), words="", challenges=False, **said).codes == ("on",)
