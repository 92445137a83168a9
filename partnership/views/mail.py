"""Mail that waits for a person's word: held after a restore, of unknown outcome, refused by the mail server.

The text of a mail is not shown: an invitation's holds the key to somebody else's account.
"""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from hscp.lib.verdicts import Refused
from hscp.lib.words import plural
from hscp.record.mail import restoration_that_holds
from hscp.record.mail_words import AT_ONCE, answer_held, answer_mail, let_mail_go
from hscp.record.models import Mail, MailState
from hscp.record.rules import answers_to
from hscp.spaces.clock import now
from partnership.access import door
from partnership.forms.mail import MailAnswerForm
from partnership.queries.mail import mail_held, mail_waiting, words_said
from partnership.rules.roles import Right
from partnership.views.people import here

PER_PAGE = 50


def _crumbs(request: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(request.space.name, here(request, "space_home")), ("Mail", here(request, "mail") if more else ""), *more]


@require_safe
def mail(request: Any) -> HttpResponse:
    """What waits, whether new mail goes out, and what was said before. Eight queries."""
    request.rights.must(Right.MANAGE_PEOPLE)
    page = Paginator(mail_waiting(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": "Mail that waits for somebody’s word",
        "breadcrumbs": _crumbs(request),
        "page": page,
        "held": mail_held(),
        "holds": restoration_that_holds(),
        "said": words_said(),
    }
    return render(request, "partnership/mail.html", context)


def mail_answer(request: Any, pk: int) -> HttpResponse:
    """Say of one mail whether it is sent."""
    found: Any = door(request.rights, Mail.objects.all, pk, to=Right.MANAGE_PEOPLE)
    back, answers = here(request, "mail"), answers_to(found.state)
    form = MailAnswerForm(answers, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answered = answer_mail(mail=found, at=now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            sent = answered.state == MailState.QUEUED
            messages.success(request, "The mail is on its way." if sent else "The mail is not sent.")
            return redirect(back)
    state = str(found.get_state_display()).lower()
    context = {
        "title": "What should happen to this mail?",
        "mail": found,
        "confirm": "Save",
        "cancel_url": back,
        "form": form,
        "refused": "" if answers else f"This mail is {state}. It needs nobody’s word.",
        "breadcrumbs": _crumbs(request, ("One mail", "")),
    }
    return render(request, "partnership/mail_answer.html", context)


def mail_held_answer(request: Any) -> HttpResponse:
    """Say the same of all mail that a restore holds back."""
    request.rights.must(Right.MANAGE_PEOPLE)
    back, held = here(request, "mail"), mail_held()
    form = MailAnswerForm(answers_to(MailState.HELD), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            count = answer_held(at=now(), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            sent = form.cleaned_data["word"] == "send"
            messages.success(request, f"{plural(count, 'mail')} {'sent on the way' if sent else 'not sent'}.")
            return redirect(back)
    context = {
        "title": f"What should happen to the {plural(held, 'mail')} held?",
        "consequence": f"This answers all of them at once, {AT_ONCE} at a time. Those that went out between the backup "
        "and the restore would arrive twice.",
        "confirm": "Save",
        "cancel_url": back,
        "form": form,
        "refused": "" if held else "No mail is held.",
        "breadcrumbs": _crumbs(request, ("All that is held", "")),
    }
    return render(request, "partnership/mail_held_answer.html", context)


@require_POST
def mail_let_go(request: Any) -> HttpResponse:
    """Let mail that is written from now on go out by itself again."""
    request.rights.must(Right.MANAGE_PEOPLE)
    try:
        let_mail_go(at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "New mail goes out by itself again. What is held still waits for your word.")
    return redirect(here(request, "mail"))
