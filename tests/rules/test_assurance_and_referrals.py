"""What a session of assurance needs before it has an outcome; referrals: when they may be sent and are overdue."""

from datetime import date, timedelta

import pytest

from meetings.rules.assurance import may_conclude, may_write_session
from meetings.rules.referrals import is_overdue, may_answer, may_refer, standing_words

DAY = date(2026, 6, 15)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
WHOLE = {"evidence": "Figures", "challenge": "Asked twice", "follows": "Come again", "invited": 1}


@pytest.mark.parametrize(
    ("outcome", "less", "codes"),
    [
        ("", dict.fromkeys(("evidence", "challenge", "follows"), "") | {"invited": 0}, ()),
        ("assured", {}, ()),
        ("assured", {"follows": ""}, ()),
        ("assured", {"follows": "", "evidence": " "}, ("evidence",)),
        ("assured", {"challenge": "\n"}, ("challenge",)),
        ("assured", {"invited": 0}, ("invited",)),
        ("partly", {}, ()),
        ("partly", {"follows": " "}, ("follows",)),
        ("not", {"follows": ""}, ("follows",)),
        (
            "not",
            dict.fromkeys(("evidence", "challenge", "follows"), "") | {"invited": 0},
            ("invited", "evidence", "challenge", "follows"),
        ),
    ],
)
def test_what_an_outcome_needs(outcome: str, less: dict, codes: tuple[str, ...]) -> None:
    assert may_conclude(outcome, **(WHOLE | less)).codes == codes


@pytest.mark.parametrize(
    ("meeting", "minutes", "begun", "codes"),
    [
        ("planned", None, False, ()),
        ("postponed", None, False, ()),
        ("open", None, True, ()),
        ("closed", None, False, ("over",)),
        ("closed", None, True, ()),
        ("closed", "circulated", True, ()),
        ("closed", "issued", True, ("issued",)),
        ("closed", "approved", True, ("issued",)),
        ("cancelled", None, True, ("over",)),
    ],
)
def test_how_long_a_session_is_written(meeting: str, minutes: str | None, begun: bool, codes: tuple[str, ...]) -> None:
    assert may_write_session(meeting, minutes, begun=begun).codes == codes


@pytest.mark.parametrize(
    ("state", "due", "overdue", "words"),
    [
        ("sent", BEFORE, True, "Overdue by 1 day"),
        ("sent", DAY, False, "Due today"),
        ("sent", AFTER, False, "Due 16 June 2026"),
        ("answered", BEFORE, False, "Answered"),
        ("withdrawn", BEFORE, False, "Withdrawn"),
    ],
)
def test_when_an_answer_is_overdue(state: str, due: date, overdue: bool, words: str) -> None:
    assert is_overdue(state, due, DAY) is overdue
    assert standing_words(state, due, DAY) == words


@pytest.mark.parametrize(
    ("withdrawn", "sent", "due", "codes"),
    [
        (False, DAY, DAY, ()),
        (False, BEFORE, BEFORE, ()),
        (False, AFTER, AFTER, ("sent_on",)),
        (False, DAY, BEFORE, ("due_on",)),
        (True, AFTER, DAY, ("withdrawn", "sent_on", "due_on")),
    ],
)
def test_when_an_item_may_be_referred(withdrawn: bool, sent: date, due: date, codes: tuple[str, ...]) -> None:
    assert may_refer(withdrawn=withdrawn, sent_on=sent, due_on=due, today=DAY).codes == codes


@pytest.mark.parametrize(
    ("answered", "ok"), [(BEFORE - timedelta(days=1), False), (BEFORE, True), (DAY, True), (AFTER, False)]
)
def test_when_an_answer_may_have_come(answered: date, ok: bool) -> None:
    assert bool(may_answer(answered_on=answered, sent_on=BEFORE, today=DAY)) is ok


def test_nobody_waits_for_the_answer_to_what_was_withdrawn() -> None:
    assert not is_overdue("sent", BEFORE, DAY, item_withdrawn=True)
    assert standing_words("sent", BEFORE, DAY, item_withdrawn=True) == "Its item was withdrawn"
    assert standing_words("answered", DAY, DAY, item_withdrawn=True) == "Answered"
