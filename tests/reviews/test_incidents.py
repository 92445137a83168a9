"""Incidents: put on record, notified, moved and merged; who sees a case, and what stays when a day is corrected."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from hscp.record.versions import EditConflict
from hscp.spaces.acting import acting, in_space, loading
from partnership.models import BankHoliday
from partnership.rules.roles import Right
from reviews.models import CaseEvent, ClockReminder, DueMove, Incident
from reviews.operations.clocks import remind_of_clocks, say_of_clock, set_terms
from reviews.operations.incidents import (
    add_child,
    change_child,
    change_incident,
    merge_incident,
    move_incident,
    notify,
    record_event,
)
from reviews.operations.rapid import begin_rapid
from reviews.queries.clocks import time_of
from tests.conftest import NOW, TODAY
from tests.factories.cases import put_on, seat_of, within
from tests.factories.fixtures import World
from tests.factories.reviews import make_child, make_incident, make_notified

pytestmark = pytest.mark.usefixtures("statute")

FACTS = {
    "happened_on": TODAY - timedelta(days=1),
    "setting": "home",
    "summary": "Found at home",
    "agencies": "Health visiting, school",
    "made_safe": "Siblings stay with an aunt",
}


@pytest.fixture
def inside(world: World, incident: Incident) -> Iterator[Any]:
    """Within the case, and its lead's seat."""
    seat = seat_of(world.user("team"), world.here)
    with within(world.here, incident.file_id, user=world.user("team")):
        yield seat


def complete(incident: Incident) -> Incident:
    make_child(incident)
    return change_incident(incident=incident, version=1, at=NOW, **FACTS)


def notified(incident: Incident, seat: Any, on: date = TODAY) -> Incident:
    return notify(incident=complete(incident), reference="CSPR-1", again="CSPR-1", sent_on=on, seat=seat, at=NOW)


def due(incident: Incident, key: str) -> Any:
    shown = {each.clock.limit.key: each.clock for each in time_of(incident, TODAY).shown}
    return shown[key].due if key in shown else None


def page(world: World, role: str, name: str, *args: Any, **query: str) -> Any:
    client = Client()
    client.force_login(world.user(role))
    return client.get(reverse(name, args=(world.here.slug, *args)), query)


def test_the_clock_of_the_notification_runs_from_the_first_minute(incident: Incident, inside: Any) -> None:
    assert due(incident, "notification") == date(2026, 6, 22)
    moves = list(DueMove.objects.filter(incident=incident).values_list("clock", "due_on", "before"))
    assert moves == [("notification", date(2026, 6, 22), None)]
    assert incident.edition.key == "WT2026"


def test_it_is_notified_once_all_that_is_asked_is_on_record(incident: Incident, inside: Any) -> None:
    with pytest.raises(Refused) as refused:
        notify(incident=incident, reference="CSPR-1", again="CSPR-2", sent_on=TODAY, seat=inside, at=NOW)
    assert {"happened_on", "children", "again"} <= set(refused.value.verdict.codes)
    found = notified(incident, inside)
    assert (found.state, found.reference) == ("notified", "CSPR-1")
    assert due(found, "rapid-review") == date(2026, 7, 6)
    assert [stage.move for stage in found.stages.order_by("pk")] == ["open", "notify"]


def test_the_same_national_reference_is_not_recorded_twice(world: World, incident: Incident, inside: Any) -> None:
    notified(incident, inside)
    second = make_incident(world.here, world.user("team"), title="The same again")
    with within(world.here, incident.file_id, second.file_id):
        with pytest.raises(Refused, match="merge the two instead"):
            notified(second, inside)
        merged = merge_incident(incident=second, into=incident, reason="Told twice", seat=inside, at=NOW)
        assert (merged.state, merged.merged_into_id) == ("merged", incident.pk)
        assert [stage.move for stage in incident.stages.order_by("pk")][-1] == "take_in"
        with pytest.raises(Refused):
            add_child(incident=merged, harm="death", abuse="known", lives_here=True, at=NOW)


def test_a_corrected_start_moves_what_runs_and_leaves_what_was_met(incident: Incident, inside: Any) -> None:
    notified(incident, inside)
    correct = {"event": "becoming-aware", "seat": inside, "at": NOW}
    with pytest.raises(Refused, match="Say why"):
        record_event(incident=incident, on=date(2026, 6, 5), **correct)
    record_event(incident=incident, on=date(2026, 6, 5), because="The ward told us first", **correct)
    clock = next(each.clock for each in time_of(incident, TODAY).shown if each.clock.limit.key == "notification")
    assert (clock.state, clock.due, clock.would_be) == ("met", date(2026, 6, 22), date(2026, 6, 12))
    record_event(
        incident=incident,
        event="notification-sent",
        on=date(2026, 6, 12),
        because="Sent on Friday",
        seat=inside,
        at=NOW,
    )
    assert due(incident, "rapid-review") == date(2026, 7, 3)
    last = DueMove.objects.filter(incident=incident, clock="rapid-review").latest("pk")
    assert (last.before, last.due_on, last.because) == (date(2026, 7, 6), date(2026, 7, 3), "Sent on Friday")
    assert CaseEvent.objects.filter(incident=incident, event="becoming-aware").count() == 2


def test_another_day_may_bring_another_edition_of_the_guidance(incident: Incident, inside: Any) -> None:
    record_event(
        incident=incident, event="becoming-aware", on=date(2026, 2, 2), because="In the old file", seat=inside, at=NOW
    )
    assert Incident.objects.select_related("edition").get(pk=incident.pk).edition.key == "WT2023"


def test_whoever_writes_in_a_case_is_reminded_once_for_each_step_and_told_no_more_than_its_reference(
    world: World, incident: Incident
) -> None:
    def remind(days: int) -> int:
        with acting(in_space(world.here.pk)):
            return remind_of_clocks(at=NOW + timedelta(days=days))

    assert [remind(0), remind(0), remind(3), remind(7), remind(8)] == [1, 0, 1, 1, 1]
    with within(world.here, incident.file_id):
        steps = list(ClockReminder.objects.order_by("pk").values_list("step", flat=True))
        assert steps == ["5", "2", "0", "late"]
    with acting(in_space(world.here.pk)):
        mails = list(
            Mail.objects.filter(subject__startswith="A deadline").order_by("pk").values_list("subject", "text")
        )
    assert len(mails) == 4
    assert mails[0][0].startswith("A deadline is near: CF-2026-")
    assert "is on Monday 22 June 2026: 5 working days left." in mails[0][1]
    assert "An incident" not in "".join(text for _, text in mails)


def test_a_proclaimed_bank_holiday_is_noted_by_the_daily_turn(world: World, incident: Incident) -> None:
    with loading():
        BankHoliday(day=date(2026, 6, 17), name="A coronation", is_holiday=True).save()
    with acting(in_space(world.here.pk)):
        remind_of_clocks(at=NOW)
    with within(world.here, incident.file_id):
        move = DueMove.objects.filter(incident=incident).latest("pk")
    assert (move.before, move.due_on) == (date(2026, 6, 22), date(2026, 6, 23))


def test_a_missed_day_wants_its_reason(incident: Incident, inside: Any) -> None:
    late = NOW + timedelta(days=10)
    shown = time_of(incident, late.date()).open[0]
    assert shown.wants_reason and shown.clock.sentence == "Overdue by 3 working days: it was due Monday 22 June 2026."
    with pytest.raises(Refused, match="has not been missed"):
        say_of_clock(incident=incident, clock="notification", kind="breach", because="Why", seat=inside, at=NOW)
    say_of_clock(
        incident=incident, clock="notification", kind="breach", because="Nobody was told", seat=inside, at=late
    )
    assert not time_of(incident, late.date()).open[0].wants_reason


def test_a_clock_is_ended_with_a_reason_and_taken_up_again(incident: Incident, inside: Any) -> None:
    said = {"incident": incident, "clock": "notification", "seat": inside, "at": NOW}
    say_of_clock(kind="ended", because="Shropshire notified", **said)
    assert time_of(incident, TODAY).open == []
    say_of_clock(kind="runs_on", because="It did not", **said)
    assert due(incident, "notification") == date(2026, 6, 22)


def test_the_terms_of_its_day_say_what_the_rapid_review_is_counted_from(incident: Incident, inside: Any) -> None:
    set_terms(
        starts_on=date(2026, 1, 1),
        trigger="becoming-aware",
        decided_by="all",
        steps=[("Summaries in", 8)],
        because="Board, May",
        seat=inside,
        at=NOW,
    )
    set_terms(
        starts_on=TODAY + timedelta(days=1),
        trigger="notification-sent",
        decided_by="majority",
        steps=[],
        because="Later",
        seat=inside,
        at=NOW,
    )
    assert due(incident, "rapid-review") == date(2026, 7, 6)
    assert due(incident, "step-1") == date(2026, 6, 25)


def test_nobody_overwrites_what_another_knew(incident: Incident, inside: Any) -> None:
    change_incident(incident=incident, version=1, at=NOW, summary="First")
    with pytest.raises(EditConflict):
        change_incident(incident=incident, version=1, at=NOW, summary="Second")
    child = make_child(incident)
    assert child.label == "Child A" and make_child(incident).label == "Child B"
    change_child(child=child, version=1, at=NOW, harm="serious", abuse="known", lives_here=True)
    with pytest.raises(EditConflict):
        change_child(child=child, version=1, at=NOW, harm="death", abuse="known", lives_here=True)


def test_where_another_area_leads_no_clock_runs(incident: Incident, inside: Any) -> None:
    with pytest.raises(Refused, match="Say which area"):
        change_incident(incident=incident, version=1, at=NOW, place="england")
    change_incident(incident=incident, version=1, at=NOW, place="england", other_area="Shropshire")
    moved = move_incident(incident=incident, move="contribute", reason="It was in Ludlow", seat=inside, at=NOW)
    assert moved.state == "contributing" and time_of(moved, TODAY).shown == []


def test_a_case_opens_to_its_list_and_is_absent_to_everybody_else(world: World, incident: Incident) -> None:
    assert page(world, "dsp", "incident", incident.pk).status_code == 404
    assert b"An incident" not in page(world, "dsp", "incidents").content
    with within(world.here, incident.file_id):
        file = incident.file
    put_on(file, world.user("dsp"))
    shown = page(world, "dsp", "incident", incident.pk)
    assert shown.status_code == 200 and b"Due Monday 22 June 2026" in shown.content
    assert b"Add a child" not in shown.content, "on the list to read"
    assert page(world, "dsp", "incident_change", incident.pk).status_code == 403
    put_on(file, world.user("lsp"), level=Right.WRITE_FILE)
    assert page(world, "lsp", "incident_change", incident.pk).status_code == 200
    assert b"Monday 22 June" in page(world, "lsp", "review_clocks").content


def test_incident_open_in_the_browser(world: World) -> None:
    make_incident(world.here, world.user("team"))
    client = Client()
    client.force_login(world.user("team"))
    lead = seat_of(world.user("team"), world.here).pk
    sent = {
        "title": "A second",
        "aware_on_day": "15",
        "aware_on_month": "6",
        "aware_on_year": "2026",
        "place": "outside",
        "lead": str(lead),
    }
    address = reverse("incident_open", args=(world.here.slug,))
    assert "Say which area or country it happened in" in client.post(address, sent).content.decode()
    answer = client.post(address, {**sent, "other_area": "Wales"})
    assert answer.status_code == 302
    shown = client.get(answer.headers["Location"]).content.decode()
    assert "Add the children concerned" in shown and "Wales" in shown


@pytest.mark.parametrize("name", ["incidents", "review_clocks"])
def test_lists_cost_the_same_with_one_case_and_with_three(world: World, name: str) -> None:
    def cost() -> int:
        client = Client()
        client.force_login(world.user("team"))
        client.get(reverse(name, args=(world.here.slug,)))
        with CaptureQueriesContext(connection) as caught:
            assert client.get(reverse(name, args=(world.here.slug,))).status_code == 200
        return len(caught)

    def add() -> None:
        made = make_incident(world.here, world.user("team"))
        with within(world.here, made.file_id):
            make_child(made)

    add()
    one = cost()
    add()
    add()
    assert cost() == one


def test_the_list_says_where_each_review_stands_and_is_narrowed_by_it(world: World) -> None:
    made, notified = make_incident(world.here, world.user("team")), make_incident(world.here, world.user("team"))
    with within(world.here, notified.file_id, user=world.user("team")):
        found = make_notified(notified, seat_of(world.user("team"), world.here))
        begin_rapid(incident=found, seat=seat_of(world.user("team"), world.here), at=NOW)

    def listed(role: str = "team", **query: str) -> str:
        client = Client()
        client.force_login(world.user(role))
        answer = client.get(reverse("incidents", args=(world.here.slug,)), query)
        assert answer.status_code == 200
        return " ".join(answer.content.decode().split())

    references = {}
    with within(world.here, made.file_id, notified.file_id):
        for each in (made, notified):
            references[each.pk] = Incident.objects.select_related("file").get(pk=each.pk).file.reference
    rows = listed().split("<tbody>")[1]
    assert "No rapid review begun" in rows and "Rapid review: gathering information" in rows
    narrowed = listed(stands="gathering").split("<tbody>")[1]
    assert references[notified.pk] in narrowed and references[made.pk] not in narrowed
    assert "No incident found" in listed(stands="published")
    assert "No incident found" in listed(stands="gathering", state="considering")
    told = listed(format="csv", stands="gathering")
    assert "Where its review stands" in told and references[notified.pk] in told and references[made.pk] not in told
    assert "Rapid review: gathering information" in told and "OFFICIAL-SENSITIVE" in told
    hidden = listed("dsp", format="csv")
    assert references[notified.pk] not in hidden and "gathering" not in hidden
