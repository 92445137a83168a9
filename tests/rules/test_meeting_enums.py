"""The choices that fields offer are exactly the words of the rules, in their order."""

import pytest

from meetings import enums
from meetings.rules import decisions, presence, states


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        (enums.MeetingState, states.MeetingState),
        (enums.ActionState, states.ActionState),
        (enums.DecisionKind, decisions.DecisionKind),
        (enums.Outcome, decisions.Outcome),
        (enums.Mode, presence.Mode),
    ],
)
def test_choices_are_the_rules_words(choices, words) -> None:
    assert choices.values == [word.value for word in words]
    assert choices.names == [word.name for word in words]
    assert all(label and label[0].isupper() for label in choices.labels)
