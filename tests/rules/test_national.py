"""National reviews: what their file may say, and how a recommendation is answered."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from reviews.rules.national import may_answer, read_reviews

DAY = date(2026, 6, 15)
GOOD = """national_reviews:
  - {key: a, title: A, published: 2025-03-01, citation: C, source: "https://e.org", trust: check,
     recommendations: [{number: 1, to: partners, text: Ask}]}
"""


def test_the_file_that_comes_with_the_product_is_read_and_each_review_has_its_source() -> None:
    path = Path(settings.BASE_DIR) / "reviews" / "national" / "reviews.yaml"
    reviews, problems = read_reviews(path.name, path.read_text(encoding="utf-8"))
    assert problems == () and reviews
    assert all(each.citation and each.source and each.recommendations for each in reviews)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("key: a", "key: A b"),
        ("published: 2025-03-01", "published: soon"),
        ("trust: check", "trust: maybe"),
        ("to: partners", "to: all"),
        ("number: 1", "number: 0"),
        ('source: "https://e.org"', "source: here"),
        ("citation: C, ", ""),
        (
            "[{number: 1, to: partners, text: Ask}]",
            "[{number: 1, to: partners, text: A}, {number: 1, to: partners, text: B}]",
        ),
        ("title: A", f"title: {'A' * 201}"),
        (GOOD, GOOD + GOOD.partition("\n")[2]),
        (GOOD, "national_reviews"),
    ],
)
def test_a_file_with_a_problem_says_where(old: str, new: str) -> None:
    assert read_reviews("a.yaml", GOOD)[1] == ()
    problems = read_reviews("a.yaml", GOOD.replace(old, new))[1]
    assert problems and problems[0].file == "a.yaml"


def test_an_answer_says_why_and_who_leads() -> None:
    said: dict[str, Any] = {"answer": "accepted", "because": "B", "led_by": "L", "reviewed_on": DAY, "today": DAY}
    said |= {"follow": True}
    assert may_answer(**said)
    for change, codes in (
        ({"because": ""}, ("because",)),
        ({"led_by": " "}, ("led_by",)),
        ({"answer": "not_applicable", "led_by": "", "follow": False}, ()),
        ({"answer": "done"}, ("follow",)),
        ({"reviewed_on": DAY + timedelta(days=1)}, ("reviewed_on",)),
    ):
        assert may_answer(**{**said, **change}).codes == codes
