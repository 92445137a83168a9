"""The dates up to publication: planned, delayed with evidence, advance copies that stop their clock."""

from datetime import date, timedelta

import pytest

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from reviews.models import CaseEvent, Incident, PracticeDelay
from reviews.operations.incidents import change_incident
from reviews.operations.publishing_dates import note_copy, note_delay, plan_publication, tell_of_delay
from tests.conftest import NOW, TODAY
from tests.factories.publishing import Copy
from tests.reviews.test_deciding import BODIES
from tests.reviews.test_practice import page
from tests.reviews.test_signing import Signing


@pytest.fixture
def case(drafted: Signing) -> Signing:
    return drafted


def test_a_day_is_planned_and_nobody_overwrites_it(case: Signing) -> None:
    with case.inside():
        version = Incident.objects.get(pk=case.incident.pk).version
        said = {"practice": case.practice, "version": version, "at": NOW}
        with pytest.raises(Refused, match="Advance copies would have had to go by"):
            plan_publication(publishes_on=date(2026, 6, 20), **said)
        assert plan_publication(publishes_on=date(2026, 6, 24), **said).publishes_on == date(2026, 6, 24)
        with pytest.raises(EditConflict):
            plan_publication(publishes_on=date(2026, 6, 25), **said)
    body = page(case, "team", "practice_dates", case.incident.pk).content.decode()
    assert "Due Monday 15 June 2026" in body and "24 June 2026" in body and "7 working days" in body


def test_a_delay_keeps_the_day_it_was_due_and_shows_who_was_told(case: Signing) -> None:
    with case.inside():
        with pytest.raises(Refused, match="that is no delay"):
            note_delay(practice=case.practice, expected_on=date(2026, 12, 15), because="A trial", **case.by())
        row = note_delay(practice=case.practice, expected_on=date(2027, 2, 1), because="A trial", **case.by())
        assert (row.original_on, row.expected_on) == (date(2026, 12, 15), date(2027, 2, 1))
        told = {"delay": row, "told_on": TODAY, "document": None, **case.by()}
        with pytest.raises(Refused, match="Enter the reference, or name the document"):
            tell_of_delay(body="panel", reference=" ", **told)
        tell_of_delay(body="panel", reference="By mail, 7", **told)
        assert PracticeDelay.objects.count() == 1
    body = page(case, "team", "practice_dates", case.incident.pk).content.decode()
    assert "Due Tuesday 15 December 2026" in body, "the clock is not moved"
    assert "By mail, 7" in body and "Not told yet: the Secretary of State" in body and "1 February 2027" in body


def test_copies_of_the_signed_report_stop_their_clock_once_both_have_one(case: Signing) -> None:
    said = {"to_whom": "Its office", "sent_on": TODAY, "how": "By portal", "document": None, **case.by()}
    with case.inside(), pytest.raises(Refused, match="have not signed the report"):
        note_copy(practice=case.practice, body="panel", **said)
    case.signed(case.before(), *BODIES)
    with case.inside():
        note_copy(practice=case.now(), body="panel", **said)
        assert not CaseEvent.objects.filter(event="advance-copies-sent").exists()
        note_copy(practice=case.now(), body="secretary", **said)
        assert CaseEvent.objects.get(event="advance-copies-sent").on == TODAY
    body = page(case, "team", "practice_dates", case.incident.pk).content.decode()
    assert body.count("By portal") == 2


def changed(case: Signing, publishes_on: date | None) -> Incident:
    """The page of the incident sets the planned day, and nothing else."""
    version = Incident.objects.get(pk=case.incident.pk).version
    return change_incident(incident=case.incident, version=version, at=NOW, publishes_on=publishes_on)


def test_the_page_of_the_incident_plans_a_day_by_the_same_rule(case: Signing) -> None:
    with case.inside():
        with pytest.raises(Refused, match="Advance copies would have had to go by"):
            changed(case, date(2026, 6, 20))
        with pytest.raises(Refused, match="has passed"):
            changed(case, date(2026, 6, 1))
        assert changed(case, date(2026, 6, 24)).publishes_on == date(2026, 6, 24)
    case.signed(case.before(), *BODIES)
    said = {"to_whom": "Its office", "how": "By portal", "document": None, **case.by()}
    with case.inside():
        for body in ("panel", "secretary"):
            note_copy(practice=case.now(), body=body, sent_on=TODAY, **said)
        with pytest.raises(Refused, match=r"Advance copies went on .*: not before"):
            changed(case, date(2026, 6, 23))
        version = Incident.objects.get(pk=case.incident.pk).version
        late = NOW + timedelta(days=60)
        kept = change_incident(incident=case.incident, version=version, at=late, summary="More is known")
        assert kept.publishes_on == date(2026, 6, 24), "a day that stands hinders nothing else"
        assert changed(case, None).publishes_on is None
    answered = page(case, "team", "incident_change", case.incident.pk).content.decode()
    assert "Planned day of publication" in answered


def test_once_the_day_of_publication_is_set_it_is_the_planned_one(ready: Copy) -> None:
    case = ready
    with case.with_sheet():
        version = Incident.objects.get(pk=case.incident.pk).version
        with pytest.raises(Refused, match="is set for Wednesday 24 June 2026: set another"):
            change_incident(incident=case.incident, version=version, at=NOW, publishes_on=date(2026, 7, 8))
        with pytest.raises(Refused, match="is set for Wednesday 24 June 2026"):
            change_incident(incident=case.incident, version=version, at=NOW, publishes_on=None)
        with pytest.raises(Refused, match="is set for Wednesday 24 June 2026"):
            plan_publication(practice=case.now(), version=version, at=NOW, publishes_on=date(2026, 7, 8))
        with pytest.raises(Refused, match="is set for Wednesday 24 June 2026"):
            note_delay(practice=case.now(), expected_on=date(2027, 2, 1), because="A trial", seat=case.seat, at=NOW)
