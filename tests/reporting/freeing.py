"""More rows for lists, and a report moved out of the way."""

from datetime import date
from decimal import Decimal

from funding.operations import add_contribution
from reporting.operations.priorities import save_priority
from reporting.operations.reports import start_report
from tests.conftest import NOW
from tests.factories.reports import YEAR, Year, hear


def free(year: Year) -> None:
    """Move the report to 2020-21, so that 2025-26 has none."""
    year.report.starts_on, year.report.ends_on = date(2020, 4, 1), date(2021, 4, 1)
    year.report.save(update_fields=["starts_on", "ends_on"])


def add_rows(year: Year) -> None:
    """Two more of everything that the lists of this app show."""
    for number in (1, 2):
        hear(year, date(2025, 12, number))
        save_priority(
            title=f"Priority {number}", aim="", lead=year.manager.post, agreed_by=None, starts_on=YEAR[0], ends_on=None
        )
        start_report(
            starts_on=date(2024, 4, 1) if number == 1 else date(2023, 12, 15),
            ends_on=date(2025, 4, 1) if number == 1 else date(2024, 4, 1),
            seat=year.manager,
            at=NOW,
            by_id=None,
        )
    for body in ("council", "icb"):
        add_contribution(
            organisation=year.board.organisations[body], year_starts_on=YEAR[0], cash=Decimal("1.00"), in_kind="Rooms"
        )
