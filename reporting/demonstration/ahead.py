"""Plays what is planned ahead: a template, a series clear of bank holidays, a meeting that is postponed."""

from datetime import time
from typing import Any

from hscp.spaces.acting import acting
from meetings.operations.meeting import plan_meeting, postpone_meeting
from meetings.operations.series import plan_series
from meetings.operations.templates import save_template
from meetings.rules.moments import moment_on
from meetings.rules.series import Shift, propose, rhythm_of
from meetings.rules.templates import Line
from partnership.models import Group, Post, Seat, Terms
from partnership.queries.holidays import bank_holidays
from partnership.queries.terms import rules_of
from reporting.demonstration.reading import HOME, afternoon, story
from reporting.demonstration.sittings import PLACE, Stage


def plan_what_comes(stage: Stage) -> None:
    """The team plans the board's next year, and puts off a meeting of another group."""
    told = story("ahead")
    with acting(stage.writing(HOME)):
        seat = stage.minute_taker(HOME)
        _template(told, seat)
        _series(told, seat)
        _postpone(told, seat)


def _template(told: dict[str, Any], seat: Seat) -> None:
    lines = [
        Line(
            title=each["title"],
            purpose=each["purpose"],
            minutes_planned=each["minutes"],
            post=Post.objects.get(key=each["post"]).pk if "post" in each else None,
        )
        for each in told["template"]["items"]
    ]
    group = Group.objects.get(key=told["template"]["group"])
    save_template(group=group, lines=lines, version=0, seat=seat, at=afternoon(told["planned_on"]))


def _series(told: dict[str, Any], seat: Seat) -> None:
    series = told["series"]
    group = Group.objects.get(key=series["group"])
    frequency = rules_of(Terms.objects.filter(group=group).latest("starts_on")).frequency
    rhythm = rhythm_of(frequency) if frequency else None
    if rhythm is None:
        raise ValueError(f"The terms of {group} name no frequency for a series.")
    holidays = bank_holidays(series["first"], series["to"])
    dates = propose(series["first"], rhythm, series["to"], shift=Shift.LATER, holidays=holidays)
    plan_series(
        group=group,
        rhythm=rhythm,
        shift=Shift.LATER,
        first_on=series["first"],
        runs_to=series["to"],
        starts_at=time.fromisoformat(series["from"]),
        ends_at=time.fromisoformat(series["until"]),
        place=PLACE,
        days=[each.day for each in dates],
        seat=seat,
        at=afternoon(told["planned_on"]),
    )


def _postpone(told: dict[str, Any], seat: Seat) -> None:
    put_off, at = told["postponed"], afternoon(told["planned_on"])
    meeting = plan_meeting(
        group=Group.objects.get(key=put_off["group"]),
        starts_at=moment_on(put_off["day"], time.fromisoformat(put_off["from"])),
        ends_at=moment_on(put_off["day"], time.fromisoformat(put_off["until"])),
        place=PLACE,
        seat=seat,
        at=at,
    )
    postpone_meeting(meeting=meeting, reason=put_off["because"], seat=seat, at=at)
