"""Incidents in any state, made by walking the real operations, with the national table of statute behind them."""

from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from hscp.identity.models import User
from hscp.spaces.acting import acting, in_space, loading
from hscp.spaces.clock import now, today
from hscp.spaces.models import Space
from partnership.models import Seat, StatuteClock
from partnership.operations.arrangements.changes import Log
from partnership.operations.arrangements.national import put_national
from partnership.operations.arrangements.rows import Desk
from partnership.rules.arrangements import read
from reviews.models import AreaRequest, CaseDeputy, CaseReferral, Child, DeathTold, IdentitySheet, Incident, ReviewTerms
from reviews.operations.clocks import set_terms
from reviews.operations.hour import (
    add_process,
    agree_media_line,
    ask_to_secure,
    remind_to_secure,
    set_instruction,
    write_media_line,
)
from reviews.operations.identity import add_person, begin_sheet, open_sheet
from reviews.operations.incidents import add_child, begin_incident, open_incident
from reviews.operations.referrals import log_referral
from tests.conftest import NOW, TODAY
from tests.factories.cases import seat_of, within

KNOWN = {
    "harm": "death",
    "abuse": "suspected",
    "age": 3,
    "sex": "female",
    "ethnicity": "White British",
    "disabled": "no",
    "plan": "protection",
    "lives_here": True,
}


def make_statute() -> None:
    """Editions and time limits as the national table of the arrangements has them."""
    if StatuteClock.objects.filter(key="practice-review").exists():
        return
    folder = Path(settings.ARRANGEMENTS_DIR) / "national"
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]
    national = read(texts).national
    assert national is not None
    with loading():
        put_national(Desk(None, TODAY, Log()), national)


def make_incident(space: Space, lead: User, *, aware_on: date = TODAY, **facts: Any) -> Incident:
    """An incident that ``lead`` put on record and leads."""
    with acting(in_space(space.pk, user_id=lead.pk)):
        make_statute()
        seat = seat_of(lead, space)
        said = {"title": "An incident", "place": "here", **facts}
        return open_incident(lead=seat, seat=seat, aware_on=aware_on, at=NOW, **said)


def make_child(incident: Incident, **facts: Any) -> Child:
    """A child concerned of whom everything is known that the national notification asks."""
    return add_child(incident=incident, at=NOW, **{**KNOWN, **facts})


def hang_incident_on(file: Any, seat: Seat) -> Incident:
    """An incident with one child in a case file that is open, and the partnership's terms: one row of each table."""
    make_statute()
    if not ReviewTerms.objects.exists():
        set_terms(
            starts_on=date(2026, 1, 1),
            trigger="notification-sent",
            decided_by="all",
            steps=[("Summaries in", 10)],
            because="As the board agreed",
            seat=seat,
            at=NOW,
        )
    incident = begin_incident(file=file, aware_on=TODAY, place="here", summary="Known so far", seat=seat, at=NOW)
    make_child(incident)
    return incident


NAMED = {"kind": "child", "called": "Child A", "given": "Zoë", "family": "Nowak", "born_on": date(2019, 3, 5)}


def make_sheet(incident: Incident, lead: User, space: Space) -> IdentitySheet:
    """The identity sheet of a case with one child on it, opened by whoever leads the case."""
    seat = seat_of(lead, space)
    with within(space, incident.file_id, user=lead):
        sheet = open_sheet(incident=incident, seat=seat, at=NOW)
    with within(space, sheet.file_id, user=lead):
        add_person(sheet=sheet, seat=seat, at=NOW, **NAMED)
    return sheet


def hang_sheet_on(file: Any, incident: Incident, seat: Seat) -> IdentitySheet:
    """The sheet of a case in a case file that is open, with one child on it: one row of each of its tables."""
    sheet = begin_sheet(incident=incident, file=file, seat=seat, at=NOW)
    add_person(sheet=sheet, seat=seat, at=NOW, **NAMED)
    return sheet


POLICE = {"kind": "criminal", "title": "Operation Alder", "state": "running", "disclosure": True}


def hang_hour_on(incident: Incident, seat: Seat) -> None:
    """The same hour of a case whose file is open: one row of each of its tables."""
    by: dict[str, Any] = {"seat": seat, "at": now()}
    set_instruction(text="Secure your records of {reference}.", because="As the board agreed", **by)
    to = [("A trust", "Its named nurse", "nurse@example.org")]
    (ask,) = ask_to_secure(incident=incident, to=to, text="Secure {reference}.", **by)
    remind_to_secure(ask=ask, words="Please confirm", **by)
    add_process(incident=incident, **POLICE, **by)
    line = write_media_line(incident=incident, text="We are looking into it", spoken_by="The council", after=0, **by)
    agree_media_line(line=line, who="The chief officer", agency="The trust", agreed_on=today(), **by)
    CaseDeputy(
        incident=incident,
        file_id=incident.file_id,
        who=seat,
        starts_on=today(),
        because="Leave",
        named_at=now(),
        named_by=seat,
    ).save()


REFERRED = {"agency": "A trust", "referred_by": "Named nurse", "route": "mail", "asked": "Whether it is notifiable"}


def make_referral(seat: Seat, *, incident: Incident | None = None, **facts: Any) -> CaseReferral:
    """A partner's referral on the log, in the case file of its incident if it is about one."""
    return log_referral(incident=incident, seat=seat, at=now(), **{"referred_on": today(), **REFERRED, **facts})


def hang_outside_on(incident: Incident, seat: Seat) -> None:
    """What went to bodies outside in a case whose file is open: one row of each table."""
    of_case: dict[str, Any] = {"incident": incident, "file_id": incident.file_id, "noted_at": now(), "noted_by": seat}
    DeathTold(body="both", told_on=today(), reference="SCIN-1", contact="By the form", **of_case).save()
    AreaRequest(area="Shropshire", asked="A summary", asked_on=today(), asked_by="Their manager", **of_case).save()
