"""Who is on the list of a case file and how each place stands; who is shut out; what was read; what hangs on a file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.module_loading import import_string

from hscp.lib.workdays import uk_date
from hscp.spaces.acting import current
from partnership.models import (
    CaseDocument,
    CaseFile,
    FileExclusion,
    FileGrant,
    FileRead,
    FileReference,
    FileStage,
    Membership,
    Seat,
)
from partnership.rules.cases import Place, PlaceFacts, confirm_by, place, reminder_due
from partnership.rules.roles import Right


@dataclass(frozen=True, slots=True)
class Listed:
    """A place on a list: the row, what the rules see of it, and how it stands at the moment that was asked about."""

    grant: FileGrant
    facts: PlaceFacts
    place: Place


@dataclass(frozen=True, slots=True)
class Hanging:
    """Something that belongs to a case file, for its page: what it is, its words in full for paper, where it stands."""

    words: str
    url: str
    text: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """All of one kind that belongs to a file."""

    title: str
    rows: tuple[Hanging, ...]


def live_on(day: date) -> Q:
    """Seats that hold on ``day``."""
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))


def excluded_files(user_id: int, day: date) -> "QuerySet[FileExclusion]":
    """The exclusions in force that meet an account: by name, or by a body that one of its seats is for on ``day``.

    A seat is for the organisation of its post, and for whichever its post represents in a group; it counts in its own
    space alone, however many the context reads.
    """
    seats = Seat.objects.filter(live_on(day), user=user_id).order_by()
    in_groups = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day), post__in=seats.values("post")
    ).order_by()
    found: QuerySet[FileExclusion] = FileExclusion.objects.filter(
        Q(person__user=user_id)
        | Exists(seats.filter(space=OuterRef("space"), post__organisation=OuterRef("organisation")))
        | Exists(in_groups.filter(space=OuterRef("space"), represents=OuterRef("organisation"))),
        lifted_at__isnull=True,
    )
    return found


def bodies_of(person_ids: Iterable[int] | None, day: date) -> dict[int, set[int]]:
    """For each person with a seat on ``day`` the organisations that their seats are for. Two queries."""
    seats = Seat.objects.filter(live_on(day)).order_by()
    if person_ids is not None:
        seats = seats.filter(person__in=list(person_ids))
    found: dict[int, set[int]] = {}
    posts: dict[int, set[int]] = {}
    for person_id, post_id, body_id in seats.values_list("person_id", "post_id", "post__organisation_id"):
        posts.setdefault(post_id, set()).add(person_id)
        found.setdefault(person_id, set()).update({body_id} - {None})
    in_groups = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=day), post__in=list(posts), represents__isnull=False
    )
    for post_id, body_id in in_groups.order_by().values_list("post_id", "represents_id"):
        for person_id in posts[post_id]:
            found[person_id].add(body_id)
    return found


def excluded_people(file_ids: Iterable[int], day: date) -> dict[int, set[int]]:
    """For each file the people who are shut out of it on ``day``. One query, three where a body is shut out."""
    found: dict[int, set[int]] = {file_id: set() for file_id in file_ids}
    bodies: dict[int, set[int]] = {}
    rows = FileExclusion.objects.filter(file__in=list(found), lifted_at__isnull=True).order_by()
    for file_id, person_id, body_id in rows.values_list("file_id", "person_id", "organisation_id"):
        if person_id is not None:
            found[file_id].add(person_id)
        else:
            bodies.setdefault(file_id, set()).add(body_id)
    if bodies:
        for person_id, theirs in bodies_of(None, day).items():
            for file_id, shut_out in bodies.items():
                if theirs & shut_out:
                    found[file_id].add(person_id)
    return found


def lists_of(file_ids: Iterable[int], at: datetime, *, ended: bool = False) -> dict[int, list[Listed]]:
    """The places on the lists of these files as they stand at ``at``, the lead first; ``ended`` ones on demand."""
    found: dict[int, list[Listed]] = {file_id: [] for file_id in file_ids}
    day = uk_date(at)
    shut_out = excluded_people(found, day)
    rows = FileGrant.objects.filter(content_object__in=list(found)).select_related(
        "permission", "seat__person", "seat__post__organisation", "seat__user", "given_by__person", "given_by__post"
    )
    for grant in (rows if ended else rows.filter(ended_at__isnull=True)).order_by("given_at", "pk"):
        facts = facts_of(grant, day, excluded=grant.seat.person_id in shut_out[grant.content_object_id])
        stands = place(facts, at)
        if ended or stands is not Place.ENDED:
            found[grant.content_object_id].append(Listed(grant, facts, stands))
    for listed in found.values():
        listed.sort(key=lambda each: each.facts.level is not Right.LEAD_FILE)
    return found


def list_of(file: CaseFile, at: datetime, *, ended: bool = False) -> list[Listed]:
    """The places on the list of one file, the lead first."""
    return lists_of([file.pk], at, ended=ended)[file.pk]


def facts_of(grant: FileGrant, day: date, *, excluded: bool) -> PlaceFacts:
    """A place as the rules see it."""
    seat = grant.seat
    return PlaceFacts(
        person=seat.person.name,
        level=Right(grant.permission.codename),
        confirmed_at=grant.confirmed_at,
        ends_at=grant.ends_at,
        ended_at=grant.ended_at,
        break_glass=grant.break_glass,
        seat_live=seat.starts_on <= day and (seat.ends_on is None or seat.ends_on > day),
        excluded=excluded,
    )


def lead_of(listed: Iterable[Listed]) -> Listed | None:
    """Who leads a file, where somebody does whose place counts."""
    for each in listed:
        if each.facts.level is Right.LEAD_FILE and each.place is Place.COUNTS:
            return each
    return None


def seats_to_choose(day: date) -> "QuerySet[Seat]":
    """Live seats of people who can sign in, for a list of names."""
    found: QuerySet[Seat] = (
        Seat.objects.filter(live_on(day), user__isnull=False)
        .select_related("person", "post__organisation")
        .order_by("person__name", "post__title")
    )
    return found


def files_opened() -> "QuerySet[CaseFile]":
    """The files that the context in force opens, the newest first."""
    return CaseFile.objects.select_related("lead__person", "lead__post").order_by("-opened_at", "-pk")


def lists_due(seat_ids: Iterable[int], at: datetime) -> list[tuple[int, str, datetime]]:
    """The files led from these seats whose list is to be confirmed within a fortnight: key, reference, by when.

    Nothing is asked for those who open no file; else one query, and a few more for those who lead one.
    """
    files = current().files
    if not files:
        return []
    mine = FileGrant.objects.filter(
        content_object__in=files, seat__in=list(seat_ids), permission__codename=Right.LEAD_FILE.value
    ).filter(ended_at__isnull=True)
    led = dict(mine.order_by().values_list("content_object_id", "content_object__reference"))
    if not led:
        return []
    due = {file_id: confirm_by((each.facts for each in rows), at) for file_id, rows in lists_of(led, at).items()}
    return [(key, led[key], moment) for key, moment in due.items() if moment and reminder_due(moment, at)]


def files_written() -> list[FileReference]:
    """The references of the open files that the context in force may write in; no query where there is none."""
    keys = current().files_written
    if not keys:
        return []
    still_open = CaseFile.objects.filter(pk__in=keys, closed_at__isnull=True).order_by().values("pk")
    return list(FileReference.objects.filter(pk__in=still_open).order_by("reference"))


def reference_called(words: str) -> FileReference | None:
    """The reference that somebody typed, whatever the case of its letters. It says nothing about who may open it."""
    found: FileReference | None = FileReference.objects.filter(reference=words.strip().upper()).first()
    return found


def references_of(file_ids: Iterable[int]) -> dict[int, str]:
    """What these files are called outside them, whoever may open them. One query, none where there are none."""
    keys = set(file_ids)
    return dict(FileReference.objects.filter(pk__in=keys).values_list("pk", "reference")) if keys else {}


def parts_of(file: CaseFile, slug: str) -> list[Part]:
    """What hangs on a file, kind by kind; the higher apps say it (``settings.CASE_FILE_PARTS``)."""
    providers: list[Callable[[CaseFile, str], list[Part]]] = [import_string(name) for name in settings.CASE_FILE_PARTS]
    return [part for provider in providers for part in provider(file, slug)]


def must_end(file: CaseFile) -> bool:
    """Whether every place on the list of a file has a last day; the higher apps say of which."""
    asked: list[Callable[[int], bool]] = [import_string(name) for name in settings.CASE_FILE_LISTS_THAT_END]
    return any(each(file.pk) for each in asked)


def documents_of(file: CaseFile) -> "QuerySet[CaseDocument]":
    """The documents of a file with what is stored and who added them, in the order in which they came."""
    found: QuerySet[CaseDocument] = CaseDocument.objects.filter(file=file).select_related(
        "stored", "added_by__person", "added_by__post"
    )
    return found


def reads_of(file: CaseFile) -> "QuerySet[FileRead]":
    """Who was shown what of a file, the latest first."""
    found: QuerySet[FileRead] = FileRead.objects.filter(file=file).select_related("by", "seat__person", "seat__post")
    return found


MOVES = {
    "open": "Opened",
    "hand_over": "Lead handed over",
    "confirm": "List confirmed",
    "break_glass": "Opened in an emergency",
    "close": "Closed",
    "reopen": "Opened again",
    "erase": "Content erased",
}


def story_of(file: CaseFile, at: datetime, *, exclusions: bool) -> list[dict[str, Any]]:
    """Everything that happened to a file and its list, the latest first, for a timeline; ``exclusions`` on demand."""
    entries = [
        _entry(MOVES[stage.move], _who(stage.seat), stage.at, stage.reason)
        for stage in FileStage.objects.filter(file=file).select_related("seat__person", "seat__post")
    ]
    for each in list_of(file, at, ended=True):
        grant, name = each.grant, each.facts.person
        if not grant.break_glass:
            entries.append(_entry(f"{name} was put on the list", _who(grant.given_by), grant.given_at, grant.reason))
        if grant.ended_at is not None:
            entries.append(_entry(f"The place of {name} ended", "", grant.ended_at, grant.ended_because))
    rows = FileExclusion.objects.filter(file=file) if exclusions else FileExclusion.objects.none()
    for one in rows.select_related("person", "organisation", "made_by__person", "made_by__post"):
        entries.append(_entry(f"{one} was excluded", _who(one.made_by), one.made_at, one.reason))
        if one.lifted_at is not None:
            entries.append(_entry(f"The exclusion of {one} was lifted", "", one.lifted_at, one.lifted_because))
    return sorted(entries, key=lambda each: each["when"], reverse=True)


def _entry(what: str, who: str, when: datetime, detail: str) -> dict[str, Any]:
    return {"what": what, "who": who, "when": when, "detail": detail}


def _who(seat: Seat | None) -> str:
    return f"{seat.person.name}, {seat.post.title}" if seat else ""


def awaits_in(file: CaseFile) -> list[str]:
    """What waits in a case file for its day, in sentences: it is not closed before (``CASE_FILE_AWAITS``)."""
    return [words for where in settings.CASE_FILE_AWAITS for words in import_string(where)(file.pk)]
