"""Packs: what goes in, how pages are counted, who gets what. To the edge, without a database."""

import pytest

from meetings.rules.packs import (
    Counting,
    How,
    Inside,
    ItemNow,
    PaperNow,
    audiences,
    how_taken,
    items_words,
    may_build,
    may_give_item,
    may_issue_pack,
    may_supplement,
    new_since,
    pack_called,
    page_words,
    papers_that_stand,
    prefix_of,
    replaced_by,
    too_long,
    too_much,
)


def item(number: int, *papers: PaperNow, **more: object) -> ItemNow:
    return ItemNow(100 + number, number, papers, **more)  # type: ignore[arg-type]


FIRST, SECOND = PaperNow(1, 1, 11), PaperNow(2, 2, 12)
AGENDA = [item(2, PaperNow(3, 1, 13)), item(1, SECOND, FIRST)]
IN_ORDER = [(1, 1), (1, 2), (2, 1)]


def keys(found: list[tuple[ItemNow, PaperNow]]) -> list[tuple[int, int]]:
    return [(each.number, paper.number) for each, paper in found]


def test_papers_go_in_by_the_agenda_whatever_order_they_are_read_in() -> None:
    assert keys(papers_that_stand(AGENDA)) == IN_ORDER


def test_what_was_withdrawn_does_not_go_in() -> None:
    gone = PaperNow(9, 3, 19, withdrawn=True)
    assert keys(papers_that_stand([item(1, FIRST, gone), item(2, SECOND, withdrawn=True)])) == [(1, 1)]
    assert papers_that_stand([]) == []


@pytest.mark.parametrize(
    ("kind", "converts", "how"),
    [
        ("pdf", False, How.PAGES),
        ("png", False, How.PAGES),
        ("jpeg", True, How.PAGES),
        ("docx", True, How.CONVERTED),
        ("docx", False, How.ATTACHED),
        ("odt", True, How.CONVERTED),
        ("pptx", True, How.CONVERTED),
        ("xlsx", True, How.ATTACHED),
        ("csv", True, How.ATTACHED),
        ("ods", True, How.ATTACHED),
        ("txt", False, How.ATTACHED),
    ],
)
def test_how_a_paper_is_taken(kind: str, converts: bool, how: How) -> None:
    assert how_taken(kind, converts=converts) == how


def test_a_supplement_brings_new_papers_and_newer_versions_only() -> None:
    inside = [Inside(101, 1, 1, 11, 1, 4), Inside(101, 1, 2, 12, 5, 1)]
    newer = item(1, FIRST, PaperNow(2, 2, 22))
    assert keys(new_since([newer, AGENDA[0]], inside)) == [(1, 2), (2, 1)]
    assert new_since([item(1, FIRST, SECOND)], inside) == []


def test_where_the_version_before_stands_is_the_last_one() -> None:
    inside = [Inside(101, 1, 2, 12, 5, 1), Inside(101, 1, 2, 22, 9, 2)]
    assert replaced_by(2, inside) == inside[1]
    assert replaced_by(3, inside) is None


def test_pages_go_on_and_each_item_of_a_case_file_counts_by_itself() -> None:
    counting = Counting([Inside(1, 1, 1, 1, 1, 4), Inside(1, 1, 2, 2, 5, 3), Inside(7, 7, 3, 3, 1, 2, "7-")])
    assert [counting.take("", 2), counting.take("", 0), counting.take("", 1)] == [8, 10, 10]
    assert [counting.take("7-", 1), counting.take("7-", 1), counting.take("8-", 5)] == [3, 4, 1]
    assert Counting().take("", 3) == 1
    assert Counting([Inside(1, 1, 1, 1, 0, 0)]).take("", 1) == 1, "what has no pages takes no number"


@pytest.mark.parametrize(
    ("first", "pages", "prefix", "words"),
    [
        (12, 1, "", "page 12"),
        (12, 4, "", "pages 12 to 15"),
        (1, 2, "7-", "pages 7-1 to 7-2"),
        (3, 0, "", ""),
    ],
)
def test_pages_in_words(first: int, pages: int, prefix: str, words: str) -> None:
    assert page_words(first, pages, prefix) == words


def test_prefix_and_name() -> None:
    assert (prefix_of(7, 0), prefix_of(7, 3)) == ("", "7-")
    assert (pack_called(2, 0), pack_called(2, 1)) == ("Pack 2", "Pack 2, supplement 1")


@pytest.mark.parametrize(
    ("state", "under_way", "code"),
    [
        ("planned", "", None),
        ("open", "", None),
        ("closed", "", "over"),
        ("cancelled", "", "over"),
        ("planned", "Pack 1", "under_way"),
    ],
)
def test_when_a_pack_may_be_built(state: str, under_way: str, code: str | None) -> None:
    verdict = may_build(state, under_way=under_way)
    assert bool(verdict) is (code is None)
    assert verdict.codes == ((code,) if code else ())


def test_when_a_supplement_may_follow() -> None:
    inside = [Inside(101, 1, 1, 11, 1, 4)]
    assert may_supplement(AGENDA, inside, issued="Pack 1")
    assert may_supplement(AGENDA, inside, issued="").codes == ("no_pack",)
    assert may_supplement([item(1, FIRST)], inside, issued="Pack 1").codes == ("nothing_new",)
    moved = [ItemNow(101, 2, (FIRST,)), ItemNow(102, 1, (SECOND,))]
    assert may_supplement(moved, inside, issued="Pack 1").codes == ("renumbered",)


@pytest.mark.parametrize(
    ("built", "issued", "failed", "state", "later", "code"),
    [
        (True, False, False, "planned", "", None),
        (True, False, False, "closed", "", None),
        (True, True, False, "planned", "", "issued"),
        (False, False, False, "planned", "", "not_built"),
        (False, False, True, "planned", "", "failed"),
        (True, False, False, "cancelled", "", "cancelled"),
        (True, False, False, "planned", "Pack 2", "later"),
    ],
)
def test_when_a_pack_may_be_issued(
    built: bool, issued: bool, failed: bool, state: str, later: str, code: str | None
) -> None:
    found = may_issue_pack(built=built, issued=issued, failed=failed, state=state, later=later)
    assert found.codes == ((code,) if code else ())


def test_who_may_be_invited_to_what() -> None:
    assert may_give_item(is_guest=True, file=0, withdrawn=False, number=1)
    assert may_give_item(is_guest=True, file=3, withdrawn=False, number=1).codes == ("restricted",)
    assert may_give_item(is_guest=True, file=0, withdrawn=False, confidential=True, number=1).codes == ("confidential",)
    assert may_give_item(is_guest=False, file=3, withdrawn=True, number=1).codes == (
        "not_guest",
        "restricted",
        "withdrawn",
    )


def test_who_will_see_what() -> None:
    items = [item(1), item(2), item(3, file=5), item(4), item(5, withdrawn=True), item(6, file=6)]
    found = audiences(
        items,
        listed=[("Ada", True), ("Ben", False)],
        lists={5: ("CF-1", ("Ada",)), 6: ("CF-2", None)},
        guests={"Gil": {102, 103, 105}},
    )
    assert [(each.title, each.items_words, each.names, each.without_account) for each in found] == [
        ("Everybody who holds a post here", "Items 1, 2 and 4", ("Ada",), ("Ben",)),
        ("Besides, those on the list of CF-1", "Item 3", ("Ada",), ()),
        ("Besides, those on the list of CF-2", "Item 6", None, ()),
        ("Gil, as a guest", "Item 2", ("Gil",), ()),
    ]


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ((), "No item"),
        ((3,), "Item 3"),
        ((2, 1), "Items 1 and 2"),
        ((1, 2, 3, 4), "Items 1 to 4"),
        ((1, 2, 3, 6), "Items 1 to 3 and 6"),
        ((1, 3, 5), "Items 1, 3 and 5"),
    ],
)
def test_items_in_words(numbers: tuple[int, ...], words: str) -> None:
    assert items_words(numbers) == words


def test_a_pack_has_an_end() -> None:
    assert too_much(300) and too_much(301).codes == ("too_many",)
    assert too_long(3000, "Budget") and too_long(3001, "Budget").codes == ("too_long",)
    assert "with “Budget” it would have 3001" in too_long(3001, "Budget").sentence
