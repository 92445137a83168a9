"""Incidents that one may open, and what belongs to one."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from hscp.lib.verdicts import Reason
from hscp.lib.words import date_words
from meetings.queries.actions import who
from meetings.queries.timeline import timeline_of
from partnership.models import CaseFile, GuidanceEdition
from partnership.queries.cases import Hanging, Part
from reviews.models import CaseEvent, Child, ClockNote, DueMove, Incident, IncidentStage
from reviews.rules.clocks import EVENT_WORDS
from reviews.rules.notification import OF_CHILD, OF_INCIDENT, missing
from reviews.rules.states import INCIDENT

MOVES = {
    "open": "Put on record",
    "take_in": "Another record of it merged",
    **{each.name: each.label for each in INCIDENT.moves},
}


def incidents() -> "QuerySet[Incident]":
    """Incidents with their case file and edition: those that one may open, and nothing about any other."""
    found: QuerySet[Incident] = Incident.objects.select_related("file__lead__person", "file__lead__post", "edition")
    return found


def incidents_listed(*, state: str = "") -> "QuerySet[Incident]":
    """The register, the latest first; of one state where that is asked for."""
    rows = incidents()
    return rows.filter(state=state) if state else rows


def children_of(incident: Incident) -> list[Child]:
    """The children concerned, by their letters. One query."""
    return list(Child.objects.filter(incident=incident).order_by("position"))


def gaps_of(incident: Incident, children: list[Child]) -> tuple[Reason, ...]:
    """What the national notification asks and is not on record yet."""
    said = {each.field: getattr(incident, each.field) for each in OF_INCIDENT}
    of_children = [
        {"label": child.label, **{each.field: getattr(child, each.field) for each in OF_CHILD}} for child in children
    ]
    return missing(said, of_children)


def story_of(incident: Incident, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Everything that happened to an incident, the latest first: its moves, the days that its clocks were read off,
    due dates as they moved, and what was said of a clock. ``names`` are those of its clocks. Four queries."""
    story = timeline_of(IncidentStage.objects.filter(incident=incident), MOVES)
    with_seat = ("noted_by__person", "noted_by__post")
    for event in CaseEvent.objects.filter(incident=incident).select_related(*with_seat):
        day = date_words(event.on) if event.on else "taken back"
        words = EVENT_WORDS.get(event.event) or names.get(event.event, event.event)
        story.append(_entry(f"{words}: {day}", who(event.noted_by), event.noted_at, event.because))
    for note in ClockNote.objects.filter(incident=incident).select_related(*with_seat):
        words = f"{names.get(note.clock, note.clock)}: {note.get_kind_display().lower()}"
        story.append(_entry(words, who(note.noted_by), note.noted_at, note.because))
    for move in DueMove.objects.filter(incident=incident):
        words = f"{names.get(move.clock, move.clock)}: due {date_words(move.due_on)}"
        story.append(_entry(words, "", move.at, move.because))
    return sorted(story, key=lambda each: each["when"], reverse=True)


def _entry(what: str, by: str, when: datetime, detail: str) -> dict[str, Any]:
    return {"what": what, "who": by, "when": when, "detail": detail}


def edition_of(day: date) -> GuidanceEdition | None:
    """The edition of the guidance in force on a day. One query."""
    rows = GuidanceEdition.objects.filter(starts_on__lte=day).order_by("-starts_on")
    return next((each for each in rows if each.ends_on is None or each.ends_on > day), None)


def parts_of_file(file: CaseFile, slug: str) -> list[Part]:
    """The incident that a case file is about, if it is about one. One query."""
    rows = list(Incident.objects.filter(file=file))
    return rows and [
        Part(
            "Serious incident",
            tuple(
                Hanging(
                    words="The incident, its children and its clocks",
                    url=reverse("incident", args=(slug, row.pk)),
                    text=row.summary,
                    about=row.get_state_display(),
                )
                for row in rows
            ),
        )
    ]
