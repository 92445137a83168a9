"""Learning where no review follows: what was chosen for a case, and each act upon it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hscp.identity.fresh import fresh_factor
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from partnership.access import acting_seat
from partnership.rules.roles import Right
from reviews.access import incident_for, option_for
from reviews.forms.learning import (
    ChooseOptionForm,
    DeliverOptionForm,
    DropOptionForm,
    EvaluateOptionForm,
    PlanOptionForm,
)
from reviews.models import LearningOption
from reviews.operations import learning as operations
from reviews.queries.learning import decided_last, offered, options_of
from reviews.queries.outside import documents_to_name
from reviews.rules.learning import attendance_text, evaluation_due, may_deliver, may_drop, may_evaluate, may_follow
from reviews.views.acts import act
from reviews.views.frame import frame

PLAN = ("because", "agency", "led_by", "for_whom", "planned_on")
TITLE = "Learning where no review follows"


@require_safe
@fresh_factor
def learning_options(request: Any, pk: int) -> HttpResponse:
    """What was chosen for a case, what is owed first, and what it changed."""
    found, day = incident_for(request.rights, pk), today()
    rows: list[Any] = list(options_of(found, day))
    for row in rows:
        row.evaluate_by = evaluation_due(row.delivered_on) if row.delivered_on else None
    may = may_follow(found.state, decided_last(found))
    context = frame(request, found, "learning_options", TITLE, rows=rows, refused=may.sentence)
    return render(request, "reviews/learning_options.html", context)


@fresh_factor
def learning_option_add(request: Any, pk: int) -> HttpResponse:
    """Choose a learning option from the list."""
    found = incident_for(request.rights, pk, to=Right.WRITE_FILE)
    return act(
        request,
        found,
        ChooseOptionForm(request.POST or None, offered=offered()),
        "Choose a learning option",
        lambda data: operations.choose_option(
            incident=found,
            seat=acting_seat(request),
            at=now(),
            **{name: data[name] for name in ("kind", *PLAN)},
        ),
        said="The option is on record.",
        back=here(request, "learning_options", found.pk),
        refused=may_follow(found.state, decided_last(found)).sentence,
    )


@fresh_factor
def learning_option_change(request: Any, incident: int, pk: int) -> HttpResponse:
    """Change what is planned; where somebody else did so since, both are shown."""
    row = option_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    return _act(
        request,
        row,
        PlanOptionForm(request.POST or None, initial=_planned(row)),
        f"Change: {row.called}",
        operations.change_option,
        as_it_stands=_planned,
        said="What is planned is saved.",
        refused="This option was dropped." if row.dropped_because else "",
    )


@fresh_factor
def learning_option_deliver(request: Any, incident: int, pk: int) -> HttpResponse:
    """Put on record that an option was delivered, and who came by agency; or correct that."""
    row = option_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    documents = documents_to_name(row.incident.file)
    dropped = may_deliver(
        delivered_on=today(),
        attendance=1,
        counts=row.counts,
        how="-",
        evaluated_on=None,
        dropped=bool(row.dropped_because),
        today=today(),
    )
    return _act(
        request,
        row,
        DeliverOptionForm(request.POST or None, documents=documents, initial=_delivered(row)),
        f"Delivered: {row.called}",
        operations.deliver_option,
        as_it_stands=_delivered,
        said="That it was delivered is on record.",
        refused=dropped.sentence,
    )


@fresh_factor
def learning_option_evaluate(request: Any, incident: int, pk: int) -> HttpResponse:
    """Put on record what an option changed, what shows it, and how it is known."""
    row = option_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    day = max(today(), row.delivered_on or today())
    said = dict.fromkeys(("changed", "evidence", "known_by"), "-")
    may = may_evaluate(
        delivered_on=row.delivered_on, evaluated_on=day, dropped=bool(row.dropped_because), today=day, **said
    )
    return _act(
        request,
        row,
        EvaluateOptionForm(request.POST or None, initial=_evaluated(row)),
        f"What it changed: {row.called}",
        operations.evaluate_option,
        as_it_stands=_evaluated,
        said="What it changed is on record.",
        refused=may.sentence,
    )


@fresh_factor
def learning_option_drop(request: Any, incident: int, pk: int) -> HttpResponse:
    """Drop an option, with the reason."""
    row = option_for(request.rights, incident, pk, to=Right.WRITE_FILE)
    may = may_drop(evaluated_on=row.evaluated_on, dropped=bool(row.dropped_because), reason="-")
    return _act(
        request,
        row,
        DropOptionForm(request.POST or None, initial={"version": row.version}),
        f"Drop: {row.called}",
        operations.drop_option,
        as_it_stands=lambda theirs: {"version": theirs.version},
        said="The option is dropped. It stays to read.",
        refused=may.sentence,
        button="Drop it",
    )


def _act(request: Any, row: LearningOption, form: Any, title: str, do: Any, **more: Any) -> HttpResponse:
    return act(
        request,
        row.incident,
        form,
        title,
        lambda data: do(option=row, at=now(), **data),
        back=here(request, "learning_options", row.incident.pk),
        **more,
    )


def _planned(row: LearningOption) -> dict[str, Any]:
    return {**{name: getattr(row, name) for name in PLAN}, "version": row.version}


def _delivered(row: LearningOption) -> dict[str, Any]:
    return {
        "delivered_on": row.delivered_on or today(),
        "how": row.how,
        "attendance": attendance_text(row.attendance),
        "document": str(row.document_id or ""),
        "version": row.version,
    }


def _evaluated(row: LearningOption) -> dict[str, Any]:
    return {
        "evaluated_on": row.evaluated_on or today(),
        "changed": row.changed,
        "evidence": row.evidence,
        "known_by": row.known_by,
        "version": row.version,
    }
