"""Reports and their content: live while it is written, as frozen once it was sent."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from hscp.lib.years import year_from, year_of, year_words
from partnership.enums import Answer
from partnership.models import GuidanceEdition, Partnership, Post, Recipient, Signature, Signoff, SignoffRequest
from partnership.queries.signoffs import signoff_facts
from partnership.rules.roles import SIGNING_RIGHTS, Right
from partnership.rules.signoff import SignoffVerdict, judge
from reporting.models import ReportBuild, ReportSection, YearlyReport
from reporting.queries.record import record_of
from reporting.rules.assembly import Standstill, standstills
from reporting.rules.checks import Check, checks
from reporting.rules.content import Head, Written, assemble, differences
from reporting.rules.facts import Record


def reports_listed() -> "QuerySet[YearlyReport]":
    """The reports of the space, the latest first, without their frozen content. One query."""
    found: QuerySet[YearlyReport] = YearlyReport.objects.defer("content").select_related("edition")
    return found.order_by("-starts_on")


def editions_of_year(starts_on: date, ends_on: date) -> list[GuidanceEdition]:
    """The editions of the guidance in force at some time of a year, the one in force on its first day first."""
    in_force = GuidanceEdition.objects.filter(starts_on__lt=ends_on).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=starts_on)
    )
    return list(in_force.order_by("starts_on"))


def written_sections(report: YearlyReport) -> list[ReportSection]:
    """The sections in their order. One query."""
    return list(ReportSection.objects.filter(report=report).order_by("position"))


def as_written(sections: list[ReportSection]) -> tuple[Written, ...]:
    """Sections as the rules see them."""
    return tuple(
        Written(
            key=each.key,
            heading=each.heading,
            title=each.title,
            requirement=each.requirement,
            citation=each.citation,
            narrative=each.narrative,
            nothing_because=each.nothing_because,
        )
        for each in sections
    )


def signing_posts(today: date) -> list[Post]:
    """The posts whose holders approve the report: every one of the role that the arrangements name (§19.2)."""
    posts = Post.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=today), role=approving_role())
    return list(posts.order_by("title", "pk"))


def approving_role() -> str:
    """The role that the arrangements name to approve the report. One query."""
    return Partnership.objects.values_list("report_approved_by", flat=True).first() or "lsp"


def rights_to_sign(report: YearlyReport) -> frozenset[Right]:
    """What a signature of this report takes: by the posts that were asked or, before any was, by the arrangements."""
    signoff = signoff_of(report)
    asked = SignoffRequest.objects.filter(signoff=signoff).values_list("post__role", flat=True) if signoff else ()
    return frozenset(SIGNING_RIGHTS[role] for role in set(asked) or {approving_role()} if role in SIGNING_RIGHTS)


def live_record(report: YearlyReport, today: date) -> Record:
    """The record of the report's year as it stands today."""
    return record_of(report.starts_on, report.ends_on, today, report.pk)


def live_content(report: YearlyReport, today: date, record: Record | None = None) -> dict[str, Any]:
    """The content as it would be frozen today."""
    recipients = Recipient.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=today)).values_list("name", flat=True)
    head = Head(
        title=report.title,
        partnership=report.space.name,
        year=report.year,
        edition=report.edition.title,
        recipients=tuple(recipients),
    )
    record = record or live_record(report, today)
    return assemble(head, as_written(written_sections(report)), record)


def content_of(report: YearlyReport, today: date) -> dict[str, Any]:
    """What is read and built: the frozen content where there is one, else the live one."""
    return report.content if report.content is not None else live_content(report, today)


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as its writers see it: sections, record, what stands still, what is missing."""

    sections: list[ReportSection]
    record: Record
    still: tuple[Standstill, ...]
    found: tuple[Check, ...]

    def missing_in(self, key: str) -> tuple[Check, ...]:
        return tuple(check for check in self.found if check.section == key)


def draft_of(report: YearlyReport, today: date) -> Draft:
    """The draft with its checks. Used while writing; at most twenty-seven queries."""
    sections = written_sections(report)
    record = live_record(report, today)
    still = standstills(record)
    return Draft(sections, record, still, checks(as_written(sections), record, still))


def signoff_of(report: YearlyReport) -> Signoff | None:
    """The sign-off of the content that is frozen now; None while it is being written. One query."""
    if not report.content_hash:
        return None
    return (
        Signoff.objects.filter(subject=report.subject, content_hash=report.content_hash).order_by("-opened_at").first()
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the sign-off of a report stands: the row, the verdict, and the signatures given."""

    signoff: Signoff
    verdict: SignoffVerdict
    signatures: list[Signature]


def standing_of(report: YearlyReport, today: date) -> Standing | None:
    """The sign-off with its verdict and signatures, None while the report is being written. Five queries."""
    signoff = signoff_of(report)
    if signoff is None:
        return None
    verdict = judge(signoff_facts(signoff, current_hash=report.content_hash), today)
    given = Signature.objects.filter(signoff=signoff, answer=Answer.SIGNED).order_by("at", "pk")
    return Standing(signoff, verdict, list(given))


def past_signoffs(report: YearlyReport) -> "QuerySet[Signoff]":
    """Earlier sign-offs: sent back, or void because of an edit; with their rejections and signatures."""
    found: QuerySet[Signoff] = Signoff.objects.filter(subject=report.subject).prefetch_related("signatures")
    return found.order_by("-opened_at")


def builds_of(report: YearlyReport) -> "QuerySet[ReportBuild]":
    """The PDFs of a report, the latest first, with their jobs."""
    found: QuerySet[ReportBuild] = ReportBuild.objects.filter(report=report).select_related("job")
    return found.order_by("-asked_at", "-pk")


def final_build(report: YearlyReport) -> ReportBuild | None:
    """The latest PDF of exactly the signed content; None where there is none yet."""
    if not report.content_hash:
        return None
    return (
        ReportBuild.objects.filter(
            report=report, is_draft=False, content_hash=report.content_hash, built_at__isnull=False
        )
        .order_by("-built_at")
        .first()
    )


def changes_since(report: YearlyReport, today: date) -> tuple[str, ...]:
    """What changed in the record since the content was frozen; nothing while it is being written."""
    if report.content is None:
        return ()
    return differences(report.content, live_content(report, today))


def years_to_start(today: date) -> list[str]:
    """The years for which a report may be started: this one and the three before, those without a report."""
    this = year_of(today).year
    begun = set(YearlyReport.objects.values_list("starts_on", flat=True))
    days = [year_from(year)[0] for year in range(this, this - 4, -1)]
    return [year_words(day) for day in days if day not in begun]
