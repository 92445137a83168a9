"""Actions from a spreadsheet: all of them or none, tried first without being kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.db import transaction

from hscp.lib.verdicts import Refused
from hscp.lib.workdays import LONDON, uk_date
from meetings.models import Action, Recommendation
from meetings.operations.actions import Source, give_action
from meetings.operations.telling_given import tell_given
from meetings.rules.importing import Cell, Line, PostFacts, Problem, RecommendationFacts, judge_rows
from partnership.models import Post, Seat


class _NotKept(Exception):
    """Ends the transaction of a dry run, or of an import with problems."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: the actions it brings, with their references where they were kept, and every problem."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    references: tuple[str, ...] = ()


def import_actions(*, rows: Sequence[Sequence[Cell]], dry_run: bool, seat: Seat | None, at: datetime) -> Imported:
    """Give the actions of a spreadsheet's rows, each following a recommendation that it names.

    All of them or none: with one problem nothing is kept, and every problem is named with its row. A dry run does the
    same and keeps nothing, so that it finds whatever the import would. Side effects: those of ``give_action``, but one
    mail to each holder for all that are given to them.
    """
    titles: dict[str, list[PostFacts]] = {}
    for pk, title, ends_on in Post.objects.values_list("pk", "title", "ends_on"):
        titles.setdefault(title.lower(), []).append(PostFacts(pk, title, ends_on))
    known = Recommendation.objects.values_list("pk", "reference", "closed_on", "file_id")
    lines, problems = judge_rows(
        rows,
        posts=titles,
        recommendations={
            reference.lower(): RecommendationFacts(pk, closed is not None, file is not None)
            for pk, reference, closed, file in known
        },
        today=uk_date(at),
    )
    found, given = list(problems), []
    try:
        with transaction.atomic():
            for line in lines:
                try:
                    given.append(_give(line, seat, at))
                except Refused as refusal:
                    found.append(Problem(line.row, "", str(refusal)))
            if found or dry_run:
                raise _NotKept
            tell_given(given, at=at)
    except _NotKept:
        given = []
    references = tuple(action.reference for action in given)
    return Imported(lines, tuple(sorted(found, key=lambda each: each.row)), references)


def _give(line: Line, seat: Seat | None, at: datetime) -> Action:
    day = line.given_on
    return give_action(
        source=Source(recommendation=Recommendation.objects.get(pk=line.recommendation)),
        text=line.text,
        owner=Post.objects.get(pk=line.owner),
        due_on=line.due_on,
        given_at=at if day == uk_date(at) else datetime.combine(day, time(12), tzinfo=LONDON),
        seat=seat,
        at=at,
        tell=False,
    )
