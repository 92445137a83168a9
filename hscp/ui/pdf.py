"""HTML to a tagged PDF that meets PDF/UA-1. Nothing is fetched: pictures travel inside the HTML as data addresses."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

STYLES = Path(__file__).resolve().parents[2] / "static" / "styles" / "report.css"
VARIANT = "pdf/ua-1"


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A finished PDF and the number of its pages."""

    data: bytes
    pages: int


def make_pdf(body: SafeString, **about: Any) -> bytes:
    """The bytes of ``lay_out``, for whoever does not ask how many pages there are."""
    return lay_out(body, **about).data


def lay_out(
    body: SafeString,
    *,
    title: str,
    running: str = "",
    author: str = "",
    description: str = "",
    marking: str = "",
    language: str = "en-GB",
) -> LaidOut:
    """The PDF of a document whose ``body`` is HTML that our templates made, headings from h1 down.

    ``title`` is the document's name in the reader's window; ``running`` stands at the head of each page but the first
    (the title where it is empty), ``marking`` at the head of all. Styles come from ``static/styles/report.css``. An
    image from anywhere but a ``data:`` address is left out, its alternative text stands in its place.
    Raises ``ValueError`` for a summary list, whose rows PDF/UA does not allow (``{% facts %}`` is the table for
    it), and where the document that came out is not tagged or has no pages.
    """
    if "govuk-summary-list" in body:
        raise ValueError("A summary list cannot go on paper; use {% facts %} in reports.")
    engine, styles, fetcher = _engine()
    html = render_to_string(
        "components/paper.html",
        {
            "body": body,
            "title": title,
            "running": running or title,
            "author": author,
            "description": description,
            "marking": marking,
            "language": language,
        },
    )
    document = engine(string=html, url_fetcher=fetcher, base_url=None)
    pages = 0

    def check(laid_out: Any, pdf: Any) -> None:
        nonlocal pages
        pages = len(laid_out.pages)
        if not pages or "StructTreeRoot" not in pdf.catalog:
            raise ValueError("The document came out without pages or without tags.")

    data: bytes = document.write_pdf(stylesheets=[styles], pdf_variant=VARIANT, finisher=check)
    return LaidOut(data, pages)


def strips_of(html: str) -> bytes:
    """A PDF of strips of words, each a page of its own size, to be put on other pages; ``html`` brings its styles."""
    engine, _, fetcher = _engine()
    data: bytes = engine(string=html, url_fetcher=fetcher, base_url=None).write_pdf()
    return data


@lru_cache(maxsize=1)
def _engine() -> tuple[Any, Any, Any]:
    """WeasyPrint's HTML class, the parsed style sheet and the fetcher; made once in a process."""
    from weasyprint import CSS, HTML  # noqa: PLC0415 # heavy: imported where it is used
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 # heavy: imported where it is used

    class DataOnly(URLFetcher):
        """Opens ``data:`` addresses and refuses every other, so that no document makes us ask another machine."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols={"data"}, allow_redirects=False)

    fetcher = DataOnly()
    return HTML, CSS(string=STYLES.read_text(encoding="utf-8"), url_fetcher=fetcher), fetcher
