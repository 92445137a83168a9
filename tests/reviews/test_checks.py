"""Regular checks of a practice review, its requests in writing, and the partnership's weeks between checks."""

from datetime import timedelta

import pytest

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from hscp.record.versions import EditConflict
from hscp.spaces.acting import acting, in_space
from partnership.models import Seat
from reviews.models import AgencyRequest, ClockReminder
from reviews.operations.checks import check_practice, say_mended
from reviews.operations.clocks import remind_of_clocks
from reviews.operations.requests import return_answer, send_requests
from reviews.queries.deciding import facts_content
from tests.conftest import NOW, TODAY
from tests.factories.practice import CHECKED, Practice, make_under_way
from tests.reviews.test_practice import page


@pytest.fixture
def case(practice: Practice) -> Practice:
    return practice


def test_an_overdue_check_shows_runs_as_a_clock_and_is_reminded_of(
    case: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    with case.inside():
        with pytest.raises(Refused, match="while it is under way"):
            check_practice(practice=case.practice, **CHECKED, **case.by())
        make_under_way(case.practice, case.seat)
    later = NOW + timedelta(days=29)
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: later)
    body = page(case, "team", "practice_review", case.incident.pk).content.decode()
    assert "Overdue by 1 working day: it was due Monday 13 July 2026" in body
    assert "Check of the practice review" in page(case, "team", "review_clocks").content.decode()
    days = page(case, "team", "event_record", case.incident.pk).content.decode()
    assert "Practice review checked" not in days, "a check has a page of its own"
    with acting(in_space(case.world.here.pk)):
        assert remind_of_clocks(at=later) > 0 and remind_of_clocks(at=later) == 0
    with case.inside():
        assert ClockReminder.objects.filter(clock="practice-check", step="late").count() == 1
        said = {**CHECKED, "checked_on": TODAY + timedelta(days=29), "mend_by": None}
        check_practice(practice=case.now(), **said, **case.by(29))
    body = page(case, "team", "practice_review", case.incident.pk).content.decode()
    assert "Next check: Due Tuesday 11 August 2026" in body and "Two weeks behind" in body


def test_what_was_asked_is_mended_and_nobody_overwrites_it(case: Practice) -> None:
    with case.inside():
        make_under_way(case.practice, case.seat)
        row = check_practice(practice=case.practice, **CHECKED, **case.by())
        said = {"mended_on": TODAY, "mended_words": "The school has its week", "at": NOW}
        found = say_mended(check=row, mended="yes", version=1, **said)
        assert (found.mended, found.version) == ("yes", 2)
        with pytest.raises(EditConflict):
            say_mended(check=row, mended="partly", version=1, **said)


def test_agencies_are_asked_in_writing_by_the_same_door_and_again_once_answered(case: Practice) -> None:
    with case.inside():
        user = case.world.user("member")
        contact = Seat.objects.select_related("person", "post__organisation", "user").filter(user=user).earliest("pk")
        days = {"due_on": TODAY, "last_on": TODAY + timedelta(days=7)}
        said = {"rapid": case.rapid, "contacts": [contact], "purpose": "practice", **days, **case.by()}
        (row,) = send_requests(questions="How was she heard?", **said)
        with pytest.raises(Refused, match="asked already"):
            send_requests(questions="And her brother?", **said)
        words = {"summary": "Twice", "practice": "", "learning": ""}
        return_answer(request=row, version=1, **words, seat=contact, at=NOW)
        send_requests(questions="And her brother?", **said)
        assert AgencyRequest.objects.filter(purpose="practice").count() == 2
        assert facts_content(case.rapid)["answered"] == [], "what was answered later is not in the rapid review"
    body = page(case, "member", "my_request", row.pk).content.decode()
    assert "How was she heard?" in body and "for: the practice review" in body.lower()
    assert "A family of three" not in body and "Two weeks behind" not in body
    assert "The practice review" in page(case, "team", "agency_requests", case.incident.pk).content.decode()
    with acting(in_space(case.world.here.pk)):
        assert "heard" not in "".join(Mail.objects.values_list("text", flat=True))
