"""Public copies of practice reviews in any state, made by walking the real operations."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from hscp.record.files import keep
from hscp.record.runner import drain
from hscp.spaces.clock import now, today
from meetings.models import Action, Recommendation
from meetings.operations.actions import Source, give_action
from meetings.operations.recommendations import add_recommendation
from partnership.models import Seat
from reviews.models import (
    AnnexRead,
    CopyAnnex,
    CopyBuild,
    CopySection,
    CopyVersion,
    CorrectionAnswer,
    CorrectionAsk,
    DraftRecommendation,
    IdentitySheet,
    Incident,
    NotPublishing,
    OpenedWords,
    PracticeReport,
    PublicationDay,
    PublicCopy,
    PublishedAnnex,
    PublishedReview,
    RedactionCheck,
    RedactionHit,
    WithdrawalAnswer,
    WithdrawalAsk,
)
from reviews.operations.annexes import attach
from reviews.operations.copy_document import public_path
from reviews.operations.opening import open_action, open_recommendation
from reviews.operations.publication import publish_copy, set_day
from reviews.operations.publishing import begin_copy, change_section, make_version, note, word_copy
from reviews.operations.publishing_dates import note_copy
from reviews.operations.redaction import check_version, keep_hit
from reviews.operations.signing import put_report, sign_report
from reviews.queries.opening import public_version, signed_recommendations
from reviews.queries.publishing import copy_of, hits_of, latest_of, sections_of
from tests.conftest import NOW, TODAY
from tests.factories.cases import within
from tests.factories.fixtures import World
from tests.factories.practice import RECOMMENDED, Practice, make_draft, make_under_way
from tests.factories.reviews import make_sheet
from tests.factories.uploads import upload
from tests.reviews.test_deciding import BODIES

TEXT = "A child came to harm. **Agencies** worked apart, as they had in March 2020."
BRIEFING = {
    "happened": "A child came to harm at home.",
    "learned": "Nobody put the picture together.",
    "differently": "Ask who else knows the child.",
    "questions": "Whom would you ring?",
}
TITLE = "Learning from Child A"
OUT = TODAY + timedelta(days=9)  # seven working days after today


class Copy(Practice):
    """A case whose report the partners have signed, with an identity sheet that opens to its lead."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.sign_off()
        self.sheet: IdentitySheet = make_sheet(self.incident, world.user("team"), world.here)

    def sign_off(self) -> None:
        """The partners sign the report."""
        with self.inside():
            make_under_way(self.practice, self.seat)
            report = put_report(draft=make_draft(self.practice, self.seat), seat=self.seat, at=NOW)
        for key in BODIES:
            with self.as_reader(key):
                found = PracticeReport.objects.select_related("practice").get(pk=report.pk)
                sign_report(report=found, seat=self.partners[key], read_hash=found.content_hash, at=NOW)

    def with_sheet(self) -> Any:
        """Within the case and its sheet, as its lead."""
        return within(self.world.here, self.incident.file_id, self.sheet.file_id, user=self.world.user("team"))

    def begin(self, text: str = TEXT) -> PublicCopy:
        """The copy, begun and written."""
        with self.with_sheet():
            copy = begin_copy(incident=self.incident, seat=self.seat, at=NOW)
            self.write(text)
            return word_copy(copy=copy, version=1, title=TITLE, **BRIEFING)

    def copy(self) -> PublicCopy:
        """The copy as it is by now; to be called inside."""
        found = copy_of(self.incident)
        assert found is not None
        return found

    def write(self, text: str) -> CopySection:
        """Write its first section; to be called inside."""
        section = sections_of(self.copy())[0]
        section.copy = self.copy()
        return change_section(section=section, version=section.version, text=text)

    def attach(
        self, data: bytes, title: str = "A map of services", name: str = "map.pdf", at: datetime = NOW
    ) -> CopyAnnex:
        """A file attached."""
        with self.with_sheet():
            sent = upload(name, data)
            return attach(copy=self.copy(), title=title, position=1, upload=sent, seat=self.seat, at=at)

    def version(self, *, check: bool = True, at: datetime = NOW) -> CopyVersion:
        """Another version, its PDFs built, checked."""
        with self.with_sheet():
            made = make_version(copy=self.copy(), seat=self.seat, at=at)
        drain(at + timedelta(minutes=1))
        if check:
            with self.with_sheet():
                check_version(version=made, seat=self.seat, at=at)
        return made

    def keep_all(self) -> None:
        """Every hit that waits may stay."""
        with self.with_sheet():
            last = latest_of(self.copy())
            assert last is not None
            for hit in hits_of(last):
                if not hit.answer:
                    keep_hit(hit=hit, because="It is the day of the law", seat=self.seat, at=NOW)

    def advance(self, on: date = TODAY) -> None:
        """The full report went to the Panel and the Secretary of State."""
        said: dict[str, Any] = {"sent_on": on, "how": "By mail", "document": None, "seat": self.seat, "at": NOW}
        with self.with_sheet():
            for body in ("panel", "secretary"):
                note_copy(practice=self.now(), body=body, to_whom="Its office", **said)

    def set_day(self, on: date = OUT, because: str = "", at: datetime = NOW) -> PublicationDay:
        """The day of the latest version."""
        with self.with_sheet():
            last = latest_of(self.copy())
            assert last is not None
            said = {"on": on, "because": because, "read_hash": last.content_hash}
            return set_day(copy=self.copy(), seat=self.seat, at=at, **said)

    def ready(self, text: str = TEXT) -> None:
        """Written, checked, answered, its day set."""
        self.begin(text)
        self.version()
        self.keep_all()
        self.advance()
        self.set_day()

    def publish(self, at: datetime = NOW + timedelta(days=9)) -> PublishedReview:
        """Published by hand on its day."""
        with self.with_sheet():
            return publish_copy(copy=self.copy(), seat=self.seat, at=at)

    def origin(self) -> Recommendation:
        """The first recommendation of the signed report, as it lies in the file; to be called inside."""
        return signed_recommendations(self.copy())[0].became  # type: ignore[return-value]

    def give(self, text: str = "Ask each school", due_on: date = TODAY + timedelta(days=60)) -> Action:
        """An action on it within the file."""
        with self.inside():
            owner = Seat.objects.select_related("post").get(pk=self.seat.pk).post
            said: dict[str, Any] = {"text": text, "owner": owner, "due_on": due_on, "given_at": NOW}
            return give_action(source=Source(recommendation=self.origin()), seat=self.seat, at=NOW, **said)

    def open(self, at: datetime = NOW + timedelta(days=9), **words: Any) -> Recommendation:
        """It is opened to the partnership, by default in the words that are published."""
        with self.with_sheet():
            version = public_version(self.copy())
            said: dict[str, Any] = {"words": RECOMMENDED["text"], "themes": [], "answers": {}}
            said["read_hash"] = version.content_hash if version is not None else ""
            return open_recommendation(
                copy=self.copy(), recommendation=self.origin(), seat=self.seat, at=at, **{**said, **words}
            )

    def open_action(self, action: Action, at: datetime = NOW + timedelta(days=9), **words: Any) -> Action:
        """An action in the file goes on in the open."""
        with self.with_sheet():
            said: dict[str, Any] = {"text": "Ask each child alone", "due_on": TODAY + timedelta(days=60), "answers": {}}
            said["owner"] = Seat.objects.select_related("post").get(pk=self.seat.pk).post
            return open_action(copy=self.copy(), action=action, seat=self.seat, at=at, **{**said, **words})


def hang_copy_on(incident: Incident, seat: Seat) -> PublicCopy:
    """The public copy of a case whose file is open, published: one row of each of its tables, files and all."""
    pdf = default_storage.save(public_path(incident.space_id, "swept.pdf"), ContentFile(b"%PDF-1.7\n%%EOF"))
    name = pdf.rpartition("/")[2]
    gone: dict[str, Any] = {"title": "A review", "partnership_name": "A partnership", "content_hash": "8" * 64}
    gone |= {"published_on": today(), "withdrawn_on": today(), "withdrawn_note": "Somebody could be known"}
    PublishedReview(key=f"2025-{incident.file_id}", **gone).save()
    shown = PublishedReview(
        key=f"2026-{incident.file_id}",
        title="Learning",
        partnership_name="A partnership",
        html="<p>What was learned</p>",
        briefing_html="<p>On one page</p>",
        content_hash="3" * 64,
        published_on=today(),
        notes=["Corrected: a figure"],
    )
    shown.file_name, shown.sha256, shown.briefing_file_name, shown.briefing_sha256 = name, "4" * 64, name, "4" * 64
    shown.save()
    of_case: dict[str, Any] = {"file_id": incident.file_id}
    copy = PublicCopy(incident=incident, title="Learning", begun_at=now(), begun_by=seat, **BRIEFING, **of_case)
    copy.state, copy.published = "published", shown
    copy.save()
    note(copy, "begin", "", seat=seat, at=now())
    CopySection(copy=copy, position=1, heading="Introduction", text=TEXT, **of_case).save()
    content = {
        "title": "Learning",
        "partnership": "A partnership",
        "sections": [{"key": "section-1", "heading": "Introduction", "text": TEXT}],
        "briefing": BRIEFING,
    }
    version = CopyVersion(copy=copy, number=1, content=content, content_hash="5" * 64, made_at=now(), made_by=seat)
    version.file_id = incident.file_id
    version.save()
    pdfs = [keep(upload=upload(), case_file_id=incident.file_id, at=now()) for _ in range(2)]
    pages: dict[str, Any] = {"pages": 1, "briefing_pages": 1, "built_at": now()}
    CopyBuild(version=version, pdf=pdfs[0], briefing=pdfs[1], **pages, **of_case).save()
    noted: dict[str, Any] = {"checked_at": now(), "checked_by": seat}
    RedactionCheck(version=version, words=9, protected=0, others=1, **noted, **of_case).save()
    hit: dict[str, Any] = {"place": "section-1", "place_words": "Section 1", "kind": "date", "position": 0}
    said: dict[str, Any] = {"before": "As they had in ", "written": "March 2020", "after": "."}
    RedactionHit(version=version, fingerprint="6" * 64, **hit, **said, **of_case).save()
    kept: dict[str, Any] = {"answer": "kept", "because": "Known to all", "answered_at": now(), "answered_by": seat}
    RedactionHit(version=version, fingerprint="7" * 64, **hit, **said, **kept, **of_case).save()
    hang_opened_on(copy, version, seat)
    PublicationDay(
        copy=copy, version=version, on=today(), because="The trial", set_at=now(), set_by=seat, **of_case
    ).save()
    decided: dict[str, Any] = {"decided_by": "The partners", "decided_on": today(), "told": "The Panel"}
    NotPublishing(copy=copy, because="It would identify", **decided, noted_at=now(), noted_by=seat, **of_case).save()
    stored = [keep(upload=upload(), case_file_id=incident.file_id, at=now()) for _ in range(2)]
    annex = CopyAnnex(copy=copy, position=1, title="A map", stored=stored[0], bare=stored[1], **of_case)
    annex.added_at, annex.added_by, annex.looked_at, annex.looked_by = now(), seat, now(), seat
    annex.save()
    parts = [{"key": "p1", "where": "page 1", "text": "Words of the annex", "sort": "text"}]
    read = AnnexRead(annex=annex, parts=parts, unread=["Page 1: a picture."], taken_off=["actions"], **of_case)
    read.pages, read.read_at = 1, now()
    read.save()
    out: dict[str, Any] = {"out_at": now(), "out_by": seat, "out_because": "It names a school"}
    left = CopyAnnex(copy=copy, position=2, title="A plan", stored=stored[0], added_at=now(), added_by=seat, **out)
    left.file_id = incident.file_id
    left.save()
    AnnexRead(annex=left, read_at=now(), **of_case).save()
    public = {"title": "A map", "kind": "pdf", "file_name": name, "sha256": "4" * 64, "size": 9}
    PublishedAnnex(review=shown, number=1, **public).save()
    PublishedAnnex(review=shown, number=2, kind="pdf", gone_on=today()).save()
    for answered in (True, False):
        correction = CorrectionAsk(
            copy=copy, before=version, version=version, public_words="Much", removed=90, words=100, **of_case
        )
        correction.asked_at, correction.asked_by = now(), seat
        correction.save()
        if answered:
            CorrectionAnswer(
                ask=correction, confirmed=False, words="Too much", answered_at=now(), answered_by=seat, **of_case
            ).save()
    words = {"reason": "The mother asks", "public_title": "A review", "public_words": "somebody could be known"}
    for answered in (True, False):
        ask = WithdrawalAsk(copy=copy, asked_at=now(), asked_by=seat, **words, **of_case)
        ask.save()
        if answered:
            WithdrawalAnswer(
                ask=ask, confirmed=False, words="Nobody can", answered_at=now(), answered_by=seat, **of_case
            ).save()
    return copy


def hang_opened_on(copy: PublicCopy, version: CopyVersion, seat: Seat) -> None:
    """A recommendation of the case in its file, with an action, and that each was opened."""
    made = add_recommendation(
        reference=f"Case {copy.pk} R1",
        source="local_review",
        source_title="Practice review",
        text="Hear every child alone",
        made_on=today(),
        file=copy.incident.file,
        seat=seat,
        at=now(),
    )
    draft = DraftRecommendation.objects.filter(practice__incident=copy.incident_id).order_by("pk").first()
    if draft is not None:
        draft.became = made
        draft.save(update_fields=["became"])
    post = Seat.objects.select_related("post").get(pk=seat.pk).post
    given: dict[str, Any] = {"owner": post, "due_on": today(), "given_at": now(), "seat": seat, "at": now()}
    action = give_action(source=Source(recommendation=made), text="Ask each school", **given)
    kept = [{"kind": "date", "written": "May 2020", "sentence": "In May 2020", "because": "Known to all"}]
    said: dict[str, Any] = {"words": "Hear every child alone", "checked_words": 9, "kept": kept}
    said |= {"copy": copy, "version": version, "file_id": copy.file_id, "opened_at": now(), "opened_by": seat}
    OpenedWords(recommendation=made, **said).save()
    OpenedWords(action=action, **said).save()
