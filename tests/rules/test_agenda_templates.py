"""Lines of a template: which make one, their keys, and which of them an agenda lacks."""

import pytest

from meetings.rules.templates import MOST, Line, may_be_template, to_fill, with_keys


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([], None),
        ([Line("Welcome")], None),
        ([Line("  ")], "title"),
        ([Line("One", key=1), Line("Two", key=1)], "twice"),
        ([Line("One"), Line("One")], None),
        ([Line("An item")] * MOST, None),
        ([Line("An item")] * (MOST + 1), "many"),
    ],
)
def test_which_lines_make_a_template(lines: list[Line], code: str | None) -> None:
    assert may_be_template(lines).codes == ((code,) if code else ())


def test_a_line_keeps_its_key_and_a_new_one_gets_the_next_ever_given() -> None:
    assert with_keys([Line("B", key=2), Line("New"), Line("A", key=1), Line("Newer")], given=7) == (2, 8, 1, 9)


def test_what_is_there_is_not_filled_again() -> None:
    assert to_fill((3, 1, 2), {1}) == (3, 2)
    assert to_fill((1,), {1, 9}) == ()
