"""Who owes a paper is said; whoever does is reminded, once for each step."""

from datetime import datetime

from django.db import transaction

from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.record.mail import write_mail
from hscp.record.mail_letter import mail_text, whole_address
from hscp.record.versions import save_upon
from hscp.spaces.acting import current
from hscp.spaces.models import Space
from meetings.models import AgendaItem, PaperNudge, PaperOwed
from meetings.operations.meeting import locked
from meetings.queries.paper_deadlines import ToNudge, to_nudge
from meetings.rules.paper_deadlines import may_say_owed
from meetings.rules.papers import may_write_papers
from partnership.models import Post


@transaction.atomic
def say_owed(*, item: AgendaItem, expected: bool, owner: Post | None, version: int | None) -> PaperOwed:
    """Say whether an item wants a paper, and which post owes it, on the ``version`` that one was shown.

    Raises ``EditConflict`` when somebody else said something else since, ``Refused`` once the meeting has begun or for
    a withdrawn item.
    """
    meeting = locked(item.meeting)
    may_say_owed(meeting.state).require()
    item = AgendaItem.objects.get(pk=item.pk)
    may_write_papers(meeting.state, item.number, item.withdrawn_because).require()
    words = {"expected": expected, "owner": owner if expected else None}
    row = PaperOwed.objects.select_for_update(of=("self",)).filter(item=item).first()
    if row is None:
        row = PaperOwed(item=item, file_id=item.file_id, **words)
        row.save()
        return row
    found: PaperOwed = save_upon(row, version or 0, **words)
    return found


@transaction.atomic
def remind_of_papers(*, at: datetime) -> int:
    """Remind whoever owes a paper of a planned meeting of the open space. Returns how many mails.

    Each is marked, so that a run that is missed, doubled or late sends nothing twice. Nothing is sent to whoever has no
    address; the item's page says so.
    """
    pairs = [each for each in to_nudge(at) if each.seat.address]
    space = Space.objects.get(pk=current().space_id) if pairs else None
    for each in pairs:
        PaperNudge(
            item=each.item,
            file_id=each.item.file_id,
            seat=each.seat,
            step=each.step.value,
            due_on=each.deadline.due_on,
            sent_at=at,
        ).save()
        _mail(space, each, at)
    return len(pairs)


def _mail(space: Space | None, each: ToNudge, at: datetime) -> None:
    assert space is not None  # noqa: S101 - there is somebody to remind
    item, meeting = each.item, each.item.meeting
    day = date_words(uk_date(meeting.starts_at), weekday=False)
    context = {
        "space": space,
        "name": each.seat.person.name,
        "post": each.seat.post.title,
        "meeting": meeting,
        "item": item,
        "deadline": each.deadline,
        "late": uk_date(at) > each.deadline.due_on,
        "url": f"{whole_address('meeting', space.slug, meeting.pk)}#item-{item.number}",
    }
    write_mail(
        to=each.seat.address,
        subject=f"Paper for item {item.number}: {meeting.group.called}, {day}",
        text=mail_text("emails/paper_owed.txt", context),
        key=f"paper:{item.pk}:{each.step.value}:{each.deadline.due_on:%Y-%m-%d}:{each.seat.pk}",
        at=at,
    )
