"""A piece of a page that is rendered once and filled in for each row."""

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from hscp.ui.stencil import Stencil
from hscp.ui.templatetags.components.notices import status

ACTS = "meetings/components/acts_of_paper.html"


def _context(item: int, pk: int, number: int) -> dict[str, Any]:
    return {
        "papers_url": f"/items/{item}/papers/",
        "item": "7",
        "pk": str(pk),
        "number": str(number),
        "may_change": True,
    }


@pytest.mark.parametrize("numbers", [(1, 2, 3), (12, 345, 1), (1, 1, 1), (3, 2, 1)])
def test_a_filled_stencil_is_what_the_template_renders_with_these_numbers(numbers: tuple[int, int, int]) -> None:
    filled = Stencil(ACTS, 3, _context).filled(*numbers)
    assert filled == render_to_string(ACTS, _context(*numbers))
    assert isinstance(filled, SafeString)


def test_a_stencil_takes_numbers_only() -> None:
    stencil: Any = Stencil(ACTS, 3, _context)
    with pytest.raises(TypeError):
        stencil.filled(1, 2, "<script>")


def test_a_status_is_remembered_by_its_word_and_by_whether_that_is_safe() -> None:
    assert "<b>" in status(SafeString("<b>Late</b>"), "bad")
    assert "<b>" not in status("<b>Late</b>", "bad")
