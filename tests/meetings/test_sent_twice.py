"""A form that is sent twice, by a second click or with the back button, is recorded once, and the page says so."""

from meetings.models import Action, AgendaItem, Decision
from tests.factories.meetings import opened
from tests.meetings.conftest import Stage


def test_a_decision(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    item = stage.inside(lambda: AgendaItem.objects.get(meeting=meeting, number=1))
    address, client = stage.address("decision_record", meeting.pk, item.pk), stage.client("council")
    sent = {"text": "The plan is agreed.", "kind": "note", "taken_at": "9:10", "exactly": ""}
    assert client.post(address, sent).status_code == 302
    again = client.post(address, {**sent, "text": " The plan\r\nis agreed. "})
    assert again.status_code == 200 and "recorded already, as decision 1" in again.content.decode()
    assert client.post(address, {**sent, "taken_at": "9:11"}).status_code == 302
    assert client.post(address, {**sent, "text": "The budget is agreed."}).status_code == 302
    numbers = stage.inside(lambda: list(Decision.objects.order_by("number").values_list("number", flat=True)))
    assert numbers == [1, 2, 3]


def test_an_action(stage: Stage) -> None:
    meeting = stage.inside(lambda: opened(stage.board, hour=8))
    item = stage.inside(lambda: AgendaItem.objects.get(meeting=meeting, number=1))
    address, client = stage.address("action_give", meeting.pk, item.pk), stage.client("council")
    owner = stage.board.seats["icb"].post_id
    sent = {"text": "Write the plan.", "owner": owner, "due_on_day": 1, "due_on_month": 7, "due_on_year": 2026}
    assert client.post(address, sent).status_code == 302
    again = client.post(address, sent)
    assert again.status_code == 200 and "already, as A-2026-001." in again.content.decode()
    assert client.post(address, {**sent, "due_on_day": 2}).status_code == 302
    references = stage.inside(lambda: list(Action.objects.order_by("reference").values_list("reference", flat=True)))
    assert references == ["A-2026-001", "A-2026-002"]
