"""Groups: who sits in them, who chairs them, on what terms they meet, to whom they report, where shared ones live."""

from collections.abc import Mapping, Sequence
from datetime import date

from hscp.lib.words import date_words
from hscp.spaces.models import Space
from partnership.enums import ChairKind
from partnership.models import Chairing, Group, Membership, Organisation, Post, ReportingLine, Terms
from partnership.operations.arrangements.rows import Desk
from partnership.operations.people import appoint_chair, end_chairing
from partnership.rules.arrangements import ChairTerm
from partnership.rules.arrangements import Group as Said
from partnership.rules.terms import to_data


def put_groups(
    desk: Desk, groups: Sequence[Said], posts: Mapping[str, Post], spaces: Mapping[str, Space]
) -> dict[str, Group]:
    """Bring the groups of the open space to what the file says. Returns them by key."""
    rows = {row.key: row for row in Group.objects.all()}
    found: dict[str, Group] = {}
    for position, group in enumerate(groups, start=1):
        there = group.lives_in
        located_in = spaces.get(there.space) if there else None
        found[group.key] = desk.put(
            Group,
            rows.get(group.key),
            {
                "key": group.key,
                "name": group.name,
                "short_name": group.short_name,
                "kind": group.kind,
                "purpose": group.purpose,
                "section": group.section or "",
                "as_needed": group.as_needed,
                "located_in_id": located_in.pk if located_in else None,
                "shared_space": there.space if there else "",
                "shared_group": there.group if there else "",
                "position": position,
                "ends_on": None,
            },
            thing="group",
            name=group.name,
            place=group.place,
        )
    for group in groups:
        row = found[group.key]
        _put_lines(desk, row, group, found)
        _put_members(desk, row, group, posts)
        _put_chairs(desk, row, group, ChairKind.CHAIR, posts)
        _put_chairs(desk, row, group, ChairKind.VICE, posts)
        _put_terms(desk, row, group)
    kept = {row.pk for row in found.values()}
    for row in desk.end_missing(rows.values(), kept, thing="group"):
        _end_with_group(desk, row)
    return found


def locate(desk: Desk, joint: Space) -> None:
    """Point the open space's groups that live in ``joint`` to it, now that it is here."""
    for row in Group.objects.filter(shared_space=joint.slug, located_in__isnull=True):
        row.located_in = joint
        row.save(update_fields=["located_in"])
        desk.say("changes", "group", row.name, f"kept in {joint.name}")


def _end_with_group(desk: Desk, row: Group) -> None:
    """What ends when a group does: its lines, places, chairs and terms. Its meetings and minutes stay."""
    for line in ReportingLine.objects.filter(group=row, ends_on__isnull=True):
        desk.end(line, thing="reporting line", name=str(line))
    for membership in Membership.objects.filter(group=row, ends_on__isnull=True).select_related("group", "post"):
        desk.end(membership, thing="place", name=str(membership))
    for chairing in Chairing.objects.filter(group=row, ends_on__isnull=True).select_related("group", "post"):
        end_chairing(chairing=chairing, ends_on=max(desk.day, chairing.starts_on or desk.day))
        desk.say("ends", chairing.get_kind_display().lower(), str(chairing))
    for terms in Terms.objects.filter(group=row, ends_on__isnull=True):
        desk.end(terms, thing="terms of reference", name=row.name)


def _put_lines(desk: Desk, row: Group, group: Said, groups: Mapping[str, Group]) -> None:
    rows = {
        (line.to_group_id, line.to_role, line.to_outside): line
        for line in ReportingLine.objects.filter(group=row).select_related("group", "to_group")
    }
    kept = set()
    for position, line in enumerate(group.reports_to, start=1):
        to_group = groups[line.group].pk if line.group else None
        values = {
            "group_id": row.pk,
            "to_group_id": to_group,
            "to_role": line.role or "",
            "to_outside": line.outside,
            "section": line.section or "",
            "as_published": line.as_published,
            "position": position,
            "ends_on": None,
        }
        to = groups[line.group].name if line.group else (line.role or line.outside)
        known = rows.get((to_group, line.role or "", line.outside))
        name = f"{row.called} reports to {to}"
        kept.add(desk.put(ReportingLine, known, values, thing="reporting line", name=name, place=line.place).pk)
    desk.end_missing(rows.values(), kept, thing="reporting line")


def _put_members(desk: Desk, row: Group, group: Said, posts: Mapping[str, Post]) -> None:
    bodies = dict(Organisation.objects.values_list("key", "pk"))
    rows = {
        (each.post_id, each.starts_on): each
        for each in Membership.objects.filter(group=row).select_related("group", "post")
    }
    wanted = {(posts[each.post].pk, each.starts_on): each for each in group.members}
    kept = {rows[key].pk for key in wanted if key in rows}
    desk.end_missing(rows.values(), kept, thing="place")  # first: a post has one open place in a group
    added_here = {each.post_id: each for each in rows.values() if each.ends_on is None and not each.from_file}
    for key, member in wanted.items():
        values = {
            "group_id": row.pk,
            "post_id": key[0],
            "represents_id": bodies.get(member.represents) if member.represents else None,
            "is_member": member.part == "member",
            "section": member.section or "",
            "starts_on": member.starts_on,
            "ends_on": member.ends_on,
        }
        name = f"{posts[member.post].title} in {row.called}"
        known = rows.get(key) or added_here.get(key[0])
        desk.put(Membership, known, values, thing="place", name=name, place=member.place)


def _put_chairs(desk: Desk, row: Group, group: Said, kind: ChairKind, posts: Mapping[str, Post]) -> None:
    """Chairs that a file names. One whom the product appointed stays, unless a newly named one follows them."""
    thing = kind.label.lower()
    chairs = group.chairs if kind is ChairKind.CHAIR else group.vice_chairs
    rows = list(Chairing.objects.filter(group=row, kind=kind).select_related("group", "post"))
    standing = {(each.post_id, each.starts_on): each for each in rows}
    said = {(posts[each.post].pk, each.starts_on): each for each in chairs}
    new = sorted((each for key, each in said.items() if key not in standing), key=lambda each: each.starts_on)
    for key, chairing in standing.items():
        term = said.get(key)
        ends_on = term.ends_on if term else _unsaid_end(chairing, new, desk.day)
        if ends_on is not None and (chairing.ends_on is None or ends_on < chairing.ends_on):
            with desk.asking(term.place if term else group.place, "dates that leave each other room."):
                end_chairing(chairing=chairing, ends_on=ends_on)
                until = date_words(ends_on, weekday=False)
                desk.say("ends", thing, f"{chairing.post.title}: {row.called}", f"on {until}")
    for term in new:
        post = posts[term.post]
        with desk.asking(term.place, "dates that leave each other room."):
            chairing = appoint_chair(
                group_id=row.pk, post=post, kind=kind, starts_on=term.starts_on, ends_on=term.ends_on
            )
            chairing.section, chairing.from_file = term.section or "", True
            chairing.save(update_fields=["section", "from_file"])
            since = date_words(term.starts_on, weekday=False)
            desk.say("adds", thing, f"{post.title}: {row.called}", f"from {since}")


def _unsaid_end(chairing: Chairing, new: Sequence[ChairTerm], day: date) -> date | None:
    """When a chair whom the file does not have ends: as the next begins, or on the load's day if a file had them."""
    begun = chairing.starts_on or date.min
    follower = next((each.starts_on for each in new if each.starts_on > begun), None)
    if follower is not None:
        return follower
    covered = any(each.starts_on <= begun and (each.ends_on is None or each.ends_on > begun) for each in new)
    if not chairing.from_file:
        return None
    return begun if covered else max(day, begun)


def _put_terms(desk: Desk, row: Group, group: Said) -> None:
    """Terms by their first day: with a new first day they end what they replace, with the same they correct it.

    Those agreed on the group's page stay, and the load says so: only terms that the file begins later end them, and
    only terms that it begins on the same day take their place.
    """
    rows = {each.starts_on: each for each in Terms.objects.filter(group=row)}
    agreed = sorted(each.starts_on for each in rows.values() if not each.from_file)
    said = {each.starts_on: each for each in group.terms}
    for starts_on, terms in sorted(rows.items()):
        holds = terms.ends_on is None or terms.ends_on > desk.day
        if starts_on in said or not (terms.from_file and holds):
            continue
        following = min((day for day in said if day > starts_on and day not in rows), default=None)
        covered = any(
            day <= starts_on and (each.ends_on is None or each.ends_on > starts_on) for day, each in said.items()
        )
        on = starts_on if covered else following
        desk.end(terms, thing="terms of reference", name=row.name, on=on)
    for starts_on, dated in sorted(said.items()):
        values = {
            "group_id": row.pk,
            "data": to_data(dated.terms),
            "section": dated.terms.citation,
            "starts_on": starts_on,
            "ends_on": _not_beyond(dated.ends_on, next((day for day in agreed if day > starts_on), None)),
        }
        name = f"{row.name}, from {date_words(starts_on, weekday=False)}"
        known = rows.get(starts_on)
        if known is not None and not known.from_file and known.data != values["data"]:
            desk.say("replaces", "terms of reference agreed on the group’s page", name, "the file says otherwise")
        desk.put(Terms, known, values, thing="terms of reference", name=name, place=dated.place)
    for starts_on in agreed:
        _tell_of_agreed(desk, rows[starts_on], group, row.name)


def _not_beyond(ends_on: date | None, agreed: date | None) -> date | None:
    """Where terms of the file end that are followed by some agreed on the group's page: there, if not before."""
    return min((day for day in (ends_on, agreed) if day is not None), default=None)


def _tell_of_agreed(desk: Desk, terms: Terms, group: Said, name: str) -> None:
    """End terms agreed on the page as those of the file follow them; say that they stay where none do."""
    if terms.from_file or (terms.ends_on is not None and terms.ends_on <= desk.day):
        return
    since = date_words(terms.starts_on, weekday=False)
    follower = min((each.starts_on for each in group.terms if each.starts_on > terms.starts_on), default=None)
    if follower is not None and (terms.ends_on is None or follower < terms.ends_on):
        desk.end(
            terms, thing="terms of reference agreed on the group’s page", name=f"{name}, from {since}", on=follower
        )
    elif follower is None:
        desk.log.notice(
            group.place,
            f"{name} works by terms that were agreed on its page, from {since}: they stay. Write them into the file, "
            "or terms that begin later.",
        )
