"""Figures: progress, quoracy bars and charts, each with words that say the same."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hscp.ui.charts import Chart, draw
from hscp.ui.quoracy import quoracy_svg
from hscp.ui.templatetags.components.library import register
from hscp.ui.templatetags.components.notices import details
from hscp.ui.templatetags.components.records import part
from hscp.ui.templatetags.components.tables import data_table
from hscp.ui.templatetags.components.words import clock


@register.simple_tag
def progress(value: float, maximum: float, label: str, id: str = "progress") -> SafeString:
    """How far a job is: a real ``<progress>`` and the same in words. ``label`` says what is counted: "pages built"."""
    return format_html(
        '<div class="hscp-progress"><label class="govuk-label" for="{}">{}</label>'
        '<progress class="hscp-progress__bar" id="{}" value="{}" max="{}">{} of {}</progress>'
        '<p class="hscp-progress__words">{} of {}</p></div>',
        id,
        label,
        id,
        value,
        maximum,
        value,
        maximum,
        value,
        maximum,
    )


def svg_image(svg: bytes, alt: str, css: str) -> SafeString:
    """An SVG as an image from a data address, which a strict content policy allows and an inline one does not."""
    return format_html(
        '<img class="{}" src="data:image/svg+xml;base64,{}" alt="{}">', css, b64encode(svg).decode(), alt
    )


@register.simple_tag
def quoracy_bar(periods: Iterable[Any], title: str = "Quoracy during the meeting") -> SafeString:
    """A meeting as a bar of its periods, quorate or not, with the same as a list of times.

    A period has ``start`` and ``end`` (datetimes, [start, end)), ``quorate`` (bool) and may have ``reason``, the
    verdict's sentence. Not quorate is hatched, so the picture does not depend on colour.
    """
    known = list(periods)
    if not known:
        return SafeString("")
    svg = quoracy_svg([(part(p, "start"), part(p, "end"), bool(part(p, "quorate"))) for p in known])
    lines = format_html_join(
        "",
        '<li class="hscp-quoracy__period hscp-quoracy__period--{}"><span class="hscp-quoracy__times">{} to {}</span>'
        " <strong>{}</strong>{}</li>",
        (
            (
                "yes" if part(p, "quorate") else "no",
                clock(part(p, "start")),
                clock(part(p, "end")),
                "Quorate" if part(p, "quorate") else "Not quorate",
                format_html('<span class="hscp-quoracy__reason">{}</span>', part(p, "reason"))
                if part(p, "reason")
                else "",
            )
            for p in known
        ),
    )
    return format_html(
        '<div class="hscp-quoracy">{}<ol class="hscp-quoracy__list">{}</ol></div>',
        svg_image(svg, f"{title}. The list that follows says the same.", "hscp-quoracy__bar"),
        lines,
    )


@register.simple_tag
def chart(picture: Chart, visible_table: bool = False, links: Sequence[Sequence[str]] = ()) -> SafeString:
    """A chart as an image with its alternative text, and its figures as a table: folded away, or open on paper.

    ``links`` are the addresses of what each figure counts, by category and series; an empty one leads nowhere.
    """
    rows = [[name, *_linked(figures, links[at] if links else ())] for at, (name, *figures) in enumerate(picture.rows)]
    figures = data_table(picture.title, picture.columns, rows, size="s", hide_caption=not visible_table)
    beside = figures if visible_table else details(figures, "The figures as a table")
    return format_html(
        '<figure class="hscp-chart"><figcaption class="hscp-chart__caption">{}</figcaption>'
        '<div class="hscp-chart__frame" role="group" aria-label="{}" tabindex="0" data-frame>{}</div>{}</figure>',
        picture.title,
        f"Chart: {picture.title}",
        svg_image(draw(picture), picture.alt, "hscp-chart__image"),
        beside,
    )


def _linked(figures: Sequence[str], urls: Sequence[str]) -> list[str]:
    what = SafeString('<span class="govuk-visually-hidden">: what it counts</span>')
    return [
        format_html('<a class="govuk-link" href="{}">{}{}</a>', url, figure, what) if url else figure
        for figure, url in zip_longest(figures, urls, fillvalue="")
    ]
