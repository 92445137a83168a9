"""What is due for a decision: kept longer, or its content erased, which one asks for and another confirms."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.record.outbox import status
from hscp.spaces.clock import now, today
from hscp.spaces.looks import looked_into
from keeping.access import erasure_for, thing_for
from keeping.enums import Kind
from keeping.forms import ErasureForm, KeepLongerForm
from keeping.models import KeptLonger
from keeping.operations.deciding import keep_longer as write_longer
from keeping.operations.erasing import answer_erasure, ask_erasure
from keeping.queries.erasures import asked_facts, asking_of, erasures_listed, facts_of, state_words
from keeping.queries.schedule import schedule
from keeping.queries.things import Thing, due_on_list, minutes_of
from keeping.rules import LASTS, may_erase
from keeping.views.frame import crumbs, tabs
from partnership.access import acting_seat
from partnership.models import Person
from partnership.queries.two_people import admissions, how_they_came
from partnership.rules.roles import Right
from partnership.rules.two_people import may_be_second
from partnership.views.people import here

PER_PAGE = 50
GOES = (
    "every word of it is taken out of the record and its history, and its stored files are destroyed. Nobody can bring "
    "them back. Its reference and dates, and that it was erased, stay."
)
SHOWN = 100  # of one class; the rest follows once these are decided


@require_safe
def due(request: Any) -> HttpResponse:
    """Everything whose period is over, by class, with the date and the rule that says so. Worked out anew each time."""
    request.rights.must(Right.CHECK_RECORD)
    day, slug = today(), request.space.slug
    periods = schedule()
    classes = [
        (periods[kept].title, [(one, one.thing.url(slug)) for one in rows[:SHOWN]], len(rows))
        for kept, rows in due_on_list(periods, day).items()
    ]
    context = {
        "title": "Due for a decision",
        "breadcrumbs": crumbs(request, ("Due for a decision", "")),
        "tabs": tabs(request, "due"),
        "classes": classes,
        "shown": SHOWN,
        "scheduled": bool(periods),
        "keeps": request.rights.may(Right.KEEP_RECORDS),
        "longer": KeptLonger.objects.filter(until__gt=day).select_related("seat__person")[:SHOWN],
    }
    return render(request, "keeping/due.html", context)


@fresh_factor
def keep_longer(request: Any, kind: str, pk: int) -> HttpResponse:
    """Keep something past its period, until a day and for a reason."""
    day = today()
    thing = thing_for(request.rights, kind, pk, day)
    form = KeepLongerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            write_longer(thing=thing, **form.cleaned_data, seat=acting_seat(request), today=day, at=now())
        except Refused as refusal:
            form.add_error("until", str(refusal))
        else:
            messages.success(request, f"{thing.words} is kept longer.")
            return redirect(_back(request, thing))
    context = {
        "title": "Keep it longer",
        "caption": thing.words,
        "breadcrumbs": _way(request, thing, ("Due for a decision", "due")),
        "form": form,
        "back": _back(request, thing),
    }
    return render(request, "keeping/keep_longer.html", context)


@fresh_factor
def erasure_ask(request: Any, kind: str, pk: int) -> HttpResponse:
    """Ask for the content of something to be erased, saying why; a second person confirms it."""
    day, moment = today(), now()
    thing = thing_for(request.rights, kind, pk, day)
    form = ErasureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = ask_erasure(
                thing=thing, reason=form.cleaned_data["reason"], seat=acting_seat(request), day=day, at=moment
            )
        except Refused as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, "Asked for. Somebody else has to confirm it within 14 days.")
            return redirect(here(request, "erasure", made.pk) if _looks(request) else _back(request, thing))
    facts = facts_of(thing, by=request.user.pk, day=day, now=moment)
    context = {
        "title": "Erase the content?",
        "caption": thing.words,
        "breadcrumbs": _way(request, thing, ("Erasures", "erasures")),
        "form": form,
        "facts": facts,
        "is_file": thing.kind is Kind.FILE,
        "minutes": _minutes_in(request, thing),
        "consequence": f"Once somebody else has confirmed it, {GOES}",
        "confirm": "Ask for the erasure",
        "cancel_url": _back(request, thing),
        "refused": may_erase(facts).sentence,
    }
    return render(request, "keeping/erasure_ask.html", context)


def _minutes_in(request: Any, thing: Thing) -> list[tuple[str, str]]:
    """Instead of a whole file, for whoever opens it: the minutes of each of its items, and where to ask for these."""
    if thing.kind is not Kind.FILE or not request.rights.may(Right.KEEP_RECORDS):
        return []
    items = minutes_of(file_id=thing.key)
    looked_into(item.file_id for item in items)
    return [(item.words, here(request, "erasure_ask", item.kind.value, item.key)) for item in items]


def _looks(request: Any) -> bool:
    """Whether the lists of keeping are open to who asks: whoever leads a case file asks without them."""
    return bool(request.rights.may(Right.CHECK_RECORD))


def _back(request: Any, thing: Thing) -> str:
    return here(request, "due") if _looks(request) else thing.url(request.space.slug) or here(request, "case_files")


def _way(request: Any, thing: Thing, of: tuple[str, str]) -> list[tuple[str, str]]:
    if _looks(request):
        return crumbs(request, (of[0], here(request, of[1])), (thing.words, ""))
    return [crumbs(request)[0], ("Case files", here(request, "case_files")), (thing.words, "")]


@require_safe
def erasures(request: Any) -> HttpResponse:
    """Every erasure that was asked for, and what became of it."""
    request.rights.must(Right.CHECK_RECORD)
    page: Any = Paginator(erasures_listed(), PER_PAGE).get_page(request.GET.get("page"))
    moment = now()
    context = {
        "title": "Erasures",
        "breadcrumbs": crumbs(request, ("Erasures", "")),
        "tabs": tabs(request, "erasures"),
        "page": page,
        "rows": [(row, *state_words(row, moment)) for row in page],
    }
    return render(request, "keeping/erasures.html", context)


@fresh_factor(when=lambda request: request.method == "POST")
def erasure(request: Any, pk: int) -> HttpResponse:
    """One erasure: who asked and why, who confirmed, how far it is, how many rows of what. Another answers it here."""
    posts = request.method == "POST"
    row = erasure_for(request.rights, pk, to=Right.KEEP_RECORDS if posts else Right.CHECK_RECORD)
    moment = now()
    if posts:
        confirmed = request.POST.get("answer") == "confirm"
        try:
            answer_erasure(asked=row, confirmed=confirmed, seat=acting_seat(request), day=today(), at=moment)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, "Confirmed. It is being done." if confirmed else "Nothing is erased.")
        return redirect(here(request, "erasure", row.pk))
    answer, done = getattr(row, "answer", None), getattr(row, "done", None)
    job = status(answer.job, now=timezone.now()) if answer and answer.job and not done else None
    everyone = admissions(today(), row.at)
    came = how_they_came(everyone)
    open_to_answer = request.rights.may(Right.KEEP_RECORDS) and asked_facts(row).is_open(moment)
    mine = row.seat.user_id == request.user.pk
    seat = request.rights.seat_with(Right.KEEP_RECORDS)
    second = may_be_second(request.user.pk, asking_of(row), everyone)
    context = {
        "title": f"Erasure: {row.of_words}",
        "breadcrumbs": crumbs(request, ("Erasures", here(request, "erasures")), (row.of_words, "")),
        "asked": row,
        "who": Person.objects.filter(pk=row.of_key).first() if row.kind == Kind.PERSON else None,
        "state": state_words(row, moment),
        "answer": answer,
        "done": done,
        "job": job,
        "steps": (answer.job.steps_done, answer.job.steps_total) if answer and job else (0, 0),
        "running": job is not None and not job.is_over,
        "consequence": f"Once it is confirmed, {GOES}",
        "lapses": row.at + LASTS,
        "asker_came": came.get(row.seat_id),
        "answerer_came": came.get(answer.seat_id) if answer else None,
        "you_came": came.get(seat or 0) if open_to_answer and not mine else None,
        "may_answer": open_to_answer,
        "refused": "You asked for this yourself: somebody else has to confirm it." if mine else second.sentence,
    }
    return render(request, "keeping/erasure.html", context)
