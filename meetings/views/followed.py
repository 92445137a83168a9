"""The lists of assurance sessions and of referrals: narrowed, sorted, paged, and the same as a file."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import asks_for_a_file, fresh_factor
from hscp.lib.words import plural
from hscp.lib.workdays import uk_date
from hscp.spaces.clock import today
from hscp.ui.exports import csv_response
from hscp.ui.search import searched
from hscp.ui.spreadsheets import xlsx_response
from meetings.access import groups_that_meet
from meetings.forms.assurance import SessionsFilter
from meetings.forms.referrals import ReferralsFilter
from meetings.queries.assurance import sessions_listed
from meetings.queries.referrals import referrals_listed
from meetings.views.addresses import ManyAddresses, crumbs, here, title_of
from meetings.views.assurance import TAGS
from meetings.views.referrals import tag_of
from partnership.models import StrategicLink
from partnership.rules.roles import Right

PER_PAGE, AT_MOST = 50, 500
FILES: dict[str, Callable[..., HttpResponse]] = {"csv": csv_response, "xlsx": xlsx_response}
SESSION_COLUMNS = ("Held", "Group", "Item", "Session", "Asked for", "Outcome", "What follows", "Invited", "Came")
REFERRAL_COLUMNS = (
    *("Board", "Paragraph", "To whom there", "What is asked", "Sent", "How", "Answer due", "State"),
    *("Group", "Meeting", "Item", "Answer", "Answered", "Answered by"),
)
SESSION_TABS = (("All", ""), ("Without an outcome", "outcome=none"))
REFERRAL_TABS = (
    ("Awaiting an answer", ""),
    ("Overdue", "late=on"),
    ("Answered", "state=answered"),
    ("All", "state=all"),
)


@require_safe
@fresh_factor(when=asks_for_a_file)
def assurance_sessions(request: Any) -> HttpResponse:
    """The sessions of every group, the latest first; ``format=csv`` or ``xlsx`` gives what fits as a file."""
    form = SessionsFilter(request.GET, groups=_groups(request))
    chosen = dict(form.cleaned_data) if form.is_valid() else {}
    text = searched(request)
    found: Any = sessions_listed(text=text, sort=request.GET.get("sort", ""), **chosen)
    if request.GET.get("format") in FILES:
        return _file(request, "assurance-sessions", SESSION_COLUMNS, [_session_line(each) for each in found])
    page = _page(request, found)
    for each in page:
        each.tag, each.when = TAGS[each.outcome], title_of(each.item.meeting)
        each.address = here(request, "assurance", each.item.meeting_id, each.item_id)
    context = {
        **_frame(request, page, "session", SESSION_TABS, ("outcome",)),
        "title": "Assurance and challenge sessions",
        "breadcrumbs": crumbs(request, None, ("Assurance and challenge", "")),
        "filter_form": form,
        "narrowed": bool(text or any(chosen.values())),
        "sort": "-held",
    }
    return render(request, "meetings/assurance_sessions.html", context)


@require_safe
@fresh_factor(when=asks_for_a_file)
def referrals(request: Any) -> HttpResponse:
    """Referrals to other boards: those that wait, the first due first, or others; as a file as well."""
    day = today()
    boards = StrategicLink.objects.filter(referrals__file__isnull=True, referrals__isnull=False).distinct()
    form = ReferralsFilter(request.GET, groups=_groups(request), boards=boards.order_by("name", "pk"))
    chosen = dict(form.cleaned_data) if form.is_valid() else {}
    text = searched(request)
    found: Any = referrals_listed(day, text=text, sort=request.GET.get("sort", ""), **chosen)
    if request.GET.get("format") in FILES:
        return _file(request, "referrals", REFERRAL_COLUMNS, [_referral_line(each) for each in found])
    page, addresses = _page(request, found), ManyAddresses(request, "referral")
    for each in page:
        each.tag, each.when, each.address = tag_of(each), title_of(each.item.meeting), addresses.of(each.pk)
    context = {
        **_frame(request, page, "referral", REFERRAL_TABS, ("state", "late")),
        "title": "Referrals to other boards",
        "breadcrumbs": crumbs(request, None, ("Referrals", "")),
        "filter_form": form,
        "narrowed": bool(text or any(chosen.values())),
        "sort": "due",
    }
    return render(request, "meetings/referrals.html", context)


def _groups(request: Any) -> list[tuple[str, str]]:
    return [(str(group.pk), group.name) for group in groups_that_meet(request.rights, to=Right.SEE)]


def _page(request: Any, found: Any) -> Any:
    return Paginator(found, AT_MOST if "all" in request.GET else PER_PAGE).get_page(request.GET.get("page"))


def _frame(
    request: Any, page: Any, noun: str, tabs: Sequence[tuple[str, str]], narrowing: Sequence[str]
) -> dict[str, Any]:
    """What both lists show round their rows: tabs, how many, the rest on one page, the list as a file."""
    on = [f"{name}={value}" for name, value in request.GET.items() if value and name in narrowing]
    return {
        "tabs": [(label, f"?{key}", on == ([key] if key else [])) for label, key in tabs],
        "page": page,
        "count": plural(page.paginator.count, noun),
        "everything": _with(request, "all", "on") if page.paginator.num_pages > 1 else "",
        "files": [("CSV" if ending == "csv" else "Excel", _with(request, "format", ending)) for ending in FILES],
    }


def _with(request: Any, name: str, value: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    query[name] = value
    return f"?{query.urlencode()}"


def _file(request: Any, name: str, columns: Sequence[str], rows: Sequence[Any]) -> HttpResponse:
    ending = request.GET["format"]
    return FILES[ending](f"{name}.{ending}", columns, rows)


def _session_line(each: Any) -> tuple[Any, ...]:
    meeting = each.item.meeting
    return (
        uk_date(meeting.starts_at),
        meeting.group.name,
        each.item.number,
        each.item.title,
        each.asked,
        TAGS[each.outcome][0],
        each.follows,
        each.invited,
        each.came_themselves,
    )


def _referral_line(each: Any) -> tuple[Any, ...]:
    meeting = each.item.meeting
    return (
        each.to,
        each.section,
        each.contact,
        each.asked,
        each.sent_on,
        each.get_sent_how_display(),
        each.due_on,
        tag_of(each)[0],
        meeting.group.name,
        uk_date(meeting.starts_at),
        each.item.number,
        each.answer,
        each.answered_on,
        each.answer_from,
    )
