"""What is said of quoracy before a meeting: one statement that never claims more than the answers do."""

import pytest

from meetings.rules import Presence
from meetings.rules.forecast import Forecast, Planned, forecast
from meetings.rules.foretold import foretold
from tests.rules.rooms import PARTNERS, at, group, seat, times

START, END = at(10), at(12)
COUNCIL, ICB, POLICE = seat("council"), seat("icb"), seat("police")
LEAVES = seat("police", times((at(9), at(11))), capacity="DSP for the police")


def seen(*come: Presence) -> Forecast:
    return forecast(group(PARTNERS), come, [Planned(1, 60), Planned(2, 60, decides=True)], START, END)


ALL, PART, NEVER = seen(COUNCIL, ICB, POLICE), seen(COUNCIL, ICB, LEAVES), seen(COUNCIL, ICB)


@pytest.mark.parametrize(
    ("likely", "promised", "unanswered", "word", "reason"),
    [
        (ALL, None, 3, "Would be quorate", "If everybody comes who is expected. Nobody has answered yet."),
        (ALL, None, 0, "Expected to be quorate throughout", "Everybody who is expected has answered."),
        (ALL, ALL, 1, "Expected to be quorate throughout", "are enough. 1 who is expected has not answered."),
        (ALL, seen(COUNCIL), 2, "Would be quorate if others come too", "2 who are expected have not answered."),
        (ALL, seen(COUNCIL), 2, "Would be quorate if others come too", "who said that they come, no item would be."),
        (ALL, PART, 1, "Would be quorate if others come too", "for part of the meeting only."),
        (PART, None, 0, "Would be quorate for part of the meeting", "lost from item 2 at 12:00"),
        (PART, seen(ICB), 1, "Would be quorate for part of the meeting", "that they come."),
        (NEVER, None, 0, "Would not be quorate", "is not represented"),
        (NEVER, seen(), 2, "Would not be quorate", "Not even if all come who have not answered: 2."),
    ],
)
def test_the_statement(likely: Forecast, promised: Forecast | None, unanswered: int, word: str, reason: str) -> None:
    found = foretold(likely, promised, unanswered=unanswered)
    assert found.word == word and reason in " ".join(found.reasons)
    assert found.quorate is not likely.never
    assert found.said is None or found.said in likely.changes


def test_what_is_said_at_the_head_is_the_first_loss() -> None:
    found = foretold(PART, None, unanswered=0)
    assert found.said is not None and found.said.at == at(11) and found.reasons == (found.said.sentence,)
    assert foretold(ALL, None, unanswered=0).said is None
