"""Groups beside those that the published arrangements name: formed, and ended."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.lib.words import date_words
from hscp.spaces.clock import today
from partnership.access import group_for
from partnership.forms.groups import FORMED, STATUTORY, EndGroupForm, GroupForm
from partnership.operations.groups import end_group, form_group
from partnership.rules.groups import may_end_group
from partnership.rules.roles import Right
from partnership.rules.terms import Deputies
from partnership.views.people import here

FIELD_OF = {"chair": "chair", "twice": "attending", "nobody": "members", "not-lead": "members", "absent": "members"}
FIELD_OF |= {"reports-to": "reports_to", "too-many": "count", "lead-quoracy": "quoracy"}


def _crumbs(request: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(request.space.name, here(request, "space_home")), ("Structure", here(request, "structure")), *more]


@fresh_factor
def group_form(request: Any) -> HttpResponse:
    """Form a task and finish or priority group, a group of the area's lead partners. ``?kind=`` chooses beforehand."""
    request.rights.must(Right.MANAGE_PEOPLE)
    kind = request.GET.get("kind", "")
    initial = {
        "kind": kind if kind in FORMED else "",
        "starts_on": today(),
        "quoracy": STATUTORY,
        "deputies": Deputies.NOT_ALLOWED.value,
    }
    form = GroupForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = form_group(**form.group())
        except Refused as refusal:
            for reason in refusal.verdict.reasons:
                form.add_error(FIELD_OF.get(reason.code), reason.sentence)
        else:
            messages.success(request, f"{made.name} is formed. Its meetings can be planned now.")
            return redirect(here(request, "group", made.pk))
    context = {
        "title": "Form a group",
        "form": form,
        "breadcrumbs": _crumbs(request, ("Form a group", "")),
        "back": here(request, "structure"),
    }
    return render(request, "partnership/group_form.html", context)


@fresh_factor
def group_end(request: Any, pk: int) -> HttpResponse:
    """End a formed group, after asking."""
    group = group_for(request.rights, pk, to=Right.MANAGE_PEOPLE)
    back = here(request, "group", pk)
    day = today()
    verdict = may_end_group(
        called=group.called,
        in_arrangements=group.from_file,
        starts_on=group.starts_on,
        ends_on=group.ends_on,
        on=max(day, group.starts_on or day),
    )
    form = EndGroupForm(request.POST or None, initial={"on": day})
    if request.method == "POST" and verdict and form.is_valid():
        try:
            ended = end_group(group=group, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("on", str(refusal))
        else:
            messages.success(request, f"{ended.name} ends on {date_words(form.cleaned_data['on'])}.")
            return redirect(back)
    context = {
        "title": f"End {group.called}?",
        "consequence": "Its members, its chair and its terms end with it, and no meeting of it can be planned for that "
        "day or later. Cancel its meetings that are still planned. What was recorded stays.",
        "confirm": "End the group",
        "cancel_url": back,
        "refused": verdict.sentence,
        "form": form,
        "breadcrumbs": _crumbs(request, (group.called, back), ("End", "")),
    }
    return render(request, "partnership/group_end.html", context)
