"""Headings, years, states, evidence and content: pure."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hscp.lib.moves import problems
from partnership.rules.promises import Evidence, Promise, TimesAYear
from reporting.enums import ReportState
from reporting.rules.assembly import chapters, evidence_for, standstills
from reporting.rules.assembly.sections import SECTIONS
from reporting.rules.assembly.year import attendance_table
from reporting.rules.content import Head, Written, assemble, differences, figures_of, hash_of, short, with_section
from reporting.rules.evidence import (
    Cell,
    ChartSpec,
    Figure,
    Figures,
    Link,
    Listing,
    Note,
    Row,
    Table,
    block_from,
    count,
    keys_of,
)
from reporting.rules.facts import (
    Action,
    Attendance,
    Decision,
    Meeting,
    PromiseRow,
    Record,
)
from reporting.rules.headings import Content, Heading, planned_sections
from reporting.rules.states import REPORT

START, END, TODAY = date(2025, 4, 1), date(2026, 4, 1), date(2026, 6, 15)
RECORD = Record(starts_on=START, ends_on=END, today=TODAY)
HEAD = Head("Report", "A partnership", "2025-26", "Working Together 2023", ("A committee",))


# --- states ----------------------------------------------------------------------------------------------


def test_state_table_is_complete_and_its_words_are_the_fields() -> None:
    assert problems(REPORT) == ()
    assert {state.name for state in REPORT.states} == set(ReportState.values)


# --- headings ------------------------------------------------------------------------------------------------------


def test_sections_follow_the_arrangements_and_then_the_guidance() -> None:
    long = "Evidence of the impact of the work of the safeguarding partners and relevant agencies, including training"
    found = planned_sections(
        [Content("a", long, "§1", "impact"), Content("b", "Training", "§2", "impact"), Content("c", "Own", "§3")],
        [Heading("impact", "Impact", "What changed", "WT"), Heading("themes", "Themes", "The themes", "WT", True)],
    )
    assert [(each.key, each.heading, each.title) for each in found] == [
        ("a", "impact", "Impact"),
        ("b", "", "Training"),
        ("c", "", "Own"),
        ("themes", "themes", "Themes"),
    ]
    assert found[0].requirement == f"{long}. What changed."
    assert [each.needs_check for each in found] == [False, False, False, True]


def test_a_requirement_is_not_said_twice() -> None:
    long = "Analysis of any areas where there has been little or no evidence of progress on agreed priorities"
    (only,) = planned_sections([Content("a", long, "§1", "b")], [Heading("b", "Little progress", f"{long}.", "WT; §1")])
    assert only.requirement == f"{long}."
    assert only.citation == "WT; §1"
    theirs = "Evidence of the impact of the work of the safeguarding partners and relevant agencies, including training"
    guidance = "The impact of the work of the safeguarding partners and relevant agencies, training included"
    (nearly,) = planned_sections([Content("a", theirs, "§1", "b")], [Heading("b", "Impact", guidance, "WT")])
    assert nearly.requirement == f"{theirs}."


# --- evidence ------------------------------------------------------------------------------------------------------


def held(key: int, day: date, quorate: str = "throughout", group: str = "board") -> Meeting:
    return Meeting(key, 1, group, "Board", "board", day, "closed", quorate)


def test_blocks_come_back_from_their_data() -> None:
    for block in (
        Figures(
            "F",
            (
                count("a", "A", Listing(("One",), (Row(("x",), Link("meeting", pk=3)), Row(("y",))))),
                Figure("b", "B", "£2", Listing(("One",), ())),
            ),
        ),
        Table("T", ("a", "b"), (("1", "2"),), numeric=(1,), narrow=(0,), empty="None", link=Link("p", pk=3)),
        Table("T", ("a", "b"), (("1", "2"),), counted=(Cell(0, 1, Figure("c", "C", "2", Listing(("One",), ()))),)),
        Note("Words"),
        *(block for chapter in chapters(replace(RECORD, meetings=(held(1, START),))) for block in chapter.blocks),
    ):
        assert block_from(block.data()) == block


def test_what_was_frozen_before_tables_had_figures_is_read_as_before() -> None:
    (chart,) = [
        block for block in chapters(replace(RECORD, meetings=(held(1, START),)))[0].blocks if block.kind == "chart"
    ]
    for block in (Table("T", ("a",), (("1",),)), chart):
        data = block.data()
        del data["counted"]
        assert block_from(data) == replace(block, counted=())


def test_a_cell_says_what_its_figure_does() -> None:
    wrong = Cell(0, 0, Figure("c", "C", "2", Listing(("One",), ())))
    with pytest.raises(ValueError, match="c is not what its cell says"):
        Table("T", ("a",), (("1",),), counted=(wrong,))
    with pytest.raises(ValueError, match="c is not what its table says"):
        ChartSpec("T", "bar", "Over", ("A",), (("S", (1,)),), "Words", (wrong,))


def test_keys_of_figures_are_fit_for_addresses_and_differ() -> None:
    names = ["Herefordshire Council", "Health & care", "Health – care"]
    assert keys_of("a", names) == ["a-herefordshire-council", "a-health-care", "a-health-care-2"]


def test_a_row_as_long_as_its_columns() -> None:
    with pytest.raises(ValueError, match="2 cells for 1"):
        Table("T", ("a",), (("1", "2"),))


def figures(record: Record, chapter: int) -> dict[str, Any]:
    return {
        item.label: item.value
        for block in chapters(record)[chapter].blocks
        if isinstance(block, Figures)
        for item in block.items
    }


def test_meetings_are_counted_with_the_quoracy_frozen_when_they_closed() -> None:
    record = replace(
        RECORD,
        meetings=(
            held(1, date(2025, 6, 9)),
            held(2, date(2025, 10, 6), "part"),
            held(3, date(2025, 12, 1), "never"),
            replace(held(4, date(2026, 1, 5)), state="cancelled", quorate=""),
            replace(held(5, date(2026, 2, 2)), state="planned", quorate=""),
        ),
    )
    assert figures(record, 0) == {
        "Meetings held": 3,
        "Quorate throughout": 1,
        "Not quorate for a part, or at all": 2,
        "Cancelled": 1,
    }


def test_a_body_with_two_posts_is_represented_once_a_meeting() -> None:
    def there(meeting: int, post: str, attended: bool) -> Attendance:
        return Attendance(meeting, post, "dsp", "Council", "statutory_partner", attended)

    record = replace(
        RECORD,
        meetings=tuple(held(key, date(2025, 5, key)) for key in (1, 2, 3)),
        attendance=(there(1, "a", True), there(1, "b", False), there(2, "a", False), there(3, "a", True)),
    )
    (table,) = chapters(record)[1].blocks
    assert isinstance(table, Table)
    assert table.rows == (("Council", "3", "2", "67%", "0"),)


def test_a_deputy_who_does_not_count_represents_nobody_and_is_listed_apart() -> None:
    def there(meeting: int, post: str, attended: bool, sent: bool) -> Attendance:
        return Attendance(meeting, post, "dsp", "Police", "statutory_partner", attended, sent)

    record = replace(
        RECORD,
        attendance=(
            there(1, "a", False, True),
            there(2, "a", False, True),
            there(2, "b", True, False),  # somebody else of theirs came
            there(3, "a", True, False),
        ),
        meetings=tuple(held(key, date(2025, 5, key), "never" if key == 1 else "throughout") for key in (1, 2, 3)),
    )
    table = attendance_table(record, "All")
    assert table.rows == (("Police", "3", "2", "67%", "1"),)
    behind = {cell.column: [row.cells[1] for row in cell.figure.counted.rows] for cell in table.counted}
    sent = "Sent only a deputy who does not count"
    assert behind == {1: [sent, "Represented", "Represented"], 2: ["Represented"] * 2, 3: behind[1], 4: [sent]}


def test_changes_of_the_arrangements_are_known_by_what_their_matter_means() -> None:
    """Not by the key that one county happens to give it."""
    one = Decision(1, 1, 1, "Forum", START, "Amend it", "agreed", "Agreed", "Agreed.", matter="amend-the-plan")
    marked, named = replace(one, meaning="changes_of_arrangements"), replace(one, key=2, matter="ratify-arrangements")
    blocks = evidence_for("arrangements-updates", replace(RECORD, decisions=(marked, named)), ())
    (items,) = [block.items for block in blocks if isinstance(block, Figures)]
    assert [row.link for row in items[1].counted.rows] == [Link("decision", pk=1)]


def test_only_bodies_of_that_standing_are_statutory_partners() -> None:
    """A neighbour's police, and the council of a county that is no partner here, count as what they are."""

    def there(body: str, counts_as: str) -> Attendance:
        return Attendance(1, body, "dsp", body, counts_as, True)

    record = replace(
        RECORD,
        meetings=(held(1, START),),
        attendance=(
            there("Council", "statutory_partner"),
            there("Neighbour’s police", "police"),
            there("Neighbour’s council", "local_authority"),
        ),
    )
    assert [row[0] for row in attendance_table(record, "All").rows] == [
        "Council",
        "Neighbour’s council",
        "Neighbour’s police",
    ]
    assert [row[0] for row in attendance_table(record, "Statutory", statutory=True).rows] == ["Council"]


ACTION = Action(1, "A-1", "Do it", "Post", date(2025, 5, 1), date(2025, 9, 30), None, None)


@pytest.mark.parametrize(
    ("action", "standing"),
    [
        (ACTION, "late"),
        (replace(ACTION, due_on=date(2026, 4, 1)), "open"),
        (replace(ACTION, due_on=date(2026, 3, 31)), "late"),
        (replace(ACTION, done_on=date(2026, 3, 31)), "done"),
        (replace(ACTION, done_on=date(2026, 4, 1)), "late"),  # done after the year: it was late at its end
        (replace(ACTION, withdrawn_on=date(2026, 1, 1)), "withdrawn"),
    ],
)
def test_actions_are_counted_as_they_stood_at_the_end_of_the_year(action: Action, standing: str) -> None:
    assert action.state_before(RECORD.as_of) == standing
    counted = figures(replace(RECORD, actions=(action,)), 3)
    words = {"late": "Late", "open": "Open and in time", "done": "Done", "withdrawn": "Withdrawn"}[standing]
    assert counted[words] == 1
    assert counted["Given this year"] == 1


def test_while_the_year_runs_it_is_counted_up_to_today() -> None:
    running = replace(RECORD, today=date(2025, 9, 30))
    assert running.as_of == date(2025, 10, 1)
    assert ACTION.state_before(running.as_of) == "late"
    assert running.within(date(2025, 9, 30)) and not running.within(date(2025, 10, 1))


def test_a_section_without_evidence_tells_its_writer_and_not_its_readers() -> None:
    (note,) = evidence_for("national-reforms", RECORD, ())
    assert isinstance(note, Note) and note.for_writers
    content = assemble(HEAD, (Written("x", "national-reforms", "Reforms", "", ""),), RECORD)
    assert content["sections"][0]["blocks"] == []


PROMISE = PromiseRow(Promise("p", "§5", "We meet", "lsp", TimesAYear(2, "financial"), Evidence("voice_heard")))


# --- content -------------------------------------------------------------------------------------------------------


def content(record: Record = RECORD, narrative: str = "Words.") -> dict[str, Any]:
    return assemble(HEAD, (Written("impact", "impact", "Impact", "Asked", "§19.1a", narrative),), record)


def test_the_hash_is_of_words_and_figures_and_not_of_links_and_the_rows_behind() -> None:
    one = content()
    other = content()
    other["sections"][0]["blocks"][0]["items"][0]["counted"]["rows"] = [[["A row"], None]]
    other["sections"][0]["blocks"][1]["link"] = {"page": "elsewhere", "query": [], "pk": 9}
    assert hash_of(one) == hash_of(other)
    other["sections"][0]["blocks"][0]["items"][0]["value"] = 99
    assert hash_of(one) != hash_of(other)
    assert hash_of(with_section(one, "impact", "Other words.", "")) == hash_of(content(narrative="Other words."))
    assert short(hash_of(one)) == " ".join((hash_of(one)[:4], hash_of(one)[4:8], hash_of(one)[8:12]))


def test_differences_name_figures_and_rows_and_leave_words_alone() -> None:
    before = content(replace(RECORD, meetings=(held(1, date(2025, 6, 9)),)))
    after = content(
        replace(RECORD, meetings=(held(1, date(2025, 6, 9)), held(2, date(2025, 10, 6), "part"))), "Other words."
    )
    assert differences(before, before) == ()
    assert differences(before, after) == (
        "Meetings and quoracy, “Meetings of the year: Meetings held”: was 1, is now 2.",
        "Meetings and quoracy, “Meetings of the year: Not quorate for a part, or at all”: was 0, is now 1.",
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (["a1", "b1"], ["a1", "b1", "c1"], "1 row is new"),
        (["a1", "b1"], ["a1"], "1 row is gone"),
        (["a1", "b1"], ["a2", "b1"], "1 row reads differently"),
        (["a1", "b1"], ["a2", "b2"], "2 rows read differently"),
        (["a1", "b1", "c1", "d1"], ["a2", "e1", "f1"], "1 row reads differently, 2 rows are new and 3 rows are gone"),
        (["a1", "a1"], ["a1"], "1 row is gone"),
        (["a1", "b1"], ["b1", "a1"], "its rows stand in another order"),
    ],
)
def test_differences_say_how_many_rows_changed_came_and_went(old: list[str], new: list[str], said: str) -> None:
    def with_rows(rows: list[str]) -> dict[str, Any]:
        block = {"kind": "table", "title": "T", "rows": [[row[0], row[1]] for row in rows]}
        return {"sections": [{"title": "S", "blocks": [block]}], "record": []}

    assert differences(with_rows(old), with_rows(new)) == (f"S, “T”: {said}.",)


def test_standstills_are_none_where_there_is_nothing() -> None:
    assert standstills(RECORD) == ()


def test_every_figure_has_a_key_of_its_own_and_a_row_has_a_cell_for_each_column() -> None:
    everything = tuple(
        Written(heading, heading, heading, "", "") for heading in (*SECTIONS, "national-reforms", "restraint")
    )
    attendance = (Attendance(1, "a", "dsp", "Council", "statutory_partner", True),)
    parts = assemble(
        HEAD,
        everything,
        replace(RECORD, actions=(ACTION,), promises=(PROMISE,), meetings=(held(1, START),), attendance=attendance),
    )
    keys = [
        item["key"]
        for part in (*parts["sections"], *parts["record"])
        for block in part["blocks"]
        for item in block.get("items", [figure for _, _, figure in block.get("counted", ())])
    ]
    assert len(keys) == len(set(keys)) == len(figures_of(parts)) > 40
    with pytest.raises(ValueError, match="2 cells for 1 columns"):
        Listing(("One",), (Row(("x", "y")),))
