"""The table of ASVS requirements is whole, and what it names is there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from reporting.management.asvs import CHAPTERS, DATA, page, requirements

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.once
# The levels of every requirement of ASVS 5.0.0, section by section, in order: 1.1.1 and 1.1.2 are of level 2.
LEVELS = """
1.1: 22 · 1.2: 1111122223 · 1.3: 112222222223 · 1.4: 222 · 1.5: 123
2.1: 122 · 2.2: 112 · 2.3: 12223 · 2.4: 23
3.1: 3 · 3.2: 113 · 3.3: 12223 · 3.4: 11222233 · 3.5: 11122333 · 3.6: 3 · 3.7: 22333
4.1: 12233 · 4.2: 23333 · 4.3: 22 · 4.4: 1222
5.1: 2 · 5.2: 112333 · 5.3: 113 · 5.4: 222
6.1: 122 · 6.2: 111111112222 · 6.3: 11223333 · 6.4: 112233 · 6.5: 22222333 · 6.6: 2223 · 6.7: 33 · 6.8: 2222
7.1: 222 · 7.2: 1111 · 7.3: 22 · 7.4: 11222 · 7.5: 223 · 7.6: 22
8.1: 1233 · 8.2: 1123 · 8.3: 133 · 8.4: 23
9.1: 111 · 9.2: 1222
10.1: 22 · 10.2: 223 · 10.3: 22223 · 10.4: 1111122222233333 · 10.5: 22222 · 10.6: 22 · 10.7: 222
11.1: 2233 · 11.2: 22233 · 11.3: 11233 · 11.4: 1222 · 11.5: 23 · 11.6: 23 · 11.7: 33
12.1: 12233 · 12.2: 11 · 12.3: 22223
13.1: 2333 · 13.2: 222223 · 13.3: 2233 · 13.4: 1222233
14.1: 22 · 14.2: 12223333 · 14.3: 122
15.1: 12233 · 15.2: 12233 · 15.3: 1222222 · 15.4: 3333
16.1: 2 · 16.2: 22222 · 16.3: 2222 · 16.4: 222 · 16.5: 2223
17.1: 23 · 17.2: 22223333 · 17.3: 22
"""


def levels() -> dict[str, int]:
    """The level of each number of the standard."""
    found = re.findall(r"(\d+\.\d+): (\d+)", LEVELS)
    return {f"{section}.{at}": int(level) for section, row in found for at, level in enumerate(row, start=1)}


@cache
def names_in(path: str) -> frozenset[str]:
    """The names of the test functions of a file; none where there is no such file."""
    file = ROOT / path
    if not file.is_file():
        return frozenset()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@cache
def headings_of(path: str) -> frozenset[str]:
    """The anchors of a Markdown page, as its headings make them."""
    if not (ROOT / path).is_file():
        return frozenset()
    titles = re.findall(r"^#+ (.+)$", (ROOT / path).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return frozenset(re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles)


def missing(text: str) -> list[str]:
    """What a text names in backticks and is not there: tests, files, words in files, headings of pages."""
    wrong = []
    for name in re.findall(r"`([^`]+)`", text):
        path, colon, word = name.partition(":")
        if "::" in name:
            if name.partition("::")[2] not in names_in(name.partition("::")[0]):
                wrong.append(name)
        elif "#" in name and path.startswith("docs/"):
            if name.partition("#")[2] not in headings_of(name.partition("#")[0]):
                wrong.append(name)
        elif re.match(r"[\w.\-]+(/[\w.\-*]+)+$|[\w\-]+\.(toml|lock|yml|json|md)$", path):
            file = ROOT / path
            if not file.exists() or (colon and word not in file.read_text(encoding="utf-8")):
                wrong.append(name)
    return wrong


def test_the_standard_has_as_many_as_its_own_count() -> None:
    found = list(levels().values())
    assert [found.count(level) for level in (1, 2, 3)] == [70, 183, 92]


def test_every_requirement_of_levels_1_and_2_stands_there_once_in_order() -> None:
    rows = requirements()
    asked, listed = levels(), [row.number for row in rows]
    assert [number for number, level in asked.items() if level < 3 and number not in listed] == []
    assert listed == [number for number in asked if number in listed], "out of order, twice, or no such number"
    assert [row.number for row in rows if row.level != asked[row.number]] == []
    assert {row.chapter for row in rows} == set(CHAPTERS)
    twice = [number for number in set(listed) if DATA.read_text().count(f'\n"{number}":') != 1]
    assert twice == []


def test_whatever_it_names_is_there() -> None:
    assert {row.number: wrong for row in requirements() if (wrong := missing(row.how))} == {}


def test_whatever_is_met_says_by_what() -> None:
    """A test, a setting or a page; only what cannot be there at all may do with a word."""
    bare = [row.number for row in requirements() if row.answer in ("met", "host") and "`" not in row.how]
    assert bare == ["1.4.1"]
    assert [row.number for row in requirements() if len(row.how) < 6 or len(row.asks) > 90] == []


def test_its_words_are_not_the_standards() -> None:
    """The standard is under a licence of its own: no requirement is copied."""
    assert [row.number for row in requirements() if row.asks.lower().startswith("verify")] == []


@pytest.mark.parametrize("name", ["security.md", "information-governance.md", "sign-in.md", "../SECURITY.md"])
def test_what_the_pages_name_is_there(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert missing(text) == []
    here = (ROOT / "docs" / name).parent
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if not link.startswith("http")]
    for link in links:
        path, _, anchor = link.partition("#")
        target = (here / path).resolve() if path else here / Path(name).name
        assert target.exists(), link
        assert not anchor or anchor in headings_of(target.relative_to(ROOT).as_posix()), link


@pytest.mark.parametrize(
    "name",
    [
        *("tests/sweeps/test_asvs.py::test_that_is_not_there", "tests/nowhere.py::test_levels", "hscp/nowhere.py"),
        *("hscp/settings/base.py:NO_SUCH_SETTING", "docs/roles.md#no-such-heading", "docs/nowhere.md#files"),
    ],
)
def test_what_is_not_there_is_found(name: str) -> None:
    assert missing(f"Met by `{name}`.") == [name]


def test_the_page_has_a_line_for_each() -> None:
    rows = requirements()
    lines = page(rows).splitlines()
    assert [sum(line.startswith(f"| {row.number} |") for line in lines) for row in rows] == [1] * len(rows)
