"""The two home pages: a person's, with all their spaces, and a space's own."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.spaces.clock import now, today
from partnership.models import Arrangements, Group, Partnership, StrategicLink
from partnership.queries.people import not_over
from reporting.queries.waiting import spaces_of


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Every space of the person who is signed in, with their posts and what waits for them there."""
    context = {"title": "Your partnerships", "spaces": spaces_of(request.user, today(), now())}
    return render(request, "reporting/home.html", context)


@require_safe
def space_home(request: Any) -> HttpResponse:
    """What the partnership is, the document in force and when it is to be reviewed, its groups and links."""
    day = today()
    arrangements = Arrangements.objects.order_by("-published_on", "-updated_on", "-pk").first()
    groups = Group.objects.filter(not_over(day)).select_related("located_in").order_by("position", "name")
    context = {
        "title": request.space.name,
        "partnership": Partnership.objects.select_related("host").first(),
        "arrangements": arrangements,
        "overdue": bool(arrangements and arrangements.review_on and arrangements.review_on < day),
        "groups": list(groups),
        "links": list(StrategicLink.objects.all()),
    }
    return render(request, "reporting/space_home.html", context)
