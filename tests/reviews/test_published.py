"""A practice review in public: page, PDF, briefing; by hand and by the daily turn; corrected, withdrawn by two.

What is public holds no protected word: its pages, its PDFs, what these say of themselves, its history.
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.safestring import SafeString

from hscp.lib.verdicts import Refused
from hscp.record.models import Mail
from hscp.spaces.acting import acting, current, in_space
from hscp.ui.particulars import particulars_of_pdf, particulars_of_word
from hscp.ui.pdf import LaidOut, lay_out
from hscp.ui.plain import plain_of
from hscp.ui.word import make_word
from partnership.models import Seat
from partnership.operations.cases import change_place
from partnership.rules.roles import Right
from reviews.models import CaseEvent, CopyBuild, Incident, PublicCopyStage, PublishedReview, WithdrawalAsk
from reviews.operations import copy_document, publication
from reviews.operations.copy_document import public_path
from reviews.operations.corrections import correct_copy
from reviews.operations.publication import publish_due
from reviews.operations.publishing import move_copy
from reviews.operations.withdrawal import answer_withdrawal, ask_to_withdraw
from reviews.queries.identity import protected_terms
from reviews.queries.publishing import latest_of
from reviews.rules.links import path_here, with_public_links
from reviews.rules.protected import Term, hits
from tests.conftest import NOW
from tests.factories.cases import put_on, seat_of
from tests.factories.publishing import OUT, TITLE, Copy
from tests.paper.reading import wrong_by_pdf_ua
from tests.sweeps.walk import read_pdf

LATER = NOW + timedelta(days=9)


@pytest.fixture
def case(ready: Copy) -> Copy:
    return ready


def bytes_of(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else bytes(response.content)


def public(case: Copy, name: str, *args: str) -> Any:
    """A page as somebody without an account sees it."""
    return Client().get(reverse(name, args=args and (case.world.here.slug, *args)))


def read_out(case: Copy, key: str) -> Iterator[tuple[str, str]]:
    """Everything of a published review that can be read, and where."""
    for name in ("published_review", "published_briefing"):
        answer = public(case, name, key)
        yield name, f"{plain_of(answer.content.decode())}\n{answer.headers}"
    yield "published_reviews", plain_of(public(case, "published_reviews").content.decode())
    yield (
        "published_reviews_of",
        plain_of(Client().get(reverse("published_reviews_of", args=(case.world.here.slug,))).content.decode()),
    )
    for name in ("published_review_file", "published_briefing_file"):
        answer = public(case, name, key)
        data = bytes_of(answer)
        yield name, f"{read_pdf(data).decode()}\n{answer.headers}"
        yield f"particulars of {name}", "\n".join(particulars_of_pdf(data).values())
        with pikepdf.open(io.BytesIO(data)) as pdf:
            yield f"objects of {name}", "\n".join(str(each) for each in pdf.objects if isinstance(each, pikepdf.String))
    with acting(in_space(case.world.here.pk)):
        for row in PublishedReview.history.filter(key=key):
            said = (str(getattr(row, field.attname)) for field in row._meta.concrete_fields)
            yield "history", plain_of("\n".join(said))


def leaks(case: Copy, key: str, terms: tuple[Term, ...]) -> set[str]:
    """Where a protected word, or a reference of the case, can be read."""
    with case.inside():
        incident = Incident.objects.select_related("file").get(pk=case.incident.pk)
        filed = (incident.file.reference, incident.reference)
    return {where for where, text in read_out(case, key) if hits(text, terms) or any(each in text for each in filed)}


def terms_of(case: Copy) -> tuple[Term, ...]:
    with case.with_sheet():
        return protected_terms(case.incident)


def test_nothing_that_is_public_holds_a_protected_word(case: Copy) -> None:
    shown, terms = case.publish(LATER), terms_of(case)
    assert len(terms) > 40 and leaks(case, shown.key, terms) == set()
    places = dict(read_out(case, shown.key))
    read = {name: " ".join(text.split()) for name, text in places.items() if "objects" not in name}
    assert [name for name, text in read.items() if TITLE not in text] == [], "all are looked into"


def test_that_search_finds_a_word_that_is_planted_anywhere(case: Copy) -> None:
    shown, terms = case.publish(LATER), terms_of(case)
    with acting(in_space(case.world.here.pk)):
        row = PublishedReview.objects.get(pk=shown.pk)
        row.html += '<p><a href="https://e.example/zoe-nowak">Read on</a></p>'
        row.briefing_html += "<p>Zo<em>e</em> was known</p>"
        row.title = "About Nowak"
        row.save()
        path = public_path(row.space_id, row.file_name)
    with default_storage.open(path) as stored, pikepdf.open(io.BytesIO(stored.read())) as pdf:
        pdf.docinfo["/Author"] = "Nowak family"
        made = io.BytesIO()
        pdf.save(made)
    default_storage.delete(path)
    assert default_storage.save(path, io.BytesIO(made.getvalue())) == path  # type: ignore[arg-type]
    assert {
        *("published_review", "published_briefing", "published_reviews", "published_reviews_of", "history"),
        "particulars of published_review_file",
    } <= leaks(case, shown.key, terms)


def test_anybody_reads_it_as_page_and_tagged_pdf(case: Copy) -> None:
    assert public(case, "published_reviews").content.decode().count("Nothing is published yet") == 1
    shown = case.publish(LATER)
    page = public(case, "published_review", shown.key).content.decode()
    assert TITLE in page and "Agencies</strong> worked apart" in page and "24 June 2026" in page
    briefing = public(case, "published_briefing", shown.key).content.decode()
    assert "Nobody put the picture together" in briefing and "Questions for your team" in briefing
    for name in ("published_review_file", "published_briefing_file"):
        answer = public(case, name, shown.key)
        data = bytes_of(answer)
        assert wrong_by_pdf_ua(data) == [] and "no-store" in answer.headers["Cache-Control"]
        said = particulars_of_pdf(data)
        assert "CreationDate" not in said and "ModDate" not in said and said["Author"] == case.world.here.name
    with case.inside():
        days = {each.event: each.on for each in CaseEvent.objects.filter(incident=case.incident)}
        assert days["review-published"] == OUT, "the clock of the review stops"
    assert public(case, "published_review", "2026-9").status_code == 404
    assert Client().get(reverse("published_reviews_of", args=("nowhere",))).status_code == 404


def test_the_daily_turn_publishes_once_on_the_day(case: Copy) -> None:
    with acting(in_space(case.world.here.pk)):
        assert publish_due(at=LATER - timedelta(days=1)) == 0
        assert publish_due(at=LATER + timedelta(days=2)) == 1, "one that was missed goes out with the next"
        assert publish_due(at=LATER + timedelta(days=2)) == 0
        assert PublishedReview.objects.count() == 1
        assert not PublishedReview.objects.filter(published_on=OUT).exists(), "the day it really went out"
    with case.inside():
        assert PublicCopyStage.objects.get(move="publish").seat_id == case.seat.pk, "from whose seat the day was set"


def test_what_may_not_go_out_is_held_back_and_told_once_a_day(checked: Copy) -> None:
    case = checked
    case.keep_all()
    case.set_day()
    with acting(in_space(case.world.here.pk)):
        before = Mail.objects.count()
        assert publish_due(at=LATER) == publish_due(at=LATER + timedelta(hours=2)) == 0
        assert not PublishedReview.objects.exists()
        told = Mail.objects.order_by("-pk")[: Mail.objects.count() - before]
        assert len(told) == 1 and "held back" in told[0].subject and "Panel" not in told[0].text
    with case.inside():
        (stage,) = PublicCopyStage.objects.filter(move="held_back")
        assert "not on record that the full report went" in stage.reason


def test_a_corrected_version_takes_its_place_with_a_note(case: Copy, django_capture_on_commit_callbacks: Any) -> None:
    shown, at = case.publish(LATER), LATER + timedelta(days=1)
    path = public_path(case.world.here.pk, shown.file_name)
    with case.with_sheet():
        case.write("A child came to harm. Three agencies worked apart.")
    case.version(at=at)
    said = {"copy": None, "seat": case.seat, "at": at}
    with case.with_sheet():
        copy, last = case.copy(), latest_of(case.copy())
        assert last is not None
        said |= {"copy": copy, "read_hash": last.content_hash}
        with pytest.raises(Refused, match="could tell who somebody is"):
            correct_copy(public_words="What Nowak’s school knew", **said)
        with django_capture_on_commit_callbacks(execute=True):
            correct_copy(public_words="The number of agencies.", **said)
        assert not default_storage.exists(path), "what was corrected can be read nowhere"
        with pytest.raises(Refused, match="This is the version that is public"):
            correct_copy(public_words="Again", **said)
    page = public(case, "published_review", shown.key).content.decode()
    assert "Corrected on 25 June 2026: The number of agencies." in page
    assert "Three agencies worked apart" in page and "March 2020" not in page
    assert b"Three agencies" in read_pdf(bytes_of(public(case, "published_review_file", shown.key)))


def second(case: Copy, *, before: bool = True) -> Seat:
    """Somebody else who writes in the case, since before it was asked for or since after."""
    with case.inside():
        when = LATER - timedelta(days=2) if before else LATER + timedelta(days=2)
        put_on(case.incident.file, case.world.user("dsp"), level=Right.WRITE_FILE, at=when)
    return seat_of(case.world.user("dsp"), case.world.here)


def ask(case: Copy, **words: str) -> WithdrawalAsk:
    given = {
        "reason": "The mother asks",
        "public_title": "A review",
        "public_words": "somebody could be known",
        **words,
    }
    with case.with_sheet():
        return ask_to_withdraw(copy=case.copy(), seat=case.seat, at=LATER + timedelta(days=1), **given)


def answer(case: Copy, asked: WithdrawalAsk, seat: Seat, *, confirmed: bool = True) -> None:
    with case.inside(), acting(replace(current(), user_id=seat.user_id)):
        said = {"words": "", "by": seat.user_id or 0, "at": LATER + timedelta(days=3)}
        answer_withdrawal(ask=asked, confirmed=confirmed, seat=seat, **said)  # type: ignore[arg-type]


def test_two_people_withdraw_it_and_a_note_stays(case: Copy, django_capture_on_commit_callbacks: Any) -> None:
    other, shown = second(case), case.publish(LATER)
    path = public_path(case.world.here.pk, shown.file_name)
    with pytest.raises(Refused, match="could tell who somebody is"):
        ask(case, public_words="the family Nowak asks")
    asked = ask(case)
    with pytest.raises(Refused, match="has asked for it already"):
        ask(case)
    with pytest.raises(Refused, match="You asked for it yourself"):
        answer(case, asked, case.seat)
    assert public(case, "published_review", shown.key).status_code == 200, "it is public until then"
    with django_capture_on_commit_callbacks(execute=True):
        answer(case, asked, other)
    page = public(case, "published_review", shown.key).content.decode()
    assert "Withdrawn on 27 June 2026 because somebody could be known." in page and "A review" in page
    assert TITLE not in page and "worked apart" not in page
    for name in ("published_review_file", "published_briefing", "published_briefing_file"):
        assert public(case, name, shown.key).status_code == 404, name
    assert not default_storage.exists(path), "its files are gone"
    listed = public(case, "published_reviews").content.decode()
    assert "Withdrawn" in listed and TITLE not in listed
    with case.inside():
        assert CaseEvent.objects.filter(event="review-withdrawn", on=date(2026, 6, 27)).exists()
        move_copy(copy=case.copy(), move="write_again", reason="Reworded", seat=case.seat, at=NOW)
    with pytest.raises(Refused, match="has been answered"):
        answer(case, asked, other)


def test_whoever_came_to_the_case_after_it_was_asked_for_does_not_confirm_it(case: Copy) -> None:
    case.publish(LATER)
    asked = ask(case)
    other = second(case, before=False)
    with pytest.raises(Refused, match="before it was asked for"):
        answer(case, asked, other)
    answer(case, asked, other, confirmed=False)
    assert public(case, "published_review", "2026-1").status_code == 200
    with case.inside():
        assert case.copy().state == "published" and PublicCopyStage.objects.filter(move="decline_withdrawal").exists()


def test_a_reader_who_is_let_write_after_it_was_asked_for_does_not_confirm_it(
    case: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    case.publish(LATER)
    with case.inside():
        place = put_on(case.incident.file, case.world.user("dsp"))
    asked = ask(case)
    monkeypatch.setattr("hscp.spaces.clock._wall", lambda: LATER + timedelta(days=2))
    with case.inside():
        said = {"level": Right.WRITE_FILE, "reason": "Helps", "ends_at": None, "version": 1}
        change_place(grant=place, at=LATER + timedelta(days=2), **said)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="before it was asked for"):
        answer(case, asked, seat_of(case.world.user("dsp"), case.world.here))


def test_a_review_that_was_put_out_in_the_same_moment_keeps_its_number(
    case: Copy, monkeypatch: pytest.MonkeyPatch
) -> None:
    with acting(in_space(case.world.here.pk)):
        other = PublishedReview(key="2026-1", title="Another", html="<p>x</p>", file_name="x.pdf", published_on=OUT)
        other.content_hash = "1" * 64
        other.save()
    asked: list[int] = []
    real = publication.public_key

    def late(year: int, taken: list[str]) -> str:
        asked.append(year)
        return real(year, [] if len(asked) == 1 else taken)

    monkeypatch.setattr(publication, "public_key", late)
    assert case.publish(LATER).key == "2026-2" and len(asked) == 2


def test_a_pdf_that_is_not_the_one_that_was_built_is_held_back_and_stops_no_other(case: Copy) -> None:
    with case.with_sheet():
        last = latest_of(case.copy())
        assert last is not None
        default_storage.delete(CopyBuild.objects.select_related("pdf").get(version=last).pdf.path)
    with acting(in_space(case.world.here.pk)):
        assert publish_due(at=LATER) == 0
    with case.inside():
        assert "are not those that were built" in PublicCopyStage.objects.get(move="held_back").reason


def test_links_lead_where_everybody_may_go_or_are_plain_text() -> None:
    site = "https://hscp.example"
    assert path_here("/p/here/recommendations/4/", site) == "/p/here/recommendations/4/"
    assert path_here("https://hscp.example/p/x/", site) == "/p/x/" and path_here("https://gov.example/p/", site) is None
    for address in (
        *(
            "https://hscp.example:443/p/x/",
            "https://u@hscp.example/p/x/",
            "https://HSCP.example./p/x/",
            "//hscp.example/p/x/",
        ),
        *(
            "/reports/../p/x/",
            "/reports/%2e%2E/p/x/",
            "https://hscp.example/reports/./../p/x/",
            "\\\\hscp.example\\p\\x/",
        ),
    ):
        assert path_here(address, site) == "/p/x/", address
    assert path_here("http://[", site) == "" and path_here("/reports/a/2026/", site) == "/reports/a/2026/"
    html = '<p><a href="/p/here/1/" rel="x">R1: <em>do</em></a> and <a href="/reports/a/2026/">R2</a></p>'
    kept = with_public_links(html, lambda address: address.startswith("/reports/"))
    assert kept == '<p>R1: <em>do</em> and <a href="/reports/a/2026/">R2</a></p>'


def test_a_recommendation_links_to_where_it_stands_only_if_that_is_public(signed: Copy) -> None:
    case = signed
    case.ready(
        "See [R1](/p/herefordshire/recommendations/1/) and [R2](/reviews/herefordshire/2026-7/), [R3](/reports/h/1/)."
    )
    page = public(case, "published_review", case.publish(LATER).key).content.decode()
    assert "/p/herefordshire" not in page and "2026-7" not in page and "See R1 and R2, <a" in page
    assert 'href="/reports/h/1/"' in page


def test_lists_cost_the_same_with_one_and_with_three(case: Copy) -> None:
    shown = case.publish(LATER)

    def cost() -> list[int]:
        found = []
        for address in (reverse("published_reviews"), reverse("published_reviews_of", args=(case.world.here.slug,))):
            Client().get(address)
            with CaptureQueriesContext(connection) as caught:
                assert Client().get(address).status_code == 200
            found.append(len(caught))
        return found

    one = cost()
    with acting(in_space(case.world.here.pk)):
        row = PublishedReview.objects.get(pk=shown.pk)
        for number in (7, 8):
            row.pk, row.key, row._state.adding = None, f"2026-{number}", True
            row.save()
    assert cost() == one


def test_a_pdf_that_says_more_of_itself_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = {"title": "A review", "partnership": "A partnership"}
    bodies = copy_document.Bodies(SafeString("<h1>A review</h1>"), SafeString("<h1>Briefing</h1>"))
    assert copy_document.write_pdfs(content, bodies, tmp_path).pages == 1

    def told(*args: Any, **about: Any) -> LaidOut:
        made = lay_out(*args, **about)
        with pikepdf.open(io.BytesIO(made.data)) as pdf:
            pdf.docinfo["/CreationDate"] = "D:20260615"
            target = io.BytesIO()
            pdf.save(target)
        return LaidOut(target.getvalue(), made.pages)

    monkeypatch.setattr(copy_document, "lay_out", told)
    with pytest.raises(ValueError, match="says more of itself than it may: CreationDate"):
        copy_document.write_pdfs(content, bodies, tmp_path)


def test_a_file_says_of_itself_what_was_put_there() -> None:
    said = particulars_of_word(make_word(SafeString("<h1>A</h1>"), title="A review", author="Jane Smith"))
    assert said["creator"] == "Jane Smith" and said["title"] == "A review"
