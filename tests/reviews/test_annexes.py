"""Annexes of a public copy: attached, made clean, checked like the text, looked at by a person, public, taken out."""

import io
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.acting import acting, current, in_space
from hscp.ui.particulars import particulars_of_pdf
from partnership.rules.roles import Right
from reviews.models import CopyAnnex, PublicCopyStage, PublishedAnnex, RedactionHit
from reviews.operations.annexes import change_annex, declare_looked, take_out
from reviews.operations.copy_document import public_path
from reviews.operations.corrections import answer_correction, ask_to_correct, correct_copy
from reviews.operations.publication import publish_due
from reviews.operations.redaction import keep_hit
from reviews.queries.annexes import annexes_of
from reviews.queries.publishing import check_of, hits_of, latest_of, ready_of
from reviews.rules.publishing import wants
from tests.conftest import NOW
from tests.factories.annexes import pdf_of, scan_of, word_of
from tests.factories.cases import put_on
from tests.factories.fixtures import scene
from tests.factories.publishing import Copy
from tests.factories.uploads import office, upload
from tests.reviews.test_published import LATER, answer, ask, bytes_of, public, second
from tests.reviews.test_publishing import page
from tests.sweeps.walk import read_pdf

COMMENTS = '<w:comments xmlns:w="w"><w:comment><w:p><w:r><w:t>Ask</w:t></w:r></w:p></w:comment></w:comments>'


@scene
def case(signed: Copy) -> Copy:
    signed.begin("A child came to harm.")
    return signed


def ready(case: Copy) -> None:
    """A version with its annexes, checked, its day set."""
    case.version()
    case.keep_all()
    case.advance()
    case.set_day()


def found(case: Copy) -> list[tuple[str, str, str]]:
    """What the check found in the latest version: where, what it is, how it is written."""
    with case.with_sheet():
        last = latest_of(case.copy())
        assert last is not None
        return [(each.place_words, each.kind, each.written) for each in hits_of(last)]


def again(case: Copy, annex: CopyAnnex) -> CopyAnnex:
    """The annex as it is by now; to be called inside."""
    row = CopyAnnex.objects.select_related("read", "stored", "bare").get(pk=annex.pk)
    row.copy = case.copy()
    return row


def wanting(case: Copy) -> list[str]:
    with case.with_sheet():
        return [each.code for each in wants(ready_of(case.incident, latest_of(case.copy())))]


def test_its_text_goes_through_the_same_check_and_each_hit_says_where_it_is(case: Copy) -> None:
    case.attach(pdf_of("Known to services.", "Seen on 14 May 2021.", "The child, Nowak, was small."))
    made = case.version()
    assert found(case) == [("Annex 1, “A map of services”: page 1", "date", "14 May 2021")]
    with case.with_sheet():
        assert (check_of(made).protected, check_of(made).unanswered) == (1, 1)
        assert not RedactionHit.objects.filter(written__contains="Nowak").exists()
    assert set(wanting(case)) >= {"protected", "unanswered"}
    shown = page(case, "team", "redaction", case.incident.pk).content.decode()
    assert "<mark>Nowak</mark>" in shown and "Annex 1, “A map of services”: page 1" in shown
    with pytest.raises(Refused, match="1 word that can never be published"):
        case.set_day()


def test_its_title_is_checked_and_what_a_word_file_says_of_itself(case: Copy) -> None:
    def dress(document: Any) -> None:
        document.core_properties.author, document.core_properties.last_modified_by = "Jane Smith", "Zoe Nowak"

    case.attach(word_of("Words.", dress=dress), title="As it was in March 2020", name="plan.docx")
    made = case.version()
    called = "Annex 1, “As it was in March 2020”"
    assert found(case) == [
        (f"{called}: its title", "date", "March 2020"),
        (f"{called}: what the file says of itself: its author", "particulars", "Jane Smith"),
    ]
    with case.with_sheet():
        assert check_of(made).protected >= 1, "who saved it last is on the sheet"


def test_comments_and_tracked_changes_can_never_stay(case: Copy) -> None:
    case.attach(word_of("Words.", more={"word/comments.xml": COMMENTS}), name="plan.docx")
    case.version()
    (hit,) = found(case)
    assert hit[1] == "hidden" and "1 comment" in hit[2] and "Delete All Comments" in hit[2]
    with case.with_sheet():
        last = latest_of(case.copy())
        assert last is not None
        (row,) = hits_of(last)
        row.version.copy = case.copy()
        with pytest.raises(Refused, match="can never stay"):
            keep_hit(hit=row, because="It is only a comment", seat=case.seat, at=NOW)


def test_what_is_published_of_a_pdf_is_made_clean(case: Copy) -> None:
    annex = case.attach(pdf_of("Words.", dress=lambda made: made.docinfo.update({"/Author": "Zoe Nowak"})))
    with case.with_sheet():
        row = again(case, annex)
        with default_storage.open(row.published_as.path) as stored:
            said = particulars_of_pdf(stored.read())
        assert said["Author"] == case.world.here.name and said["Title"] == "A map of services"
        assert row.bare is not None and row.published_as.pk == row.bare.pk != row.stored_id
        assert "particulars of the file" in row.read.taken_off
    ready(case)
    shown = case.publish(LATER)
    data = bytes_of(Client().get(address(case, shown.key)))
    assert "Nowak" not in str(particulars_of_pdf(data)) and b"Nowak" not in data


def address(case: Copy, key: str, number: int = 1) -> str:
    return reverse("published_annex_file", args=(case.world.here.slug, key, number))


def test_a_scan_waits_for_somebody_who_looked_at_every_page(case: Copy) -> None:
    annex = case.attach(scan_of())
    case.version()
    assert wanting(case) == ["looked"]
    with pytest.raises(Refused, match="“A map of services” cannot be read as text"):
        case.set_day()
    shown = page(case, "team", "copy_annex", case.incident.pk, annex.pk).content.decode()
    assert "Page 1: no text, a picture." in shown and "I have looked at every page" in shown
    with case.inside(), pytest.raises(Refused, match="does not open to you"):
        declare_looked(annex=again(case, annex), declared=True, seat=case.seat, at=NOW)
    with case.with_sheet():
        with pytest.raises(Refused, match="then say so"):
            declare_looked(annex=again(case, annex), declared=False, seat=case.seat, at=NOW)
        declare_looked(annex=again(case, annex), declared=True, seat=case.seat, at=NOW)
        with pytest.raises(Refused, match="already"):
            declare_looked(annex=again(case, annex), declared=True, seat=case.seat, at=NOW)
        assert PublicCopyStage.objects.get(move="look").seat_id == case.seat.pk
    assert wanting(case) == []
    shown = page(case, "team", "copy_annex", case.incident.pk, annex.pk).content.decode()
    assert f"{case.seat.person.name} looked at every page" in shown


def test_any_change_of_the_annexes_overtakes_the_check(case: Copy) -> None:
    annex = case.attach(pdf_of("Words."))
    ready(case)
    assert wanting(case) == []
    said = {"title": "A map of services", "position": 1}
    with case.with_sheet():
        change_annex(annex=again(case, annex), version=1, at=NOW, **{**said, "title": "Another"})  # type: ignore[arg-type]
    assert wanting(case) == ["stale"]
    with pytest.raises(Refused, match="annexes were changed since this version was made"):
        case.publish(LATER)
    with acting(in_space(case.world.here.pk)):
        assert publish_due(at=LATER) == 0, "nor does the daily turn"
    case.version(at=NOW + timedelta(hours=1))
    assert wanting(case) == []
    case.attach(pdf_of("More."), title="Another one")
    assert wanting(case) == ["stale"]
    case.version(at=NOW + timedelta(hours=2))
    with case.with_sheet():
        take_out(annex=again(case, annex), because="It names a school", seat=case.seat, at=NOW)
    assert wanting(case) == ["stale"]


def test_nobody_overwrites_a_title_and_the_file_says_the_new_one(case: Copy) -> None:
    annex = case.attach(pdf_of("Words."))
    with case.with_sheet():
        made = change_annex(annex=again(case, annex), version=1, title="Services", position=2, at=NOW)
        assert made.bare is not None
        with default_storage.open(made.bare.path) as stored:
            assert particulars_of_pdf(stored.read())["Title"] == "Services"
        with pytest.raises(EditConflict):
            change_annex(annex=again(case, annex), version=1, title="Mine", position=2, at=NOW)


def test_one_that_is_taken_out_stays_on_record_with_its_reason(case: Copy) -> None:
    annex = case.attach(pdf_of("Words."))
    with case.with_sheet():
        with pytest.raises(Refused, match="Say why"):
            take_out(annex=again(case, annex), because=" ", seat=case.seat, at=NOW)
        take_out(annex=again(case, annex), because="It names a school", seat=case.seat, at=NOW)
        with pytest.raises(Refused, match="taken out already"):
            take_out(annex=again(case, annex), because="Again", seat=case.seat, at=NOW)
        assert annexes_of(case.copy()) == []
    shown = page(case, "team", "public_copy", case.incident.pk).content.decode()
    assert "It names a school" in shown
    assert page(case, "team", "copy_annex_file", case.incident.pk, annex.pk).status_code == 404
    with case.with_sheet(), pytest.raises(IntegrityError), transaction.atomic():
        row = again(case, annex)
        row.out_because = ""
        row.save()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("sheet.xlsx", office("xlsx"), "a PDF or a Word file"),
        ("locked.pdf", b"%PDF-1.7 broken", "damaged"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a PDF or a Word file"),
        ("map.pdf", pdf_of("A", dress=lambda made: made.attachments.__setitem__("x.txt", b"x")), "file"),
    ],
)
def test_what_cannot_be_looked_through_is_not_taken(case: Copy, name: str, data: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        case.attach(data, name=name)
    with case.with_sheet():
        assert annexes_of(case.copy()) == []


def test_one_that_waits_for_the_scanner_is_not_taken(case: Copy, settings: Any) -> None:
    settings.CLAMAV_URL = "tcp://127.0.0.1:1"
    with pytest.raises(Refused, match="not been scanned"):
        case.attach(pdf_of("Words."))


def test_it_is_public_with_the_page_and_goes_with_it(case: Copy, django_capture_on_commit_callbacks: Any) -> None:
    other = second(case)
    case.attach(pdf_of("Words for everybody."))
    case.attach(word_of("A plan for everybody."), title="A plan", name="Nowak plan.docx")
    ready(case)
    with acting(in_space(case.world.here.pk)):
        assert not PublishedAnnex.objects.exists()
    shown = case.publish(LATER)
    text = public(case, "published_review", shown.key).content.decode()
    assert "Annex 1: A map of services" in text and "Annex 2: A plan" in text and "Nowak" not in text
    report = read_pdf(bytes_of(public(case, "published_review_file", shown.key))).decode()
    assert "Annex 1: A map of services (PDF)" in report and "Annex 2: A plan (Word document)" in report
    one, two = (Client().get(address(case, shown.key, number)) for number in (1, 2))
    assert one.headers["Content-Type"] == "application/pdf" and one.headers["Accept-Ranges"] == "none"
    assert two.headers["Content-Type"].endswith("wordprocessingml.document")
    for answered, ending in ((one, "1.pdf"), (two, "2.docx")):
        said = answered.headers["Content-Disposition"]
        assert said.startswith("attachment;") and f"practice-review-{shown.key}-annex-{ending}" in said
        assert "no-store" in answered.headers["Cache-Control"] and "Nowak" not in said
        assert answered.headers["X-Content-Type-Options"] == "nosniff"
    assert b"Words for everybody" in read_pdf(bytes_of(one)) and bytes_of(two)[:2] == b"PK"
    assert Client().get(address(case, shown.key, 3)).status_code == 404
    with acting(in_space(case.world.here.pk)):
        paths = [public_path(each.space_id, each.file_name) for each in PublishedAnnex.objects.all()]
    asked = ask(case)
    with django_capture_on_commit_callbacks(execute=True):
        answer(case, asked, other)
    assert Client().get(address(case, shown.key)).status_code == 404
    assert [default_storage.exists(each) for each in paths] == [False, False], "its files are gone"
    assert "A plan" not in public(case, "published_review", shown.key).content.decode()
    with acting(in_space(case.world.here.pk)):
        assert {each.title for each in PublishedAnnex.objects.all()} == {""}


def test_before_it_is_published_only_whoever_opens_the_case_has_it(case: Copy) -> None:
    annex = case.attach(pdf_of("Words."))
    args = (case.incident.pk, annex.pk)
    answered = page(case, "team", "copy_annex_file", *args)
    assert answered.headers["Content-Type"] == "application/pdf" and bytes_of(answered).startswith(b"%PDF")
    for name in ("copy_annex", "copy_annex_file", "copy_annex_change", "copy_annex_out", "copy_annex_looked"):
        assert page(case, "dsp", name, *args).status_code == 404, name
    assert page(case, "dsp", "copy_annex_add", case.incident.pk).status_code == 404
    with case.inside():
        put_on(case.incident.file, case.world.user("dsp"), level=Right.OPEN_FILE)
    assert bytes_of(page(case, "dsp", "copy_annex_file", *args)).startswith(b"%PDF")
    assert page(case, "dsp", "copy_annex_out", *args).status_code == 403
    assert Client().get(address(case, "2026-1")).status_code == 404


def test_a_file_that_is_not_the_one_that_was_checked_does_not_go_out(case: Copy) -> None:
    annex = case.attach(pdf_of("Words."))
    ready(case)
    with case.with_sheet():
        path = again(case, annex).published_as.path
    default_storage.delete(path)
    default_storage.save(path, io.BytesIO(b"%PDF-1.7 Nowak"))  # type: ignore[arg-type]
    with pytest.raises(Refused, match="is not the one that was checked"):
        case.publish(LATER)


def test_an_annex_that_goes_takes_a_second_person(case: Copy, django_capture_on_commit_callbacks: Any) -> None:
    other = second(case)
    annex = case.attach(pdf_of("Words."))
    ready(case)
    shown, at = case.publish(LATER), LATER + timedelta(hours=1)
    with case.with_sheet():
        take_out(annex=again(case, annex), because="It names a school", seat=case.seat, at=at)
    assert bytes_of(Client().get(address(case, shown.key))), "public until that is corrected"
    last = case.version(at=at)
    said: dict[str, Any] = {"public_words": "An annex.", "read_hash": last.content_hash, "seat": case.seat, "at": at}
    with case.with_sheet():
        with pytest.raises(Refused, match="takes a second person"):
            correct_copy(copy=case.copy(), **said)
        asked = ask_to_correct(copy=case.copy(), **said)
        assert asked.annexes_gone == 1
    with (
        case.with_sheet(),
        acting(replace(current(), user_id=other.user_id)),
        django_capture_on_commit_callbacks(execute=True),
    ):
        later = at + timedelta(hours=1)
        answer_correction(ask=asked, confirmed=True, words="", seat=other, by=other.user_id or 0, at=later)
    assert Client().get(address(case, shown.key)).status_code == 404


def test_the_pages_cost_the_same_with_one_and_with_three(case: Copy) -> None:
    def cost(name: str, *args: int) -> int:
        client = Client()
        client.force_login(case.world.user("team"))
        where = reverse(name, args=(case.world.here.slug, case.incident.pk, *args))
        client.get(where)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(where).status_code == 200
        return len(caught)

    first = case.attach(pdf_of("Words, 14 May 2021."))
    ready_ = case.version()
    before = [cost("public_copy"), cost("redaction"), cost("copy_annex", first.pk), cost("copy_version", ready_.pk)]
    for title in ("Two", "Three"):
        case.attach(pdf_of("Words, 15 May 2021."), title=title)
    ready_ = case.version(at=NOW + timedelta(hours=1))
    after = [cost("public_copy"), cost("redaction"), cost("copy_annex", first.pk), cost("copy_version", ready_.pk)]
    assert after == before


def test_it_is_attached_by_a_form_that_says_what_is_taken(case: Copy) -> None:
    sent = {"title": "A map", "position": "1", "upload": upload("map.pdf", pdf_of("Words."))}
    answered = page(case, "team", "copy_annex_add", case.incident.pk, sent=sent)
    assert answered.status_code == 302
    with case.with_sheet():
        (row,) = annexes_of(case.copy())
        assert row.title == "A map" and row.read.pages == 1
        assert PublicCopyStage.objects.get(move="attach").reason == "A map"
    sent = {"title": "B", "position": "1", "upload": upload("b.xlsx", office("xlsx"))}
    shown = page(case, "team", "copy_annex_add", case.incident.pk, sent=sent).content.decode()
    assert "An annex is a PDF or a Word file" in shown
    with pikepdf.open(io.BytesIO(pdf_of("Words."))) as made:
        assert made.Root is not None


def test_what_was_attached_can_be_looked_at_by_its_form(case: Copy) -> None:
    annex = case.attach(scan_of())
    args = (case.incident.pk, annex.pk)
    shown = page(case, "team", "copy_annex_looked", *args, sent={}).content.decode()
    assert "then say so" in shown
    assert page(case, "team", "copy_annex_looked", *args, sent={"declared": "on"}).status_code == 302
    sent = {"title": "A plan", "position": "3", "version": "2"}
    assert page(case, "team", "copy_annex_change", *args, sent=sent).status_code == 302
    sent = {"title": "Theirs", "position": "3", "version": "1"}
    assert page(case, "team", "copy_annex_change", *args, sent=sent).status_code == 409
    assert page(case, "team", "copy_annex_out", *args, sent={"because": "Not wanted"}).status_code == 302
