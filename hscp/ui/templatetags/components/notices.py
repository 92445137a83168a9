"""Words that stand out: status tags, insets, warnings, details, banners, empty states."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from hscp.ui.templatetags.components.library import attribute, register

TONES = {
    "neutral": "grey",
    "info": "blue",
    "active": "teal",
    "good": "green",
    "warn": "yellow",
    "bad": "red",
    "draft": "purple",
}


@register.simple_tag
@lru_cache(maxsize=1024, typed=True)  # typed: a text that is marked safe is another word than the same text that is not
def status(word: str, tone: str = "neutral") -> SafeString:
    """A status word on a tint; the word says it, the colour only helps.

    Tones: neutral, info, active, good, warn, bad, draft. ``{% status "Late" "bad" %}``
    """
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', TONES[tone], word)


@register.simple_block_tag
def inset(content: str) -> SafeString:
    """Text set apart with a bar. ``{% inset %}<p>…</p>{% endinset %}``"""
    return format_html('<div class="govuk-inset-text">{}</div>', content)


@register.simple_block_tag
def warning(content: str) -> SafeString:
    """A sentence that must not be missed. ``{% warning %}This cannot be undone.{% endwarning %}``"""
    return format_html(
        '<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text">'
        '<span class="govuk-visually-hidden">Warning: </span>{}</strong></div>',
        content,
    )


@register.simple_block_tag
def details(content: str, summary: str, open: bool = False) -> SafeString:
    """Text behind a heading that opens. ``{% details "How quoracy is counted" %}<p>…</p>{% enddetails %}``"""
    return format_html(
        '<details class="govuk-details"{}><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        SafeString(" open") if open else "",
        summary,
        content,
    )


@register.simple_block_tag
def notification(content: str, title: str = "Important", tone: str = "info", id: str = "notification") -> SafeString:
    """A banner about the whole page. ``tone`` "good" for success; give each of several its own ``id``."""
    good = tone == "good"
    return format_html(
        '<div class="govuk-notification-banner{}" role="{}" aria-labelledby="{}-title"'
        ' data-module="govuk-notification-banner" data-disable-auto-focus="true">'
        '<div class="govuk-notification-banner__header">'
        '<h2 class="govuk-notification-banner__title" id="{}-title">{}</h2></div>'
        '<div class="govuk-notification-banner__content">{}</div></div>',
        " govuk-notification-banner--success" if good else "",
        "alert" if good else "region",
        id,
        id,
        title,
        content,
    )


@register.simple_block_tag
def empty_state(content: str, title: str, level: int = 2) -> SafeString:
    """What a list shows while it has nothing: why, and the next step.

    ``{% empty_state "No meetings yet" %}<p>…</p>{% button "Schedule the first" href=url %}{% endempty_state %}``
    """
    return format_html(
        '<div class="hscp-empty"><h{} class="govuk-heading-s">{}</h{}>{}</div>', level, title, level, content
    )


@register.simple_block_tag
def card(content: str, title: str = "", tone: str = "", level: int = 2, actions: str = "") -> SafeString:
    """A framed part of a page with a heading; ``actions`` is HTML (links) beside the heading."""
    head = format_html(
        '<div class="hscp-card__head"><h{} class="govuk-heading-s hscp-card__title">{}</h{}>{}</div>',
        level,
        title,
        level,
        actions,
    )
    return format_html(
        '<section class="hscp-card{}"{}>{}<div class="hscp-card__body">{}</div></section>',
        f" hscp-card--{tone}" if tone else "",
        attribute("aria-label", title),
        head if title else "",
        content,
    )
