"""What is wrong with the forms of a page, as lines for the error summary."""

from __future__ import annotations  # Django's generic classes cannot be subscripted at run time

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.forms import BaseForm, BaseFormSet

from hscp.lib.verdicts import Refused

if TYPE_CHECKING:
    AnyForm = BaseForm | BaseFormSet[Any]


@dataclass(frozen=True)
class SummaryLine:
    """One message and the id of the input that mends it; the id is empty where there is no such input."""

    message: str
    target: str


def summary_lines(forms: Iterable[AnyForm]) -> list[SummaryLine]:
    """Every error of the forms in the order of the page, form-wide ones first, each message and target once."""
    return list(dict.fromkeys(line for form in forms for line in _lines(form)))


def has_errors(forms: Iterable[AnyForm]) -> bool:
    """Whether any bound form among them was refused. Looking at it runs the form's own checks once."""
    return any(_wrong(form) for form in forms)


def _wrong(form: AnyForm) -> bool:
    if isinstance(form, BaseFormSet):
        return bool(form.is_bound and (form.total_error_count()))
    return bool(form.is_bound and form.errors)


def _lines(form: AnyForm) -> Iterator[SummaryLine]:
    if isinstance(form, BaseFormSet):
        if form.is_bound:
            first = next((_first_target(each) for each in form.forms), "")
            yield from (SummaryLine(str(message), first) for message in form.non_form_errors())
            for each in form.forms:
                yield from _lines(each)
        return
    if not form.is_bound:
        return
    for message in form.non_field_errors():
        yield SummaryLine(str(message), _first_target(form))
    for name, errors in form.errors.items():
        if name in form.fields:
            bound = form[name]
            target = "" if bound.is_hidden else bound.first_input_id  # type: ignore[attr-defined]
            yield from (SummaryLine(str(message), target) for message in errors)


def _first_target(form: BaseForm) -> str:
    return next((bound.first_input_id for bound in form.visible_fields()), "")  # type: ignore[attr-defined]


def show_refusal(form: Any, refusal: Refused) -> None:
    """Each reason of a refusal beside the field that its code names, or above the form where it has no such field."""
    for reason in refusal.verdict.reasons:
        form.add_error(reason.code if reason.code in form.fields else None, reason.sentence)
