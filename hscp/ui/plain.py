"""HTML as it is read, and what it says besides: for searching a text that is about to be published."""

from html.parser import HTMLParser
from urllib.parse import unquote

from hscp.lib.unseen import without_unseen

BLOCKS = frozenset(
    {"p", "div", "section", "li", "ul", "ol", "table", "tr", "td", "th", "blockquote", "pre", "br", "hr", "caption"}
    | {f"h{level}" for level in range(1, 7)}
)
SAID = ("href", "title", "alt", "aria-label")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.besides: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.text.append("\n")
        self.besides += [value for name, value in attrs if name in SAID and value]

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def plain_of(html: str) -> str:
    """The words of a piece of HTML, a line for each block; below them what its links and titles say.

    Marks within a word ("Ma**r**y") do not part it, nor do signs that nobody sees. An address stands there as it is
    written and, where that is another, as it is meant ("Mary%20Smith").
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = [" ".join(line.split()) for line in without_unseen("".join(reader.text)).splitlines()]
    besides = [words for each in reader.besides for words in dict.fromkeys((each, unquote(each)))]
    return "\n".join([*filter(None, lines), *map(without_unseen, besides)])
