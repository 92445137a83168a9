"""Pieces of a record page: summary lists, timelines, people in their seats, task lists, tiles."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hscp.ui.templatetags.components.library import register
from hscp.ui.templatetags.components.notices import status
from hscp.ui.templatetags.components.words import moment


def part(thing: Any, name: str) -> Any:
    """One value of a mapping or an object; an empty text where it has none."""
    value = thing.get(name, "") if isinstance(thing, Mapping) else getattr(thing, name, "")
    return "" if value is None else value


@register.simple_block_tag(end_name="endsummary_list")
def summary_list(content: str, borders: bool = True) -> SafeString:
    """Names and values.

    ``{% summary_list %}{% row "Chair" seat %}{% row "Venue" venue action="Change" href=url %}{% endsummary_list %}``
    """
    css = "" if borders else " govuk-summary-list--no-border"
    return format_html('<dl class="govuk-summary-list{}">{}</dl>', css, content)


@register.simple_tag
def row(key: str, value: Any, action: str = "", href: str = "") -> SafeString:
    """One row of a summary list; an empty value reads "Not recorded"."""
    shown = SafeString('<span class="hscp-muted">Not recorded</span>') if value in (None, "") else value
    act = (
        format_html(
            '<dd class="govuk-summary-list__actions"><a class="govuk-link" href="{}">{}'
            '<span class="govuk-visually-hidden"> {}</span></a></dd>',
            href,
            action,
            key.lower(),
        )
        if href
        else ""
    )
    return format_html(
        '<div class="govuk-summary-list__row{}"><dt class="govuk-summary-list__key">{}</dt>'
        '<dd class="govuk-summary-list__value">{}</dd>{}</div>',
        "" if href else " govuk-summary-list__row--no-actions",
        key,
        shown,
        act,
    )


@register.simple_block_tag(end_name="endrow_block")
def row_block(content: str, key: str) -> SafeString:
    """A row of a summary list whose value is HTML. ``{% row_block "Members" %}<ul>…</ul>{% endrow_block %}``"""
    return row(key, content)


@register.simple_tag
def seat_line(post: str, organisation: str = "", name: str = "") -> SafeString:
    """A person in a seat: the post first, then who holds it and for whom; without a name the post is vacant."""
    holder = name or "Vacant"
    return format_html(
        '<span class="hscp-seat"><span class="hscp-seat__post">{}</span>'
        '<span class="hscp-seat__holder{}">{}{}</span></span>',
        post,
        "" if name else " hscp-seat__holder--vacant",
        holder,
        f", {organisation}" if organisation else "",
    )


@register.simple_tag
def timeline(entries: Iterable[Any], level: int = 3) -> SafeString:
    """What happened, newest or oldest first as given.

    Each entry has ``what``, ``who`` and ``when`` and may have ``detail``. ``when`` may be a
    ``datetime`` (shown in local time) or a text.
    """
    items = format_html_join(
        "",
        '<li class="hscp-timeline__item"><h{} class="hscp-timeline__what">{}</h{}>'
        '<p class="hscp-timeline__by">{}{}</p>{}</li>',
        (
            (
                level,
                part(entry, "what"),
                level,
                moment(part(entry, "when")) if hasattr(part(entry, "when"), "hour") else part(entry, "when"),
                format_html(", {}", part(entry, "who")) if part(entry, "who") else "",
                format_html('<div class="hscp-timeline__detail">{}</div>', part(entry, "detail"))
                if part(entry, "detail")
                else "",
            )
            for entry in entries
        ),
    )
    return format_html('<ol class="hscp-timeline">{}</ol>', items)


@register.simple_block_tag(end_name="endtask_list")
def task_list(content: str) -> SafeString:
    """Steps with their state.

    ``{% task_list %}{% task "Add the narrative" "To do" href=url tone="info" %}{% endtask_list %}``
    """
    return format_html('<ul class="govuk-task-list">{}</ul>', content)


@register.simple_tag
def task(label: str, state: str, href: str = "", tone: str = "", hint: str = "") -> SafeString:
    """One step of a task list. Without ``tone`` the state is plain text, as it should be once nothing is left to do."""
    name = format_html('<a class="govuk-link govuk-task-list__link" href="{}">{}</a>', href, label) if href else label
    return format_html(
        '<li class="govuk-task-list__item{}"><div class="govuk-task-list__name-and-hint">{}{}</div>'
        '<div class="govuk-task-list__status">{}</div></li>',
        " govuk-task-list__item--with-link" if href else "",
        name,
        format_html('<div class="govuk-task-list__hint">{}</div>', hint) if hint else "",
        status(state, tone) if tone else state,
    )


@register.simple_block_tag(end_name="endtiles")
def tiles(content: str) -> SafeString:
    """What waits, as a row of tiles.

    ``{% tiles %}{% tile 3 "actions are late" href=url tone="bad" %}{% endtiles %}``
    """
    return format_html('<ul class="hscp-tiles">{}</ul>', content)


@register.simple_tag
def tile(figure: Any, label: str, href: str = "", tone: str = "", hint: str = "") -> SafeString:
    """One tile: a figure and what it counts; with ``href`` the words are a link. Tones: good, warn, bad."""
    words = format_html('<a class="govuk-link hscp-tile__link" href="{}">{}</a>', href, label) if href else label
    return format_html(
        '<li class="hscp-tile{}"><span class="hscp-tile__figure">{}</span> '
        '<span class="hscp-tile__label">{}</span>{}</li>',
        f" hscp-tile--{tone}" if tone else "",
        figure,
        words,
        format_html('<span class="hscp-tile__hint">{}</span>', hint) if hint else "",
    )
