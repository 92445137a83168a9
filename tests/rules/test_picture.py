"""The picture of a structure: everything is on it, nothing overlaps, nothing leaves it."""

import re
from itertools import combinations
from xml.etree import ElementTree as ET

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
