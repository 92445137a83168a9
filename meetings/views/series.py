"""Planning a series of meetings: dates are proposed, looked at, changed or left out, and planned in one act."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused
from hscp.lib.words import date_words, plural
from hscp.lib.workdays import add_months
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import CLASH
from meetings.access import groups_that_meet, series_for
from meetings.forms.series import SeriesDay, SeriesFillForm, SeriesForm, SeriesUntilForm, days_of, rows_of
from meetings.models import MeetingSeries
from meetings.operations.returning import follow_up
from meetings.operations.series import extend_series, plan_series
from meetings.queries.dates import days_taken
from meetings.queries.forward import asked_of
from meetings.rules.forward import Asked
from meetings.rules.series import Proposed, Rhythm, Shift, Unit, propose, rhythm_of, weekday_words
from meetings.views.addresses import crumbs, here
from partnership.access import acting_seat
from partnership.models import Group
from partnership.queries.holidays import bank_holidays
from partnership.rules.roles import Right

YEAR = 12  # months that are proposed where nobody says otherwise
AROUND = timedelta(days=31)  # a date may move so far from the day that the rhythm gives


def series_plan(request: Any) -> HttpResponse:
    """Propose a group's dates by its terms, and plan those that are confirmed. GET proposes, POST plans."""
    mine = groups_that_meet(request.rights, to=Right.MANAGE_MEETINGS)
    groups = [group for group in mine if group.ends_on is None or group.ends_on > today()]
    if not groups:
        raise PermissionDenied(Right.MANAGE_MEETINGS.value)
    chosen = _chosen(request, groups)
    asked = asked_of([chosen], today()).get(chosen.pk) if chosen else None
    sent = request.method == "POST" or "every" in request.GET
    form = SeriesForm(
        request.GET if sent else None, groups=groups, today=today(), initial=_usual(chosen, asked, request)
    )
    proposals: tuple[Proposed, ...] = ()
    if sent and form.is_valid():
        data = form.cleaned_data
        proposals = _proposed(data["group"], form.rhythm, data["first_on"], data["until"], form.moves)
    rows, fill = _confirming(request, proposals, chosen)
    if request.method == "POST" and proposals and _all_valid(rows, fill):
        data = form.cleaned_data
        request.rights.must(Right.MANAGE_MEETINGS, on=data["group"])
        try:
            _, made = plan_series(
                group=data["group"],
                rhythm=form.rhythm,
                shift=form.moves,
                first_on=data["first_on"],
                runs_to=data["until"],
                starts_at=data["starts_at"],
                ends_at=data["ends_at"],
                place=data["place"],
                joining_link=data["joining_link"],
                days=days_of(rows),
                fill=fill.cleaned_data["fill"],
                seat=acting_seat(request),
                at=now(),
            )
        except Refused as refusal:
            fill.add_error(None, str(refusal))
        else:
            return _planned(request, data["group"], len(made))
    context = {
        **_frame(request, "Plan a series of meetings", form, rows, fill),
        "asked": asked.words if asked else "",
        "chosen": chosen,
        "on": weekday_words(form.cleaned_data["first_on"], form.rhythm) if proposals else "",
        "rhythm": form.rhythm.words if proposals else "",
    }
    return render(request, "meetings/series_plan.html", context)


def series_extend(request: Any, pk: int) -> HttpResponse:
    """Go on with a series, on the days that its rhythm gives after those that were planned."""
    series = series_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    usual = add_months(series.runs_to, YEAR)
    sent = request.method == "POST" or "until_day" in request.GET or "until" in request.GET
    form = SeriesUntilForm(
        request.GET if sent else None,
        after=series.runs_to,
        today=today(),
        initial={"until": min(usual, add_months(today(), 2 * YEAR))},
    )
    rhythm = Rhythm(series.every, Unit(series.unit))
    proposals: tuple[Proposed, ...] = ()
    if sent and form.is_valid():
        until = form.cleaned_data["until"]
        over = max(series.runs_to, today() - timedelta(days=1))  # what nobody planned in time is not planned now
        proposals = _proposed(series.group, rhythm, series.first_on, until, Shift(series.shift), over)
    rows, fill = _confirming(request, proposals, series.group, series)
    clash = False
    if request.method == "POST" and proposals and _all_valid(rows, fill):
        try:
            made = extend_series(
                series=series,
                runs_to=form.cleaned_data["until"],
                days=days_of(rows),
                fill=fill.cleaned_data["fill"],
                version=fill.cleaned_data["version"] or 0,
                seat=acting_seat(request),
                at=now(),
            )
        except Refused as refusal:
            fill.add_error(None, str(refusal))
        except EditConflict as conflict:
            clash = True
            up_to = date_words(conflict.theirs.runs_to, weekday=False)
            fill.add_error(None, f"{CLASH} The series is planned up to {up_to} now: begin again from there.")
        else:
            return _planned(request, series.group, len(made))
    context = {
        **_frame(request, "Go on with this series", form, rows, fill),
        "caption": series.group.name,
        "series": series,
        "on": weekday_words(series.first_on, rhythm),
        "rhythm": rhythm.words,
    }
    return render(request, "meetings/series_extend.html", context, status=409 if clash else 200)


def _chosen(request: Any, groups: Sequence[Group]) -> Group | None:
    if len(groups) == 1:
        return groups[0]
    return next((group for group in groups if str(group.pk) == request.GET.get("group")), None)


def _usual(group: Group | None, asked: Asked | None, request: Any) -> dict[str, Any]:
    """What stands in the form at first: the rhythm that the group is to meet in, for a year."""
    rhythm = rhythm_of(asked.frequency) if asked else None
    usual: dict[str, Any] = {"group": group.pk if group else request.GET.get("group", "")}
    usual["until"] = add_months(today(), YEAR)
    if rhythm:
        usual |= {"every": rhythm.every, "unit": rhythm.unit.value}
    return usual


def _proposed(
    group: Group, rhythm: Rhythm, first: date, until: date, shift: Shift, after: date | None = None
) -> tuple[Proposed, ...]:
    begin = after or first
    return propose(
        first,
        rhythm,
        until,
        shift=shift,
        holidays=bank_holidays(begin - AROUND, until + AROUND),
        taken=days_taken(group.pk, begin - AROUND, until + AROUND),
        after=after,
    )


def _confirming(
    request: Any, proposals: Sequence[Proposed], group: Group | None, series: MeetingSeries | None = None
) -> tuple[list[SeriesDay], SeriesFillForm]:
    sent = request.POST if request.method == "POST" and proposals else None
    initial = {"fill": bool(proposals), "version": series.version if series else None}
    return rows_of(proposals, sent), SeriesFillForm(sent, initial=initial)


def _all_valid(rows: Sequence[SeriesDay], fill: SeriesFillForm) -> bool:
    return all([fill.is_valid(), *(row.is_valid() for row in rows)])  # each, so that every error is shown at once


def _planned(request: Any, group: Group, count: int) -> HttpResponse:
    follow_up(at=now())
    messages.success(request, f"{plural(count, 'meeting')} of {group.name} {'is' if count == 1 else 'are'} planned.")
    return redirect(here(request, "forward_plan"))


def _frame(request: Any, title: str, form: Any, rows: Sequence[SeriesDay], fill: SeriesFillForm) -> dict[str, Any]:
    return {
        "title": title,
        "breadcrumbs": crumbs(request, None, ("Forward plan", here(request, "forward_plan")), (title, "")),
        "space": request.space,
        "form": form,
        "forms": [fill, *rows],
        "rows": rows,
        "fill": fill,
        "back": here(request, "forward_plan"),
    }
