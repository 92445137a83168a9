"""When a yearly report may be published."""

import pytest

from reporting.rules.states import REPORT, may_publish


@pytest.mark.parametrize(
    ("state", "has_final_pdf", "code"),
    [
        ("drafting", True, "not_approved"),
        ("signing", True, "not_approved"),
        ("approved", False, "no_final_pdf"),
        ("approved", True, None),
        ("published", True, "published"),
    ],
)
def test_a_report_is_published_once_signed_and_built(state: str, has_final_pdf: bool, code: str | None) -> None:
    assert state in {each.name for each in REPORT.states}
    assert may_publish(state, has_final_pdf=has_final_pdf).codes == (() if code is None else (code,))
