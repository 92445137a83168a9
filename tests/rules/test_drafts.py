"""Drafts of the report: begun one after the other, worded until frozen, commented on once frozen."""

from reviews.rules.drafts import HEADINGS, may_answer, may_ask, may_begin, may_freeze, may_recommend, may_word


def test_one_draft_is_open_at_a_time_and_a_later_one_says_what_it_is_for() -> None:
    assert may_begin("under_way", open_draft=0, number=1, because="")
    assert may_begin("under_way", open_draft=0, number=2, because="Facts put right")
    assert may_begin("under_way", open_draft=0, number=2, because=" ").codes == ("because",)
    assert may_begin("under_way", open_draft=1, number=2, because="x").codes == ("open",)
    assert may_begin("commissioning", open_draft=0, number=1, because="").codes == ("state",)
    for state in ("before_partners", "signed", "stopped"):
        assert may_begin(state, open_draft=0, number=1, because="").codes == (state,)
    assert len(set(HEADINGS)) == len(HEADINGS) > 0


def test_it_is_worded_until_it_is_frozen_or_before_the_partners() -> None:
    assert may_word("under_way", frozen=False)
    assert may_word("under_way", frozen=True).codes == ("frozen",)
    assert may_word("before_partners", frozen=False).codes == ("before_partners",)
    assert may_freeze("under_way", frozen=False, texts=["", "x"])
    assert may_freeze("under_way", frozen=False, texts=["", " "]).codes == ("empty",)
    assert may_freeze("under_way", frozen=True, texts=["x"]).codes == ("frozen",)
    assert may_freeze("signed", frozen=False, texts=["x"]).codes == ("signed",)
    assert may_ask("under_way", frozen=True) and may_ask("under_way", frozen=False).codes == ("open",)
    assert may_ask("signed", frozen=True).codes == ("signed",)


def test_what_recommendations_and_answers_say() -> None:
    assert may_recommend("Hear them", "School")
    assert may_recommend(" ", "").codes == ("text", "addressed_to")
    assert may_answer("accepted", "Changed") and may_answer("", " ").codes == ("taken", "answer")
