"""Groups that the arrangements leave to be formed: task and finish, priority, a county's own lead partners."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from hscp.lib.verdicts import Refused, no
from partnership.enums import ChairKind, GroupKind
from partnership.models import Chairing, Group, Membership, Post, ReportingLine, Terms
from partnership.operations.people import appoint_chair, end_chairing
from partnership.queries.posts import statutory_bodies
from partnership.rules.groups import MemberFacts, may_end_group, may_form
from partnership.rules.terms import TermsInvalid, parse_terms, to_data


@transaction.atomic
def form_group(
    *,
    key: str = "",
    name: str,
    kind: GroupKind,
    purpose: str,
    members: Iterable[Post],
    attending: Iterable[Post] = (),
    chair: Post | None = None,
    reports_to: Group | None = None,
    reports_to_role: str = "",
    terms: Mapping[str, Any],
    section: str = "",
    starts_on: date,
) -> Group:
    """Form a group in the open space: its members, who attends without counting, and the terms it meets on.

    It belongs to the product, not to a file: a later load of the arrangements leaves it alone. ``terms`` are written as
    the arrangements' files write them; without a ``key`` it is made of the name. Side effects: rights of the chair.
    Raises ``Refused`` for a key that is taken, terms that do not make sense, and where the rule says no.
    """
    members, attending = tuple(members), tuple(attending)
    try:
        meant = parse_terms(terms)
    except TermsInvalid as invalid:
        raise Refused(no("terms", " ".join(problem.sentence for problem in invalid.problems))) from None
    may_form(
        decides_as_lead=kind == GroupKind.LSP_FORUM,
        is_formed_by_a_group=kind in (GroupKind.TASK, GroupKind.PRIORITY),
        reports_to_a_group=reports_to is not None,
        members=[_facts(post) for post in members],
        attending=[post.key for post in attending],
        chair=chair.key if chair else "",
        terms=meant,
        statutory={each.organisation.key: each.organisation.name for each in statutory_bodies(starts_on)},
    ).require()
    if reports_to and reports_to.starts_on and reports_to.starts_on > starts_on:
        no("reports-to", f"{reports_to.called} begins later, so this group cannot report to it yet.").require()
    if key and Group.objects.filter(key=key).exists():
        no("taken", f"There is a group with the key {key} already.").require()
    last = Group.objects.order_by("-position").values_list("position", flat=True).first() or 0
    group = Group(
        key=key or _free_key(name),
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
    if reports_to or reports_to_role:
        ReportingLine(group=group, to_group=reports_to, to_role=reports_to_role, section=section, position=1).save()
    if chair:
        appoint_chair(group_id=group.pk, post=chair, kind=ChairKind.CHAIR, starts_on=starts_on)
    return group


def _facts(post: Post) -> MemberFacts:
    return MemberFacts(post.key, post.title, post.role, post.organisation.key if post.organisation else "")


def _free_key(name: str) -> str:
    """A key that no group of the space has or had."""
    plain = slugify(name)[:70] or "group"
    taken = set(Group.objects.filter(key__startswith=plain).values_list("key", flat=True))
    return next(key for n in range(1, len(taken) + 2) if (key := plain if n == 1 else f"{plain}-{n}") not in taken)


@transaction.atomic
def end_group(*, group: Group, on: date) -> Group:
    """End a formed group on a day, the first on which it is no more. Its meetings, decisions and actions stay.

    Side effects: its places, terms, reporting lines and terms in the chair end that day, or the day they began if that
    is later. Raises ``Refused`` for a group of the published arrangements, for one that has ended, and for a day before
    it began.
    """
    group = Group.objects.select_for_update(of=("self",)).get(pk=group.pk)
    may_end_group(
        called=group.called,
        in_arrangements=group.from_file,
        starts_on=group.starts_on,
        ends_on=group.ends_on,
        on=on,
    ).require()
    for model in (Membership, Terms):
        for row in model.objects.filter(group=group, ends_on__isnull=True):
            row.ends_on = max(on, row.starts_on or on)
            row.save(update_fields=["ends_on"])
    for line in ReportingLine.objects.filter(group=group, ends_on__isnull=True):
        line.ends_on = on
        line.save(update_fields=["ends_on"])
    for chairing in Chairing.objects.filter(group=group, ends_on__isnull=True).select_related("post"):
        end_chairing(chairing=chairing, ends_on=max(on, chairing.starts_on or on))
    group.ends_on = on
    group.save(update_fields=["ends_on"])
    return group
