"""What is noted here of the meetings of joint groups, whose own record another space keeps."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meetings.queries.joint import joint_meetings_listed
from meetings.views.addresses import crumbs, here
from meetings.views.meetings import QUORATE

PER_PAGE = 50


@require_safe
def joint_meetings(request: Any) -> HttpResponse:
    """The meetings of joint groups that count here; ``group``, once or several times, narrows them to groups by key."""
    groups = request.GET.getlist("group")
    page = Paginator(joint_meetings_listed(groups), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Meetings of joint groups",
        "breadcrumbs": crumbs(request, None, ("Meetings of joint groups", "")),
        "page": page,
        "lines": [(each, *QUORATE[each.row.quorate]) for each in page.object_list],
        "all": here(request, "joint_meetings") if groups else "",
    }
    return render(request, "meetings/joint_meetings.html", context)
