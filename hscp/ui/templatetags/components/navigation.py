"""Ways through: breadcrumbs, tabs, side navigation, pagination."""

from __future__ import annotations  # Django's generic classes cannot be subscripted at run time

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hscp.ui.contents import Entry
from hscp.ui.templatetags.components.library import register

_ARROW = {
    "prev": "m6.59-.01-6.73 6.73 6.75 6.4 1.37-1.44-4.18-3.98h12.9v-2H3.72l4.29-4.29L6.6-.01Z",
    "next": "M8.1-.01 6.7 1.4l4.3 4.3H-2v2h12.9L6.7 11.67l1.38 1.45 6.74-6.4L8.1-.01Z",
}


@register.simple_tag
def breadcrumbs(items: Iterable[Sequence[Any]]) -> SafeString:
    """The way here: (label, url) pairs; the last may lack a url."""
    lines = format_html_join(
        "",
        '<li class="govuk-breadcrumbs__list-item"{}>{}</li>',
        (
            ("", format_html('<a class="govuk-breadcrumbs__link" href="{}">{}</a>', item[1], item[0]))
            if len(item) > 1 and item[1]
            else (SafeString(' aria-current="page"'), item[0])
            for item in items
        ),
    )
    return format_html(
        '<nav class="govuk-breadcrumbs govuk-breadcrumbs--collapse-on-mobile" aria-label="Breadcrumb">'
        '<ol class="govuk-breadcrumbs__list">{}</ol></nav>',
        lines,
    )


@register.simple_tag
def menu(items: Iterable[tuple[str, str, bool]]) -> SafeString:
    """The sections of the site: (label, url, whether the page is in it). On every page, so it is put together here."""
    block = "govuk-service-navigation"
    plain = '<li class="{0}__item"><a class="{0}__link" href="{1}">{2}</a></li>'
    current = (
        '<li class="{0}__item {0}__item--active"><a class="{0}__link" href="{1}" aria-current="true">'
        '<strong class="{0}__active-fallback">{2}</strong></a></li>'
    )
    lines = [format_html(current if is_here else plain, block, url, label) for label, url, is_here in items]
    return format_html('<ul class="{}__list" id="navigation">{}</ul>', block, SafeString("".join(lines)))


def _links(items: Iterable[Sequence[Any]], block: str) -> SafeString:
    return format_html_join(
        "",
        '<li class="{}__item"><a class="{}__link" href="{}"{}>{}{}</a></li>',
        (
            (
                block,
                block,
                item[1],
                SafeString(' aria-current="page"') if len(item) > 2 and item[2] else "",
                item[0],
                format_html(' <span class="hscp-count">({})</span>', item[3])
                if len(item) > 3 and item[3] is not None
                else "",
            )
            for item in items
        ),
    )


@register.simple_tag
def tabs(items: Iterable[Sequence[Any]], label: str) -> SafeString:
    """Views of one thing as links: (label, url, is current[, count]). ``label`` names the group."""
    return format_html(
        '<nav class="hscp-tabs" aria-label="{}"><ul class="hscp-tabs__list">{}</ul></nav>',
        label,
        _links(items, "hscp-tabs"),
    )


@register.simple_tag
def side_navigation(items: Iterable[Sequence[Any]], label: str) -> SafeString:
    """The parts of a record as links beside it: (label, url, is current[, count]).

    Where there are many they come in groups, (label, list of such links): the one with the current link stands open.
    """
    known = list(items)
    if known and not isinstance(known[0][1], str):
        inner = format_html_join(
            "",
            '<details class="hscp-side__group"{}><summary class="hscp-side__heading">{}</summary>'
            '<ul class="hscp-side__list">{}</ul></details>',
            (
                (SafeString(" open") if any(link[2] for link in links) else "", heading, _links(links, "hscp-side"))
                for heading, links in known
            ),
        )
    else:
        inner = format_html('<ul class="hscp-side__list">{}</ul>', _links(known, "hscp-side"))
    return format_html('<nav class="hscp-side" aria-label="{}">{}</nav>', label, inner)


@register.simple_tag(takes_context=True)
def pagination(context: Context, page: Page[Any], parameter: str = "page") -> SafeString:
    """Links to the pages of a list, the rest of the query string kept; nothing where there is one page only."""
    if page.paginator.num_pages < 2:
        return SafeString("")
    query = context["request"].GET.copy()

    def href(number: int) -> str:
        query[parameter] = str(number)
        return f"?{query.urlencode()}"

    def item(number: int | str) -> SafeString:
        if not isinstance(number, int):
            return SafeString('<li class="govuk-pagination__item govuk-pagination__item--ellipsis">&ctdot;</li>')
        here = number == page.number
        return format_html(
            '<li class="govuk-pagination__item{}"><a class="govuk-link govuk-pagination__link" href="{}"'
            ' aria-label="Page {}"{}>{}</a></li>',
            " govuk-pagination__item--current" if here else "",
            href(number),
            number,
            SafeString(' aria-current="page"') if here else "",
            number,
        )

    def step(kind: str, number: int) -> SafeString:
        icon = format_html(
            '<svg class="govuk-pagination__icon govuk-pagination__icon--{}" xmlns="http://www.w3.org/2000/svg"'
            ' height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13">'
            '<path d="{}"></path></svg>',
            kind,
            _ARROW[kind],
        )
        title = format_html(
            '<span class="govuk-pagination__link-title">{}<span class="govuk-visually-hidden"> page</span></span>',
            "Previous" if kind == "prev" else "Next",
        )
        return format_html(
            '<div class="govuk-pagination__{}">'
            '<a class="govuk-link govuk-pagination__link" href="{}" rel="{}">{}{}</a></div>',
            kind,
            href(number),
            kind,
            icon if kind == "prev" else title,
            title if kind == "prev" else icon,
        )

    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return format_html(
        '<nav class="govuk-pagination" aria-label="Pages">{}<ul class="govuk-pagination__list">{}</ul>{}</nav>',
        step("prev", page.number - 1) if page.has_previous() else "",
        format_html_join("", "{}", ((item(number),) for number in numbers)),
        step("next", page.number + 1) if page.has_next() else "",
    )


@register.simple_tag
def contents(entries: Iterable[Entry], label: str = "Contents") -> SafeString:
    """A table of contents from :func:`hscp.ui.contents.with_contents`; on paper each line ends with its page."""
    lines = format_html_join(
        "",
        '<li class="hscp-contents__item hscp-contents__item--{}"><a class="govuk-link" href="#{}">{}</a></li>',
        ((entry.level, entry.target, entry.words) for entry in entries),
    )
    return format_html(
        '<nav class="hscp-contents" aria-label="{}"><h2 class="govuk-heading-m no-contents">{}</h2><ol>{}</ol></nav>',
        label,
        label,
        lines,
    )
