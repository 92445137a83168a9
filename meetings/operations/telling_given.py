"""Whoever is given an action is told at once, by mail; of one in a case file, who may open it, by its reference."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils.text import Truncator

from hscp.lib.workdays import uk_date
from hscp.record.mail import write_mail
from hscp.record.mail_letter import mail_text, whole_address
from hscp.spaces.acting import current
from hscp.spaces.models import Space
from meetings.models import Action
from meetings.queries.actions import people_reading
from meetings.queries.consents import holders_to_tell
from partnership.operations.cases.places import tell
from partnership.queries.cases import references_of

SUBJECT, WORDS = "You are given an action", "You are given something to do in case file {reference}."


def tell_given(actions: Sequence[Action], *, at: datetime) -> None:
    """Tell the holders of the posts that were given these actions; nobody who gave one to themselves.

    One mail to each for all of them that are open, and one for each case file, which names its reference and nothing
    else; whoever may not open the file is told nothing. Nothing where somebody has no address.
    """
    holders = [each for each in holders_to_tell({row.owner_id for row in actions}, uk_date(at)) if each.address]
    others = [each for each in holders if each.user_id is None or each.user_id != current().user_id]
    for seat in others:
        mine = [row for row in actions if row.owner_id == seat.post_id and row.file_id is None]
        if mine:
            _mail(seat, mine, at)
    _of_files([row for row in actions if row.file_id is not None], others, at)


def _mail(seat: Any, actions: Sequence[Action], at: datetime) -> None:
    space = Space.objects.get(pk=current().space_id)
    lines = [
        {
            "reference": row.reference,
            "due_on": row.due_on,
            "text": Truncator(" ".join(row.text.split())).chars(300),
            "url": whole_address("action", space.slug, row.pk),
        }
        for row in actions
    ]
    first = actions[0]
    context = {"space": space, "name": seat.person.name, "post": seat.post.title, "lines": lines}
    write_mail(
        to=seat.address,
        subject=f"{SUBJECT}: {', '.join(row.reference for row in actions[:5])}"
        + (f" and {len(actions) - 5} more" if len(actions) > 5 else ""),
        text=mail_text("emails/action_given.txt", context),
        key=f"action-given:{first.pk}:{first.version}:{seat.pk}",
        at=at,
    )


def _of_files(actions: Iterable[Action], holders: Sequence[Any], at: datetime) -> None:
    of_file: dict[int, list[Action]] = {}
    for row in actions:
        of_file.setdefault(row.file_id, []).append(row)  # type: ignore[arg-type] # they all have one
    references = references_of(of_file) if of_file else {}
    for file_id, rows in of_file.items():
        if file_id not in references:  # nobody is told of a file that cannot be named
            continue
        reading, posts = people_reading(file_id, at), {row.owner_id for row in rows}
        seats = [each for each in holders if each.post_id in posts and each.person_id in reading]
        words = WORDS.format(reference=references[file_id])
        key = f"action-given:{rows[0].pk}:{rows[0].version}"
        tell(file_id, references[file_id], seats, SUBJECT, words, at, key=key)
