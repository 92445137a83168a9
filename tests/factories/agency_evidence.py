"""Agencies asked for their evidence, and what they showed, made by the real operations."""

from datetime import date, timedelta
from typing import Any

from hscp.spaces.clock import now, today
from meetings.models import AgencyImprovement, EvidenceAsk, Recommendation
from meetings.operations.agency_evidence import ask_agencies, show_impact
from meetings.queries.expected import bodies_here
from partnership.models import Organisation, Seat
from tests.factories.themes import tag_again

SAID: dict[str, Any] = {
    "improved": "Chronologies are shared within a day",
    "impact": "In 18 of 20 files looked at the school knew within a day; before it was 7",
    "kind": "audit",
    "seen_from": date(2026, 4, 1),
    "seen_to": date(2026, 5, 31),
}


def make_ask(recommendation: Recommendation, agency: Organisation, seat: Seat, **more: Any) -> EvidenceAsk:
    """An agency that is asked, by a day a month from now."""
    said = {"due_on": today() + timedelta(days=30), "at": now(), **more}
    return ask_agencies(recommendation=recommendation, agencies=[agency], seat=seat, **said)[0]


def show(recommendation: Recommendation, agency: Organisation, seat: Seat, **more: Any) -> AgencyImprovement:
    """What an agency shows, written down from ``seat``."""
    said = {**SAID, "at": now(), **more}
    return show_impact(recommendation=recommendation, agency=agency, seat=seat, **said)


def make_evidence_of_first() -> None:
    """An agency that shows something of the first open recommendation, corrects it, and is asked for more."""
    first = Recommendation.objects.order_by("pk").first()
    if first is not None:
        evidence_things(first)


def evidence_things(recommendation: Recommendation) -> None:
    """A row of everything, written down by who keeps the record: shown, corrected, asked again."""
    agency, seat = bodies_here().earliest("pk"), Seat.objects.filter(role="team").earliest("pk")
    first = show(recommendation, agency, seat, came_by="mail")
    show(recommendation, agency, seat, came_by="telephone", replaces=first, improved="Within two days")
    make_ask(recommendation, agency, seat, words="And since?")


def hang_on_recommendation(recommendation: Recommendation, seat: Seat) -> None:
    """Themes that come and go, and what an agency shows."""
    tag_again(recommendation, seat)
    evidence_things(recommendation)
