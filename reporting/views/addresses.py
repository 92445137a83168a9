"""Addresses and ways through that the pages of the yearly report share."""

from typing import Any

from hscp.ui.addresses import here
from reporting.models import YearlyReport


def crumbs(request: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way here, from the space's own page."""
    return [
        (request.space.name, here(request, "space_home")),
        ("Yearly reports", here(request, "yearly_reports")),
        *more,
    ]


def crumbs_of(request: Any, report: YearlyReport, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way here through one report."""
    return crumbs(request, (report.year, here(request, "report", report.pk)), *more)


def report_tabs(request: Any, current: str) -> list[tuple[str, str, bool]]:
    """What the yearly report is made of, beside the register of meetings: the pages of this app."""
    names = (
        ("Yearly reports", "yearly_reports"),
        ("Priorities", "priorities"),
        ("Feedback", "feedback"),
        ("Contributions", "contributions"),
    )
    return [(words, here(request, name), name == current) for words, name in names]
