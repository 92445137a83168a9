"""What one account may do in one space today, asked through one checker per request."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.utils.encoding import force_str
from guardian.core import ObjectPermissionChecker

from hscp.spaces.acting import act_from
from hscp.spaces.models import Space
from partnership.models import (
    CaseFile,
    Group,
    Partnership,
)
from partnership.rules.cases import IMPLIED
from partnership.rules.roles import READING_RIGHTS, Right


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
