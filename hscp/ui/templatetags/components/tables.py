"""Tables: bare ``<tr>``, ``<th>`` and ``<td>`` inside ``{% table %}`` are dressed by the style sheet.

Rows are written as plain HTML and not as tags, because a list of 500 rows is bound by rendering.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from hscp.ui.templatetags.components.library import register


@register.simple_block_tag
def table(content: str, caption: str, size: str = "m", id: str = "", hide_caption: bool = False) -> SafeString:
    """A table with its caption. A wide one scrolls in its own frame, which the keyboard can reach; the page does not.

    ``{% table "Actions" %}<thead><tr>{% th "Action" %}{% th "Due" sort="due" %}</tr></thead>…{% endtable %}``
    Cells: ``<th scope="row">`` names the row, ``<td class="num">`` is for numbers, ``<td class="nowrap">`` for dates.
    ``hide_caption`` where a heading just above says the same.
    """
    css = "govuk-visually-hidden" if hide_caption else f"govuk-table__caption--{size}"
    return format_html(
        '<div class="hscp-table-frame" role="region" aria-label="{}" tabindex="0" data-frame{}>'
        '<table class="hscp-table"><caption class="govuk-table__caption {}">{}</caption>{}</table></div>',
        f"Table: {caption}",
        format_html(' id="{}"', id) if id else "",
        css,
        caption,
        content,
    )


@register.simple_tag(takes_context=True)
def th(context: Context, label: str, sort: str = "", numeric: bool = False, hidden: bool = False) -> SafeString:
    """A column's header. With ``sort`` it is a link that sorts by that key: ``?sort=due``, again ``?sort=-due``.

    The rest of the query string is kept and the page number dropped. ``hidden`` is for a column of buttons, whose
    header is read out but not shown.
    """
    css = SafeString(' class="num"') if numeric else ""
    if hidden:
        return format_html('<th scope="col"{}><span class="govuk-visually-hidden">{}</span></th>', css, label)
    if not sort:
        return format_html('<th scope="col"{}>{}</th>', css, label)
    query = context["request"].GET.copy()
    current = query.get("sort", context.get("sort", ""))
    query.pop("page", None)
    query["sort"] = f"-{sort}" if current == sort else sort
    order = {sort: "ascending", f"-{sort}": "descending"}.get(current, "none")
    return format_html(
        '<th scope="col" aria-sort="{}"{}><a class="hscp-sort hscp-sort--{}" href="?{}">{}</a></th>',
        order,
        css,
        order,
        query.urlencode(),
        label,
    )


@register.simple_tag
def data_table(
    caption: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], size: str = "m", hide_caption: bool = False
) -> SafeString:
    """A small table of figures: the first column names the row, the others are numbers.

    ``rows`` are sequences as long as ``columns``.
    """
    head = format_html_join("", '<th scope="col"{}>{}</th>', _classed(columns))
    body = format_html_join(
        "",
        "<tr>{}</tr>",
        (
            (
                format_html(
                    '<th scope="row">{}</th>{}',
                    row[0],
                    format_html_join("", '<td class="num">{}</td>', ((cell,) for cell in row[1:])),
                ),
            )
            for row in rows
        ),
    )
    inner = format_html("<thead><tr>{}</tr></thead><tbody>{}</tbody>", head, body)
    return table(inner, caption, size=size, hide_caption=hide_caption)


@register.simple_tag
def facts(caption: str, rows: Iterable[Sequence[Any]], hide_caption: bool = False) -> SafeString:
    """Names and values as a table: what a summary list is on a page, in a report that also goes on paper.

    ``rows`` are (name, value) pairs; an empty value reads "Not recorded".
    """
    body = format_html_join(
        "",
        '<tr><th scope="row">{}</th><td>{}</td></tr>',
        ((name, "Not recorded" if value in (None, "") else value) for name, value in rows),
    )
    caption_class = "govuk-visually-hidden" if hide_caption else "govuk-table__caption--s"
    return format_html(
        '<table class="hscp-table hscp-facts"><caption class="govuk-table__caption {}">{}</caption>'
        "<tbody>{}</tbody></table>",
        caption_class,
        caption,
        body,
    )


def _classed(columns: Sequence[str]) -> Iterable[tuple[str, str]]:
    return ((SafeString(' class="num"') if index else "", column) for index, column in enumerate(columns))
