"""Incidents in any state, made by walking the real operations, with the national table of statute behind them."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from hscp.identity.models import User
from hscp.spaces.acting import acting, current, in_space, loading
from hscp.spaces.clock import now, today
from hscp.spaces.models import Space
from partnership.models import Organisation, Participation, Post, Seat, StatuteClock
from partnership.operations.arrangements.changes import Log
from partnership.operations.arrangements.national import put_national
from partnership.operations.arrangements.rows import Desk
from partnership.rules.arrangements import read
from reviews.models import (
    AgencyRequest,
    AreaRequest,
    CaseDeputy,
    CaseReferral,
    Child,
    DeathTold,
    IdentitySheet,
    Incident,
    RapidReview,
    ReviewDecision,
    ReviewTerms,
    ScrutinyAnswer,
    ScrutinyComment,
)
from reviews.operations.chronology import add_entry, resolve
from reviews.operations.clocks import set_terms
from reviews.operations.deciding import add_letter, put_to_partners
from reviews.operations.hour import (
    add_process,
    agree_media_line,
    ask_to_secure,
    confirm_secured,
    remind_to_secure,
    set_instruction,
    write_media_line,
)
from reviews.operations.identity import add_person, begin_sheet, open_sheet
from reviews.operations.incidents import add_child, begin_incident, change_incident, notify, open_incident
from reviews.operations.rapid import (
    begin_rapid,
    declare_interest,
    end_recusal,
    judge_criterion,
    move_rapid,
    note_at_once,
    recommend,
    word_rapid,
)
from reviews.operations.referrals import log_referral
from reviews.operations.requests import move_request, return_answer, send_requests
from reviews.rules.criteria import CRITERIA
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


def make_statute(*, whole: bool = False) -> None:
    """Editions, time limits and periods of keeping as the national table of the arrangements has them.

    Its headings of reports and usual themes only where it is to be ``whole``: each row's history is kept in every
    space, and hundreds of tests begin here.
    """
    if StatuteClock.objects.filter(key="practice-review").exists():
        return
    folder = Path(settings.ARRANGEMENTS_DIR) / "national"
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.yaml"))]
    national = read(texts).national
    assert national is not None
    with loading():
        put_national(Desk(None, TODAY, Log()), national if whole else replace(national, headings=(), themes=()))


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


ASKED = {"happened_on": TODAY, "setting": "home", "summary": "Known", "agencies": "School", "made_safe": "Moved"}
WORDED = {
    "family": "A family of three",
    "racism": "Considered: it played a part",
    "disability": "Considered: none",
    "inequalities": "Poor housing",
    "recommendation": "no_review",
    "recommendation_because": "The learning is known",
}


def make_notified(incident: Incident, seat: Seat) -> Incident:
    """The incident, notified today."""
    if not incident.children.exists():
        make_child(incident)
    found = change_incident(incident=incident, version=incident.version, at=NOW, **ASKED)
    number = f"CSPR-{incident.file_id}"
    return notify(incident=found, reference=number, again=number, sent_on=TODAY, seat=seat, at=NOW)


def make_rapid(incident: Incident, seat: Seat, *, editor: Seat | None = None) -> RapidReview:
    """A rapid review with everything that its draft wants."""
    rapid = begin_rapid(incident=incident, seat=seat, at=NOW)
    word_rapid(rapid=rapid, version=1, seat=editor or seat, **WORDED)
    for each in CRITERIA:
        said = {"criterion": each.key, "met": "not_met", "because": "Looked at", "version": 0}
        judge_criterion(rapid=rapid, **said, seat=editor or seat)
    done = {"kind": "action", "what": "Siblings moved", "to_whom": "Children’s services", "on": TODAY}
    note_at_once(rapid=rapid, **done, seat=seat, at=NOW)
    return rapid


def make_request(rapid: RapidReview, seat: Seat, *, contact: Seat) -> AgencyRequest:
    """A request that its contact has returned once, and that was sent back with questions."""
    contact = Seat.objects.select_related("person", "post__organisation", "user").get(pk=contact.pk)
    days = {"due_on": TODAY, "last_on": TODAY}
    (row,) = send_requests(rapid=rapid, contacts=[contact], questions="What is known?", **days, seat=seat, at=NOW)
    words = {"summary": "Seen at home", "practice": "Well recorded", "learning": "Shared with the ward"}
    return_answer(request=row, version=1, **words, seat=contact, at=NOW)
    return move_request(request=row, move="query", reason="Since when?", seat=seat, at=NOW)


def make_recommended(rapid: RapidReview, seat: Seat) -> RapidReview:
    """The same, finalised by the group at a meeting that is not on record here."""
    move_rapid(rapid=rapid, move="draft", reason="", seat=seat, at=NOW)
    said = {"decision": None, "on": TODAY, "words": "The group, all three bodies there", "quorate": True}
    return recommend(rapid=rapid, **said, seat=seat, at=NOW)


def _hang_decision_on(rapid: RapidReview, seat: Seat) -> None:
    """What was put to the partners, as many as the space has, and a letter to the Panel."""
    body = Organisation.objects.order_by("pk").first()
    assert body is not None
    if not Participation.objects.filter(standing="statutory_partner").exists():
        Participation(organisation=body, category="other", standing="statutory_partner").save()
    for each in Participation.objects.filter(standing="statutory_partner"):
        if not Post.objects.filter(role="dsp", organisation=each.organisation).exists():
            key = f"decides-{each.pk}"
            Post(key=key, title="Decides", organisation=each.organisation, role="dsp").save()
    put_to_partners(rapid=rapid, outcome="no_review", because="The learning is known", seat=seat, at=NOW)
    entry = {"at_time": None, "child": None, "source": "Notes", "significance": "It was known", "seat": seat, "at": NOW}
    for agency in ("School", "Police"):
        first = add_entry(rapid=rapid, on=TODAY, agency=agency, what=f"{agency} saw a bruise", **entry)
    add_entry(rapid=rapid, on=TODAY, agency="Police", what="Police saw two", replaces=first, because="Misread", **entry)
    resolve(rapid=rapid, on=TODAY, child=None, stands=None, because="Two visits", seat=seat, at=NOW)
    decision = ReviewDecision.objects.filter(rapid=rapid).latest("pk")
    said = {"decision": decision, "file_id": decision.file_id, "kind": "comment", "text": "Well reasoned", "at": NOW}
    with acting(replace(current(), user_id=seat.user_id)):
        ScrutinyComment(seat=seat, by_id=seat.user_id, **said).save()
    comment = ScrutinyComment.objects.filter(decision=decision).latest("pk")
    answer = {"comment": comment, "file_id": decision.file_id, "taken": "accepted", "text": "Thank you"}
    ScrutinyAnswer(answered_at=NOW, answered_by=seat, **answer).save()
    add_letter(rapid=rapid, kind="to_panel", on=TODAY, words="It will be late", seat=seat, at=NOW)


def hang_incident_on(file: Any, seat: Seat) -> Incident:
    """An incident with one child in a case file that is open, and the partnership's terms: one row of each table."""
    make_statute(whole=True)
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
    incident = make_notified(incident, seat)
    rapid = make_rapid(incident, seat)
    whose = Organisation.objects.order_by("pk").first()
    make_request(rapid, seat, contact=seat)
    declare_interest(rapid=rapid, organisation=whose, interest="It ran the home", steps_aside=False, seat=seat, at=NOW)
    person = Seat.objects.select_related("person").get(pk=seat.pk).person
    kin = declare_interest(rapid=rapid, person=person, interest="A cousin", steps_aside=False, seat=seat, at=NOW)
    end_recusal(recusal=kin, because="A namesake", seat=seat, at=NOW)
    _hang_decision_on(make_recommended(rapid, seat), seat)
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
    confirm_secured(ask=ask, confirmed_from="Its records manager", confirmed_on=today(), **by)
    add_process(incident=incident, **POLICE, **by)
    line = write_media_line(incident=incident, text="We are looking into it", spoken_by="The council", after=0, **by)
    agree_media_line(line=line, who="The chief officer", agency="The trust", agreed_on=today(), **by)
    CaseDeputy(
        incident=incident,
        file_id=incident.file_id,
        who=seat,
        starts_on=today(),
        ends_on=today(),
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
    asked = {"area": "Shropshire", "asked": "A summary", "asked_on": today(), "asked_by": "Their manager"}
    AreaRequest(**asked, sent_on=today(), sent="By secure mail", **of_case).save()
