"""Markdown that people typed, as HTML that is safe to show: no HTML passes in, an allow-list lets little out.

What a text costs to render grows with its marks, its lines and the cells of its tables, far more than with its length
(20,000 characters of prose take 2 ms, of a wide table some seconds). So these are bounded: a form refuses a text
beyond, and one that is stored already is shown as it was typed, without formatting.
"""

import re
from functools import lru_cache

import nh3
from django.utils.html import linebreaks
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

ALLOWED_TAGS = {
    *("p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
ALLOWED_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"scope"}}
LOWEST_HEADING = 6
MOST_MARKS = MOST_LINES = MOST_CELLS = 2_500
_MARKS = re.compile(r"[*_`~\[\]<>&\\]")
_HEADING = re.compile(r"<(/?)h([1-6])>")
_RULER = re.compile(r"^[\s>|:-]*-[\s|:-]*\|[\s|:-]*$")  # the line below a table's head


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


def is_too_much(text: str) -> bool:
    """Whether a text has more marks, lines or cells of tables than are rendered. A row counts as wide as its table."""
    lines, cells, wide = text.splitlines(), 0, 0
    for line in lines:
        if not line.strip():
            wide = 0  # a table ends at an empty line
        elif _RULER.fullmatch(line):
            wide = line.count("|") + 1
        cells += wide
    return len(lines) > MOST_LINES or cells > MOST_CELLS or sum(1 for _ in _MARKS.finditer(text)) > MOST_MARKS


def render_markdown(text: str, *, shift: int = 2) -> SafeString:
    """CommonMark with tables as sanitised HTML in a ``<div class="hscp-prose">``; an empty text stays empty.

    ``shift`` is the number of levels that headings move down, so that "#" of a paragraph under an h2 becomes an h3
    with ``shift=2``; nothing goes below h6. Links keep http, https and mailto only. Images are left out: they would be
    fetched from elsewhere. A text that `is_too_much` is left as it was typed.
    """
    if not text.strip():
        return SafeString("")
    if is_too_much(text):
        return SafeString(f'<div class="hscp-prose">{linebreaks(text, autoescape=True)}</div>')
    parser = _parser()
    tokens = parser.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + shift, LOWEST_HEADING)}"
        elif token.type == "th_open":
            token.attrs = {"scope": "col"}
        elif token.type == "td_open":
            token.attrs = {}
    html = nh3.clean(
        parser.renderer.render(tokens, parser.options, {}),
        tags=ALLOWED_TAGS,
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    return SafeString(f'<div class="hscp-prose">{html.strip()}</div>')


def levelled(html: SafeString, top: int) -> SafeString:
    """HTML from Markdown with its headings moved so that they begin at ``top`` and none leaves out a level."""
    before, opened = top - 1, [top]

    def put(match: re.Match[str]) -> str:
        nonlocal before
        if not match[1]:
            before = max(top, min(int(match[2]), before + 1))
            opened[0] = before
        return f"<{match[1]}h{opened[0]}>"

    return SafeString(_HEADING.sub(put, html))
