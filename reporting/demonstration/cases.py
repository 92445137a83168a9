"""Plays five serious incidents, each at another stage, for those who may open them. All of it is invented."""

from datetime import date, datetime, timedelta
from typing import Any

from hscp.spaces.acting import acting
from partnership.access import opened
from partnership.models import Seat
from partnership.operations.cases import put_on_list
from partnership.rules.roles import Right
from reporting.demonstration.case_reviews import tell_reviews
from reporting.demonstration.reading import HOME, afternoon, story
from reporting.demonstration.sittings import Stage
from reviews.models import Incident
from reviews.operations.clocks import set_terms
from reviews.operations.incidents import (
    add_child,
    change_incident,
    move_incident,
    notify,
    open_incident,
    record_event,
)
from reviews.operations.years import count_years

FACTS = ("happened_on", "setting", "summary", "agencies", "made_safe")


def tell_cases(stage: Stage) -> None:
    """How reviews are run, and the incidents: the manager leads each, and puts on its list who the story says.

    Then they are counted, as the timetable does each night.
    """
    told = story("cases")
    with acting(stage.writing(HOME)):
        seat = stage.minute_taker(HOME)
        terms = told["terms"]
        set_terms(
            starts_on=terms["from"],
            trigger=terms["trigger"],
            decided_by=terms["decided_by"],
            steps=[(title, days) for title, days in terms["steps"]],
            because=terms["because"],
            seat=seat,
            at=afternoon(terms["from"]),
        )
        for each in told["cases"]:
            _tell(each, seat)
    with acting(stage.writing(HOME)):
        count_years(at=afternoon(told["counted"]))


def _tell(told: dict[str, Any], seat: Seat) -> None:
    at = afternoon(told["aware"])
    incident = open_incident(
        title=told["title"],
        lead=seat,
        aware_on=told["aware"],
        place=told["place"],
        happened_on=told["happened"],
        summary=told["summary"],
        seat=seat,
        at=at,
    )
    with opened(incident.file_id):
        for number, child in enumerate(told["children"], 1):
            add_child(incident=incident, lives_here=True, at=at + timedelta(minutes=number), **child)
        known = {"happened_on": told["happened"], **{name: told[name] for name in FACTS if name in told}}
        incident = change_incident(incident=incident, version=incident.version, at=at + timedelta(minutes=10), **known)
        for number, post in enumerate(told["readers"]):
            _let_in(incident, post, seat, at + timedelta(minutes=20 + number))
        if "notified" in told:
            _notify(incident, told, seat)
        tell_reviews(incident, told, seat)


def _let_in(incident: Incident, post: str, seat: Seat, at: datetime) -> None:
    who = Seat.objects.get(post__key=post, ends_on__isnull=True)
    put_on_list(
        file=incident.file,
        who=who,
        level=Right.OPEN_FILE,
        reason="Decides on, or scrutinises, what follows from it",
        ends_at=None,
        seat=seat,
        at=at,
    )


def _notify(incident: Incident, told: dict[str, Any], seat: Seat) -> None:
    sent: date = told["notified"]["on"]
    reference = told["notified"]["reference"]
    notify(incident=incident, reference=reference, again=reference, sent_on=sent, seat=seat, at=afternoon(sent))
    for event, on in told["days"]:
        record_event(incident=incident, event=event, on=on, seat=seat, at=afternoon(on))
    if ended := told.get("not_required"):
        at = afternoon(ended["on"])
        move_incident(incident=incident, move="not_required", reason=ended["because"], seat=seat, at=at)
