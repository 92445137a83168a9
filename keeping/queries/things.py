"""What comes up for a decision: when its clock began, whether its period is over, what stands against its erasure.

Nothing here is stored: what is due today is worked out from days that the record holds anyway.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Q
from django.urls import reverse

from hscp.lib.keeping import RecordClass
from hscp.lib.verdicts import YES, Verdict, no
from hscp.lib.words import date_words
from hscp.lib.workdays import add_months, uk_date
from hscp.record.emptying import ERASED
from hscp.record.holding import Covers, LegalHold
from hscp.record.holds import holds_standing
from hscp.spaces.acting import acting, current
from keeping.enums import Kind
from keeping.models import ErasureDone, KeptLonger
from keeping.rules import Period, person_written, rule_words
from meetings.enums import MeetingState
from meetings.models import Action, AgendaItem, Meeting, OwnedItem, Recommendation
from partnership.access import every_list
from partnership.models import CaseFile, Feedback, FileReference, Person, Seat
from partnership.queries.posts import holds_on

CLASS_OF: dict[Kind, RecordClass] = {
    Kind.FILE: RecordClass.CASE_FILES,
    Kind.MINUTES: RecordClass.CASE_FILES,
    Kind.MEETING: RecordClass.MINUTES,
    Kind.JOINT_ITEM: RecordClass.MINUTES,
    Kind.ACTION: RecordClass.ACTIONS,
    Kind.RECOMMENDATION: RecordClass.ACTIONS,
    Kind.FEEDBACK: RecordClass.VOICE,
    Kind.PERSON: RecordClass.PEOPLE,
}
HELD_AS: dict[Kind, str] = {Kind.FILE: "file", Kind.MEETING: "meeting", Kind.PERSON: "person"}


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that can be kept longer or erased. ``words`` are fit for everybody who looks after retention.

    ``since`` is when its clock began, None while it has not. ``blocks`` is why it cannot go, whatever its age.
    """

    kind: Kind
    key: int
    words: str
    since: date | None
    blocks: Verdict = YES
    file_id: int | None = None
    page: str = ""

    @property
    def kept_as(self) -> RecordClass:
        return CLASS_OF[self.kind]

    @property
    def written(self) -> str:
        """What is written down of it for good."""
        return person_written(self.key) if self.kind is Kind.PERSON else self.words

    def url(self, slug: str) -> str:
        """Its own page; an empty text where it has none that one may open."""
        return reverse(self.page, args=(slug, self.key)) if self.page else ""


@contextmanager
def within(file_ids: Iterable[int]) -> Iterator[Any]:
    """Act in these case files, to write, by the word of two people who look after retention and not by its list."""
    context = current()
    files = frozenset(file_ids)
    wider = replace(context, files=context.files | files, files_only_read=context.files_only_read - files)
    with acting(wider) as inside:
        yield inside


def files_closed() -> list[Thing]:
    """Every case file of the space that is not erased, by its reference alone, with the day it was closed."""
    references = dict(FileReference.objects.values_list("pk", "reference"))
    opens = current().files
    with every_list(references):
        rows = list(
            CaseFile.objects.filter(erased_at__isnull=True).order_by("closed_at").values_list("pk", "closed_at")
        )
    still_open = no("open", "This case file is still open. Whoever leads it closes it first.")
    return [
        Thing(
            Kind.FILE,
            key,
            references[key],
            uk_date(closed) if closed else None,
            YES if closed else still_open,
            file_id=key,
            page="case_file" if key in opens else "",
        )
        for key, closed in rows
    ]


def meetings_held(before: date | None = None, key: int | None = None) -> list[Thing]:
    """Meetings that are over, closed or cancelled, the oldest first."""
    rows = Meeting.objects.select_related("group").order_by("starts_at")
    rows = rows.filter(pk=key) if key is not None else rows.filter(starts_at__date__lte=before)
    over = (MeetingState.CLOSED, MeetingState.CANCELLED)
    return [
        Thing(
            Kind.MEETING,
            row.pk,
            f"{row.group.called}, {date_words(uk_date(row.starts_at), weekday=False)}",
            uk_date(row.starts_at) if row.state in over else None,
            YES if row.state in over else no("not-over", "This meeting is not over yet."),
            page="meeting",
        )
        for row in rows
    ]


def joint_items_heard(before: date | None = None, key: int | None = None) -> list[Thing]:
    """This partnership's own items at joint meetings that are over, the oldest first."""
    rows = OwnedItem.objects.order_by("held_on", "pk")
    rows = rows.filter(pk=key) if key is not None else rows.filter(held_on__lte=before)
    over = (MeetingState.CLOSED, MeetingState.CANCELLED)
    not_over = no("not-over", "The joint meeting is not over yet.")
    return [
        Thing(
            Kind.JOINT_ITEM,
            pk,
            f"Own item {number} at a joint meeting, {date_words(held_on, weekday=False)}",
            held_on if state in over else None,
            YES if state in over else not_over,
        )
        for pk, number, held_on, state in rows.values_list("pk", "number", "held_on", "state")
    ]


def actions_closed(before: date | None = None, key: int | None = None) -> list[Thing]:
    """Actions closed or withdrawn; those of a case file go with it."""
    rows = Action.objects.filter(file__isnull=True).order_by("closed_on", "pk")
    rows = rows.filter(pk=key) if key is not None else rows.filter(closed_on__lte=before)
    still_open = no("open", "This action is not closed yet.")
    return [
        Thing(Kind.ACTION, pk, reference, closed, YES if closed else still_open, page="action")
        for pk, reference, closed in rows.values_list("pk", "reference", "closed_on")
    ]


def recommendations_closed(before: date | None = None, key: int | None = None) -> list[Thing]:
    """Recommendations closed by evidence of impact; those of a case file go with it."""
    rows = Recommendation.objects.filter(file__isnull=True).order_by("closed_on", "pk")
    rows = rows.filter(pk=key) if key is not None else rows.filter(closed_on__lte=before)
    still_open = no("open", "This recommendation is not closed yet.")
    return [
        Thing(Kind.RECOMMENDATION, pk, reference, closed, YES if closed else still_open, page="recommendation")
        for pk, reference, closed in rows.values_list("pk", "reference", "closed_on")
    ]


def feedback_heard(before: date | None = None, key: int | None = None) -> list[Thing]:
    """What children and families said."""
    rows = Feedback.objects.order_by("heard_on", "pk")
    rows = rows.filter(pk=key) if key is not None else rows.filter(heard_on__lte=before)
    return [
        Thing(Kind.FEEDBACK, pk, f"Feedback heard on {date_words(heard, weekday=False)}", heard)
        for pk, heard in rows.values_list("pk", "heard_on")
    ]


def people_gone(today: date, before: date | None = None, key: int | None = None) -> list[Thing]:
    """People whose last seat here has ended."""
    seated = Seat.objects.filter(holds_on(today) | Q(starts_on__gt=today)).order_by().values("person")
    rows = Person.objects.annotate(left=Max("seats__ends_on")).order_by("left", "pk")
    rows = rows.filter(pk=key) if key is not None else rows.filter(left__lte=before).exclude(pk__in=seated)
    here = set(seated.values_list("person", flat=True)) if key is not None else set()
    sits = no("seated", "This person holds a post here.")
    return [
        Thing(Kind.PERSON, pk, name, None if pk in here else left, sits if pk in here else YES, page="person")
        for pk, name, left in rows.values_list("pk", "name", "left")
    ]


def minutes_of(key: int | None = None, *, file_id: int | None = None) -> list[Thing]:
    """An item of a case file, or every item with minutes of one file, while one is within the file. One query."""
    rows = AgendaItem.objects.filter(file__isnull=False).order_by("meeting__starts_at", "number")
    rows = rows.filter(pk=key) if key is not None else rows.filter(file=file_id).exclude(minutes__in=("", ERASED))
    found = rows.values_list("pk", "number", "meeting__group__name", "meeting__starts_at", "file", "file__reference")
    return [
        Thing(
            Kind.MINUTES,
            pk,
            f"Minutes of item {number}, {group}, {date_words(uk_date(at), weekday=False)} ({reference})",
            None,
            file_id=of_file,
        )
        for pk, number, group, at, of_file, reference in found
    ]


def thing_of(kind: Kind, key: int, today: date) -> Thing | None:
    """The thing of that kind and key in the open space, or None. A few queries."""
    if kind is Kind.FILE:
        return next((each for each in files_closed() if each.key == key), None)
    if kind is Kind.PERSON:
        return next(iter(people_gone(today, key=key)), None)
    if kind is Kind.MINUTES:
        return next(iter(minutes_of(key)), None)
    finds: dict[Kind, Any] = {
        Kind.MEETING: meetings_held,
        Kind.JOINT_ITEM: joint_items_heard,
        Kind.ACTION: actions_closed,
        Kind.RECOMMENDATION: recommendations_closed,
        Kind.FEEDBACK: feedback_heard,
    }
    return next(iter(finds[kind](key=key)), None)


@dataclass(frozen=True, slots=True)
class Due:
    """A thing whose period is over: since when, and the rule that says so; the hold on it, where one stands."""

    thing: Thing
    due_on: date
    rule: str
    hold: LegalHold | None


def kept_until(kind: Kind, today: date) -> dict[int, date]:
    """Until when things of a kind are kept longer, where that is still to come. One query."""
    newest: dict[int, date] = {}
    for key, until in KeptLonger.objects.filter(kind=kind).order_by("at", "pk").values_list("of_key", "until"):
        newest[key] = until
    return {key: until for key, until in newest.items() if until > today}


# What may be written on again after its content was erased (a closed action is opened again): it can go once more.
WRITTEN_ON: dict[Kind, Any] = {
    Kind.MINUTES: AgendaItem,
    Kind.MEETING: Meeting,
    Kind.JOINT_ITEM: OwnedItem,
    Kind.ACTION: Action,
    Kind.RECOMMENDATION: Recommendation,
    Kind.FEEDBACK: Feedback,
    Kind.PERSON: Person,
}


def erased_of(kind: Kind) -> set[int]:
    """The keys of the things of a kind whose content was erased, and nothing written since. Two queries at most."""
    done = dict(ErasureDone.objects.filter(kind=kind).order_by("at", "pk").values_list("of_key", "at"))
    model = WRITTEN_ON.get(kind)
    if not done or model is None:
        return set(done)
    rows = model.history.filter(id__in=done).order_by().values_list("id").annotate(last=Max("history_date"))
    written = dict(rows)
    return {key for key, at in done.items() if key not in written or written[key] <= at}


def due_on_list(schedule: dict[RecordClass, Period], today: date) -> dict[RecordClass, list[Due]]:
    """Everything whose period is over and about which nobody has decided since, by class. About a dozen queries."""
    found: dict[RecordClass, list[Due]] = {}
    holds = list(holds_standing())
    for kind, kept in CLASS_OF.items():
        period = schedule.get(kept)
        if period is None or period.months is None or kind is Kind.MINUTES:
            continue
        longer, erased = kept_until(kind, today), erased_of(kind)
        for thing in _old(kind, _days_back(today, period.months), today):
            due = period.due_on(thing.since)
            if thing.since and due and due <= today and thing.key not in longer and thing.key not in erased:
                rule = rule_words(period, thing.since, due)
                found.setdefault(kept, []).append(Due(thing, due, rule, hold_over(thing, holds)))
    return found


def _old(kind: Kind, before: date, today: date) -> list[Thing]:
    if kind is Kind.FILE:
        return [each for each in files_closed() if each.since is not None]
    if kind is Kind.PERSON:
        return people_gone(today, before=before)
    finds: dict[Kind, Any] = {
        Kind.MEETING: meetings_held,
        Kind.JOINT_ITEM: joint_items_heard,
        Kind.ACTION: actions_closed,
        Kind.RECOMMENDATION: recommendations_closed,
        Kind.FEEDBACK: feedback_heard,
    }
    found: list[Thing] = finds[kind](before=before)
    return found


def _days_back(today: date, months: int) -> date:
    """The last day on which a clock that is over can have begun; a little later, for month-ends clamp."""
    return add_months(today, -months) + timedelta(days=3)


def names_held(holds: Iterable[LegalHold]) -> dict[int, str]:
    """The names, as they stand now, of the people whose data these holds cover, by the hold's key. One query."""
    of_people = {hold.pk: hold.of_key for hold in holds if hold.covers == Covers.PERSON}
    names = dict(Person.objects.filter(pk__in=of_people.values()).values_list("pk", "name"))
    return {hold: names[key] for hold, key in of_people.items() if key in names}


def hold_over(thing: Thing, holds: Iterable[LegalHold]) -> LegalHold | None:
    """The hold that covers a thing as a whole; one that covers a part of it is found when its erasure is asked for."""
    for hold in holds:
        of_class = hold.covers == Covers.CLASS and hold.record_class == thing.kept_as.value
        of_file = hold.covers == Covers.FILE and thing.file_id is not None and hold.of_key == thing.file_id
        of_it = hold.covers == HELD_AS.get(thing.kind) and hold.of_key == thing.key
        if hold.covers == Covers.SPACE or of_class or of_file or of_it:
            return hold
    return None
