"""Items of joint meetings that belong to one partnership: added, taken off, told to their owner, written there."""

from collections import defaultdict
from datetime import datetime
from typing import Any

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.workdays import uk_date
from hscp.record.versions import held, save_upon
from hscp.spaces.acting import Context, acting
from hscp.spaces.models import JointSpace, Space
from meetings.models import Meeting, OwnedItem, OwnedSlot
from meetings.operations.agenda import next_item_number
from meetings.operations.agenda_life import standing_now
from meetings.operations.meeting import locked
from meetings.operations.telling_owners import let_owners_know
from meetings.queries.agenda_standing import lateness
from meetings.rules.owned import may_add_owned, may_take_off, may_write_owned
from partnership.models import Seat

TOLD = ("group", "number", "held_on", "state", "withdrawn")


@transaction.atomic
def add_owned_slot(
    *, meeting: Meeting, owner: Space, minutes_planned: int | None = None, seat: Seat | None, at: datetime
) -> OwnedSlot:
    """Put a place on a joint meeting's agenda that belongs to ``owner``, with the next number.

    Side effects: a job tells the owner, in whose space the item is written. Raises ``Refused`` as ``may_add_owned``.
    """
    meeting = locked(meeting)
    owners = set(JointSpace.objects.filter(joint=meeting.space_id).values_list("owner_id", flat=True))
    may_add_owned(
        meeting.state,
        is_joint=bool(owners),
        shares=owner.pk in owners,
        late=lateness(meeting, standing_now(meeting), uk_date(at)),
    ).require()
    slot = OwnedSlot(
        meeting=meeting,
        number=next_item_number(meeting),
        owner=owner,
        minutes_planned=minutes_planned,
        added_at=at,
        added_by=seat,
    )
    slot.save()
    let_owners_know(meeting, at)
    return slot


@transaction.atomic
def withdraw_owned_slot(*, slot: OwnedSlot, reason: str, at: datetime) -> OwnedSlot:
    """Take a partnership's own item off a joint agenda, with the reason. Its number is not given again.

    Side effect: a job tells the owner. Raises ``Refused`` as ``may_take_off``, and without a reason.
    """
    meeting = locked(slot.meeting)
    slot = held(slot)
    may_take_off(meeting.state, slot.withdrawn_because).require()
    if not reason.strip():
        raise Refused(no("reason", "Say why the item is withdrawn."))
    slot.withdrawn_because = reason.strip()
    slot.save(update_fields=["withdrawn_because"])
    let_owners_know(meeting, at)
    return slot


def tell_owners(*, joint: Space) -> int:
    """Note in each owner's space the places on ``joint``'s agendas that are its own. Returns how many were written.

    Repeatable: what stands is left alone. Reads the joint space, and writes into one partnership's at a time; told are
    the group, the day, the number, and how the meeting stands – of the other owners' places nothing.
    """
    with acting(Context(user_id=None, read=frozenset({joint.pk}))):
        told: dict[int, dict[int, dict[str, Any]]] = defaultdict(dict)
        for slot in OwnedSlot.objects.select_related("meeting__group").order_by("pk"):
            told[slot.owner_id][slot.pk] = {
                "group": slot.meeting.group.key,
                "number": slot.number,
                "held_on": uk_date(slot.meeting.starts_at),
                "state": slot.meeting.state,
                "withdrawn": bool(slot.withdrawn_because),
            }
    return sum(_note(joint, owner, told[owner]) for owner in sorted(told))


@transaction.atomic
def _note(joint: Space, owner: int, told: dict[int, dict[str, Any]]) -> int:
    with acting(Context(user_id=None, read=frozenset({owner}), write=frozenset({owner}))):
        rows = OwnedItem.objects.select_for_update(of=("self",)).filter(joint=joint)
        known = {row.slot: row for row in rows}
        noted = 0
        for slot, said in told.items():
            row = known.get(slot)
            if row is None:
                OwnedItem(joint=joint, slot=slot, **said).save()
            elif any(getattr(row, name) != said[name] for name in TOLD):
                for name in TOLD:
                    setattr(row, name, said[name])
                row.save(update_fields=list(TOLD))
            else:
                continue
            noted += 1
    return noted


@transaction.atomic
def write_owned_item(*, item: OwnedItem, title: str, about: str, said: str, decided: str, version: int) -> OwnedItem:
    """Write what one's own item of a joint meeting is about, what was said and decided, on the version that was read.

    Raises ``Refused`` as ``may_write_owned``; ``EditConflict`` where somebody else wrote since.
    """
    item = held(item)
    may_write_owned(item.state, withdrawn=item.withdrawn, said=said, decided=decided).require()
    found: OwnedItem = save_upon(
        item, version, title=title.strip(), about=about.strip(), said=said.strip(), decided=decided.strip()
    )
    return found
