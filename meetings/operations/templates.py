"""The template of a group's agendas is saved as a new version; a meeting's agenda is filled from the one that holds."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hscp.record.versions import EditConflict
from meetings.models import AgendaItem, AgendaTemplate, AgendaTemplateItem, Meeting
from meetings.operations.meeting import locked
from meetings.queries.templates import last_key, lines_of, template_of
from meetings.rules.moments import may_write_agenda
from meetings.rules.templates import Line, may_be_template, to_fill, with_keys
from partnership.models import Group, Seat


@transaction.atomic
def save_template(
    *, group: Group, lines: Sequence[Line], version: int, seat: Seat | None, at: datetime
) -> AgendaTemplate:
    """Save these lines, in their order, as the group's next version; ``version`` is the one that they were written on.

    Version 0 is none yet. The versions before stay. Where nothing differs from what holds, that is given back. Raises
    ``EditConflict`` when somebody else saved another since, ``Refused`` as ``may_be_template`` does.
    """
    may_be_template(lines).require()
    Group.objects.select_for_update(of=("self",)).get(pk=group.pk)  # one version of a group is saved at a time
    stands = template_of(group.pk)
    if stands is not None and _same(lines, lines_of(stands)):
        return stands
    if (stands.number if stands else 0) != version:
        raise EditConflict(stands)
    template = AgendaTemplate(group=group, number=version + 1, saved_at=at, saved_by=seat)
    template.save()
    known = set(AgendaTemplateItem.objects.filter(template__group=group).values_list("key", flat=True))
    kept = [line if line.key in known else Line(*_words(line)) for line in lines]  # a key that is none of ours is new
    for position, (line, key) in enumerate(zip(kept, with_keys(kept, last_key(group.pk)), strict=True), start=1):
        AgendaTemplateItem(
            template=template,
            key=key,
            position=position,
            title=line.title.strip(),
            purpose=line.purpose,
            minutes_planned=line.minutes_planned,
            post_id=line.post,
        ).save()
    return template


def _words(line: Line) -> tuple[str, str, int | None, int | None]:
    return line.title, line.purpose, line.minutes_planned, line.post


def _same(lines: Sequence[Line], rows: Sequence[AgendaTemplateItem]) -> bool:
    stands = [(row.title, row.purpose, row.minutes_planned, row.post_id, row.key) for row in rows]
    return stands == [(line.title.strip(), *_words(line)[1:], line.key) for line in lines]


@transaction.atomic
def fill_from_template(*, meeting: Meeting) -> list[AgendaItem]:
    """Put the lines of the group's template at the end of an agenda, each once. Repeatable.

    A line that is on the agenda, reworded or not, or was taken off it, is not put on it again. Raises ``Refused`` for
    an agenda that stands. Two queries where the group has no template.
    """
    meeting = locked(meeting)
    may_write_agenda(meeting.state).require()
    lines = {line.key: line for line in lines_of(template_of(meeting.group_id))}
    if not lines:
        return []
    there = AgendaItem.objects.filter(meeting=meeting, template_key__isnull=False)
    added = []
    for key in to_fill(list(lines), set(there.values_list("template_key", flat=True))):
        line, meeting.last_number = lines[key], meeting.last_number + 1
        item = AgendaItem(
            meeting=meeting,
            number=meeting.last_number,
            title=line.title,
            purpose=line.purpose,
            minutes_planned=line.minutes_planned,
            introduced_by=line.post.title[:200] if line.post else "",
            template_key=key,
        )
        item.save()
        added.append(item)
    if added:
        meeting.save(update_fields=["last_number"])
    return added
