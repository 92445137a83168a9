"""The public copy of a case: its text, versions, day, what is wanting before it is published, what happened to it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.safestring import SafeString

from hscp.ui.markdown import render_markdown
from meetings.queries.timeline import timeline_of
from partnership.models import FileStage, StatuteClock
from partnership.queries.holidays import bank_holidays
from partnership.rules.canonical import content_hash
from reviews.enums import CopyState, HitAnswer
from reviews.models import (
    CopyAnnex,
    CopyBuild,
    CopySection,
    CopyVersion,
    Incident,
    NotPublishing,
    PracticeReport,
    PublicationDay,
    PublicCopy,
    PublicCopyStage,
    PublishedReview,
    RedactionCheck,
    RedactionHit,
    WithdrawalAnswer,
    WithdrawalAsk,
)
from reviews.queries.annexes import annexes_content, annexes_stand
from reviews.queries.drafts import content_of as report_of
from reviews.queries.hour import restrictions_of
from reviews.queries.practice import practice_of
from reviews.queries.signing import copies_sent_on, signed_report_of
from reviews.rules.clocks import ADVANCE_COPIES
from reviews.rules.links import path_here, with_public_links
from reviews.rules.publishing import BRIEFING, Ready, awaited_words, earlier_words
from reviews.rules.redaction import Check
from reviews.rules.states import COPY

MOVES = {
    "begin": "Begun",
    "version": "A version made",
    "check": "Checked against the identity sheet",
    "held_back": "Held back on its day",
    "attach": "An annex attached",
    "take_out": "An annex taken out",
    "look": "Every page of an annex looked at",
    "ask_withdrawal": "Asked to withdraw it",
    "decline_withdrawal": "Not withdrawn",
    "open_recommendation": "A recommendation was opened to the partnership",
    "open_action": "An action goes on in the open",
    "ask_correction": "Asked to correct much of it",
    "decline_correction": "Not corrected",
    **{each.name: each.label for each in COPY.moves},
}
USUAL = ("Introduction", "What happened", "What we learned", "What is done already", "Recommendations")
AHEAD = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class SignedText:
    """The report that the partners signed, as far as a public copy begins from it."""

    content_hash: str
    sections: tuple[tuple[str, str], ...]


def signed_in(incident: Incident) -> PracticeReport | None:
    """The report of a case that the partners signed, and that stands. Two queries."""
    practice = practice_of(incident)
    return signed_report_of(practice) if practice is not None else None


def begun_from_earlier(copy: PublicCopy) -> str:
    """A warning where a copy was begun from another report than the one that is signed now. Three queries at most."""
    newer = signed_in(copy.incident)
    if newer is None or newer.content_hash == copy.begun_hash:
        return ""
    rows = PracticeReport.objects.filter(practice=newer.practice_id, content_hash=copy.begun_hash)
    begun = rows.order_by("-number").first()
    return earlier_words(
        str(begun) if begun is not None else "",
        begun.signed_on if begun is not None else None,
        newer=str(newer),
        newer_on=newer.signed_on,
    )


def signed_text(report: PracticeReport) -> SignedText:
    """The signed report as far as a public copy begins from it; its recommendations as a last section. Two queries."""
    content = report_of(report.draft)
    sections = [(each.heading, each.text) for each in content.sections]
    if content.recommendations:
        # One after the other as paragraphs: a number before a point would become a list with our own numbers.
        words = [f"**Recommendation {each.position}.** {each.text}" for each in content.recommendations]
        sections.append(("Recommendations", "\n\n".join(words)))
    return SignedText(report.content_hash, tuple(sections))


def copy_of(incident: Incident) -> PublicCopy | None:
    """The public copy of a case, where it was begun. One query."""
    rows = PublicCopy.objects.select_related("published", "begun_by__person")
    found: PublicCopy | None = rows.filter(incident=incident).first()
    if found is not None:
        found.incident = incident
    return found


def sections_of(copy: PublicCopy) -> list[CopySection]:
    """Its sections in their order, those left out among them. One query."""
    return list(CopySection.objects.filter(copy=copy).order_by("position", "pk"))


def content_of(
    copy: PublicCopy, sections: list[CopySection], annexes: list[CopyAnnex], partnership: str
) -> dict[str, Any]:
    """The text as it reads now, and its annexes: what becomes a version."""
    return {
        "title": copy.title,
        "partnership": partnership,
        "sections": [
            {"key": f"section-{each.pk}", "heading": each.heading, "text": each.text}
            for each in sections
            if each.text and not each.left_out
        ],
        "briefing": {name: getattr(copy, name) for name in BRIEFING},
        **({"annexes": annexes_content(annexes)} if annexes else {}),
    }


def versions_of(copy: PublicCopy) -> "QuerySet[CopyVersion]":
    """Its versions, the latest first."""
    found: QuerySet[CopyVersion] = CopyVersion.objects.filter(copy=copy).select_related("made_by__person")
    return found.order_by("-number")


def latest_of(copy: PublicCopy) -> CopyVersion | None:
    """Its latest version. One query."""
    return versions_of(copy).first()


def is_changed(
    copy: PublicCopy, version: CopyVersion | None, sections: list[CopySection], annexes: list[CopyAnnex]
) -> bool:
    """Whether the text reads otherwise than that version does, or has other annexes."""
    if version is None:
        return True
    now = content_of(copy, sections, annexes, version.content["partnership"])
    return content_hash(now) != version.content_hash


def build_of(version: CopyVersion) -> CopyBuild | None:
    """The PDFs of a version, where they are built. One query."""
    return CopyBuild.objects.filter(version=version).select_related("pdf", "briefing").first()


def hits_of(version: CopyVersion) -> list[RedactionHit]:
    """What was found in a version, words of the identity sheet apart, in its order. One query."""
    rows = RedactionHit.objects.filter(version=version).select_related("answered_by__person")
    return list(rows.order_by("position", "pk"))


def last_check(version: CopyVersion) -> RedactionCheck | None:
    """The last check of a version. One query."""
    rows = RedactionCheck.objects.filter(version=version).select_related("checked_by__person")
    return rows.order_by("-checked_at", "-pk").first()


def check_of(version: CopyVersion | None) -> Check:
    """How the check of a version stands by what is on record. Three queries at most."""
    if version is None:
        return Check()
    stale, unlooked = annexes_stand(version)
    check = last_check(version)
    if check is None:
        return Check(version=version.content_hash, stale=stale, unlooked=unlooked)
    unanswered = RedactionHit.objects.filter(version=version, answer="").count()
    return Check(version.content_hash, version.content_hash, check.protected, unanswered, stale, unlooked)


def kept_before(copy: PublicCopy) -> dict[str, RedactionHit]:
    """The hits that somebody said may stay, by their fingerprints, the latest word on each. One query."""
    rows = RedactionHit.objects.filter(version__copy=copy, answer=HitAnswer.KEPT).order_by("answered_at", "pk")
    return {each.fingerprint: each for each in rows}


def days_of(copy: PublicCopy) -> list[PublicationDay]:
    """The days that were set, the original first; the last one counts. One query."""
    rows = PublicationDay.objects.filter(copy=copy).select_related("version", "set_by__person")
    return list(rows.order_by("set_at", "pk"))


def day_that_is_set(incident: Incident) -> date | None:
    """The day on which the public copy of a case goes out by itself; None where none is set. Two queries at most."""
    copy = PublicCopy.objects.filter(incident=incident, state=CopyState.SET).first()
    days = days_of(copy) if copy is not None else []
    return days[-1].on if days else None


def publications_awaited(file_id: int) -> list[str]:
    """What waits for its day in a case file, which is not closed before (``CASE_FILE_AWAITS``). Two queries at most."""
    copy = PublicCopy.objects.filter(file=file_id, state=CopyState.SET).first()
    days = days_of(copy) if copy is not None else []
    return [awaited_words(each.on) for each in days[-1:]]


def closed_since(copy: PublicCopy, day: PublicationDay | None) -> bool:
    """Whether the case file was closed after that day was set: it does not count any more. One query."""
    if day is None:
        return False
    return FileStage.objects.filter(file=copy.file_id, move="close", at__gt=day.set_at).exists()


def ready_of(incident: Incident, version: CopyVersion | None, check: Check | None = None) -> Ready:
    """What stands in a case about publishing a version; ``check`` where it was looked at just now. Eight queries.

    The full report went ahead once the Panel and the Secretary of State both have the very report that was signed.
    """
    build, report = build_of(version) if version is not None else None, signed_in(incident)
    limit = StatuteClock.objects.filter(edition=incident.edition_id, key=ADVANCE_COPIES).first()
    return Ready(
        signed=report is not None,
        check=check_of(version) if check is None else check,
        built=build is not None,
        briefing_pages=build.briefing_pages if build is not None else 0,
        advance_on=copies_sent_on(report) if report is not None else None,
        advance_days=limit.length if limit is not None else None,
        restricted=restrictions_of(incident, "publication"),
    )


def holidays_about(day: date) -> Mapping[date, str]:
    """Bank holidays from two months before a day to a year after. One query."""
    return bank_holidays(day - timedelta(days=60), day + AHEAD)


def not_publishing_of(copy: PublicCopy) -> NotPublishing | None:
    """The last justification for not publishing. One query."""
    return NotPublishing.objects.filter(copy=copy).order_by("-noted_at", "-pk").first()


def withdrawals_of(copy: PublicCopy) -> list[Any]:
    """Each time that somebody asked to withdraw it, the latest first, with what was answered. Two queries."""
    rows: list[Any] = list(
        WithdrawalAsk.objects.filter(copy=copy)
        .select_related("asked_by__person", "asked_by__post")
        .order_by("-asked_at", "-pk")
    )
    answers = {
        each.ask_id: each
        for each in WithdrawalAnswer.objects.filter(ask__copy=copy).select_related("answered_by__person")
    }
    for row in rows:
        row.answered = answers.get(row.pk)
    return rows


def story_of_copy(copy: PublicCopy) -> list[dict[str, Any]]:
    """Every move of a public copy, the latest first. One query."""
    return timeline_of(PublicCopyStage.objects.filter(copy=copy), MOVES)


def public_addresses() -> Callable[[str], bool]:
    """Whether an address leads where everybody may go: elsewhere, or to what is published here. One query."""
    rows = PublishedReview.objects.filter(withdrawn_on__isnull=True).order_by()
    open_ = {f"/reviews/{slug}/{key}/" for slug, key in rows.values_list("space__slug", "key")}

    def is_public(address: str) -> bool:
        path = path_here(address, settings.SITE_URL)
        return path is None or path.startswith("/reports/") or path in open_

    return is_public


def shown(text: str, is_public: Callable[[str], bool], *, shift: int = 2) -> SafeString:
    """A text of a public copy as it is published: its Markdown, and links that lead where everybody may go."""
    return SafeString(with_public_links(render_markdown(text, shift=shift), is_public))
