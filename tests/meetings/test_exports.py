"""What people typed leaves in registers as text: no cell of a CSV file or workbook is a formula; we write no others."""

import csv
import io
from pathlib import Path

from django.conf import settings
from openpyxl import load_workbook

from meetings.models import AgendaItem, Meeting
from meetings.operations.actions import Source, give_action
from meetings.operations.decisions import record_decision
from meetings.operations.recommendations import add_recommendation
from tests.conftest import NOW, TODAY
from tests.factories.meetings import clock, come, opened
from tests.meetings.conftest import Stage

HOSTILE = ('=HYPERLINK("https://elsewhere.example","x")', "+1|cmd", "-2+3", "@SUM(A1)", "＝3", " =1", "\t=2")
BEGINS = tuple("=+-@＝＋－＠\t\r")


def test_registers_have_no_live_formula(stage: Stage) -> None:
    def fill() -> None:
        meeting = opened(stage.board, items=1, hour=8)
        meeting.place = HOSTILE[0]
        meeting.save(update_fields=["place"])
        come(stage.board, meeting, "council", "icb", "police")
        item, seat = AgendaItem.objects.get(meeting=meeting), stage.board.seats["council"]
        for number, text in enumerate(HOSTILE):
            record_decision(item=item, text=text, kind="agree", taken_at=clock(8), seat=seat, at=NOW)
            give_action(
                source=Source(item=item), text=text, owner=seat.post, due_on=TODAY, given_at=NOW, seat=seat, at=NOW
            )
            add_recommendation(
                reference=f"={number}", source="audit", source_title=text, text=text, made_on=TODAY, seat=seat, at=NOW
            )

    stage.inside(fill)
    assert stage.inside(lambda: Meeting.objects.get().place) == HOSTILE[0]
    for name in ("actions", "decisions", "recommendations", "meetings"):
        answer = stage.client("team").get(stage.address(name), {"format": "csv", "state": "all", "when": "all"})
        assert answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/csv")
        text = answer.content.decode()
        assert "HYPERLINK" in text, name
        cells = [cell for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) for cell in row]
        assert [cell for cell in cells if cell.lstrip().startswith(BEGINS)] == [], name
    answer = stage.client("team").get(stage.address("actions"), {"format": "xlsx", "state": "all"})
    (sheet,) = load_workbook(io.BytesIO(answer.content)).worksheets
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "HYPERLINK" in str([cell.value for cell in cells]) and "f" not in {cell.data_type for cell in cells}


def test_what_writes_spreadsheets_is_known() -> None:
    root = Path(settings.BASE_DIR)
    code = [
        path
        for app in ("hscp", "partnership", "meetings", "funding", "reviews", "reporting", "keeping")
        for path in (root / app).rglob("*.py")
    ]
    writers = [path.name for path in code if "openpyxl" in path.read_text() or "xlsxwriter" in path.read_text()]
    assert writers == ["spreadsheets.py"], "workbooks are written by hscp.ui.spreadsheets, which keeps formulas out"
    by_hand = [path.name for path in code if "csv.writer" in path.read_text() or "DictWriter" in path.read_text()]
    assert by_hand == ["exports.py"], "CSV is written by hscp.ui.exports, which keeps formulas out"
