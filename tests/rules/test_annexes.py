"""Which files may be annexes, and what a person says of one that cannot be read."""

import pytest

from reviews.rules.annexes import MOST, may_attach, may_change, may_declare, may_take_out


@pytest.mark.parametrize(
    ("kind", "title", "there", "codes"),
    [
        ("pdf", "A map", 0, ()),
        ("docx", "A map", MOST - 1, ()),
        ("xlsx", "A map", 0, ("upload",)),
        ("", " ", MOST, ("upload", "title", "upload")),
    ],
)
def test_a_pdf_or_a_word_file_with_a_title(kind: str, title: str, there: int, codes: tuple[str, ...]) -> None:
    assert may_attach(kind, title=title, there=there).codes == codes


def test_what_was_taken_out_is_done_with() -> None:
    assert may_take_out(is_out=False, because="It names a school") and not may_take_out(is_out=True, because="Again")
    assert "Say why" in may_take_out(is_out=False, because=" ").sentence
    assert may_change(is_out=False, title="B") and not may_change(is_out=True, title="B")
    assert "title" in may_change(is_out=False, title=" ").codes


@pytest.mark.parametrize(
    ("is_out", "unread", "looked", "declared", "codes"),
    [
        (False, ["Page 1: a picture."], False, True, ()),
        (False, ["Page 1: a picture."], False, False, ("declared",)),
        (False, ["Page 1: a picture."], True, True, ("looked",)),
        (False, [], False, True, ("unread",)),
        (True, ["Page 1: a picture."], False, True, ("out",)),
    ],
)
def test_who_looked_says_so_once_where_it_takes_that(
    is_out: bool, unread: list[str], looked: bool, declared: bool, codes: tuple[str, ...]
) -> None:
    assert may_declare(is_out=is_out, unread=unread, looked=looked, declared=declared).codes == codes
