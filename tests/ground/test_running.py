"""What administrators read of the timetable is the timetable."""

from pathlib import Path

from hscp.celery import TIMETABLE
from hscp.record.timetable import Daily, Every, Weekly

PAGE = Path(__file__).parents[2] / "docs" / "running.md"


def when(each: Every | Daily | Weekly) -> str:
    """A rhythm as the page says it."""
    match each:
        case Every(minutes=1):
            return "every minute"
        case Every(minutes=10):
            return "every ten minutes"
        case Every(minutes=60):
            return "every hour"
        case Daily(at=at):
            return f"{at:%H:%M}"
        case Weekly(weekday=0, at=at):
            return f"Mondays, {at:%H:%M}"
    raise AssertionError(f"The page has no words for {each}.")


def test_each_turn_stands_on_the_page_with_its_time_and_no_other() -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = text.split("| Turn | When |")[1].split("\n\n")[0].splitlines()[2:]
    said = {tuple(cell.strip() for cell in row.split("|")[1:3]) for row in rows}
    assert said == {(turn.name, when(turn.when)) for turn in TIMETABLE}
