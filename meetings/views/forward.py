"""The forward plan: every group's meetings of the coming twelve months, beside what is asked of the groups."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import asks_for_a_file, fresh_factor
from hscp.lib.icalendar import published
from hscp.lib.words import date_words, plural
from hscp.lib.workdays import uk_date
from hscp.spaces.clock import now, today
from hscp.ui.exports import csv_response
from meetings.access import groups_that_meet
from meetings.enums import MeetingState
from meetings.forms.forward import ForwardFilter
from meetings.operations.summons import event_of
from meetings.queries.forward import Coming, ForwardPlan, GroupPlan, plan_ahead
from meetings.rules.forward import gap_words
from meetings.views.addresses import ManyAddresses, crumbs, here
from meetings.views.meetings import TONES
from partnership.rules.roles import Right

COLUMNS = (
    *("Date", "Start", "End", "Group", "State", "Extraordinary", "Place", "Items", "Due at it"),
    *("Papers due by", "Papers missing"),
)


@require_safe
@fresh_factor(when=asks_for_a_file)
def forward_plan(request: Any) -> HttpResponse:
    """Twelve months from today, of all groups or one; ``format`` gives the meetings as a file, csv or ics.

    A group that will end stays in the plan until then.
    """
    here_and_to_come = groups_that_meet(request.rights, to=Right.SEE)
    every = [group for group in here_and_to_come if group.ends_on is None or group.ends_on > today()]
    form = ForwardFilter(request.GET, groups=[(str(group.pk), group.name) for group in every])
    chosen = form.cleaned_data["group"] if form.is_valid() else ""
    groups = [group for group in every if not chosen or str(group.pk) == chosen]
    plan = plan_ahead(groups, now())
    if request.GET.get("format") == "csv":
        return csv_response("forward-plan.csv", COLUMNS, (_line(each) for each in (*plan.meetings, *plan.waiting)))
    if request.GET.get("format") == "ics":
        return _calendar(request, plan)
    manages = {group.pk for group in groups if request.rights.may(Right.MANAGE_MEETINGS, on=group)}
    query = request.GET.copy()
    query.pop("format", None)
    kept = query.urlencode()
    addresses, standing = ManyAddresses(request, "meeting"), ManyAddresses(request, "standing_items_add")
    extend, template = ManyAddresses(request, "series_extend"), ManyAddresses(request, "agenda_template")
    for each in (*plan.meetings, *plan.waiting):
        meeting = each.meeting
        meeting.address, meeting.tone = addresses.of(meeting.pk), TONES[MeetingState(meeting.state)]
        meeting.bring = standing.of(meeting.pk) if meeting.group_id in manages else ""
        meeting.missing = [due for due in each.due if due.number is None]
    context = {
        "title": "Forward plan",
        "breadcrumbs": crumbs(request, None, ("Forward plan", "")),
        "space": request.space,
        "filter_form": form,
        "plan": plan,
        "groups": [
            {
                "plan": each,
                "status": _status(each),
                "gaps": [gap_words(gap, min(plan.end, each.group.ends_on or plan.end)) for gap in each.outlook.gaps],
                "ends_on": each.group.ends_on,
                "template": template.of(each.group.pk) if each.group.pk in manages else "",
                "extend": extend.of(each.series[0].pk) if each.series and each.group.pk in manages else "",
                "series": "" if each.series or each.group.pk not in manages else _new(request, each),
            }
            for each in plan.groups
        ],
        "manages": bool(manages),
        "csv": f"?{kept}&format=csv" if kept else "?format=csv",
        "ics": f"?{kept}&format=ics" if kept else "?format=ics",
    }
    return render(request, "meetings/forward_plan.html", context)


def _status(each: GroupPlan) -> tuple[str, str]:
    outlook = each.outlook
    if outlook.short:
        gaps = len(outlook.gaps)
        return ("Too few planned" if not gaps else plural(gaps, "gap"), "warn")
    if outlook.nothing_asked:
        return "Nothing asked", "neutral"
    return "As asked", "good"


def _new(request: Any, each: GroupPlan) -> str:
    return f"{here(request, 'series_plan')}?group={each.group.pk}"


def _line(each: Coming) -> tuple[Any, ...]:
    meeting = each.meeting
    postponed = meeting.state == MeetingState.POSTPONED
    due = "; ".join(
        f"{due.promise.section} {due.promise.text}" + (" (not on the agenda)" if due.number is None else "")
        for due in each.due
    )
    return (
        f"To be fixed, was {date_words(meeting.starts_at, weekday=False)}" if postponed else uk_date(meeting.starts_at),
        "" if postponed else meeting.starts_at,
        "" if postponed else meeting.ends_at,
        meeting.group.name,
        meeting.get_state_display(),
        "Yes" if meeting.extraordinary else "",
        meeting.place,
        each.items,
        due,
        each.papers.deadline.due_on if each.papers else "",
        each.papers.missing if each.papers else "",
    )


def _calendar(request: Any, plan: ForwardPlan) -> HttpResponse:
    """The meetings as a calendar file: group, times and place. No link to join by: whoever is given the file has it.

    A postponed one is taken out of the calendar that has it.
    """
    site, moment = settings.SITE_URL.rstrip("/"), now()
    events = []
    for each in (*plan.meetings, *plan.waiting):
        meeting = each.meeting
        url, off = f"{site}{here(request, 'meeting', meeting.pk)}", meeting.state == MeetingState.POSTPONED
        entry = event_of(meeting, sequence=meeting.version - 1, url=url, at=moment, cancelled=off)
        events.append(replace(entry, description=f"Agenda and papers, after signing in: {url}", organiser=None))
    text = published(events, f"Forward plan, {request.space.name}")
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="forward-plan.ics"'
    return response
