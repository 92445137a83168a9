"""Walking the product as a browser does: every address, what its pages link to, and which markers an answer holds."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from zipfile import ZipFile, is_zipfile

from django.test import Client
from django.urls import Resolver404, resolve, reverse

from hscp.spaces.acting import acting, in_space
from meetings.models import DatePoll, InvitationSent
from tests.sweeps.marks import EVERY_WORD, marks_in
from tests.sweeps.objects import shut
from tests.sweeps.table import ROWS, SPACE, Row
from tests.sweeps.world import Swept

LINK = re.compile(r"""(?:href|src|hx-get)="([^"#]*)""")
EACH_TIME = re.compile(
    rb"""nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"|name="[a-z_]*once[a-z_]*" value="[^"]*"|"""
    rb"""name="(?:[a-z_]*key|window)" value="[^"]*"|X-CSRFToken[^}]*|"token": "[^"]+"""
)
LOOSE = ("q", "page", "sort")  # questions of which one crawl asks each page only one


@dataclass(frozen=True)
class Answer:
    """What came back: the address, its name, the status, the markers in it."""

    url: str
    name: str
    status: int
    marks: frozenset[str]

    def of(self, *words: str) -> set[str]:
        """Its markers of these words."""
        return {mark for mark in self.marks if mark[:-3] in words}


def url_of(row: Row, slug: str, objects: dict[str, Any]) -> str:
    """The address of a row for these objects."""
    kwargs = {name: objects[kind] for name, kind in row.objects.items()}
    if row.who == SPACE:
        kwargs["space"] = slug
    return reverse(row.name, kwargs=kwargs)


def body_of(response: Any) -> bytes:
    """The whole body, streamed or not; the file behind it is shut."""
    body: bytes = b"".join(response.streaming_content) if response.streaming else response.content
    shut(response)
    return body


def words_of(response: Any, body: bytes) -> str:
    """Everything that an answer says: its text (a PDF's as one reads it, a packed file's unpacked), headers, cookies.

    Markers are letters and digits alone: no escaping changes them.
    """
    if response.headers.get("Content-Type", "").startswith("application/pdf") and body.startswith(b"%PDF"):
        text = pdf_text(body)
    else:
        text = unpacked(body)
    headers = [f"{name}: {value}" for name, value in response.headers.items()]
    cookies = [morsel.OutputString() for morsel in getattr(response, "cookies", {}).values()]
    return "\n".join([text, *headers, *cookies])


def unpacked(body: bytes) -> str:
    """The words of a file; of a workbook, a Word file or an archive those of all that is packed in it, names too."""
    if not is_zipfile(BytesIO(body)):
        return body.decode("utf-8", "replace")
    with ZipFile(BytesIO(body)) as packed:
        return "\n".join(f"{name}\n{unpacked(packed.read(name))}" for name in packed.namelist())


def read_pdf(body: bytes) -> bytes:
    """The words of a PDF as one reads them."""
    done = subprocess.run(["pdftotext", "-", "-"], input=body, capture_output=True, check=False, timeout=60)
    return done.stdout


def pdf_text(body: bytes) -> str:
    """The words and the particulars (title, author) of a PDF."""
    found = [
        subprocess.run([*command], input=body, capture_output=True, check=False, timeout=60).stdout
        for command in (("pdftotext", "-", "-"), ("pdfinfo", "-"))
    ]
    return body.decode("latin-1") + b"\n".join(found).decode("utf-8", "replace")


def get(client: Client, url: str) -> tuple[Answer, str]:
    """Look at a page. Gives back what is to be judged, and its words."""
    response = client.get(url)
    words = words_of(response, body_of(response))
    return Answer(url, name_of(url), response.status_code, marks_in(words)), words


def name_of(url: str) -> str:
    """The name of an address; empty where there is none."""
    try:
        return str(resolve(urlsplit(url).path).url_name)
    except Resolver404:
        return ""


def bare(body: bytes) -> bytes:
    """A page without what differs each time: nonces, tokens, the key of a form."""
    return EACH_TIME.sub(b"", body)


# Pages of a meeting to come: the sweep's own meeting is open by now.
COMING = ("meeting_agenda", "meeting_invitations", "meeting_reply", "meeting_dates", "date_poll_answer")


def starts(swept: Swept) -> list[str]:
    """Every address that answers a GET, for own objects and for those of the case file that some may open."""
    slug = swept.here.slug
    urls = ["/", "/reports/", "/reviews/"]
    for row in ROWS:
        if row.who != SPACE or row.get == 405:
            continue
        urls.append(url_of(row, slug, swept.own))
        if set(row.objects.values()) & set(swept.restricted):
            urls.append(url_of(row, slug, swept.own | swept.restricted))
    with acting(in_space(swept.here.pk)):
        coming = InvitationSent.objects.latest("pk").meeting_id
        asked = list(DatePoll.objects.filter(meeting=coming).values_list("pk", flat=True))
    urls += [reverse(name, args=(slug, coming)) for name in COMING]
    urls += [reverse("date_poll", args=(slug, coming, poll)) for poll in asked]
    for objects in (swept.histories, swept.restricted_histories):
        urls += [reverse("object_history", args=(slug, kind, key)) for kind, key in objects.items()]
    return list(dict.fromkeys(urls))


def crawl(client: Client, begin: Iterable[str]) -> list[Answer]:
    """Look at these pages, and at what they lead to: one page of each address that is not among them, and of each
    question that one of them can be asked."""
    waiting, looked = list(begin), {_kind(url) for url in begin}
    answers = []
    while waiting:
        answer, words = get(client, waiting.pop(0))
        answers.append(answer)
        for url in links_of(answer.url, words):
            if (kind := _kind(url)) not in looked and kind[0]:
                looked.add(kind)
                waiting.append(url)
    return answers


def _kind(url: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    path, _, query = url.partition("?")
    asked = ((name, "" if name in LOOSE else text) for name, text in parse_qsl(query))
    return name_of(path), tuple(sorted(asked))


def links_of(url: str, words: str) -> Iterator[str]:
    """Where a page leads within its space, questions (``?state=open``) too; each search box is asked for each word."""
    base = urlsplit(url)
    for link in map(unescape, LINK.findall(words)):
        if link.startswith("?"):
            yield f"{base.path}{link}"
        elif link.startswith(("/p/", "/reports/", "/reviews/")):
            yield link
    if 'name="q"' in words and not base.query:
        yield f"{base.path}?q={EVERY_WORD}"
    if 'name="on' in words and not base.query:
        yield f"{base.path}?on=2026-06-14"
