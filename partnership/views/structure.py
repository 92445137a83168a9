"""The structure that the arrangements describe: picture and list, one group, one post; today or on another day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hscp.spaces.models import JointSpace
from partnership.access import group_for, post_for
from partnership.models import Ambiguity, Chairing, Membership, Seat, Terms
from partnership.queries.as_at import holders_as_at, put_back, put_back_names, structure_as_at
from partnership.queries.document import document_in_force
from partnership.queries.picture import Beside, beside_groups, boxes_of, line_key, line_words
from partnership.queries.structure import GroupOnDay, paragraphs_of, structure_on
from partnership.queries.terms import rules_of, words_for_keys
from partnership.queries.terms_proposals import proposals_of
from partnership.rules.picture import draw
from partnership.rules.roles import ROLE_BY_KEY, Right
from partnership.rules.terms import in_words, rule_words
from partnership.views.as_at import AsAt, as_at
from partnership.views.people import here


@dataclass(slots=True)
class Branch:
    """A line of the nested list: a group, a role or body above the groups, or who stands beside them.

    ``address`` is where the latter's own structure is, for those who enter it, or its website.
    """

    words: str
    entry: GroupOnDay | None = None
    beside: Beside | None = None
    address: str = ""
    branches: "list[Branch]" = field(default_factory=list)


def nest(entries: Iterable[GroupOnDay]) -> list[Branch]:
    """The groups under the first whom each reports to; those who report to nobody come last."""
    branches = {f"group:{entry.group.pk}": Branch(entry.group.name, entry) for entry in entries}
    tops: dict[str, Branch] = {}
    alone: list[Branch] = []
    for branch in list(branches.values()):
        lines = branch.entry.lines if branch.entry else []
        if not lines:
            alone.append(branch)
        elif lines[0].to_group_id:
            branches[line_key(lines[0])].branches.append(branch)
        else:
            top = tops.setdefault(line_key(lines[0]), Branch(line_words(lines[0])))
            top.branches.append(branch)
    return [*tops.values(), *alone]


def _besides(asked: AsAt, entries: list[GroupOnDay]) -> list[Beside]:
    return beside_groups(entries, asked.day, past=asked.is_past)


def _beside_branch(request: Any, besides: list[Beside]) -> list[Branch]:
    """The last branch of the list: who stands beside the groups. None where nobody does."""
    branches = []
    for each in besides:
        address = ""
        if each.link is not None:
            there = reverse("structure", args=(each.link.partner,)) if _enters(request, each.link.partner) else ""
            address = there or each.link.website
        branches.append(Branch(each.name, beside=each, address=address))
    return [Branch("Beside the groups", branches=branches)] if branches else []


def _entries(asked: AsAt) -> list[GroupOnDay]:
    return structure_as_at(asked.day) if asked.is_past else structure_on(asked.day)


@require_safe
def structure(request: Any) -> HttpResponse:
    """The groups of the partnership today or on another day, as a picture and as a nested list."""
    asked = as_at(request)
    entries = _entries(asked)
    context = {
        "title": "Structure",
        "breadcrumbs": [(request.space.name, here(request, "space_home")), ("Structure", "")],
        "branches": [*nest(entries), *_beside_branch(request, _besides(asked, entries))] if entries else [],
        "today": asked.day,
        "as_at": asked,
        "form": asked.form,
        "document_then": None if asked.is_now else document_in_force(asked.day),
        "owners": [link.owner for link in JointSpace.objects.filter(joint_id=request.space.pk).select_related("owner")],
        "chairs_missing": sum(entry.chair_vacant for entry in entries),
        "posts_vacant": sum(entry.vacancies for entry in entries),
        "may_appoint": asked.is_now and request.rights.may(Right.MANAGE_PEOPLE),
    }
    return render(request, "partnership/structure.html", context)


@require_safe
def structure_picture(request: Any) -> HttpResponse:
    """The picture alone, as SVG."""
    request.rights.must(Right.SEE)
    asked = as_at(request)
    entries = _entries(asked)
    picture = draw(boxes_of(entries, _besides(asked, entries)), f"Structure of {request.space.name}")
    return HttpResponse(picture.svg, content_type="image/svg+xml")


@require_safe
def group(request: Any, pk: int) -> HttpResponse:
    """One group: purpose, who chairs it that day, members, terms in words, reporting lines, what is unclear."""
    found = group_for(request.rights, pk)
    asked = as_at(request)
    entries = _entries(asked)
    entry = next((each for each in entries if each.group.pk == found.pk), GroupOnDay(found))
    chairs = list(Chairing.objects.filter(group=found).select_related("post").order_by("-starts_on"))
    rows = list(Terms.objects.filter(group=found).order_by("-starts_on"))
    if asked.is_past:
        chairs = [chair for chair in chairs if chair.starts_on is None or chair.starts_on <= asked.day]
        rows = [row for row in rows if row.starts_on <= asked.day]
        put_back(rows, asked.day)
        put_back([chair.post for chair in chairs], asked.day)
    names = words_for_keys() if rows else {}
    terms = [(row, in_words(rules_of(row), names), rules_of(row).note) for row in rows]
    rules = rules_of(entry.terms) if entry.terms else None
    found = entry.group
    may_appoint = asked.is_now and request.rights.may(Right.MANAGE_PEOPLE)
    context = {
        "title": found.name,
        "caption": found.get_kind_display(),
        "breadcrumbs": _crumbs(request, found.called),
        "group": found,
        "entry": entry,
        "today": asked.today,
        "as_at": asked,
        "form": asked.form,
        "absent": entry not in entries,
        "lines": [(line, line_words(line)) for line in entry.lines],
        "quorate": rule_words(rules.quoracy, names) if rules else "",
        "rules": rules,
        "words": in_words(rules, names) if rules else "",
        "terms": terms,
        "chairs": chairs,
        "notes": _notes_on(entry, entries),
        "may_appoint": may_appoint and not entry.is_shared and not found.as_needed,
        "may_propose": may_appoint and not entry.is_shared,
        "proposals": proposals_of(found) if asked.is_now else [],
        "may_form": may_appoint,
        "enters": _enters(request, found.located_in.slug if found.located_in else ""),
    }
    return render(request, "partnership/group.html", context)


def _crumbs(request: Any, words: str) -> list[tuple[str, str]]:
    return [
        (request.space.name, here(request, "space_home")),
        ("Structure", here(request, "structure")),
        (words, ""),
    ]


def _enters(request: Any, slug: str) -> bool:
    return slug in {each for _, each in getattr(request, "all_spaces", ())}


def _notes_on(entry: GroupOnDay, others: Iterable[GroupOnDay]) -> list[Ambiguity]:
    """The notes on this group: on a paragraph that only it is written from, or wholly on those that it is."""
    mine = paragraphs_of(entry)
    own = mine.difference(*(paragraphs_of(other) for other in others if other.group.pk != entry.group.pk))
    found = [(note, set(note.sections.split(", "))) for note in Ambiguity.objects.filter(ends_on__isnull=True)]
    return [note for note, sections in found if sections & own or sections <= mine]


@require_safe
def post(request: Any, pk: int) -> HttpResponse:
    """One post: who holds it, who held it, where it sits."""
    found = post_for(request.rights, pk)
    asked = as_at(request)
    day = asked.day
    if asked.is_past:
        put_back([found], day)
    seats = list(Seat.objects.filter(post=found).select_related("person").order_by("-starts_on", "-pk"))
    over = [seat for seat in seats if seat.ends_on is not None and seat.ends_on <= day]
    places = list(
        Membership.objects.filter(post=found).select_related("group", "represents").order_by("group__position")
    )
    chairs = list(Chairing.objects.filter(post=found).select_related("group").order_by("-starts_on"))
    holders = [seat for seat in seats if seat not in over and seat.starts_on <= day]
    if asked.is_past:
        holders = holders_as_at(seats, day)
        places = [place for place in places if place.starts_on is None or place.starts_on <= day]
        chairs = [chair for chair in chairs if chair.starts_on is None or chair.starts_on <= day]
        put_back([each.group for each in (*places, *chairs)], day)
        put_back_names([place.represents for place in places], day)
    context = {
        "title": found.title,
        "caption": found.organisation.name if found.organisation else "",
        "breadcrumbs": _crumbs(request, found.title),
        "post": found,
        "appoint_url": f"{here(request, 'post_appoint')}?post={found.pk}",
        "role": ROLE_BY_KEY[found.role],
        "today": day,
        "as_at": asked,
        "form": asked.form,
        "holders": holders,
        "coming": [seat for seat in seats if seat.starts_on > day and seat not in over] if asked.is_now else [],
        "past": over,
        "places": [place for place in places if place.ends_on is None or place.ends_on > day],
        "chairs": chairs,
        "may_appoint": asked.is_now and request.rights.may(Right.MANAGE_PEOPLE),
    }
    return render(request, "partnership/post.html", context)
