"""Case files in any state, made by walking the real operations."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from hscp.identity.models import User
from hscp.spaces.acting import Context, acting, in_space
from hscp.spaces.models import Space
from partnership.models import CaseFile, FileGrant, Seat
from partnership.operations.cases import open_case_file, put_on_list
from partnership.rules.roles import Right
from tests.conftest import NOW


@contextmanager
def within(space: Space, *files: CaseFile | int, user: User | None = None) -> Iterator[Context]:
    """Act in a space and in these case files of it."""
    keys = frozenset(each if isinstance(each, int) else each.pk for each in files)
    with acting(replace(in_space(space.pk, user_id=user.pk if user else None), files=keys)) as context:
        yield context


def seat_of(user: User, space: Space) -> Seat:
    """The first seat of an account in a space."""
    with acting(in_space(space.pk)):
        return Seat.objects.select_related("person", "post").filter(user=user).order_by("pk")[0]


def make_case_file(
    space: Space, lead: User, *, creator: User | None = None, title: str = "A matter", at: datetime = NOW
) -> CaseFile:
    """A file that ``lead`` leads, opened by ``creator`` (the lead)."""
    with acting(in_space(space.pk, user_id=(creator or lead).pk)):
        return open_case_file(title=title, lead=seat_of(lead, space), seat=seat_of(creator or lead, space), at=at)


def put_on(
    file: CaseFile,
    user: User,
    *,
    level: Right = Right.OPEN_FILE,
    ends_at: datetime | None = None,
    at: datetime = NOW,
    seat: Seat | None = None,
) -> FileGrant:
    """A place on the list of ``file`` for an account."""
    space = Space.objects.get(pk=file.space_id)
    with within(space, file):
        return put_on_list(
            file=file,
            who=seat or seat_of(user, space),
            level=level,
            reason="Sits on the panel",
            ends_at=ends_at,
            seat=Seat.objects.get(pk=file.lead_id),
            at=at,
        )
