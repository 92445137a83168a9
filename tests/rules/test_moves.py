"""State tables: legal moves, refusals in words, completeness, the diagram."""

import pytest

from hscp.lib.moves import Move, State, Table, find_move, legal_moves, may_move, mermaid, move, problems
from hscp.lib.verdicts import Refused
from meetings.rules.states import ACTION, MEETING, TABLES, ActionState, MeetingState

DOOR = Table(
    noun="door",
    initial="open",
    states=(State("open", "open"), State("shut", "shut"), State("gone", "taken away", final=True)),
    moves=(
        Move("close", "open", "shut", "Close it"),
        Move("reopen", "shut", "open", "Open it"),
        Move("take", "open", "gone", "Take it away", needs_reason=True),
        Move("take", "shut", "gone", "Take it away", needs_reason=True),
    ),
)


def test_legal_moves_come_in_the_tables_order() -> None:
    assert [each.name for each in legal_moves(DOOR, "open")] == ["close", "take"]
    assert legal_moves(DOOR, "gone") == ()


def test_a_legal_move_gives_the_state_it_leads_to() -> None:
    assert move(DOOR, "open", "close") == "shut"
    assert may_move(DOOR, "open", "close")
    assert find_move(DOOR, "shut", "take").needs_reason


def test_an_illegal_move_is_refused_in_words() -> None:
    verdict = may_move(DOOR, "gone", "take")
    assert not verdict
    assert verdict.sentence == "This door is taken away. “Take it away” is possible only while it is open or shut."
    with pytest.raises(Refused, match="This door is taken away"):
        move(DOOR, "gone", "take")


def test_words_that_are_not_in_the_table_are_a_slip() -> None:
    with pytest.raises(KeyError, match="no state 'ajar'"):
        legal_moves(DOOR, "ajar")
    with pytest.raises(KeyError, match="no move 'paint'"):
        may_move(DOOR, "open", "paint")
    with pytest.raises(KeyError, match="no state 'ajar'"):
        may_move(DOOR, "ajar", "close")


@pytest.mark.parametrize("table", [DOOR, *TABLES], ids=lambda table: table.noun)
def test_tables_are_complete(table: Table) -> None:
    assert problems(table) == ()


@pytest.mark.parametrize(("table", "words"), [(MEETING, MeetingState), (ACTION, ActionState)])
def test_every_word_is_a_state_of_its_table(table: Table, words) -> None:
    assert [state.name for state in table.states] == list(words)


def test_each_kind_of_fault_is_found() -> None:
    faulty = Table(
        noun="thing",
        initial="nowhere",
        states=(State("a", "a"), State("a", "a"), State("b", "b", final=True), State("c", "c")),
        moves=(
            Move("go", "a", "b", "Go"),
            Move("go", "a", "c", "Go"),
            Move("leave", "b", "a", "Leave"),
            Move("fly", "a", "sky", "Fly"),
        ),
    )
    assert set(problems(faulty)) == {
        "The state a is listed twice.",
        "The first state nowhere is not listed.",
        "The move go leads from a to two places.",
        "The move fly names the unknown state sky.",
        "No move leads to the state a.",
        "No move leads to the state b.",
        "No move leads to the state c.",
        "The state b is final, yet a move leads out of it.",
        "The state c is not final, yet no move leads out of it.",
    }


def test_the_diagram() -> None:
    assert mermaid(MEETING) == (
        "stateDiagram-v2\n"
        "    planned: Planned\n"
        "    postponed: Postponed, its new date to be fixed\n"
        "    open: Open\n"
        "    closed: Closed\n"
        "    cancelled: Cancelled\n"
        "    [*] --> planned\n"
        "    planned --> open: Open the meeting\n"
        "    planned --> postponed: Postpone the meeting\n"
        "    postponed --> planned: Fix a new date\n"
        "    planned --> cancelled: Cancel the meeting\n"
        "    postponed --> cancelled: Cancel the meeting\n"
        "    open --> closed: Close the meeting\n"
        "    closed --> [*]\n"
        "    cancelled --> [*]\n"
    )


@pytest.mark.parametrize(
    ("state", "name", "expected"),
    [
        ("planned", "open", "open"), ("planned", "cancel", "cancelled"), ("open", "close", "closed"),
        ("planned", "postpone", "postponed"), ("postponed", "fix", "planned"), ("postponed", "cancel", "cancelled"),
        ("postponed", "open", None), ("open", "postpone", None), ("cancelled", "fix", None),
        ("planned", "close", None), ("open", "cancel", None), ("closed", "open", None), ("cancelled", "open", None),
    ],
)  # fmt: skip
def test_the_life_of_a_meeting(state: str, name: str, expected: str | None) -> None:
    if expected is None:
        assert not may_move(MEETING, state, name)
    else:
        assert move(MEETING, state, name) == expected


def test_done_is_not_closed() -> None:
    assert not may_move(ACTION, "open", "close")
    assert move(ACTION, move(ACTION, "open", "finish"), "close") == "closed"
    assert move(ACTION, "done", "return") == "open"
    assert legal_moves(ACTION, "withdrawn") == ()
