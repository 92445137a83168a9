"""Packs of a meeting: built, read as a page, taken away as a PDF, issued."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from hscp.identity.fresh import NotFresh, ask_first
from hscp.lib.verdicts import Refused
from hscp.lib.words import plural
from hscp.record.files import stored_response
from hscp.record.outbox import status
from hscp.spaces.clock import now
from hscp.ui.binding import converter
from hscp.ui.downloads import attachment
from meetings.access import meeting_for, pack_for
from meetings.forms.packs import PackForm, SupplementForm
from meetings.models import Meeting, Pack
from meetings.operations import packs as operations
from meetings.operations.pack_copies import PackRead, make_copy, read_pack
from meetings.operations.reach import ClosedItem, closed_to_one
from meetings.queries.agenda import items_of
from meetings.queries.minutes import recipients_of
from meetings.queries.pack_preflight import going_in, who_sees_what
from meetings.queries.packs import (
    guests_of,
    inside_of,
    issued_after,
    items_now,
    packs_of,
    parts_of,
    under_way,
)
from meetings.rules.packs import MARK_RESTRICTED, may_build, may_issue_pack, new_since, papers_that_stand
from meetings.views.addresses import about, crumbs, here, title_of
from partnership.access import acting_seat, ask_again
from partnership.models import Person
from partnership.rules.roles import Right

PDF = "application/pdf"


@require_safe
def packs(request: Any, pk: int) -> HttpResponse:
    """The packs of a meeting, the latest first; those that are not issued for whoever writes the agenda."""
    found = meeting_for(request.rights, pk)
    manages = request.rights.may(Right.MANAGE_MEETINGS, on=found.group)
    rows: list[Any] = [each for each in packs_of(found) if manages or each.issued_at is not None]
    latest = next((each.number for each in rows if each.issued_at is not None), None)
    for each in rows:
        each.address = here(request, "pack", pk, each.pk)
        each.tone = _tone(each, latest)
    building = under_way(rows)
    context = {
        **about(request, found, "Packs"),
        "packs": rows,
        "manages": manages,
        "refused": may_build(found.state, under_way=building).sentence,
        "supplements": latest is not None,
        "guests": here(request, "pack_guests", pk),
        "build": here(request, "pack_build", pk),
        "supplement": here(request, "pack_supplement", pk),
    }
    return render(request, "meetings/packs.html", context)


def _tone(pack: Pack, latest: int | None) -> tuple[str, str]:
    if pack.issued_at is not None:
        return ("Issued", "good") if pack.number == latest else ("Replaced by a later pack", "neutral")
    if pack.built_at is not None:
        return "Built, not issued", "warn"
    failed = pack.job is not None and status(pack.job, now=timezone.now()).failed
    return ("Not built", "bad") if failed else ("Being built", "active")


def pack_build(request: Any, pk: int) -> HttpResponse:
    """What would go into the next pack, what is missing, who will see what; and the button that builds it."""
    return _build(request, pk, supplement=False)


def pack_supplement(request: Any, pk: int) -> HttpResponse:
    """The same for a supplement to the pack that was issued last."""
    return _build(request, pk, supplement=True)


def _build(request: Any, pk: int, *, supplement: bool) -> HttpResponse:
    found = meeting_for(request.rights, pk, to=Right.MANAGE_MEETINGS)
    form = (SupplementForm if supplement else PackForm)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = operations.ask_pack(
                meeting=found,
                supplement=supplement,
                brings=form.cleaned_data.get("brings", ""),
                seat=acting_seat(request),
                at=now(),
                by_id=request.user.pk,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect(here(request, "pack", pk, made.pk))
    rows = list(packs_of(found))
    items: list[Any] = list(items_of(found))
    closed = _closed(found)
    chosen = papers_that_stand(items_now(items))
    if supplement:
        issued = next((each for each in rows if each.issued_at is not None and not each.supplement), None)
        chain = [each for each in rows if issued is not None and each.number == issued.number]
        chosen = new_since(items_now(items), inside_of(parts_of(chain)))
    going = going_in(items, chosen, converts=bool(converter()))
    if supplement:
        going = [each for each in going if each.papers]
    title = "Build a supplement" if supplement else "Build the pack"
    context = {
        **about(request, found, title),
        "marking": MARK_RESTRICTED if any(item.file_id for item in items) else "",
        "form": form,
        "refused": may_build(found.state, under_way=under_way(rows)).sentence,
        "is_supplement": supplement,
        "going": going,
        "closed": closed,
        "missing": [each for each in going if each.missing] if not supplement else [],
        "problems": [paper for each in going for paper in each.papers if paper.problem],
        "audiences": who_sees_what(found, items, closed, now()),
        "guests": here(request, "pack_guests", pk),
        "back": here(request, "packs", pk),
    }
    return render(request, "meetings/pack_build.html", context)


def _closed(found: Meeting) -> list[ClosedItem]:
    """The items that are in a pack, and not in what whoever looks has of it: one that was withdrawn is in none."""
    return [each for each in closed_to_one(found) if not each.withdrawn_because]


@require_safe
def pack(request: Any, meeting: int, pk: int) -> HttpResponse:
    """A pack as a page: its items and papers as far as one may read them. While it is built, how far that is."""
    row = pack_for(request.rights, meeting, pk)
    found, job = row.meeting, row.job
    manages = request.rights.may(Right.MANAGE_MEETINGS, on=found.group)
    read = read_pack(row, parts_of([row]))
    stands = status(job, now=timezone.now()) if job is not None and row.built_at is None else None
    failed = stands is not None and stands.failed
    others: list[Any] = [
        each
        for each in packs_of(found)
        if each.number == row.number and each.pk != row.pk and each.issued_at is not None
    ]
    for each in others:
        each.address = here(request, "pack", meeting, each.pk)
    context = {
        "title": row.called,
        "caption": title_of(found),
        "breadcrumbs": crumbs(request, found, ("Packs", here(request, "packs", meeting)), (row.called, "")),
        "space": request.space,
        "meeting": found,
        "pack": row,
        "read": read,
        "addresses": here(request, "meeting", meeting),
        "closed": _closed(found) if row.built_at is not None and not row.supplement else [],
        "marking": MARK_RESTRICTED if read.restricted else "",
        "others": others,
        "manages": manages,
        "status": stands,
        "steps": (job.steps_done, job.steps_total) if job is not None else (0, 0),
        "running": stands is not None and not stands.is_over,
        "failed": failed,
        "issues": manages and row.built_at is not None and row.issued_at is None,
        "guests": [each for each in guests_of(found) if each.keys] if manages and row.built_at else [],
        "back": here(request, "packs", meeting),
    }
    return render(request, "meetings/pack.html", context)


@require_POST
def pack_again(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Build a pack once more that could not be built."""
    row = pack_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    try:
        operations.build_again(pack=row, at=now(), by_id=request.user.pk)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(here(request, "pack", meeting, pk))


def pack_issue(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Issue a pack to its readers: who is written to, then the act."""
    row = pack_for(request.rights, meeting, pk, to=Right.MANAGE_MEETINGS)
    back = here(request, "pack", meeting, pk)
    if request.method == "POST":
        try:
            mails = operations.issue_pack(pack=row, seat=acting_seat(request), at=now())
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"{row.called} is issued. {plural(mails, 'mail')} on the way.")
        return redirect(back)
    stands = status(row.job, now=timezone.now()) if row.job is not None else None
    people = recipients_of(row.meeting)
    context = {
        **about(request, row.meeting, f"Issue {row.called}?"),
        "pack": row,
        "told": [each for each in people if each.address],
        "without": [each for each in people if not each.address],
        "form": PackForm(),
        "consequence": "From now on everybody who may read it sees it, and its pages keep their numbers. It cannot be "
        "taken back; what comes later goes out as a supplement or a new version.",
        "confirm": "Issue the pack",
        "refused": may_issue_pack(
            built=row.built_at is not None,
            issued=row.issued_at is not None,
            failed=row.built_at is None and stands is not None and stands.failed,
            state=row.meeting.state,
            later=issued_after(row, packs_of(row.meeting)),
        ).sentence,
        "cancel_url": back,
    }
    return render(request, "meetings/pack_issue.html", context)


@require_safe
def pack_file(request: Any, meeting: int, pk: int) -> HttpResponseBase:
    """The PDF of what the reader may read of a pack now. With anything of a case file it is a look into it: it wants a
    second factor that is fresh, and carries the reader's name on every page."""
    row = pack_for(request.rights, meeting, pk)
    read = read_pack(row, parts_of([row]))
    try:
        for part in read.parts:
            ask_again(request.rights, part.file_id)
    except NotFresh:
        return ask_first(request, download=True)
    name = _reader(request) if read.restricted else ""
    return handed_out(request, row.meeting, read, reader=name)


def _reader(request: Any) -> str:
    """The name of whoever reads, as it stands on each page of their copy."""
    known = Person.objects.filter(user=request.user).values_list("name", flat=True).first()
    return str(known or request.user.get_username())


def handed_out(request: Any, found: Meeting, read: PackRead, *, reader: str, guest: bool = False) -> HttpResponseBase:
    """The PDF of what one has of a pack: as it was built where that is all of it, else made for the one reader.

    Raises ``Http404`` where there is none; where a part may not leave, the pack's page says why.
    """
    row = read.pack
    if row.built_at is None or read.open_part is None:
        raise Http404("There is no such file.")
    try:
        if read.whole:
            return stored_response(read.open_part.stored)
        closed = [] if guest or row.supplement else [(each.number, each.reference) for each in _closed(found)]
        made = make_copy(read, found, partnership=request.space.name, closed=closed, reader=reader, guest=guest)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(here(request, "pack", found.pk, row.pk))
    except OSError:
        raise Http404("The file is not there.") from None
    return attachment(made, name=read.open_part.stored.name, content_type=PDF)
