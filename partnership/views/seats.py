"""Posts and who holds them: appoint, replace, end, take an end back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.lib.words import date_words
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import Both, both, stand_on
from partnership.access import post_for, seat_for
from partnership.forms.people import AppointForm, EndSeatForm, ReplaceForm
from partnership.models import Seat
from partnership.operations.invitations import seat_somebody
from partnership.operations.people import end_seat, reopen_seat
from partnership.queries.as_at import posts_as_at
from partnership.queries.people import holder_of, posts_listed
from partnership.rules.roles import Right
from partnership.views.as_at import as_at
from partnership.views.people import crumbs, here, people_tabs


@require_safe
def posts(request: Any) -> HttpResponse:
    """Every post, who holds it since when, and which are vacant; today or on another day."""
    asked = as_at(request)
    context = {
        "title": "Posts",
        "tabs": people_tabs(request, "posts"),
        "breadcrumbs": crumbs(request, ("Posts", "")),
        "posts": list(posts_listed(asked.day)) if asked.is_now else posts_as_at(asked.day, past=asked.is_past),
        "team": asked.is_now and request.rights.may(Right.MANAGE_PEOPLE),
        "today": asked.day,
        "as_at": asked,
        "form": asked.form,
    }
    return render(request, "partnership/posts.html", context)


def _seated(seat: Seat, invited: bool) -> str:
    words = f"{seat.person.name} holds {seat.post.title} from {date_words(seat.starts_on)}."
    return f"{words} An invitation is on its way to {seat.person.email}." if invited else words


@fresh_factor
def post_appoint(request: Any) -> HttpResponse:
    """Appoint somebody on the list, or somebody new, to a post. ``?post=`` and ``?person=`` choose beforehand."""
    request.rights.must(Right.MANAGE_PEOPLE)
    initial = {
        "post": request.GET.get("post", ""),
        "person_chosen": request.GET.get("person", ""),
        "starts_on": today(),
    }
    form = AppointForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        who = form.who()
        try:
            seat = seat_somebody(
                post=form.cleaned_data["post"], starts_on=form.cleaned_data["starts_on"], at=now(), **who
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _seated(seat, who["invited"] and seat.user_id is None))
            return redirect(here(request, "person", seat.person_id))
    context = {
        "title": "Appoint to a post",
        "form": form,
        "breadcrumbs": crumbs(request, ("Appoint", "")),
        "back": here(request, "posts"),
    }
    return render(request, "partnership/post_appoint.html", context)


@fresh_factor
def post_replace(request: Any, pk: int) -> HttpResponse:
    """End the holder's seat and begin the successor's on the same day."""
    post = post_for(request.rights, pk, to=Right.MANAGE_PEOPLE)
    holder = holder_of(post)
    stands = holder.pk if holder else 0
    form = ReplaceForm(request.POST or None, initial={"starts_on": today(), "holder": stands})
    if request.method == "POST" and form.is_valid():
        who, shown = form.who(), form.cleaned_data["holder"]
        try:
            seat = seat_somebody(
                post=post,
                starts_on=form.cleaned_data["starts_on"],
                because=form.cleaned_data["because"],
                at=now(),
                in_place_of_the_holder=True,
                holder_shown=-1 if shown is None else shown,
                **who,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            stand_on(form, "holder", stands)
        else:
            messages.success(request, _seated(seat, who["invited"] and seat.user_id is None))
            return redirect(here(request, "person", seat.person_id))
    context = {
        "title": f"Replace the holder of {post.title}",
        "form": form,
        "post": post,
        "holder": holder,
        "breadcrumbs": crumbs(request, ("Posts", here(request, "posts")), ("Replace", "")),
        "back": here(request, "posts"),
    }
    return render(request, "partnership/post_replace.html", context)


@fresh_factor
def seat_end(request: Any, pk: int) -> HttpResponse:
    """End a seat, on a day and for a reason, after asking. Where somebody else did so since, both are shown."""
    seat = seat_for(request.rights, pk, to=Right.MANAGE_PEOPLE)
    back = here(request, "person", seat.person_id)
    form = EndSeatForm(request.POST or None, initial={"ends_on": today(), "version": seat.version})
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        try:
            data = form.cleaned_data
            end_seat(seat=seat, ends_on=data["ends_on"], because=data["because"], version=data["version"] or 0)
        except Refused as refusal:
            form.add_error("ends_on", str(refusal))
        except EditConflict as clash:
            theirs = clash.theirs
            stands = {"ends_on": theirs.ends_on, "because": theirs.ended_because, "version": theirs.version}
            conflict = both(form, stands)
        else:
            ends = date_words(form.cleaned_data["ends_on"])
            messages.success(
                request,
                f"{seat.person.name}'s seat as {seat.post.title} ends on {ends}. "
                "Until that day is over you can take this back below.",
            )
            return redirect(back)
    context = {
        "title": f"End {seat.person.name}'s seat?",
        "consequence": f"What comes with {seat.post.title} stops counting on the day you enter. "
        "What was recorded stays.",
        "confirm": "End this seat",
        "cancel_url": back,
        "form": form,
        "seat": seat,
        "breadcrumbs": crumbs(request, (seat.person.name, back), ("End seat", "")),
        "conflict": conflict,
    }
    return render(request, "partnership/seat_end.html", context, status=409 if conflict else 200)


@require_POST
@fresh_factor
def seat_reopen(request: Any, pk: int) -> HttpResponse:
    """Take the end of a seat back, while that day is not over. ``?version=`` names the end that the page showed."""
    seat = seat_for(request.rights, pk, to=Right.MANAGE_PEOPLE)
    shown = request.GET.get("version", "")
    try:
        reopen_seat(seat=seat, today=today(), version=int(shown) if shown.isdecimal() else None)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"{seat.person.name} holds {seat.post.title} as before.")
    return redirect(here(request, "person", seat.person_id))
