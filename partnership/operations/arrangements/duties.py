"""What the document says beside its structure: reserved matters, links, promises, the yearly report, notes."""

from collections.abc import Iterable, Mapping
from typing import Any

from partnership.enums import ReservedTo
from partnership.models import (
    Ambiguity,
    Group,
    LearningWay,
    Organisation,
    Promise,
    Recipient,
    ReportContent,
    ReservedMatter,
    StrategicLink,
)
from partnership.operations.arrangements.rows import Desk
from partnership.rules.arrangements import LearningWay as Way
from partnership.rules.arrangements import Link, Note, YearlyReport
from partnership.rules.arrangements import ReservedMatter as Matter
from partnership.rules.promises import Promise as SaidPromise
from partnership.rules.promises import cadence_to_json, evidence_to_json


def _put_all(desk: Desk, model: Any, entries: Iterable[tuple[str, str, Any, dict[str, Any]]], *, thing: str) -> None:
    """Entries are (key, name, place, values); what is no longer among them ends."""
    rows = {row.key: row for row in model.objects.all()}
    kept = set()
    for key, name, place, values in entries:
        row = desk.put(model, rows.get(key), {"key": key, **values}, thing=thing, name=name, place=place)
        kept.add(row.pk)
    desk.end_missing(rows.values(), kept, thing=thing)


def put_reserved(desk: Desk, matters: Iterable[Matter]) -> None:
    """Matters that only some may agree; decisions choose from this list."""
    entries = []
    for matter in matters:
        if matter.role not in ReservedTo.values:
            desk.log.problem(matter.place, f"A matter cannot be reserved to the role “{matter.role}”.", "lsp or dsp.")
            continue
        values = {
            "title": matter.text,
            "section": matter.section,
            "reserved_to": matter.role,
            "meaning": matter.meaning,
            "ends_on": None,
        }
        entries.append((matter.key, matter.text, matter.place, values))
    _put_all(desk, ReservedMatter, entries, thing="reserved matter")


def put_links(desk: Desk, links: Iterable[Link]) -> None:
    """Close links with other partnerships and processes."""
    _put_all(
        desk,
        StrategicLink,
        (
            (
                link.key,
                link.name,
                link.place,
                {
                    "name": link.name,
                    "section": link.section,
                    "purpose": link.text,
                    "website": link.website,
                    "partner": link.space or "",
                    "position": position,
                    "ends_on": None,
                },
            )
            for position, link in enumerate(links, start=1)
        ),
        thing="link",
    )


def put_promises(desk: Desk, promises: Iterable[SaidPromise], groups: Mapping[str, Group]) -> None:
    """Every promise that can be checked, and every one that cannot with the reason."""
    _put_all(
        desk,
        Promise,
        (
            (
                promise.key,
                f"{promise.section}: {promise.text}"[:100],
                promise.place,
                {
                    "section": promise.section,
                    "text": promise.text,
                    "by": promise.by,
                    "agenda_group_id": groups[promise.agenda].pk if promise.agenda else None,
                    "note": promise.note,
                    "cadence": cadence_to_json(promise.cadence),
                    "evidence": evidence_to_json(promise.evidence) if promise.evidence else {},
                    "not_checkable": promise.not_checkable,
                    "position": position,
                    "starts_on": promise.starts_on,
                    "ends_on": promise.ends_on,
                },
            )
            for position, promise in enumerate(promises, start=1)
        ),
        thing="promise",
    )


def put_notes(desk: Desk, notes: Iterable[Note]) -> None:
    """Where the published text is unclear, and what the product does meanwhile."""
    _put_all(
        desk,
        Ambiguity,
        (
            (
                note.key,
                note.title,
                note.place,
                {
                    "title": note.title,
                    "sections": ", ".join(note.sections),
                    "text": note.text,
                    "behaviour": note.behaviour,
                    "position": position,
                    "ends_on": None,
                },
            )
            for position, note in enumerate(notes, start=1)
        ),
        thing="note on an ambiguity",
    )


def put_learning(desk: Desk, ways: Iterable[Way]) -> None:
    """Ways of learning for cases in which no review follows."""
    _put_all(
        desk,
        LearningWay,
        (
            (
                way.key,
                way.name,
                way.place,
                {
                    "name": way.name,
                    "what": way.what,
                    "section": way.section or "",
                    "source": way.source,
                    "of_agency": way.of_agency,
                    "counts": way.counts,
                    "position": position,
                    "ends_on": None,
                },
            )
            for position, way in enumerate(ways, start=1)
        ),
        thing="way of learning",
    )


def put_report(desk: Desk, report: YearlyReport | None) -> None:
    """What the yearly report contains and to whom it is presented (§19)."""
    bodies = dict(Organisation.objects.values_list("key", "pk"))
    _put_all(
        desk,
        ReportContent,
        (
            (
                content.key,
                content.title[:100],
                content.place,
                {
                    "title": content.title,
                    "section": content.section,
                    "heading": content.heading or "",
                    "position": position,
                    "ends_on": None,
                },
            )
            for position, content in enumerate(report.contents if report else (), start=1)
        ),
        thing="content of the yearly report",
    )
    _put_all(
        desk,
        Recipient,
        (
            (
                recipient.key,
                recipient.name,
                recipient.place,
                {
                    "name": recipient.name,
                    "section": recipient.section or "",
                    "organisation_id": bodies.get(recipient.organisation) if recipient.organisation else None,
                    "position": position,
                    "ends_on": None,
                },
            )
            for position, recipient in enumerate(report.recipients if report else (), start=1)
        ),
        thing="recipient of the yearly report",
    )
