"""Comments on circulated minutes and what is made of them; corrections of issued ones."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.conflicts import CLASH, Both, both, stand_on
from meetings.access import comment_for, item_for
from meetings.forms.minutes_life import AnswerCommentForm, CommentForm, CorrectMinutesForm
from meetings.models import AgendaItem, Attendee, MinutesComment
from meetings.operations.circulating import answer_comment, comment_on_minutes
from meetings.operations.minutes import MinutesConflict, correct_minutes
from meetings.queries.minutes import life_of
from meetings.rules.minutes import may_answer_comment, may_comment, may_correct
from meetings.views.addresses import crumbs, here, title_of
from partnership.access import acting_seat
from partnership.models import Seat
from partnership.rules.roles import Right


def minutes_comment(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Comment on the minutes of an item: as somebody who was there or expected, or for one of them."""
    item = item_for(request.rights, meeting, pk, to=Right.COMMENT_MINUTES)
    records = request.rights.may(Right.RECORD_MINUTES, on=item.meeting.group)
    rows = Attendee.objects.filter(meeting=meeting, seat__isnull=False).select_related("seat__person")
    lines = {str(row.pk): row for row in (rows if records else rows.filter(seat__in=request.rights.seat_ids))}
    own = [key for key, row in lines.items() if row.seat_id in request.rights.seat_ids]
    if not lines:
        raise PermissionDenied("Comments are from those who were there or expected.")
    form = CommentForm(
        request.POST or None,
        lines=[(key, f"{row.seat.person.name}, {row.capacity}") for key, row in lines.items() if row.seat],
        own=own,
        initial={"line": own[0] if own else ""},
    )
    life = life_of(item.meeting)
    if request.method == "POST" and form.is_valid():
        line = lines[form.cleaned_data["line"]]
        try:
            comment_on_minutes(
                item=item,
                line=line,
                text=form.cleaned_data["text"],
                came_by=form.cleaned_data.get("came_by", ""),
                seat=Seat(pk=line.seat_id, space_id=item.space_id) if str(line.pk) in own else acting_seat(request),
                at=now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"The comment on item {item.number} is written down.")
            return redirect(f"{here(request, 'minutes', meeting)}#item-{item.number}")
    until = life.comments_until if life else None
    context = {
        **_about(request, item, f"Comment on item {item.number}"),
        "form": form,
        "until": until,
        "refused": may_comment(item.meeting.state, life.state if life else None, until, today()).sentence,
    }
    return render(request, "meetings/minutes_comment.html", context)


def comment_answer(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Say what is made of a comment. Where somebody else did meanwhile, both answers are shown."""
    comment = comment_for(request.rights, meeting, pk)
    form = AnswerCommentForm(request.POST or None, initial=_answer(comment))
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            answer_comment(
                comment=comment,
                answer=data["answer"],
                because=data["because"],
                version=data["version"] or 0,
                seat=acting_seat(request),
                at=now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except EditConflict as clash:
            conflict = both(form, _answer(clash.theirs))
        else:
            messages.success(request, "The comment is answered.")
            return redirect(f"{here(request, 'minutes', meeting)}#item-{comment.item.number}")
    life = life_of(comment.item.meeting)
    context = {
        **_about(request, comment.item, f"Answer a comment on item {comment.item.number}"),
        "form": form,
        "comment": comment,
        "conflict": conflict,
        "refused": may_answer_comment(comment.item.meeting.state, life.state if life else None).sentence,
    }
    return render(request, "meetings/comment_answer.html", context, status=409 if conflict else 200)


def _answer(comment: MinutesComment) -> dict[str, Any]:
    return {"answer": comment.answer, "because": comment.answer_because, "version": comment.version}


def minutes_correct(request: Any, meeting: int, pk: int) -> HttpResponse:
    """Correct issued minutes, with the reason. Where somebody else did meanwhile, what they changed is shown."""
    item = item_for(request.rights, meeting, pk, to=Right.RECORD_MINUTES)
    form = CorrectMinutesForm(request.POST or None, initial={"minutes": item.minutes, "version": item.version})
    conflict: list[Both] = []
    refused = may_correct(item.meeting.state, getattr(item, "minutes_state", None)).sentence
    if item.withdrawn_because:
        refused = f"Item {item.number} was withdrawn: it has no minutes."
    if request.method == "POST" and not refused and form.is_valid():
        data = form.cleaned_data
        try:
            correct_minutes(
                item=item,
                text=data["minutes"],
                reason=data["reason"],
                version=data["version"] or 0,
                seat=acting_seat(request),
                at=now(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except MinutesConflict as clash:
            conflict = [Both("Minutes", clash.theirs.minutes, clash.mine)]
            stand_on(form, "version", clash.theirs.version)
            form.add_error(None, CLASH)
        else:
            messages.success(request, f"The minutes of item {item.number} are corrected. The old text is kept.")
            return redirect(f"{here(request, 'minutes', meeting)}#item-{item.number}")
    context = {
        **_about(request, item, f"Correct the minutes of item {item.number}"),
        "form": form,
        "conflict": conflict,
        "refused": refused,
    }
    return render(request, "meetings/minutes_correct.html", context, status=409 if conflict else 200)


def _about(request: Any, item: AgendaItem, title: str) -> dict[str, Any]:
    return {
        "title": title,
        "caption": f"{title_of(item.meeting)}: {item.title}",
        "breadcrumbs": crumbs(
            request, item.meeting, ("Minutes", here(request, "minutes", item.meeting_id)), (title, "")
        ),
        "space": request.space,
        "marking": "OFFICIAL-SENSITIVE" if item.file_id else "",
        "item": item,
        "back": f"{here(request, 'minutes', item.meeting_id)}#item-{item.number}",
    }
