"""What holds for all of England: editions of the guidance, time limits, headings, periods of keeping, usual themes."""

from hscp.lib.keeping import CLASS_WORDS, RecordClass
from partnership.models import GuidanceEdition, ReportHeading, RetentionRule, StatuteClock, UsualTheme
from partnership.operations.arrangements.rows import Desk
from partnership.rules.arrangements import Edition, National
from partnership.rules.arrangements import ReportHeading as Heading
from partnership.rules.arrangements import StatuteClock as Clock
from partnership.rules.arrangements.national import RetentionRule as Kept
from partnership.rules.arrangements.national import UsualTheme as Offered


def put_national(desk: Desk, national: National) -> None:
    """Add and change the national rows. What a file no longer has stays: records keep the edition of their day."""
    editions = {row.key: row for row in GuidanceEdition.objects.all()}
    for edition in sorted(national.editions, key=lambda each: each.starts_on):
        editions[edition.key] = _edition(desk, editions.get(edition.key), edition)
    clocks = {(row.edition_id, row.key): row for row in StatuteClock.objects.all()}
    for clock in national.clocks:
        for key in clock.editions:
            _clock(desk, clocks.get((editions[key].pk, clock.key)), editions[key], clock)
    headings = {(row.edition_id, row.key): row for row in ReportHeading.objects.all()}
    for position, heading in enumerate(national.headings, start=1):
        for key in heading.editions:
            _heading(desk, headings.get((editions[key].pk, heading.key)), editions[key], position, heading)
    periods = {row.record_class: row for row in RetentionRule.objects.all()}
    for rule in national.retention:
        _retention(desk, periods.get(rule.key), rule)
    offered = {row.key: row for row in UsualTheme.objects.all()}
    for position, theme in enumerate(national.themes, start=1):
        _theme(desk, offered.get(theme.key), position, theme)


def _edition(desk: Desk, row: GuidanceEdition | None, edition: Edition) -> GuidanceEdition:
    return desk.put(
        GuidanceEdition,
        row,
        {
            "key": edition.key,
            "title": edition.title,
            "short_title": edition.short_title,
            "starts_on": edition.starts_on,
            "ends_on": edition.ends_on,
            "citation": edition.citation,
            "is_verified": edition.verified,
        },
        thing="guidance edition",
        name=edition.title,
        place=edition.place,
    )


def _clock(desk: Desk, row: StatuteClock | None, edition: GuidanceEdition, clock: Clock) -> None:
    desk.put(
        StatuteClock,
        row,
        {
            "key": clock.key,
            "name": clock.title,
            "edition_id": edition.pk,
            "starts_on_event": clock.starts,
            "length": clock.length,
            "unit": clock.unit,
            "direction": clock.direction,
            "stops_on_event": clock.stops,
            "other_starts": ", ".join(clock.other_starts),
            "note": clock.note,
            "citation": clock.citation,
            "trust": clock.trust,
        },
        thing="statutory time limit",
        name=f"{clock.title}, {edition.key}",
        place=clock.place,
    )


def _heading(desk: Desk, row: ReportHeading | None, edition: GuidanceEdition, position: int, heading: Heading) -> None:
    desk.put(
        ReportHeading,
        row,
        {
            "key": heading.key,
            "title": heading.title,
            "edition_id": edition.pk,
            "requirement": heading.asks,
            "citation": heading.citation,
            "position": position,
            "trust": heading.trust,
        },
        thing="report heading",
        name=f"{heading.title}, {edition.key}",
        place=heading.place,
    )


def _retention(desk: Desk, row: RetentionRule | None, rule: Kept) -> None:
    desk.put(
        RetentionRule,
        row,
        {
            "record_class": rule.key,
            "starts": rule.starts,
            "months": rule.months,
            "citation": rule.citation,
            "trust": rule.trust,
            "note": rule.note,
        },
        thing="period of retention",
        name=CLASS_WORDS[RecordClass(rule.key)],
        place=rule.place,
    )


def _theme(desk: Desk, row: UsualTheme | None, position: int, theme: Offered) -> None:
    desk.put(
        UsualTheme,
        row,
        {
            "key": theme.key,
            "name": theme.title,
            "meaning": theme.means,
            "citation": theme.citation,
            "trust": theme.trust,
            "position": position,
        },
        thing="usual theme",
        name=theme.title,
        place=theme.place,
    )
