"""A refusal always has its sentence, and the exception says the same."""

import pytest

from hscp.lib.verdicts import YES, Reason, Refused, Verdict, no, verdict_from


def test_yes_and_no_in_a_condition() -> None:
    assert YES
    assert not no("late", "It is too late.")


def test_a_refusal_without_a_reason_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="needs a reason"):
        Verdict(False)


def test_require_raises_with_every_sentence() -> None:
    verdict = verdict_from([Reason("late", "It is too late."), Reason("shut", "The door is shut.")])
    with pytest.raises(Refused, match=r"^It is too late\. The door is shut\.$") as refused:
        verdict.require()
    assert refused.value.verdict == verdict
    assert verdict.codes == ("late", "shut")


def test_nothing_against_it_is_a_yes() -> None:
    assert verdict_from([]) == YES
    assert YES.sentence == ""
    YES.require()
