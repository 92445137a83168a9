"""When an agency's evidence is asked, late, answered; who speaks for it; when it is reminded: at the edges."""

from datetime import date, timedelta

import pytest

from hscp.lib.moves import may_move
from meetings.rules.agency_evidence import (
    EVIDENCE_ASK,
    OWED,
    SPEAKING,
    WORDS,
    Agency,
    Asked,
    EvidenceAskState,
    Stands,
    is_reminded,
    may_ask,
    may_show,
    may_speak_for,
    seen_words,
    standing,
)

TODAY = date(2026, 6, 15)
DAY = timedelta(days=1)
ASKED, ANSWERED, WITHDRAWN = EvidenceAskState.ASKED, EvidenceAskState.ANSWERED, EvidenceAskState.WITHDRAWN


@pytest.mark.parametrize(
    ("asks", "shown", "stands"),
    [
        ([], True, Stands.SHOWN),
        ([(ASKED, TODAY)], False, Stands.ASKED),
        ([(ASKED, TODAY - DAY)], False, Stands.LATE),
        ([(ASKED, TODAY - DAY)], True, Stands.LATE),
        ([(ANSWERED, TODAY - DAY)], True, Stands.ANSWERED),
        ([(ANSWERED, TODAY - DAY), (ASKED, TODAY + DAY)], True, Stands.ASKED),
        ([(ANSWERED, TODAY - DAY), (WITHDRAWN, TODAY)], True, Stands.ANSWERED),
        ([(WITHDRAWN, TODAY - DAY)], True, Stands.SHOWN),
        ([(WITHDRAWN, TODAY - DAY)], False, Stands.WITHDRAWN),
        ([(ANSWERED, TODAY)], False, Stands.ANSWERED),  # its words were erased since
    ],
)
def test_how_it_stands_with_an_agency(asks: list[tuple[str, date]], shown: bool, stands: Stands) -> None:
    assert standing([Asked(*each) for each in asks], shown=shown, today=TODAY) is stands


def test_every_standing_has_words_and_what_is_owed_is_named() -> None:
    assert set(WORDS) == set(Stands) and {Stands.LATE, Stands.ASKED} == OWED


@pytest.mark.parametrize(
    ("agencies", "due_on", "codes"),
    [
        ([Agency("Police", False)], TODAY, []),
        ([Agency("Police", False)], TODAY - DAY, ["due_on"]),
        ([Agency("Police", False)], TODAY + timedelta(days=366), []),
        ([Agency("Police", False)], TODAY + timedelta(days=367), ["due_on"]),
        ([], TODAY, ["agencies"]),
        ([Agency("Police", True), Agency("ICB", False), Agency("Council", True)], TODAY, ["agencies", "agencies"]),
    ],
)
def test_who_may_be_asked_by_when(agencies: list[Agency], due_on: date, codes: list[str]) -> None:
    verdict = may_ask(agencies, due_on=due_on, today=TODAY)
    assert list(verdict.codes) == codes and bool(verdict) is not bool(codes)


@pytest.mark.parametrize(
    ("improved", "impact", "seen_from", "seen_to", "codes"),
    [
        ("A", "B", TODAY, None, []),
        ("A", "B", TODAY, TODAY, []),
        ("A", "B", TODAY + DAY, None, ["seen_from"]),
        ("A", "B", TODAY - DAY, TODAY + DAY, ["seen_to"]),
        ("A", "B", TODAY, TODAY - DAY, ["seen_to"]),
        (" ", "\n", TODAY, None, ["improved", "impact"]),
    ],
)
def test_what_may_be_written_down(
    improved: str, impact: str, seen_from: date, seen_to: date | None, codes: list[str]
) -> None:
    verdict = may_show(improved=improved, impact=impact, seen_from=seen_from, seen_to=seen_to, today=TODAY)
    assert list(verdict.codes) == codes


def test_each_agency_speaks_for_itself_and_who_keeps_the_record_says_how_it_came() -> None:
    assert may_speak_for(own=True, records=False, came_by="", agency="Police")
    assert may_speak_for(own=False, records=True, came_by="mail", agency="Police")
    assert may_speak_for(own=False, records=True, came_by="", agency="Police").codes == ("came_by",)
    refused = may_speak_for(own=False, records=False, came_by="mail", agency="Police")
    assert refused.codes == ("agency",) and "Police" in refused.sentence
    assert {"member", "dsp", "lsp", "accountable_body"} == SPEAKING


@pytest.mark.parametrize(
    ("due_in", "asked_ago", "reminded_ago", "reminded"),
    [
        (7, 7, [], True),
        (8, 30, [], False),
        (7, 6, [], False),
        (0, 30, [6], False),
        (0, 30, [7], True),
        (-30, 90, [7, 14, 21, 28, 35], True),
        (-30, 90, [7, 14, 21, 28, 35, 42], False),
    ],
)
def test_when_an_agency_is_reminded(due_in: int, asked_ago: int, reminded_ago: list[int], reminded: bool) -> None:
    before = [TODAY - DAY * each for each in reminded_ago]
    due_on, asked_on = TODAY + DAY * due_in, TODAY - DAY * asked_ago
    assert is_reminded(due_on=due_on, asked_on=asked_on, reminded_on=before, today=TODAY) is reminded


def test_a_request_that_is_answered_or_withdrawn_moves_no_more() -> None:
    for state in (ANSWERED, WITHDRAWN):
        for move in ("remind", "answer", "withdraw"):
            assert not may_move(EVIDENCE_ASK, state, move)


def test_when_it_was_seen_in_words() -> None:
    assert seen_words(TODAY, None) == seen_words(TODAY, TODAY) == "15 June 2026"
    assert seen_words(TODAY, date(2026, 7, 1)) == "15 June 2026 to 1 July 2026"
