"""The two home pages: a person's, with all their spaces, and a space's own."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hscp.identity.sessions import note_seat
from hscp.record.alarm import MEANWHILE, found_lately
from hscp.spaces.clock import now, today
from partnership.models import Group, Partnership, StrategicLink
from partnership.queries.document import document_in_force
from partnership.queries.people import not_over
from partnership.rules.roles import Right
from reporting.queries.overview import overview
from reporting.queries.waiting import spaces_of, waiting_here


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Every space of the person who is signed in, with their posts and what waits for them there."""
    spaces = spaces_of(request.user, today(), now())
    note_seat(request, seated=bool(spaces))
    if not request.user.is_authenticated:  # the last seat has ended, and the session with it
        return redirect_to_login(request.get_full_path())
    context = {
        "title": "Your partnerships",
        "spaces": spaces,
        **_alarm(shown=any(card.runs for card in spaces)),
    }
    return render(request, "reporting/home.html", context)


def _alarm(*, shown: bool) -> dict[str, Any]:
    """What has stopped, for those who run a partnership: by the machine's clock, as the queue goes."""
    return {"alarm": found_lately(timezone.now()) if shown else [], "alarm_meanwhile": MEANWHILE}


@require_safe
def space_home(request: Any) -> HttpResponse:
    """What waits here, the next meetings, what is late or unsettled; then the document in force, groups and links."""
    day, moment = today(), now()
    groups = Group.objects.filter(not_over(day)).select_related("located_in").order_by("position", "name")
    context = {
        "title": request.space.name,
        "partnership": Partnership.objects.select_related("host").first(),
        "document": document_in_force(day),
        "waiting": waiting_here(request.rights, day, moment),
        "overview": overview(day, moment),
        "groups": list(groups),
        "links": list(StrategicLink.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))),
        **_alarm(shown=request.rights.may(Right.MANAGE_PEOPLE)),
    }
    return render(request, "reporting/space_home.html", context)
