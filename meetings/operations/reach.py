"""What is read beyond the case files that are open to one: a meeting as a whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from hscp.spaces.acting import acting, current
from hscp.spaces.looks import looking
from meetings.models import AgendaItem, Meeting


@contextmanager
def whole_record_of(meeting: Meeting) -> Iterator[frozenset[int]]:
    """Act, for one step, also within the case files that items of ``meeting`` belong to.

    Who was in the room decides what every decision is worth, and a meeting is closed as a whole; whoever records that
    need not be on the list of each case file that was on the agenda. So the meeting keeps the bare ids of those files
    (``Meeting.file_ids``, written as such an item is added), and the step is declared here and nowhere else
    (architecture §4): it reaches exactly these files, in the spaces and with the account, seat and write set of who
    acts, and ends with the ``with``. What is found inside is judged and stamped, never handed out: the caller returns
    nothing of a restricted row but its number, so that it is no look into the file, and none is logged.

    Yields the ids of the files among them that are not open to who acts. Costs nothing where there is none.
    """
    context, files = current(), frozenset(meeting.file_ids)
    if files <= context.files_written:
        yield frozenset()
        return
    within = replace(context, files=context.files | files, files_only_read=context.files_only_read - files)
    with looking(), acting(within):  # heard here and not passed on: nobody is shown what is judged
        yield files - context.files


@dataclass(frozen=True, slots=True)
class ClosedItem:
    """An item of a case file that is not open to who looks: its number, and the reference of the file.

    The rest is for the forecast alone, and is not shown: how long it is planned, whether it needs a decision.
    """

    number: int
    reference: str
    minutes_planned: int | None = None
    purpose: str = ""
    withdrawn_because: str = ""
    is_closed = True


CLOSED = ("number", "file__reference", "minutes_planned", "purpose", "withdrawn_because")


def closed_to_one(meeting: Meeting) -> list[ClosedItem]:
    """The items of a meeting that whoever looks may not read. One query, none where everything is open to them."""
    with whole_record_of(meeting) as hidden:
        if not hidden:
            return []
        items = AgendaItem.objects.filter(meeting=meeting, file__in=hidden)
        return [ClosedItem(*row) for row in items.values_list(*CLOSED)]
