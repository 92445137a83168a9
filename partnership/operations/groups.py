"""Groups that the arrangements leave to be formed: task and finish, priority, a county's own lead partners."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from partnership.enums import GroupKind
from partnership.models import Group, Membership, Post, Terms
from partnership.rules.terms import TermsInvalid, parse_terms, to_data


@transaction.atomic
def form_group(
    *,
    key: str,
    name: str,
    kind: GroupKind,
    purpose: str,
    members: Iterable[Post],
    attending: Iterable[Post] = (),
    terms: Mapping[str, Any],
    section: str = "",
    starts_on: date,
) -> Group:
    """Form a group in the open space: its members, who attends without counting, and the terms it meets on.

    It belongs to the product, not to a file: a later load of the arrangements leaves it alone. ``terms`` are written as
    the arrangements' files write them. Raises ``Refused`` for a key that is taken, nobody in it, or terms that do not
    make sense.
    """
    members = tuple(members)
    if not members:
        no("nobody", "Say which posts are members of the group.").require()
    if Group.objects.filter(key=key).exists():
        no("taken", f"There is a group with the key {key} already.").require()
    try:
        meant = parse_terms(terms)
    except TermsInvalid as invalid:
        raise Refused(no("terms", " ".join(problem.sentence for problem in invalid.problems))) from None
    last = Group.objects.order_by("-position").values_list("position", flat=True).first() or 0
    group = Group(
        key=key,
        name=name.strip(),
        kind=kind,
        purpose=purpose.strip(),
        section=section,
        starts_on=starts_on,
        position=last + 1,
    )
    group.save()
    for post, is_member in [(post, True) for post in members] + [(post, False) for post in attending]:
        Membership(group=group, post=post, is_member=is_member, section=section, starts_on=starts_on).save()
    Terms(group=group, data=to_data(meant), section=meant.citation, starts_on=starts_on).save()
    return group
