"""Plays what the yearly report stands on: priorities, feedback, contributions, and the nearly written report."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from funding.operations import add_contribution
from hscp.spaces.acting import acting
from partnership.models import Organisation, Post, Seat
from reporting.demonstration.reading import HOME, afternoon, story
from reporting.demonstration.sittings import Stage
from reporting.models import Priority, YearlyReport
from reporting.operations.feedback import save_feedback
from reporting.operations.priorities import judge_priority, save_priority
from reporting.operations.reports import edit_section, explain, start_report
from reporting.queries.reports import draft_of, written_sections


def tell_the_year(stage: Stage) -> None:
    """Priorities with what was said of them, the voice log, contributions of three years, and the report's draft."""
    told = story("report")
    with acting(stage.writing(HOME)):
        seat = stage.minute_taker(HOME)
        for each in told["priorities"]:
            _prioritise(stage, each, seat)
        for each in story("thread")["feedback"]:
            save_feedback(
                heard_on=each["heard"],
                from_whom=each["who"],
                how=each["how"],
                heard=each["said"],
                went_to=each["to"],
                changed=each["changed"],
                today=told["report"]["drafted"],
            )
        for each in told["contributions"]:
            _contribute(stage, each, told["report"]["year"])
        _write_report(told["report"], told["explained"], seat)


def _prioritise(stage: Stage, told: dict[str, Any], seat: Seat) -> None:
    agreed_by = stage.decisions["priorities"]
    priority: Priority = save_priority(
        title=told["title"],
        aim=told["aim"],
        lead=Post.objects.get(key=told["lead"]) if "lead" in told else None,
        agreed_by=agreed_by,
        starts_on=agreed_by.at.date(),
        ends_on=None,
    )
    for said in told["said"]:
        judge_priority(
            priority=priority,
            on=said["on"],
            judgement=said["judgement"],
            text=said["text"],
            impact=said.get("impact", ""),
            seat=seat,
            at=afternoon(said["on"]),
        )


def _contribute(stage: Stage, told: dict[str, Any], year: date) -> None:
    organisation = Organisation.objects.get(key=told["organisation"])
    add_contribution(
        organisation=organisation, year_starts_on=year.replace(year=year.year - 1), cash=Decimal(told["before"])
    )
    add_contribution(
        organisation=organisation,
        year_starts_on=year,
        cash=Decimal(told["cash"]),
        in_kind=told["in_kind"],
        agreed_by=stage.decisions["contributions-agreed"],
    )
    add_contribution(  # proposed: the lead partners decide in July
        organisation=organisation, year_starts_on=year.replace(year=year.year + 1), cash=Decimal(told["after"])
    )


def _write_report(told: dict[str, Any], explained: dict[str, str], seat: Seat) -> None:
    report: YearlyReport = start_report(
        starts_on=told["year"],
        ends_on=told["year"].replace(year=told["year"].year + 1),
        seat=seat,
        at=afternoon(told["started"]),
        by_id=seat.user_id,
    )
    words = dict(told["sections"])
    for number, section in enumerate(written_sections(report)):
        edit_section(
            section=section,
            narrative=words.pop(section.key, ""),
            nothing_because="",
            version=section.version,
            seat=seat,
            at=afternoon(told["drafted"]) + timedelta(minutes=number),
            by_id=seat.user_id,
        )
    if words:
        raise ValueError(f"The report has no section {', '.join(sorted(words))}.")
    at = afternoon(told["drafted"]) + timedelta(hours=1)
    for still in draft_of(report, told["drafted"]).still:
        if still.kind in explained:
            explain(
                report=report, item=still, text=explained[still.kind], version=0, seat=seat, at=at, by_id=seat.user_id
            )
