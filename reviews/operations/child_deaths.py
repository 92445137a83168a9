"""The annual report on child deaths: received, considered; its themes; what of the golden thread answers it."""

from collections.abc import Collection
from datetime import date, datetime
from itertools import count
from typing import Any

from django.db import IntegrityError, transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.lib.years import year_words
from hscp.record.files import keep
from hscp.record.versions import EditConflict, held, save_upon
from meetings.enums import RecommendationSource
from meetings.models import Action, JointMeeting, Meeting, Recommendation
from meetings.operations.recommendations import add_recommendation
from partnership.models import Seat, Theme
from reviews.models import ChildDeathAnswer, ChildDeathReport, ChildDeathTheme
from reviews.rules.child_deaths import may_note_theme, may_receive
from reviews.rules.wording import may_stand_outside

TEXTS = ("panel", "received_from", "summary", "words", "considered")
TAKEN = "The report of that panel and year is on record already."


@transaction.atomic
def receive_report(*, upload: Any = None, seat: Seat, at: datetime, **facts: Any) -> ChildDeathReport:
    """Put an annual report on record, with the document if there is one.

    Raises ``Refused`` as ``may_receive``, for case data in its words (``may_stand_outside``), and for a file that is
    not taken.
    """
    words = _facts(facts, None, at)
    stored = keep(upload=upload, at=at) if upload else None
    made = ChildDeathReport(added_at=at, added_by=seat, stored=stored, **words)
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise Refused(no("starts_on", TAKEN)) from None
    return made


@transaction.atomic
def change_report(
    *, report: ChildDeathReport, upload: Any = None, version: int, at: datetime, **facts: Any
) -> ChildDeathReport:
    """Change what is on record, such as which meeting considered it; a newer document takes the place of the other.

    Upon the version read. Raises as ``receive_report``; ``EditConflict``.
    """
    row: ChildDeathReport = held(report)
    if row.version != version:
        raise EditConflict(row)
    words = _facts(facts, row, at)
    if upload:
        words["stored"] = keep(upload=upload, at=at)
    try:
        with transaction.atomic():
            found: ChildDeathReport = save_upon(row, version, **words)
    except IntegrityError:
        raise Refused(no("starts_on", TAKEN)) from None
    return found


def _facts(facts: dict[str, Any], row: ChildDeathReport | None, at: datetime) -> dict[str, Any]:
    words: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in facts.items()}
    meeting: Meeting | JointMeeting | None = words.pop("meeting")
    met = meeting.held_on if isinstance(meeting, JointMeeting) else uk_date(meeting.starts_at) if meeting else None
    same = ChildDeathReport.objects.filter(panel__iexact=words["panel"], starts_on=words["starts_on"])
    judged = ("panel", "starts_on", "ends_on", "received_on", "considered_on", "words", "considered")
    may_receive(
        **{name: words[name] for name in judged},
        met_on=met,
        taken=(same.exclude(pk=row.pk) if row else same).exists(),
        today=uk_date(at),
    ).require()
    may_stand_outside({name: words[name] for name in TEXTS}).require()
    words["meeting"] = meeting if isinstance(meeting, Meeting) else None
    words["joint_meeting"] = meeting if isinstance(meeting, JointMeeting) else None
    return words


@transaction.atomic
def add_theme(*, report: ChildDeathReport, theme: str, words: str, considered_for: str) -> ChildDeathTheme:
    """Put a theme of a report on record. Raises ``Refused`` as ``may_note_theme``, and for case data."""
    made = ChildDeathTheme(report=report, considered_for=considered_for, **_theme(theme, words))
    made.save()
    return made


@transaction.atomic
def change_theme(*, row: ChildDeathTheme, theme: str, words: str, considered_for: str, version: int) -> ChildDeathTheme:
    """Change a theme, upon the version read. Raises as ``add_theme``; ``EditConflict``."""
    found: ChildDeathTheme = save_upon(held(row), version, considered_for=considered_for, **_theme(theme, words))
    return found


def _theme(theme: str, words: str) -> dict[str, str]:
    may_note_theme(theme=theme, words=words).require()
    may_stand_outside({"theme": theme, "words": words}).require()
    return {"theme": theme.strip(), "words": words.strip()}


@transaction.atomic
def link_answer(
    *, report: ChildDeathReport, answer: Action | Recommendation, seat: Seat, at: datetime
) -> ChildDeathAnswer:
    """Say that an action or a recommendation answers a report. Raises ``Refused`` for one of a case file, and twice."""
    if answer.file_id is not None:
        raise Refused(no("answer", "That belongs to a case file. No case is named here."))
    made = ChildDeathAnswer(
        report=report,
        action=answer if isinstance(answer, Action) else None,
        recommendation=answer if isinstance(answer, Recommendation) else None,
        linked_at=at,
        linked_by=seat,
    )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise Refused(no("answer", "That is linked already.")) from None
    return made


@transaction.atomic
def recommend(
    *, report: ChildDeathReport, text: str, made_on: date, themes: Collection[Theme] = (), seat: Seat, at: datetime
) -> Recommendation:
    """Write down what a report recommends, as a recommendation of the child death overview that answers it.

    Side effects: it goes on the golden thread with a reference of the report's own ("Child deaths 2025-26 R1"). Raises
    ``Refused`` as ``add_recommendation``, and for words that could hold case data.
    """
    may_stand_outside({"text": text}).require()
    prefix = f"Child deaths {year_words(report.starts_on)}"
    taken = set(
        Recommendation.objects.filter(reference__startswith=prefix).order_by().values_list("reference", flat=True)
    )
    number = next(each for each in count(1) if f"{prefix} R{each}" not in taken)
    made = add_recommendation(
        reference=f"{prefix} R{number}",
        source=RecommendationSource.CHILD_DEATHS,
        source_title=str(report)[:200],
        text=text,
        made_on=made_on,
        themes=themes,
        seat=seat,
        at=at,
    )
    link_answer(report=report, answer=made, seat=seat, at=at)
    return made
