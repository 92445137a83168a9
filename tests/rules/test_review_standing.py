"""Where a review stands, in one word for lists: the last thing that was begun says it."""

import pytest

from reviews.rules.standing import STANDS_WORDS, ReviewFacts, Stands, stands, stands_tag
from reviews.rules.states import COPY, PRACTICE, RAPID

DECIDED = {"rapid": "sent", "outcome": "review"}


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({}, "none"),
        ({"rapid": "gathering"}, "gathering"),
        ({"rapid": "drafted"}, "drafted"),
        ({"rapid": "recommended"}, "to_decide"),
        ({"rapid": "decided"}, "to_decide"),
        ({"rapid": "decided", "outcome": "no_review"}, "decided_against"),
        ({"rapid": "closed", "outcome": "other"}, "other_learning"),
        (DECIDED, "decided_for"),
        ({"rapid": "recommended", "outcome": "review"}, "to_decide"),
        ({**DECIDED, "practice": "commissioning"}, "commissioning"),
        ({**DECIDED, "practice": "under_way"}, "under_way"),
        ({**DECIDED, "practice": "under_way", "drafted": True}, "in_draft"),
        ({**DECIDED, "practice": "before_partners", "drafted": True}, "to_sign"),
        ({**DECIDED, "practice": "signed", "drafted": True}, "signed"),
        ({**DECIDED, "practice": "signed", "copy": "writing"}, "copy_writing"),
        ({**DECIDED, "practice": "signed", "copy": "set"}, "day_set"),
        ({**DECIDED, "practice": "signed", "copy": "published"}, "published"),
        ({**DECIDED, "practice": "signed", "copy": "not_publishing"}, "not_published"),
        ({**DECIDED, "practice": "signed", "copy": "withdrawn"}, "withdrawn"),
        ({**DECIDED, "practice": "stopped", "copy": "writing"}, "stopped"),
    ],
)
def test_the_last_thing_that_was_begun_says_where_it_stands(facts: dict[str, object], where: str) -> None:
    assert stands(ReviewFacts(**facts)) == where  # type: ignore[arg-type]


def test_every_state_there_is_stands_somewhere_and_has_words() -> None:
    for rapid in RAPID.states:
        for practice in ("", *(each.name for each in PRACTICE.states)):
            for copy in ("", *(each.name for each in COPY.states)):
                where = stands(ReviewFacts(str(rapid.name), "review", str(practice), False, str(copy)))
                assert stands_tag(where)[0] == STANDS_WORDS[where]
    assert set(STANDS_WORDS) == set(Stands)
