"""The picture of a structure: everything is on it, nothing overlaps, nothing leaves it."""

import re
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import pytest

from partnership.rules.picture import WIDTH, Box, draw

BOARD = (
    Box("role", "Lead safeguarding partners", "above"),
    Box("board", "Safeguarding Board", "board", ("role",), ("Every six weeks",)),
    Box("quality", "Quality and Effectiveness Subgroup", reports_to=("board",)),
    Box("hub", "Multi-Agency Safeguarding Hub (MASH) Group", reports_to=("quality", "board")),
    Box("reviews", "Joint Case Review Group", reports_to=("board",), small=("Shared with ASB",), shared=True),
    Box("forum", "Lead Partners’ Forum", "forum", beside="role", shared=True),
    Box("summit", "Summit", "forum"),
    Box("practitioners", "Practitioner Forum", "forum"),
    Box("task", "Task & finish groups", as_needed=True),
)
BESIDE = (
    Box("scrutineer", "Independent scrutineer", "own", small=("Attends the board",)),
    *(Box(f"link-{n}", f"Partnership number {n}", "link", small=(f"§6.{n}",)) for n in range(7)),
)
DOTTED = 'stroke-dasharray="2 5"'
SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def boxes_on(svg: str) -> list[tuple[float, float, float, float]]:
    """The outlines of the boxes: those rectangles with the boxes' corner."""
    root = parsed(svg)
    return [
        (float(r.get("x", 0)), float(r.get("y", 0)), float(r.get("width", 0)), float(r.get("height", 0)))
        for r in root.iter(f"{SVG}rect")
        if r.get("rx") == "7"
    ]


def said_on(svg: str) -> str:
    return " ".join(text.text or "" for text in parsed(svg).iter(f"{SVG}text"))


def assert_apart(svg: str, width: int, height: int) -> None:
    boxes = boxes_on(svg)
    for x, y, w, h in boxes:
        assert x >= 0 and x + w <= width and y >= 0 and y + h <= height
    for (ax, ay, aw, ah), (bx, by, bw, bh) in combinations(boxes, 2):
        assert ax + aw <= bx or bx + bw <= ax or ay + ah <= by or by + bh <= ay


def test_every_group_is_drawn_once_apart_from_the_others() -> None:
    picture = draw(BOARD, "Structure of here")
    assert len(boxes_on(picture.svg)) == len(BOARD)
    assert_apart(picture.svg, picture.width, picture.height)
    said = said_on(picture.svg)
    for box in BOARD:
        assert all(word in said for word in box.name.split())
    assert "Every six weeks" in said and "Shared with ASB" in said


def test_a_second_reporting_line_is_dashed_and_the_legend_says_so() -> None:
    dashed = 'fill="none" stroke="#6d8791" stroke-width="2" stroke-dasharray="5 5"'
    both = draw(BOARD, "Structure").svg
    assert both.count(dashed) == 1 and "also said to report to" in said_on(both)
    one = draw([box if box.key != "hub" else Box("hub", "Hub", reports_to=("quality",)) for box in BOARD], "S").svg
    assert dashed not in one and "also said to report to" not in said_on(one)


def test_who_stands_beside_the_groups_is_drawn_below_them_and_joined_by_one_dotted_line() -> None:
    picture = draw((*BOARD, *BESIDE), "Structure")
    boxes = boxes_on(picture.svg)
    assert len(boxes) == len(BOARD) + len(BESIDE)
    assert_apart(picture.svg, picture.width, picture.height)
    lowest = max(y + height for _, y, _, height in boxes[: len(BOARD)])
    assert all(y > lowest for _, y, _, _ in boxes[len(BOARD) :]), "in the panel at the foot"
    assert "Partnership number 6 §6.6" in said_on(picture.svg) and "Attends the board" in said_on(picture.svg)
    assert picture.svg.count(DOTTED) == 2 and "works with" in said_on(picture.svg), "the line and the legend"
    assert DOTTED not in draw(BOARD, "Structure").svg and "works with" not in said_on(draw(BOARD, "Structure").svg)
    alone = draw(BESIDE, "Structure").svg
    assert len(boxes_on(alone)) == len(BESIDE) and alone.count(DOTTED) == 1, "no board, no line to it"


def straights(path: ET.Element) -> list[tuple[float, float, float, float]]:
    """The straight pieces of a line as (left, top, right, bottom)."""
    corners = [(float(x), float(y)) for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", path.get("d", ""))]
    return [(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)) for (ax, ay), (bx, by) in pairwise(corners)]


@pytest.mark.parametrize("groups", [2, 5, 9, 13])
def test_the_dotted_line_meets_no_other_line_and_no_box(groups: int) -> None:
    more = [Box(f"g{n}", f"Group number {n}", reports_to=("board", "role")) for n in range(groups)]
    svg = draw((*BOARD, *more, *BESIDE), "Structure").svg
    paths = list(parsed(svg).iter(f"{SVG}path"))
    dotted = next(path for path in paths if path.get("stroke-dasharray") == "2 5")
    others = [piece for path in paths if path is not dotted for piece in straights(path)]
    boxes = [(x, y, x + width, y + height) for x, y, width, height in boxes_on(svg)]
    for left, top, right, bottom in straights(dotted):
        for x, y, end, foot in others:
            assert right < x or end < left or bottom < y or foot < top, "it crosses or touches another line"
        for x, y, end, foot in boxes:
            assert right <= x or end <= left or bottom <= y or foot <= top, "it runs through a box"


def test_many_groups_take_several_rows_and_still_stay_apart() -> None:
    many = [
        Box("board", "Board", "board"),
        *(Box(f"g{n}", f"Group number {n}", reports_to=("board",)) for n in range(13)),
    ]
    picture = draw(many, "Structure")
    assert len(boxes_on(picture.svg)) == 14
    assert_apart(picture.svg, picture.width, picture.height)


def test_one_forum_alone_or_nothing_is_drawn_too() -> None:
    alone = draw([Box("forum", "Forum", "forum")], "Structure")
    assert len(boxes_on(alone.svg)) == 1
    assert boxes_on(alone.svg)[0][0] > WIDTH / 4, "in the middle"
    assert draw([], "Structure").height > 0


def test_names_are_escaped_and_nothing_but_attributes_styles_it() -> None:
    svg = draw([Box("a", 'Risk & <harm> "x"', "board")], 'The "title" <b>').svg
    assert said_on(svg) == 'Risk & <harm> "x"'
    assert not re.search(r"<style|style=|<script|href|on\w+=", svg)
    assert parsed(svg).get("aria-label") == 'The "title" <b>'
