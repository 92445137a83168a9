"""The template of a group's agendas: the version that holds, its lines, and who saved which version."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Max, Prefetch, Q

from meetings.models import AgendaTemplate, AgendaTemplateItem
from partnership.models import Post
from partnership.queries.posts import holds_on


def template_of(group_id: int) -> AgendaTemplate | None:
    """The version that holds; None where the group has none. One query."""
    found: AgendaTemplate | None = AgendaTemplate.objects.filter(group=group_id).order_by("-number").first()
    return found


def lines_of(template: AgendaTemplate | None) -> list[AgendaTemplateItem]:
    """The lines of a version in their order, with the post that brings each. One query, none for no template."""
    if template is None:
        return []
    return list(AgendaTemplateItem.objects.filter(template=template).select_related("post").order_by("position"))


def last_key(group_id: int) -> int:
    """The last key ever given to a line of the group's template. One query."""
    found = AgendaTemplateItem.objects.filter(template__group=group_id).order_by().aggregate(last=Max("key"))
    return found["last"] or 0


def versions_of(group_id: int) -> list[AgendaTemplate]:
    """Every version, the newest first, with who saved it and its lines in their order (``shown``). Two queries."""
    rows = AgendaTemplate.objects.filter(group=group_id).select_related("saved_by__person", "saved_by__post")
    lines = AgendaTemplateItem.objects.select_related("post").order_by("position")
    return list(rows.prefetch_related(Prefetch("lines", queryset=lines, to_attr="shown")).order_by("-number"))


def posts_for(lines: Iterable[AgendaTemplateItem], day: date) -> list[Post]:
    """The posts that may bring a line: those there are on a day, and whichever brings one of ``lines``. One query."""
    kept = {line.post_id for line in lines if line.post_id}
    return list(Post.objects.filter(holds_on(day) | Q(pk__in=kept)).order_by("title"))
