"""Which items proceed while inquorate: who may say it when, and what may then be decided."""

from datetime import datetime, timedelta

import pytest

from hscp.lib.workdays import LONDON
from meetings.rules import DecisionKind, QuoracyVerdict
from meetings.rules.proceedings import Said, last_said, may_decide_under, may_say
from partnership.rules.terms import STATUTORY_PARTNER, AllOf, Bodies, Terms

AT = datetime(2026, 6, 15, 9, 30, tzinfo=LONDON)
RULE = AllOf(Bodies(category=STATUTORY_PARTNER))
LEAVES, SILENT = Terms(RULE, otherwise_chair_decides=True), Terms(RULE)
QUORATE, CHAIR_DECIDES, NOBODY = QuoracyVerdict(True), QuoracyVerdict(False, chair_decides=True), QuoracyVerdict(False)


@pytest.mark.parametrize(
    ("terms", "verdict", "withdrawn", "reason", "codes"),
    [
        (LEAVES, CHAIR_DECIDES, False, "It cannot wait", ()),
        (SILENT, CHAIR_DECIDES, False, "It cannot wait", ("terms",)),
        (SILENT, NOBODY, False, "It cannot wait", ("terms",)),
        (LEAVES, QUORATE, False, "It cannot wait", ("quorate",)),
        (LEAVES, NOBODY, False, "It cannot wait", ("nobody",)),
        (LEAVES, CHAIR_DECIDES, True, "It cannot wait", ("withdrawn",)),
        (LEAVES, CHAIR_DECIDES, False, "  ", ("reason",)),
    ],
)
def test_who_may_say_it(
    terms: Terms, verdict: QuoracyVerdict, withdrawn: bool, reason: str, codes: tuple[str, ...]
) -> None:
    assert may_say(terms, verdict, number=3, withdrawn=withdrawn, reason=reason).codes == codes


def test_what_was_said_last_counts_from_its_moment() -> None:
    no, yes = Said(AT, False, "Too large"), Said(AT + timedelta(minutes=5), True, "Shortened")
    assert last_said((yes, no), AT - timedelta(seconds=1)) is None
    assert last_said((yes, no), AT) is no
    assert last_said((yes, no), yes.at) is yes


@pytest.mark.parametrize("kind", list(DecisionKind))
@pytest.mark.parametrize("verdict", [QUORATE, CHAIR_DECIDES, NOBODY])
@pytest.mark.parametrize("said", [None, Said(AT, True), Said(AT, False, "Too large")])
def test_nothing_is_decided_under_an_item_that_waits(
    kind: DecisionKind, verdict: QuoracyVerdict, said: Said | None
) -> None:
    found = may_decide_under(kind, verdict, said, 3)
    stands_still = said is not None and not said.proceeds and not verdict.quorate
    assert bool(found) is not (stands_still and kind in (DecisionKind.AGREE, DecisionKind.REFUSE))
    if not found:
        assert "At 09:30 the chair decided that item 3 does not proceed" in found.sentence
        assert "(Too large)" in found.sentence
