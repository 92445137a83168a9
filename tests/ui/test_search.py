"""What is typed into a search box."""

import pytest
from django.test import RequestFactory

from hscp.ui.search import LONGEST, searched


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ("", ""),
        (" plan ", "plan"),
        ("a\0b\nc", "a b c"),
        ("\0", ""),
        ("x" * 9000, "x" * LONGEST),
        ("O’Neill 🙂", "O’Neill 🙂"),
    ],
)
def test_text_is_made_fit_for_a_database(typed: str, sought: str) -> None:
    assert searched(RequestFactory().get("/", {"q": typed})) == sought
