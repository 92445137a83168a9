"""Markdown that people typed, as HTML that is safe to show: no HTML passes in, an allow-list lets little out."""

from functools import lru_cache

import nh3
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

ALLOWED_TAGS = {
    *("p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
ALLOWED_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "th": {"scope"}}
LOWEST_HEADING = 6


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


def render_markdown(text: str, *, shift: int = 2) -> SafeString:
    """CommonMark with tables as sanitised HTML in a ``<div class="hscp-prose">``; an empty text stays empty.

    ``shift`` is the number of levels that headings move down, so that "#" of a paragraph under an h2 becomes an h3
    with ``shift=2``; nothing goes below h6. Links keep http, https and mailto only. Images are left out: they would be
    fetched from elsewhere.
    """
    if not text.strip():
        return SafeString("")
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
