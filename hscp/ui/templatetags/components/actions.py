"""Buttons, links and the forms of one button."""

import secrets
from typing import Any

from django.middleware.csrf import get_token
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hscp.ui.templatetags.components.library import attribute, register
from hscp.ui.typed import ONCE

VARIANTS = {
    "primary": "",
    "secondary": " govuk-button--secondary",
    "warning": " govuk-button--warning",
    "inverse": " govuk-button--inverse",
}


@register.simple_tag
def button(
    label: str,
    href: str = "",
    variant: str = "primary",
    name: str = "",
    value: str = "",
    small: bool = False,
    refused: str = "",
) -> SafeString:
    """A button that submits its form, or with ``href`` a link that looks like one.

    ``refused`` is the rule's sentence: the button is then shown switched off with the sentence below it.
    ``{% button "Save" %}``, ``{% button "New meeting" href=url %}``, ``{% button "Issue" refused=verdict.reason %}``
    """
    css = f"govuk-button{VARIANTS[variant]}{' hscp-button--small' if small else ''}"
    if refused:
        return format_html(
            '<div class="hscp-refused"><button type="submit" class="{}" data-module="govuk-button" disabled>{}</button>'
            '<p class="govuk-hint hscp-refused__reason">{}</p></div>',
            css,
            label,
            refused,
        )
    if href:
        return format_html(
            '<a href="{}" role="button" draggable="false" class="{}" data-module="govuk-button">{}</a>',
            href,
            css,
            label,
        )
    return format_html(
        '<button type="submit" class="{}" data-module="govuk-button" data-prevent-double-click="true"{}{}>{}</button>',
        css,
        attribute("name", name),
        attribute("value", value),
        label,
    )


@register.simple_tag
def once() -> SafeString:
    """The key of one form, so that sending it twice does its work once. Stands in every form that acts."""
    return format_html('<input type="hidden" name="{}" value="{}">', ONCE, secrets.token_urlsafe(12))


@register.simple_tag(takes_context=True)
def post_button(
    context: Context,
    label: str,
    url: str,
    variant: str = "secondary",
    small: bool = False,
    refused: str = "",
    unseen: str = "",
    **fields: Any,
) -> SafeString:
    """A form of one button that posts to ``url``; further keywords become hidden fields.

    ``unseen`` is read out after the label and not shown, to tell equal buttons of a list apart.
    ``{% post_button "Remove" url unseen=seat.post.name seat=seat.pk small=True %}``
    """
    hidden = format_html_join("", '<input type="hidden" name="{}" value="{}">', fields.items())
    text = format_html('{}<span class="govuk-visually-hidden"> {}</span>', label, unseen) if unseen else label
    request = context.get("request")
    if request:
        hidden = format_html(
            '<input type="hidden" name="csrfmiddlewaretoken" value="{}">{}{}', get_token(request), once(), hidden
        )
    return format_html(
        '<form method="post" action="{}" class="hscp-post-button">{}{}</form>',
        url,
        hidden,
        button(text, variant=variant, small=small, refused=refused),
    )


@register.simple_tag
def link(label: str, href: str, unseen: str = "") -> SafeString:
    """A link. ``unseen`` is read out after the label and not shown: "Change" + "chair of the meeting"."""
    more = format_html('<span class="govuk-visually-hidden"> {}</span>', unseen) if unseen else ""
    return format_html('<a class="govuk-link" href="{}">{}{}</a>', href, label, more)


@register.simple_block_tag(end_name="endbuttons")
def buttons(content: str) -> SafeString:
    """A row of buttons and links, equally spaced.

    ``{% buttons %}{% button "Save" %}{% link "Cancel" url %}{% endbuttons %}``
    """
    return format_html('<div class="govuk-button-group">{}</div>', content)
