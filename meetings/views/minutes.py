"""Writing the minutes of an item, so that two writers never overwrite each other and nothing typed is lost."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.differences import shortened
from hscp.lib.merge import Passage, composed, merge
from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now, today
from meetings.access import item_for
from meetings.forms.minutes import ChoicesForm, MinutesForm, Window, begun, new_window
from meetings.forms.notes import span_of
from meetings.models import AgendaItem
from meetings.operations.drafts import keep_clashing, keep_draft, settle
from meetings.operations.minutes import MinutesConflict, as_kept, save_minutes
from meetings.queries.agenda import item_after, writer_of
from meetings.queries.drafts import Desk, minutes_as_of, others_writing, own_drafts
from meetings.rules.converting import Into
from meetings.rules.minutes import may_write_minutes
from meetings.rules.moments import may_draft
from meetings.views.addresses import crumbs, here, title_of
from partnership.access import acting_seat
from partnership.rules.roles import Right


def minutes_edit(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Write what was said under an item.

    What the writer typed and did not save stands in the box. Where somebody else saved meanwhile, the two texts are
    brought together; of passages that both changed the writer chooses.
    """
    item = item_for(request.rights, meeting, pk, to=Right.RECORD_MINUTES)
    if request.method == "POST" and "was" in request.POST:
        return _chosen(request, item)
    form = MinutesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _save(request, item, form)
    if form.is_bound:
        return _page(request, item, form)
    own = own_drafts(item, request.user.pk, now())
    draft = own.chosen(request.GET.get("draft", ""))
    form = MinutesForm(initial=begun(item, draft))
    return _page(request, item, form, own=own, draft=draft)


def _save(request: Any, item: AgendaItem, form: MinutesForm) -> HttpResponse:
    typed, desk = form.typed(as_kept(form.cleaned_data["minutes"])), Desk.under(item)
    who: dict[str, Any] = {"seat": acting_seat(request), "at": now()}
    try:
        saved = save_minutes(item=item, text=typed.text, version=typed.version, **who)
    except Refused as refusal:
        if may_draft(desk.state):
            keep_draft(desk=desk, typed=typed, **who)
        form.add_error(None, str(refusal))
        return _page(request, item, form)
    except MinutesConflict as clash:
        kept = keep_clashing(desk=desk, typed=typed, **who)
        was = minutes_as_of(clash.theirs, typed.version)
        passages = merge(was, clash.theirs.minutes, typed.text)
        window = {"version": clash.theirs.version, "window": new_window(), "beside": kept.pk}
        clash.theirs.meeting = item.meeting
        return _together(request, clash.theirs, passages, {**window, "was": typed.version, "mine": typed.text})
    settle(desk=desk, typed=typed, saved=typed.text, at=who["at"])
    messages.success(request, f"The minutes of item {item.number} are saved.")
    return redirect(_becomes(request, saved) or _next(request, item))


def _becomes(request: Any, saved: AgendaItem) -> str:
    """Where a part of what was just saved is made a decision or an action, if that was the button; with where the
    marked words stand, never the words."""
    into = next((each for each in (Into.DECISION, Into.ACTION) if each == request.POST.get("into")), None)
    if into is None:
        return ""
    query = {"version": str(saved.version)}
    if (span := span_of(request.POST.get("marked", ""))) is not None:
        raw = request.POST["minutes"].replace("\r\n", "\n")
        begins = len(raw) - len(raw.lstrip())  # blanks before the text are not kept
        start, end = (min(max(0, at - begins), len(saved.minutes)) for at in span)
        query |= {"marked": f"{start}-{end}"}
    if "from" in request.GET:
        query |= {"from": request.GET["from"]}
    return f"{here(request, 'note_convert', saved.meeting_id, saved.pk, into.value)}?{urlencode(query)}"


def _together(request: Any, theirs: AgendaItem, passages: tuple[Passage, ...], window: dict[str, Any]) -> HttpResponse:
    """What both changed is asked about; where there is nothing to ask, the one text stands in the box, to be saved."""
    writer = writer_of(theirs)
    form: Window = ChoicesForm(initial=window, passages=passages, writer=writer)
    if not any(each.clash for each in passages):
        form = MinutesForm(initial={**window, "minutes": composed(passages)})
    return _page(request, theirs, form, status=409, passages=passages, writer=writer)


def _chosen(request: Any, item: AgendaItem) -> HttpResponse:
    """The answer of a page that asked what is to stand: saved, or put into the box to be changed first."""
    said = ChoicesForm(request.POST)
    if not said.is_valid():
        return redirect(here(request, "minutes_edit", item.meeting_id, item.pk))
    was, version, mine = (said.cleaned_data[name] for name in ("was", "version", "mine"))
    passages = merge(minutes_as_of(item, was), minutes_as_of(item, version), as_kept(mine))
    writer = writer_of(item)
    form = ChoicesForm(request.POST, passages=passages, writer=writer)
    if not form.is_valid():
        return _page(request, item, form, passages=passages, writer=writer)
    window = {name: said.cleaned_data[name] for name in ("version", "window", "beside")}
    written = {**window, "minutes": composed(passages, form.choices)}
    bound = MinutesForm(written)
    if "edit" in request.POST or not bound.is_valid():
        return _page(request, item, bound if not bound.is_valid() else MinutesForm(initial=written), composed=True)
    return _save(request, item, bound)


def _page(request: Any, item: AgendaItem, form: Window, *, status: int = 200, **more: Any) -> HttpResponse:
    passages: tuple[Passage, ...] = more.get("passages", ())
    refused = may_write_minutes(item.meeting.state, getattr(item, "minutes_state", None)).sentence
    if item.withdrawn_because:
        refused = f"Item {item.number} was withdrawn: it has no minutes."
    context = {
        "title": f"Minutes of item {item.number}",
        "caption": f"{title_of(item.meeting)}: {item.title}",
        "breadcrumbs": crumbs(request, item.meeting, (f"Minutes of item {item.number}", "")),
        "space": request.space,
        "marking": "OFFICIAL-SENSITIVE" if item.file_id else "",
        "item": item,
        "form": form,
        "choosing": isinstance(form, ChoicesForm),
        "shown": _shown(form, passages),
        "unsaved": request.method == "POST",
        "refused": refused,
        "back": _next(request, item) if "from" in request.GET else _item(request, item),
        "following": item_after(item),
        "draft_url": here(request, "minutes_draft", item.meeting_id, item.pk),
        "today": today(),
        "others": others_writing(item.pk, request.user.pk, now()),
        **more,
    }
    return render(request, "meetings/minutes_edit.html", context, status=status)


def _shown(form: Window, passages: tuple[Passage, ...]) -> list[tuple[str, Any]]:
    """The passages to be looked at: what stayed, who put in what, what was taken out; of a clash its question."""
    found: list[tuple[str, str]] = []
    questions: list[tuple[str, Any]] = []
    for each in passages:
        if each.clash:
            questions.append((each.base.strip(), form[f"passage_{len(questions) + 1}"]))
            found.append(("clash", ""))
        elif each.theirs == each.mine == each.base:
            found.append(("same", each.base))
        else:
            found += [("out", each.base)] if each.base.strip() else []
            kind = "agreed" if each.theirs == each.mine else "mine" if each.theirs == each.base else "theirs"
            found += [(kind, each.text)] if each.text else []
    asked = iter(questions)
    return [(kind, next(asked) if kind == "clash" else text) for kind, text in shortened(tuple(found))]


def _next(request: Any, item: AgendaItem) -> str:
    if request.GET.get("from") == "live":
        return f"{here(request, 'live', item.meeting_id)}?item={item.pk}"
    following = item_after(item) if "next" in request.POST else None
    if following is not None:
        return here(request, "minutes_edit", item.meeting_id, following.pk)
    return _item(request, item)


def _item(request: Any, item: AgendaItem) -> str:
    return f"{here(request, 'meeting', item.meeting_id)}#item-{item.number}"
