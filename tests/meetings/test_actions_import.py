"""The register as files, its new filters, and actions from a spreadsheet: all or none, looked through first."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hscp.ui.spreadsheets import table_of, xlsx_bytes
from meetings.models import Action, Numbering, Recommendation
from meetings.operations.actions import Source, give_action
from meetings.operations.recommendations import add_recommendation
from meetings.rules.importing import MOST_ROWS
from tests.conftest import NOW, TODAY
from tests.meetings.conftest import Stage
from tests.meetings.test_actions import cost

HEAD = ("Action", "Owner", "Due", "Recommendation")
POLICE = "DSP for West Mercia Police"


@pytest.fixture
def found(stage: Stage) -> Recommendation:
    return stage.inside(
        lambda: add_recommendation(
            reference="R1", source="audit", source_title="An audit", text="Do", made_on=TODAY, seat=None, at=NOW
        )
    )


def sent(stage: Stage, rows, *, what: str, ending: str = "xlsx", who: str = "team"):
    content = xlsx_bytes(HEAD, rows) if ending == "xlsx" else rows
    upload = SimpleUploadedFile(f"actions.{ending}", content)
    return stage.client(who).post(stage.address("actions_import"), {"upload": upload, "what": what}, follow=True)


def references(stage: Stage) -> list[str]:
    return stage.inside(lambda: list(Action.objects.order_by("pk").values_list("reference", flat=True)))


ROWS = [("Write to schools", POLICE, date(2026, 7, 31), "R1"), ("Train leads", POLICE, date(2026, 8, 31), "r1")]


def test_it_is_looked_through_first_and_keeps_nothing(stage: Stage, found: Recommendation) -> None:
    html = sent(stage, ROWS, what="check").content.decode()
    assert "It would give 2 actions" in html and "Train leads" in html
    assert references(stage) == [] and stage.inside(lambda: Numbering.objects.filter(series="A-2026").count()) == 0
    assert "2 actions given." in sent(stage, ROWS, what="import").content.decode()
    assert references(stage) == ["A-2026-001", "A-2026-002"]
    assert stage.inside(lambda: Action.objects.earliest("pk").recommendation) == found


def test_one_problem_keeps_all_of_it_out(stage: Stage, found: Recommendation) -> None:
    rows = [ROWS[0], ("", "Nobody", "soon", "R9"), ROWS[1]]
    for what in ("check", "import"):
        html = sent(stage, rows, what=what).content.decode()
        assert "Nothing was kept: 4 problems" in html and "no post called “Nobody”" in html
        assert references(stage) == []


def test_the_same_file_again_is_refused_row_by_row(stage: Stage, found: Recommendation) -> None:
    sent(stage, ROWS, what="import")
    html = sent(stage, [("New", POLICE, date(2026, 7, 1), "R1"), *ROWS], what="import").content.decode()
    assert "2 problems" in html and "as A-2026-001" in html and len(references(stage)) == 2
    html = sent(stage, [ROWS[0], ROWS[0]], what="check").content.decode()
    assert "2 problems" in html


def test_csv_and_what_is_not_taken(stage: Stage, found: Recommendation) -> None:
    text = f"Action,Owner,Due,Recommendation\nWrite,{POLICE},31/7/2026,R1\n"
    assert "1 action given" in sent(stage, text.encode(), what="import", ending="csv").content.decode()
    for content, ending, words in (
        (b"Action\n=1+1", "csv", "begins like a formula"),
        (b"words", "txt", "must be a CSV file"),
        (b"x,\n" * (MOST_ROWS + 3), "csv", "Divide it"),
        (b"x" * 2_000_001, "csv", "no larger than 2 MB"),
    ):
        html = sent(stage, content, what="import", ending=ending).content.decode()
        assert words in html, words
    assert len(references(stage)) == 1


@pytest.mark.parametrize("who", ["member", "council", "scrutineer"])
def test_only_who_records_in_the_whole_partnership_imports(stage: Stage, found: Recommendation, who: str) -> None:
    assert stage.client(who).get(stage.address("actions_import")).status_code == 403
    assert sent(stage, ROWS, what="import", who=who).status_code == 403
    assert references(stage) == []
    assert "Import actions" not in stage.page(who, "actions")


def test_the_register_by_agency_and_source_and_as_a_workbook(stage: Stage, found: Recommendation) -> None:
    def give(number: int, owner: str) -> None:
        give_action(
            source=Source(recommendation=found),
            text=f"={owner} {number}",
            owner=stage.board.seats[owner].post,
            due_on=date(2026, 7, 31),
            given_at=NOW,
            seat=None,
            at=NOW,
        )

    client, page = stage.client("team"), stage.address("actions")
    stage.inside(lambda: give(0, "police"))
    first = cost(client, page)[0]
    stage.inside(lambda: [give(number, "icb") for number in range(3)])
    assert cost(client, page)[0] == first <= 11
    police = str(stage.board.seats["police"].post.organisation_id)
    response = client.get(page, {"format": "xlsx", "agency": police, "source": "audit"})
    assert response["Content-Disposition"] == 'attachment; filename="actions.xlsx"'
    head, row = table_of("actions.xlsx", response.content, most=9)
    cells = dict(zip(head, row, strict=False))
    assert (cells["Reference"], cells["Action"], cells["Due"]) == ("A-2026-001", "'=police 0", date(2026, 7, 31))
    assert (cells["Source"], cells["Agency"]) == ("Audit", "West Mercia Police")
    assert "No action found" in client.get(page, {"source": "scrutiny"}).content.decode()
    assert len(table_of("a.xlsx", client.get(page, {"format": "xlsx"}).content, most=9)) == 5
