"""Whole files of arrangements: what is none, what hides nothing, what is said once over all of them."""

import pytest

from partnership.rules.arrangements import read
from tests.rules.arrangements.test_problems import GOOD, problems_of


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "The file is empty"),
        ("# nothing\n", 1, "The file is empty"),
        ("- a\n- b\n", 1, "not a mapping of sections"),
        ("posts: []\n", 1, "does not say whose it is"),
        ("space: a\nnational: england\n", 1, "does not say whose it is"),
        ("space: a\n", 1, "has no “partnership”"),
        ("space: a\n---\nspace: b\n", 2, "Not readable as YAML"),
        ("space: a\nposts:\n\t- key: b\n", 3, "Not readable as YAML"),
        ("space: a\nx\x00y: 1\n", 1, "Not readable as YAML"),
        ("? [a, b]\n: c\n", 1, "A key is a single word here"),
        ("national: england\nposts: []\n", 2, "There is no section “posts”"),
    ],
)
def test_files_that_are_no_files_of_arrangements(text: str, line: int, message: str) -> None:
    found = [problem for problem in problems_of(text) if message in problem.message]
    assert [problem.line for problem in found] == [line], [str(problem) for problem in problems_of(text)]


def test_nothing_to_read() -> None:
    assert "nothing to read" in read([]).problems[0].message


def test_a_broken_file_does_not_hide_the_problems_of_another() -> None:
    files = {
        problem.file
        for problem in read([("a.yaml", "x: ["), ("b.yaml", GOOD.replace("kind: board", "kind: x"))]).problems
    }
    assert files == {"a.yaml", "b.yaml"}


def test_a_section_that_stands_once_is_in_one_file_only() -> None:
    again = "space: anywhere\ndocument: {title: Again, published: 2024}\n"
    (problem,) = read([("a.yaml", GOOD), ("b.yaml", again)]).problems
    assert (problem.file, problem.line) == ("b.yaml", 2)
    assert "the first is in a.yaml, line 4" in problem.message


def test_an_entry_is_declared_once_over_all_files() -> None:
    again = "space: anywhere\ngroups:\n  - {key: board, name: Board, kind: board}\n"
    (problem,) = read([("a.yaml", GOOD), ("b.yaml", again)]).problems
    assert str(problem) == (
        "b.yaml:3:5: “board” is in “groups” twice; the first is in a.yaml, line 35. Expected: each key once."
    )
