"""A calendar's own address for its owner's meetings: shown once, renewed, switched off; and what it reads."""

from dataclasses import replace
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core.internal.ratelimit import truncate_ip
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hscp.identity.limits import too_fast
from hscp.lib.icalendar import published
from hscp.spaces.acting import acting, in_space
from hscp.spaces.clock import now
from hscp.spaces.models import Space
from meetings.enums import MeetingState
from meetings.operations.feeds import renew_feed, switch_off_feed
from meetings.operations.summons import event_of
from meetings.queries.feeds import feed_of, meetings_in_calendar, owner_of_key
from meetings.rules.states import FREE
from meetings.views.addresses import here
from partnership.access import context_of_job


@never_cache
def your_calendar(request: Any) -> HttpResponse:
    """Whether one's calendar reads one's meetings here, and since when; a new address, or none."""
    address = ""
    if request.method == "POST" and "off" in request.POST:
        off = switch_off_feed(at=now())
        words = "The calendar address is switched off." if off else "There was no calendar address to switch off."
        messages.success(request, words)
        return redirect(here(request, "your_calendar"))
    if request.method == "POST":
        address = renew_feed(at=now())
    context = {
        "title": "Your meetings in your calendar",
        "breadcrumbs": [
            (request.space.name, here(request, "space_home")),
            ("Meetings", here(request, "meetings")),
            ("Your calendar", ""),
        ],
        "space": request.space,
        "address": address,
        "feed": feed_of(request.user.pk),
        "back": here(request, "meetings"),
    }
    return render(request, "meetings/your_calendar.html", context)


def _nothing(request: HttpRequest) -> HttpResponse:
    """Any key that opens nothing gets the same answer, and too many from one network address are held back."""
    address = truncate_ip(get_adapter(request).get_client_ip(request))
    if too_fast(request, "no_calendar", address):
        return _plain("Too many requests. Try again in an hour.", 429)
    return _plain("There is no calendar at this address. Make a new one after signing in.", 404)


def _plain(words: str, status: int) -> HttpResponse:
    response = HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
    if status == 429:
        response["Retry-After"] = "3600"
    return response


@never_cache
@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """One's meetings as a calendar reads them, outside every session: under a key, and only to read.

    It shows what the account may see today: with its last seat gone the address answers 404, as for a wrong key.
    """
    number, _, key = token.partition(".")
    if not (number.isascii() and number.isdecimal() and len(number) < 19 and key):
        return _nothing(request)
    with acting(in_space(int(number)).only_reading()):
        user_id = owner_of_key(key)
    if user_id is None:
        return _nothing(request)
    if too_fast(request, "calendar", key):
        return _plain("Too many requests. Try again in an hour.", 429)
    context = context_of_job(int(number), user_id)
    if context is None:
        return _nothing(request)
    no_file: frozenset[int] = frozenset()
    with acting(replace(context, files=no_file, files_only_read=no_file).only_reading()):
        space = Space.objects.get(pk=int(number))
        text = _calendar(space, user_id)
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="meetings.ics"'
    return response


def _calendar(space: Space, user_id: int) -> str:
    moment, site = now(), settings.SITE_URL.rstrip("/")
    events = []
    for meeting in meetings_in_calendar(user_id, moment):
        url = f"{site}{reverse('meeting', args=(space.slug, meeting.pk))}"
        # Postponing counts as a version of the plan, cancelling does not: yet its entry differs from the one before.
        sequence = meeting.version - 1 + int(meeting.state == MeetingState.CANCELLED)
        off = meeting.state in FREE
        events.append(event_of(meeting, sequence=sequence, url=url, at=moment, cancelled=off))
    return published(events, f"Meetings, {space.name}")
