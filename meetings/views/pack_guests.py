"""What guests get of a meeting's packs: the items that each is invited to, and their copies."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.lib.verdicts import Refused
from hscp.lib.words import plural
from meetings.access import attendee_for, meeting_for, pack_for
from meetings.forms.packs import GuestForm
from meetings.operations import packs as operations
from meetings.operations.pack_copies import read_pack
from meetings.queries.packs import guests_of, open_items_of, parts_of
from meetings.rules.packs import may_build
from meetings.views.addresses import about, here
from meetings.views.packs import handed_out
from partnership.rules.roles import Right


@require_safe
def pack_guests(request: Any, pk: int) -> HttpResponse:
    """The guests on a meeting's list, and the items that each is invited to."""
    found = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    items = {item.pk: item for item in open_items_of(found)}
    guests: list[Any] = guests_of(found)
    for each in guests:
        each.address = here(request, "pack_guest", pk, each.pk)
        each.invited = sorted((items[key] for key in each.keys if key in items), key=lambda item: item.number)
    context = {
        **about(request, found, "Guests and their papers"),
        "guests": guests,
        "add": here(request, "attendee_add", pk),
        "back": here(request, "packs", pk),
    }
    return render(request, "meetings/pack_guests.html", context)


def pack_guest(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Say which items a guest is invited to."""
    line = attendee_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    if line.post_id is not None:
        raise Http404("No such guest here.")
    found = line.meeting
    items = open_items_of(found)
    known = next(each for each in guests_of(found) if each.pk == line.pk).keys
    stands = {"items": [str(key) for key in sorted(known)], "seen": ",".join(str(key) for key in sorted(known))}
    form = GuestForm(request.POST if request.method == "POST" else None, items=items, initial=stands)
    if request.method == "POST" and form.is_valid():
        try:
            count = operations.invite_guest(guest=line, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{line.guest_name} is invited to {plural(count, 'item')}.")
            return redirect(here(request, "pack_guests", meeting))
    context = {
        **about(request, found, f"Items for {line.guest_name}"),
        "form": form,
        "guest": line,
        "refused": may_build(found.state, under_way="").sentence,
        "back": here(request, "pack_guests", meeting),
    }
    return render(request, "meetings/pack_guest.html", context)


@require_safe
def pack_guest_file(request: Any, meeting: int, pk: int, guest: int) -> HttpResponseBase:
    """A guest's copy of a pack, to be given to them: the items they are invited to, their name on every page."""
    row = pack_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    line = attendee_for(request.rights, meeting, guest, to=Right.MANAGE_MEETINGS)
    known = next((each.keys for each in guests_of(row.meeting) if each.pk == line.pk), None)
    if not known:
        raise Http404("Nobody of that number is invited to an item.")
    read = read_pack(row, parts_of([row], only_open=True), only=frozenset(known))
    return handed_out(request, row.meeting, read, reader=f"{line.guest_name}, guest", guest=True)
