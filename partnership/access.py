"""The one door: who may enter a space, and what they may do there.

An account enters a space while it holds a live seat. Rights come from django-guardian's grants, each tied to the seat
it came from, and are asked through one checker per request. Outside the space everything is absent (404); inside,
without the right, it is refused (403); a restricted case file is absent too.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import CharField, F, Model, Q, QuerySet, Value
from django.http import Http404, HttpRequest
from django.utils.encoding import force_str
from guardian.core import ObjectPermissionChecker

from hscp.identity.fresh import NotFresh, is_fresh
from hscp.identity.sessions import note_seat
from hscp.record.handlers import GiveUp
from hscp.spaces.acting import Context, act_from, acting, current
from hscp.spaces.clock import now, today
from hscp.spaces.models import Space
from partnership.models import (
    CaseDocument,
    CaseFile,
    Chairing,
    FileGrant,
    Group,
    GroupGrant,
    Invitation,
    Partnership,
    PartnershipGrant,
    Person,
    Post,
    Seat,
)
from partnership.queries.cases import excluded_files, lead_of, list_of
from partnership.rules.cases import CONFIRMED_FOR, IMPLIED, may_hand_over
from partnership.rules.roles import READING_RIGHTS, RIGHT_WORDS, Right

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class LiveGrant:
    """One right that counts today: where, on what, and from which seat."""

    kind: str
    space_id: int
    slug: str
    space_name: str
    object_id: int
    right: Right
    seat_id: int
    role: str

    def gives(self, right: Right) -> bool:
        """Whether it is this right, or one that implies it."""
        return right in IMPLIED.get(self.right, (self.right,))


class LiveChecker(ObjectPermissionChecker):
    """Guardian's checker, filled once from the grants of live seats; it asks the database nothing more."""

    MODELS: tuple[tuple[str, type[Any]], ...] = (("partnership", Partnership), ("group", Group), ("file", CaseFile))

    def __init__(self, user: Any, grants: Iterable[LiveGrant]) -> None:
        super().__init__(user)
        kinds = {kind: ContentType.objects.get_for_model(model).pk for kind, model in self.MODELS}
        for grant in grants:
            key = (kinds[grant.kind], force_str(grant.object_id))
            held = IMPLIED.get(grant.right, (grant.right,))
            self._obj_perms_cache.setdefault(key, []).extend(right.value for right in held)

    def get_perms(self, obj: Any) -> list[str]:
        """The rights on ``obj``: what was filled in, and nothing where nothing was."""
        found: list[str] = self._obj_perms_cache.get(self.get_local_cache_key(obj), [])
        return found if self.user and self.user.is_active else []


@dataclass(frozen=True)
class Rights:
    """What one account may do in one space today. ``fresh``: a second factor was used within the last 15 minutes."""

    space: Space
    partnership_id: int
    seat_ids: tuple[int, ...]
    checker: LiveChecker
    roles: frozenset[str] = field(default_factory=frozenset)
    grants: tuple[LiveGrant, ...] = ()
    fresh: bool = False

    def may(self, right: Right, on: Group | CaseFile | None = None) -> bool:
        """Whether the right is held in the whole partnership, or on this one object."""
        if self.checker.has_perm(right.value, Partnership(pk=self.partnership_id)):
            return not isinstance(on, CaseFile)
        return on is not None and self.checker.has_perm(right.value, on)

    def must(self, right: Right, on: Group | CaseFile | None = None) -> None:
        """Raise ``PermissionDenied`` (403) unless ``may``. From here on one acts from the seat that may."""
        if not self.may(right, on):
            raise PermissionDenied(right.value)
        seat_id = self.seat_with(right, on)
        if right not in READING_RIGHTS and seat_id is not None:
            act_from(seat_id)

    def seat_with(self, right: Right, on: Group | CaseFile | None = None) -> int | None:
        """The seat that carries the right: on this very object if one does, else in the whole partnership.

        Of several, the one that is held longest here. None without the right.
        """
        kind = "group" if isinstance(on, Group) else "file" if isinstance(on, CaseFile) else ""
        giving = [grant for grant in self.grants if grant.gives(right)]
        near = [grant.seat_id for grant in giving if on and grant.kind == kind and grant.object_id == on.pk]
        return min(near or [grant.seat_id for grant in giving if grant.kind == "partnership"], default=None)


def door(rights: Rights, rows: QuerySet[Row], pk: int, *, to: Right = Right.SEE) -> Row:
    """The row of this space with that key, once it is sure that this may be done to it.

    Raises ``Http404`` where it is absent or in another space, ``PermissionDenied`` (403) without the right.
    """
    row = rows.filter(pk=pk, space_id=rights.space.pk).first()  # by name too: a public row is in reach everywhere
    if row is None:
        raise Http404("Nothing of that number here.")
    rights.must(to)
    return row


def person_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Person:
    """A person on this partnership's list; raises as ``door`` does."""
    return door(rights, Person.objects.select_related("user"), pk, to=to)


def post_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Post:
    """A post; raises as ``door`` does."""
    return door(rights, Post.objects.select_related("organisation"), pk, to=to)


def seat_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Seat:
    """A seat with its post and person; raises as ``door`` does."""
    return door(rights, Seat.objects.select_related("post", "person"), pk, to=to)


def group_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Group:
    """A group; raises as ``door`` does. The right is asked for in the whole partnership."""
    return door(rights, Group.objects.select_related("located_in"), pk, to=to)


def chairing_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Chairing:
    """A term in the chair of a group; raises as ``door`` does."""
    return door(rights, Chairing.objects.select_related("group", "post"), pk, to=to)


def invitation_for(rights: Rights, pk: int, *, to: Right = Right.MANAGE_PEOPLE) -> Invitation:
    """An invitation; raises as ``door`` does."""
    return door(rights, Invitation.objects.select_related("person"), pk, to=to)


def file_for(rights: Rights, pk: int, *, to: Right = Right.OPEN_FILE) -> CaseFile:
    """A case file on whose list one stands. To everybody else it is absent (404); on the list without ``to``, 403."""
    row: CaseFile | None = CaseFile.objects.select_related("lead__person", "lead__post").filter(pk=pk).first()
    if row is None or not rights.may(Right.OPEN_FILE, on=row):
        raise Http404("Nothing of that number here.")
    rights.must(to, on=row)
    return row


def document_for(rights: Rights, file_pk: int, pk: int, *, to: Right = Right.OPEN_FILE) -> CaseDocument:
    """A document of that case file, with what is stored; raises as ``file_for`` does. Two queries."""
    file = file_for(rights, file_pk, to=to)
    row: CaseDocument | None = CaseDocument.objects.select_related("stored").filter(pk=pk, file=file).first()
    if row is None:
        raise Http404("Nothing of that number here.")
    row.file = file
    return row


def file_to_hand_over(rights: Rights, pk: int, at: datetime) -> CaseFile:
    """A case file whose lead one may hand over: as its lead or, where it has none who counts, having broken its glass.

    Raises as ``file_for`` does.
    """
    row = file_for(rights, pk)
    listed = list_of(row, at)
    broke = any(each.grant.break_glass and each.grant.seat_id in rights.seat_ids for each in listed)
    leads = rights.may(Right.LEAD_FILE, on=row)
    if not may_hand_over(leads=leads, broke_glass=broke, lead_counts=lead_of(listed) is not None):
        raise PermissionDenied(Right.LEAD_FILE.value)
    if leads:
        rights.must(Right.LEAD_FILE, on=row)  # so that it is done from the lead's seat
    return row


@contextmanager
def opened(file_id: int) -> Iterator[Context]:
    """Act in one case file more, for the operations that let somebody in: opening a file, breaking its glass."""
    context = current()
    widened = replace(context, files=context.files | {file_id}, files_only_read=context.files_only_read - {file_id})
    with acting(widened):
        yield widened


@contextmanager
def every_list(file_ids: Iterable[int]) -> Iterator[Context]:
    """For the timetable: the access lists of these case files, to read; nothing can be written meanwhile."""
    with acting(replace(current(), files=frozenset(file_ids)).only_reading()) as context:
        yield context


def may_write_in(row: Any) -> bool:
    """Whether the list of the row's case file, if it belongs to one, lets one write as well as read."""
    return row.file_id is None or row.file_id in current().files_written


def ask_again(rights: Rights, file_id: int | None) -> None:
    """Raise ``NotFresh`` for something of a case file where no second factor was used lately.

    For doors: what is read or written is asked for before. Lists are asked about once it is known what they show.
    """
    if file_id is not None and not rights.fresh:
        raise NotFresh


def write_in(row: Any, *, to: Right) -> None:
    """Raise ``PermissionDenied`` (403) where ``to`` writes and the list of the row's case file lets one only read."""
    if to not in READING_RIGHTS and not may_write_in(row):
        raise PermissionDenied(Right.WRITE_FILE.value)


def live_grants(user: Any, day: date) -> list[LiveGrant]:
    """Every right of an account that counts on ``day``, in all its spaces; needs no space to be open.

    A seat in a joint space that follows seats at home counts only while one of these does.
    One query, and one more for each space in which the account is on the list of a case file.
    """
    moment = now()
    if current().user_id == user.pk:
        sql, params = _sql_of_own_grants()
        written = connection.ops.adapt_datefield_value
        written_moment = connection.ops.adapt_datetimefield_value
        known = {
            _ANYBODY: user.pk,
            written(_ANY_DAY): written(day),
            written_moment(_ANY_MOMENT): written_moment(moment),
            written_moment(_ANY_MOMENT - CONFIRMED_FOR): written_moment(moment - CONFIRMED_FOR),
        }
        with connection.cursor() as cursor:
            cursor.execute(sql, [known.get(param, param) for param in params])
            rows = cursor.fetchall()
    else:
        rows = _grants(user.pk, day, moment)
    rows = [(*columns, set(json.loads(ids) if isinstance(ids, str) else ids)) for *columns, ids in rows]
    at_home = {seat_id for *_, seat_id, _role, followed in rows if not followed}
    found = [
        LiveGrant(kind, space_id, slug, name, object_id, Right(codename), seat_id, role)
        for kind, space_id, slug, name, object_id, codename, seat_id, role, followed in rows
        if not followed or followed & at_home
    ]
    return _without_excluded(user.pk, day, found)


def _without_excluded(user_id: int, day: date, grants: list[LiveGrant]) -> list[LiveGrant]:
    """The grants without those in case files from which the account, or a body it sits for that day, is excluded."""
    listed: dict[int, set[int]] = {}
    for grant in grants:
        if grant.kind == "file":
            listed.setdefault(grant.space_id, set()).add(grant.object_id)
    out: set[int] = set()
    for space_id, files in listed.items():
        with acting(Context(user_id=user_id, read=frozenset({space_id}), files=frozenset(files))):
            out.update(excluded_files(user_id, day).values_list("file_id", flat=True))
    return [grant for grant in grants if grant.kind != "file" or grant.object_id not in out]


# They stand for the account, the day and the moment in SQL that is kept.
_ANYBODY, _ANY_DAY, _ANY_MOMENT = -1, date(1, 1, 1), datetime(1900, 1, 1, tzinfo=UTC)


@cache
def _sql_of_own_grants() -> tuple[str, tuple[Any, ...]]:
    """What the query of one's own grants compiles to, fence included, with stand-ins for who asks and when.

    Every request asks it, and composing it anew would take longer than its answer.
    """
    with acting(Context(user_id=_ANYBODY)):
        sql, params = _grants(_ANYBODY, _ANY_DAY, _ANY_MOMENT).query.sql_with_params()
    return sql, tuple(params)


def _grants(user_id: int, day: date, moment: datetime) -> QuerySet[Any, Any]:
    live = Q(seat__starts_on__lte=day) & (Q(seat__ends_on__isnull=True) | Q(seat__ends_on__gt=day))
    columns = (
        "kind", "space_id", "slug", "space_name", "content_object_id", "codename", "seat_id", "role", "followed"
    )  # fmt: skip

    def of(model: Any, kind: str, condition: Q) -> Any:
        return (
            model.objects.filter(condition, user=user_id)
            .order_by()
            .annotate(
                kind=Value(kind, output_field=CharField()),
                slug=F("space__slug"),
                space_name=F("space__name"),
                codename=F("permission__codename"),
                role=F("seat__role"),
                followed=F("seat__followed"),
            )
            .values_list(*columns)
        )

    not_lapsed = (
        Q(confirmed_at__gt=moment - CONFIRMED_FOR) | Q(permission__codename=Right.LEAD_FILE.value) | Q(break_glass=True)
    )
    live_file = live & Q(ended_at__isnull=True) & (Q(ends_at__isnull=True) | Q(ends_at__gt=moment)) & not_lapsed
    live_chair = (
        live & (Q(ends_on__isnull=True) | Q(ends_on__gt=day)) & (Q(starts_on__isnull=True) | Q(starts_on__lte=day))
    )
    found: QuerySet[Any, Any] = of(PartnershipGrant, "partnership", live).union(
        of(GroupGrant, "group", live_chair), of(FileGrant, "file", live_file), all=True
    )
    return found


def context_from(user_id: int, space_id: int, grants: Iterable[LiveGrant], right: str = "") -> Context | None:
    """The context that an account's live grants give in one space; None without any right in it.

    It acts from a seat that holds ``right``; from the oldest where that is empty, until ``must`` asks for one.
    """
    here = [grant for grant in grants if grant.space_id == space_id]
    if not any(grant.kind == "partnership" for grant in here):
        return None
    writes = any(grant.right not in READING_RIGHTS for grant in here if grant.kind != "file")
    one = frozenset({space_id})
    seats = [grant.seat_id for grant in here if grant.kind == "partnership" and right in ("", grant.right)]
    files = frozenset(grant.object_id for grant in here if grant.kind == "file")
    written = {grant.object_id for grant in here if Right.WRITE_FILE in IMPLIED.get(grant.right, ())}
    return Context(
        user_id=user_id,
        read=one,
        write=one if writes else frozenset(),
        files=files,
        files_only_read=files - written,
        seat_id=min(seats, default=None),
    )


def acting_seat(request: HttpRequest) -> Seat:
    """The seat that the request acts from, for the record: the one that holds the right that was asked for last."""
    seat_id = current().seat_id
    if seat_id is None:
        raise PermissionDenied("Nothing is written without a seat.")
    return Seat(pk=seat_id, space_id=request.space.pk)  # type: ignore[attr-defined]


def entrance(request: HttpRequest, slug: str) -> tuple[Space, Context] | None:
    """For the middleware: the space named in the path and what this account may reach in it, or None."""
    user: Any = request.user
    if not user.is_active:
        return None
    with acting(Context(user_id=user.pk)):
        grants = live_grants(user, today())
    note_seat(request, seated=bool(grants))
    here = [grant for grant in grants if grant.slug == slug]
    if not here:
        return None
    context = context_from(user.pk, here[0].space_id, here)
    if context is None:
        return None
    space = Space(pk=here[0].space_id, slug=slug, name=here[0].space_name)
    space._state.adding = False
    request.rights = Rights(  # type: ignore[attr-defined]
        space=space,
        partnership_id=next(grant.object_id for grant in here if grant.kind == "partnership"),
        seat_ids=tuple(sorted({grant.seat_id for grant in here})),
        checker=LiveChecker(user, here),
        roles=frozenset(grant.role for grant in here),
        grants=tuple(here),
        fresh=is_fresh(request),
    )
    request.all_spaces = sorted({(g.space_name, g.slug) for g in grants})  # type: ignore[attr-defined]
    return space, context


def context_of_job(space_id: int, asked_by_id: int, right: str = "") -> Context | None:
    """For the job runner: what the person who asked may reach today, looked up again; None when that is nothing.

    ``right`` is what the work needs, in the whole partnership; empty for work that needs no more than a seat. Raises
    ``GiveUp``, with a sentence for the person who asked, when it is no longer theirs.
    """
    from django.contrib.auth import get_user_model  # noqa: PLC0415 - a user model is known only when apps are loaded

    user = get_user_model().objects.filter(pk=asked_by_id, is_active=True).first()
    if user is None:
        return None
    with acting(Context(user_id=asked_by_id)):
        grants = live_grants(user, today())
    context = context_from(asked_by_id, space_id, grants, right)
    held = {grant.right for grant in grants if grant.space_id == space_id and grant.kind == "partnership"}
    if context is not None and right and right not in held:
        words = RIGHT_WORDS[Right(right)]
        raise GiveUp(f"This was not done, because the person who asked for it may no longer {words}.")
    return context
