"""Forms on the page: one field with its switches, error summary, filters, search."""

from __future__ import annotations  # Django's generic classes cannot be subscripted at run time

from collections.abc import Iterable
from typing import Any

from django.forms import BaseForm, BaseFormSet
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hscp.ui.forms import DesignBoundField, has_errors, summary_lines
from hscp.ui.templatetags.components.library import register
from hscp.ui.typed import texts_typed


def page_forms(context: Context) -> list[BaseForm | BaseFormSet[Any]]:
    """The forms of a page: what the view called ``form``, ``formset`` and ``forms``, each once."""
    found: list[Any] = [context.get("form"), context.get("formset")]
    several = context.get("forms")
    if isinstance(several, Iterable):
        found.extend(several)
    kept = [form for form in found if isinstance(form, (BaseForm, BaseFormSet))]
    return list({id(form): form for form in kept}.values())


@register.simple_tag(takes_context=True)
def error_prefix(context: Context) -> str:
    """The word "Error: " for the page's title where a form was refused; ``base.html`` uses it."""
    return "Error: " if has_errors(page_forms(context)) else ""


@register.simple_tag(takes_context=True)
def error_summary(context: Context, *forms: BaseForm | BaseFormSet[Any]) -> SafeString:
    """Everything wrong with the page's forms, each line a link to the input that mends it.

    ``base.html`` puts it at the head of every page for ``form``, ``formset`` and ``forms`` of the context.
    """
    lines = summary_lines(forms or page_forms(context))
    if not lines:
        return SafeString("")
    items = format_html_join(
        "",
        "<li>{}</li>",
        (
            (format_html('<a href="#{}">{}</a>', line.target, line.message) if line.target else line.message,)
            for line in lines
        ),
    )
    return format_html(
        '<div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert">'
        '<h2 class="govuk-error-summary__title">There is a problem</h2><div class="govuk-error-summary__body">'
        '<ul class="govuk-list govuk-error-summary__list">{}</ul></div></div></div>',
        items,
    )


@register.simple_tag
def field(
    bound: DesignBoundField,
    small: bool = False,
    hide_label: bool = False,
    heading: bool = False,
    label_size: str = "s",
) -> SafeString:
    """One field of a form with its label, hint and errors; ``{{ form.name.as_field_group }}`` with switches.

    ``small`` for a row of inputs, ``hide_label`` where a table's header says it (it is still read out),
    ``heading`` where the label is the page's h1, ``label_size`` s, m or l.
    """
    bound.small, bound.hide_label, bound.is_heading, bound.label_size = small, hide_label, heading, label_size
    return bound.as_field_group()


# What a list's address carries besides its filters, and applying a filter must not lose: search, order, tab.
_KEPT = ("q", "sort", "when")


@register.simple_tag(takes_context=True)
def filters(context: Context, form: BaseForm, action: str = "", label: str = "Filter this list") -> SafeString:
    """A filter form (GET), folded away until a filter is on. ``action`` is where "Clear filters" leads."""
    request = context["request"]
    values: Iterable[Any] = (form.cleaned_data or {}).values() if form.is_bound and form.is_valid() else ()
    return render_to_string(
        "components/filters.html",
        {
            "form": form,
            "action": action or request.path,
            "label": label,
            "active": any(value not in (None, "", [], False) for value in values) or has_errors([form]),
            "kept": [(key, request.GET[key]) for key in _KEPT if request.GET.get(key) and key not in form.fields],
        },
    )


@register.simple_tag(takes_context=True)
def search_box(context: Context, label: str, action: str = "", name: str = "q", keep: str = "") -> SafeString:
    """A search field with its button (GET). ``keep`` names query keys, separated by spaces, that stay."""
    request = context["request"]
    kept = format_html_join(
        "",
        '<input type="hidden" name="{}" value="{}">',
        ((key, request.GET[key]) for key in keep.split() if key in request.GET),
    )
    return format_html(
        '<form method="get" action="{}" role="search" class="hscp-search">{}'
        '<label class="govuk-label" for="search-{}">{}</label><div class="hscp-search__row">'
        '<input class="govuk-input" type="search" id="search-{}" name="{}" value="{}">'
        '<button type="submit" class="govuk-button hscp-search__button">Search</button></div></form>',
        action or request.path,
        kept,
        name,
        label,
        name,
        name,
        request.GET.get(name, ""),
    )


@register.inclusion_tag("components/typed.html", takes_context=True)
def typed(context: Context) -> dict[str, Any]:
    """What was typed into a form that could not be saved, to be copied; nothing on a page that was only asked for.

    ``{% typed %}`` stands on every page that answers a sent form without showing the form again.
    """
    request, form = context.get("request"), context.get("form")
    return {"texts": texts_typed(request, form if isinstance(form, BaseForm) else None) if request else []}
