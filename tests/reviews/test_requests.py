"""Requests for information: a contact opens their own form and nothing else; drafts, returns, questions, reminders."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from hscp.record.versions import EditConflict
from hscp.spaces.acting import acting, in_space
from partnership.models import FileRead, Seat
from partnership.operations.cases import exclude
from reviews.models import AgencyRequest, AgencyReturn, Incident, RapidReview, RequestTicket
from reviews.operations.chasing import chase, chase_what_is_due
from reviews.operations.requests import enter_answer, move_request, return_answer, save_answer, send_requests
from tests.conftest import NOW, TODAY
from tests.factories.cases import put_on, seat_of, within
from tests.factories.fixtures import World
from tests.factories.people import make_post, make_seat, make_user
from tests.factories.reviews import make_incident, make_notified, make_rapid

SECRET = "A family of three"  # what the panel wrote: no contact sees it


class Case:
    """A case in which the member's agency is asked."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.incident: Incident = make_incident(world.here, world.user("team"))
        self.seat = seat_of(world.user("team"), world.here)
        with self.inside():
            self.rapid: RapidReview = make_rapid(make_notified(self.incident, self.seat), self.seat)
            self.request = self.ask("member")

    def inside(self, role: str = "team") -> Any:
        return within(self.world.here, self.incident.file_id, user=self.world.user(role))

    def contact(self, role: str) -> Seat:
        user = self.world.user(role)
        return Seat.objects.select_related("person", "post__organisation", "user").filter(user=user).earliest("pk")

    def ask(self, *roles: str, **more: Any) -> AgencyRequest:
        said = {"questions": "What is known?", "due_on": TODAY, "last_on": TODAY + timedelta(days=7), **more}
        who = [self.contact(role) for role in roles]
        return send_requests(rapid=self.rapid, contacts=who, **said, seat=self.seat, at=NOW)[0]

    def page(self, role: str, sent: dict[str, str] | None = None, name: str = "my_request", pk: Any = None) -> Any:
        client = Client()
        client.force_login(self.world.user(role))
        address = reverse(name, args=(self.world.here.slug, pk or self.request.pk))
        return client.get(address) if sent is None else client.post(address, sent)


@pytest.fixture
def case(asked: Case) -> Case:
    return asked


def test_a_contact_opens_the_one_form_and_nothing_else_of_the_case(case: Case) -> None:
    shown = case.page("member")
    body = shown.content.decode()
    assert shown.status_code == 200 and "What is known?" in body and "Child A" in body
    for secret in (SECRET, "An incident", "Looked at", "White British", "Known", "Siblings moved"):
        assert secret not in body, secret
    for name in ("incident", "rapid_review", "agency_requests", "case_file"):
        number = case.incident.file_id if name == "case_file" else case.incident.pk
        assert case.page("member", name=name, pk=number).status_code == 404, name
    assert case.page("dsp").status_code == 404, "another contact's form is absent"
    with case.inside():
        read = FileRead.objects.get(file=case.incident.file_id, page="my_request")
        assert read.by_id == case.world.user("member").pk


def test_the_door_shuts_with_its_last_day_a_withdrawal_and_an_exclusion(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    with case.inside():
        member = case.contact("member")
        exclude(file=case.incident.file, person=member.person, reason="Kin", seat=case.seat, at=NOW)
    assert case.page("member").status_code == 404
    with case.inside():
        case.ask("dsp")
        other = AgencyRequest.objects.get(seat=case.contact("dsp"))
    assert case.page("dsp", pk=other.pk).status_code == 200
    with case.inside():
        move_request(request=other, move="withdraw", reason="Asked in error", seat=case.seat, at=NOW)
    assert case.page("dsp", pk=other.pk).status_code == 404
    with case.inside():
        move_request(request=other, move="ask_again", reason="After all", seat=case.seat, at=NOW)
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: NOW + timedelta(days=8))
    assert case.page("dsp", pk=other.pk).status_code == 404


def test_a_draft_is_kept_and_is_the_agencys_own_until_it_is_returned(case: Case) -> None:
    words = {"version": "1", "summary": "Half of it", "practice": "", "learning": ""}
    assert case.page("member", words).status_code == 302
    assert b"Half of it" in case.page("member").content
    client = Client()
    client.force_login(case.world.user("team"))
    address = reverse("agency_request", args=(case.world.here.slug, case.incident.pk, case.request.pk))
    body = client.get(address).content
    assert b"A draft was kept" in body and b"Half of it" not in body
    assert case.page("member", {**words, "version": "2", "summary": "All of it", "return": "on"}).status_code == 302
    assert b"All of it" in client.get(address).content
    refused = case.page("member", {**words, "version": "3"}).content
    assert b"It can be changed once it is sent back with questions" in refused
    with case.inside():
        assert RequestTicket.objects.get(request=case.request).waits is False


def test_it_is_sent_back_with_questions_and_returned_again_and_both_returns_stay(case: Case) -> None:
    with case.inside():
        member = case.contact("member")
        row = return_answer(
            request=case.request, version=1, summary="First", practice="", learning="", seat=member, at=NOW
        )
        with pytest.raises(Refused, match="Say what is asked"):
            move_request(request=row, move="query", reason="", seat=case.seat, at=NOW)
        row = move_request(request=row, move="query", reason="Since when?", seat=case.seat, at=NOW)
    assert b"Since when?" in case.page("member").content
    with case.inside():
        said = {"summary": "Second", "practice": "", "learning": "", "seat": member, "at": NOW}
        row = return_answer(request=row, version=row.version, **said)
        found = move_request(request=row, move="accept", reason="", seat=case.seat, at=NOW)
        assert list(AgencyReturn.objects.values_list("number", "summary")) == [(1, "First"), (2, "Second")]
        assert found.state == "accepted"
        with pytest.raises(Refused, match="returned and accepted"):
            save_answer(request=found, version=found.version, summary="Third", at=NOW)


def test_two_windows_of_one_answer_are_told_apart(case: Case) -> None:
    with case.inside("member"):
        save_answer(request=case.request, version=1, summary="One window", at=NOW)
        with pytest.raises(EditConflict):
            save_answer(request=case.request, version=1, summary="The other", at=NOW)
    clash = case.page("member", {"version": "1", "summary": "The other", "practice": "", "learning": ""})
    assert clash.status_code == 409 and b"One window" in clash.content


def test_what_came_by_telephone_is_entered_and_says_so(case: Case) -> None:
    with case.inside():
        said = {"request": case.request, "summary": "Nothing known", "practice": "", "learning": "", "seat": case.seat}
        with pytest.raises(Refused, match="from whom it came"):
            enter_answer(came_by="telephone", came_words=" ", at=NOW, **said)
        with pytest.raises(Refused, match="by mail or by telephone"):
            enter_answer(came_by="here", came_words="Ada", at=NOW, **said)
        enter_answer(came_by="telephone", came_words="Ada, today at nine", at=NOW, **said)
        made = AgencyReturn.objects.get()
        assert (made.came_by, made.returned_by_id) == ("telephone", case.seat.pk)


def test_who_owes_an_answer_is_reminded_once_a_day_by_reference_and_day_alone(case: Case) -> None:
    with case.inside():
        assert [chase(rapid=case.rapid, seat=case.seat, at=NOW) for _ in range(2)] == [1, 0]
        assert chase(rapid=case.rapid, seat=case.seat, at=NOW + timedelta(days=1)) == 1
    with acting(in_space(case.world.here.pk)):
        mails = list(
            Mail.objects.filter(subject__startswith="Information is").order_by("pk").values_list("subject", "text")
        )
    assert len(mails) == 3 and "was due on Monday 15 June 2026" in mails[2][1]
    for words in ("An incident", SECRET, "What is known?", "Child A"):
        assert words not in "".join(subject + text for subject, text in mails)


def test_the_timetable_reminds_who_owes_an_answer_while_their_door_is_open(case: Case) -> None:
    def turn(days: int) -> int:
        with acting(in_space(case.world.here.pk)):
            return chase_what_is_due(at=NOW + timedelta(days=days))

    assert [turn(0), turn(0)] == [1, 0], "due today: once"
    with case.inside():
        assert chase(rapid=case.rapid, seat=case.seat, at=NOW) == 0, "nor by a press on the same day"
    assert [turn(1), turn(2)] == [0, 1], "every other working day once it is late"
    with case.inside():
        member = case.contact("member")
        exclude(file=case.incident.file, person=member.person, reason="Kin", seat=case.seat, at=NOW)
    assert turn(4) == 0, "whoever is shut out of the case is asked for nothing"


def test_nobody_is_asked_twice_and_a_scrutineer_is_not_asked(case: Case) -> None:
    with case.inside():
        with pytest.raises(Refused, match="has been asked already"):
            case.ask("member", "dsp")
        with pytest.raises(Refused, match="only reads"):
            case.ask("scrutineer")
        assert AgencyRequest.objects.count() == 1


def test_the_list_shows_the_overdue_first_and_costs_the_same_for_one_and_three(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cost() -> tuple[int, str]:
        client = Client()
        client.force_login(case.world.user("team"))
        address = reverse("agency_requests", args=(case.world.here.slug, case.incident.pk))
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            body = client.get(address).content.decode()
        return len(caught), body

    one, _ = cost()
    with acting(in_space(case.world.here.pk)):
        late = make_seat(make_post("late", "member"), user=make_user("late@example.org"))
        late.person.name = "Zoe Late"
        late.person.save()
    with case.inside():
        who = [
            Seat.objects.select_related("person", "post__organisation", "user").get(pk=each)
            for each in (late.pk, case.contact("dsp").pk)
        ]
        days = {"due_on": TODAY + timedelta(days=9), "last_on": TODAY + timedelta(days=9)}
        send_requests(rapid=case.rapid, contacts=who, questions="What?", **days, seat=case.seat, at=NOW)
        RequestTicket.objects.count()
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: NOW + timedelta(days=2))
    three, body = cost()
    assert three == one
    assert body.index("Overdue") < body.index("Zoe Late") and "3 answers of 3 still owed" in body


def test_what_is_owed_waits_on_the_contacts_own_page(case: Case) -> None:
    client = Client()
    client.force_login(case.world.user("member"))
    body = client.get("/").content.decode()
    assert f"/information/{case.request.pk}/" in body and "An incident" not in body


def test_a_contact_on_the_list_too_is_logged_once(case: Case) -> None:
    put_on(case.incident.file, case.world.user("member"))
    assert case.page("member").status_code == 200
    with case.inside():
        assert FileRead.objects.filter(page="my_request").count() == 1
