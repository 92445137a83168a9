"""The table of protections keeps up with the code: each place and each test is there. Taking away is done apart."""

import ast
from pathlib import Path

from tests.protections.__main__ import outcome
from tests.protections.printed import PAGE, page
from tests.protections.row import Protection
from tests.protections.table import ALL

ROOT = Path(__file__).parents[2]


def test_each_is_called_differently() -> None:
    assert len({row.name for row in ALL}) == len(ALL)


def test_what_is_taken_away_stands_there_once() -> None:
    texts = {path: (ROOT / path).read_text(encoding="utf-8") for path in {row.file for row in ALL}}
    assert [row.name for row in ALL if texts[row.file].count(row.old) != 1 or row.old == row.new] == []


def test_each_test_is_there() -> None:
    wanted = {tuple(row.test.split("::")) for row in ALL}
    there = {
        (path, node.name)
        for path in {path for path, _ in wanted}
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    assert sorted(wanted - there) == []


def test_what_cannot_be_taken_away_is_not_taken_for_seen(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("twice = twice = 1\n", encoding="utf-8")
    row = Protection("x", "x", "a.py", "twice", "once", "tests/x.py::test_x")
    assert outcome(row, tmp_path).startswith("NOT TAKEN AWAY")


def test_the_printed_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.protections.printed"
