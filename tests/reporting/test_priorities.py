"""Agreed priorities and the voice log, in the browser's place."""

from datetime import date

import pytest

from hscp.lib.verdicts import Refused
from partnership.models import Feedback
from reporting.models import Priority, PriorityProgress
from reporting.operations.feedback import save_feedback
from reporting.operations.priorities import judge_priority
from tests.conftest import NOW, TODAY
from tests.reporting.conftest import Stage

JUDGED = {
    "on_day": "12", "on_month": "6", "on_year": "2026", "judgement": "little", "text": "A plan.", "impact": ""
}  # fmt: skip
BEGUN = {"starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2025"}
HEARD = {
    "heard_on_day": "1", "heard_on_month": "6", "heard_on_year": "2026", "from_whom": "Parents", "how": "A survey",
    "heard": "Too many forms.", "went_to": "", "changed": "",
}  # fmt: skip


def test_priorities_shows_the_last_judgement(stage: Stage) -> None:
    page = stage.page("member", "priorities")
    assert "Neglect" in page and "Good progress" in page and "20 March 2026" in page
    assert "Add a priority" not in page


def test_priority_add_edit_and_judge(stage: Stage) -> None:
    client = stage.client("team")
    wrong = client.post(stage.address("priority_add"), {"title": "Exploitation"}).content.decode()
    assert "There is a problem" in wrong and 'value="Exploitation"' in wrong
    begun = {"starts_on_day": "1", "starts_on_month": "4", "starts_on_year": "2026"}
    ended = {"ends_on_day": "1", "ends_on_month": "4", "ends_on_year": "2026"}
    both = client.post(stage.address("priority_add"), {"title": "Exploitation", **begun, **ended}).content.decode()
    assert "must be after the day" in both
    assert client.post(stage.address("priority_add"), {"title": "Exploitation", **begun}).status_code == 302
    row = stage.inside(lambda: Priority.objects.get(title="Exploitation"))
    client.post(
        stage.address("priority_edit", row.pk), {"title": "Exploitation", "aim": "Safer", "version": "1", **begun}
    )
    assert client.post(stage.address("priority_judge", row.pk), JUDGED).status_code == 302
    page = stage.page("lsp", "priority", row.pk)
    assert "Safer" in page and "Little evidence of progress" in page and "A plan." in page
    later = client.post(stage.address("priority_judge", row.pk), {**JUDGED, "on_year": "2027"}).content.decode()
    assert "judged today or on a day that has been" in later
    assert stage.inside(PriorityProgress.objects.filter(priority=row).count) == 1


def test_a_priority_is_not_judged_before_it_was_agreed(stage: Stage) -> None:
    def act() -> None:
        judge_priority(
            priority=Priority.objects.get(), on=date(2025, 3, 31), judgement="some", text="x", impact="", seat=None,
            at=NOW,
        )  # fmt: skip

    with pytest.raises(Refused, match="had not been agreed"):
        stage.inside(act)


def test_feedback_lists_narrows_and_is_added_to(stage: Stage) -> None:
    client = stage.client("team")
    assert "There is a problem" in client.post(stage.address("feedback_add"), {"heard": "x"}).content.decode()
    assert client.post(stage.address("feedback_add"), HEARD).status_code == 302
    row = stage.inside(lambda: Feedback.objects.get(from_whom="Parents"))
    assert "Too many forms." in stage.page("member", "feedback", year="2026")
    assert "Too many forms." not in stage.page("member", "feedback", year="2025")
    assert "Too many forms." not in stage.page("member", "feedback", outcome="changed")
    client.post(stage.address("feedback_edit", row.pk), {**HEARD, "changed": "One form.", "version": "1"})
    assert "One form." in stage.page("member", "feedback", q="forms", outcome="changed")
    assert "Nothing fits" in stage.page("member", "feedback", q="nobody said this")


def test_feedback_of_a_day_to_come_is_refused(stage: Stage) -> None:
    with pytest.raises(Refused, match="has been"):
        stage.inside(
            lambda: save_feedback(
                heard_on=date(2026, 6, 16), from_whom="a", how="b", heard="c", went_to="", changed="", today=TODAY
            )
        )


@pytest.mark.parametrize("who", ["lsp", "dsp", "scrutineer", "member"])
def test_priorities_and_feedback_are_written_by_the_team(stage: Stage, who: str) -> None:
    client, pk = stage.client(who), stage.inside(lambda: Priority.objects.get().pk)
    for address in (
        stage.address("priority_add"),
        stage.address("priority_edit", pk),
        stage.address("priority_judge", pk),
        stage.address("feedback_add"),
    ):
        assert client.get(address).status_code == 403
        assert client.post(address, JUDGED).status_code == 403


def test_two_who_change_one_priority_lose_no_words(stage: Stage) -> None:
    row = stage.inside(Priority.objects.get)
    address, data = stage.address("priority_edit", row.pk), {"title": row.title, "version": "1", **BEGUN}
    first, second = stage.client("team"), stage.client("team")
    assert 'name="version" value="1"' in second.get(address).content.decode()
    assert first.post(address, {**data, "aim": "Seen sooner"}).status_code == 302
    clash = second.post(address, {**data, "aim": "Heard sooner", "ends_on_day": "1", "ends_on_month": "4",
                                  "ends_on_year": "2027"})  # fmt: skip
    html = " ".join(clash.content.decode().split())
    assert clash.status_code == 409 and "Nothing of yours is lost" in html and 'name="version" value="2"' in html
    for label, theirs, mine in (("achieve for children", "Seen sooner", "Heard sooner"),
                                ("Ended on", "Nothing", "1 April 2027")):  # fmt: skip
        shown = html.split('id="conflict"')[1].split("</section>")[0].split(f"{label}</h3>")[1]
        assert shown.index(theirs) < shown.index(mine)
    assert "Heard sooner</textarea>" in html
    assert stage.inside(Priority.objects.get).aim == "Seen sooner"
    both = {**data, "version": "2", "aim": "Seen and heard sooner"}
    assert second.post(address, both).status_code == 302
    assert second.post(address, both).status_code == 302, "the same once more changes nothing"
    row = stage.inside(Priority.objects.get)
    assert (row.aim, row.version) == ("Seen and heard sooner", 3)


def test_two_who_change_one_entry_of_the_log_lose_no_words(stage: Stage) -> None:
    client = stage.client("team")
    client.post(stage.address("feedback_add"), HEARD)
    row = stage.inside(lambda: Feedback.objects.get(from_whom="Parents"))
    address = stage.address("feedback_edit", row.pk)
    assert client.post(address, {**HEARD, "version": "1", "changed": "One form."}).status_code == 302
    clash = client.post(address, {**HEARD, "version": "1", "went_to": "The board"})
    html = clash.content.decode()
    assert clash.status_code == 409 and "One form." in html and 'value="The board"' in html
    row = stage.inside(lambda: Feedback.objects.get(pk=row.pk))
    assert (row.changed, row.went_to) == ("One form.", "")
