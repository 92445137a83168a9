"""Reads HTML the way assistive technology does: elements, ids, what describes what."""

from collections.abc import Iterator
from typing import Any

import lxml.html
from django.template import engines
from django.test import RequestFactory


def page(html: str) -> Any:
    """The parsed document or fragment."""
    return lxml.html.document_fromstring(f"<div>{html}</div>" if "<html" not in html else html)


def text(element: Any) -> str:
    """An element's words, spaces tidied."""
    return " ".join(element.text_content().split())


def by_id(document: Any, identity: str) -> Any:
    """The one element of that id; fails where there are none or several."""
    found = document.xpath("//*[@id=$id]", id=identity)
    assert len(found) == 1, f"{len(found)} elements have the id {identity!r}"
    return found[0]


def inputs(document: Any) -> list[Any]:
    """Every control that a person can fill."""
    return list(document.xpath("//input[not(@type='hidden')]|//select|//textarea"))


def dangling(document: Any) -> Iterator[str]:
    """Ids that something points at and that nothing, or more than one element, has; and ids given twice."""
    ids = document.xpath("//@id")
    yield from (f"twice: {identity}" for identity in set(ids) if ids.count(identity) > 1)
    for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
        for value in document.xpath(f"//@{attribute}"):
            yield from (f"{attribute} → {identity}" for identity in value.split() if identity not in ids)
    for href in document.xpath("//a/@href[starts-with(., '#')]"):
        if href[1:] not in ids:
            yield f"href → {href}"


def render(source: str, path: str = "/", **context: Any) -> str:
    """A template text rendered with a request of that path, as a page would."""
    request = RequestFactory().get(path)
    return engines["django"].from_string("{% load components %}" + source).render(context, request)
