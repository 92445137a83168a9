"""What a case file holds is followed in the open: a recommendation as one of the partnership's own, its actions after.

The words that are opened come from the higher app, which has checked them. What lies in the file stays there, as it is.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from hscp.lib.verdicts import Refused, no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from meetings.enums import ActionState
from meetings.models import Action, Recommendation
from meetings.operations.actions import Source, give_action, held_action, record_action_stage
from meetings.operations.agency_evidence import ask_no_longer
from meetings.operations.recommendations import add_recommendation, held_recommendation, record_recommendation_stage
from meetings.queries.following import facts_of, followed_reference
from meetings.rules.following import may_follow_action_on, may_follow_on
from partnership.models import Post, Seat, Theme

OPENED = "Its review is published: it is followed by the whole partnership from here on."
WENT_ON = "Goes on from an action that was given before the review was published."


@transaction.atomic
def follow_on(
    *,
    recommendation: Recommendation,
    prefix: str,
    number: int,
    source_title: str,
    text: str,
    made_on: date,
    themes: Collection[Theme] = (),
    seat: Seat,
    at: datetime,
) -> Recommendation:
    """Follow a recommendation of a case file in the open: a new one with words that are public, under the next free
    number from ``number`` on after ``prefix`` ("Review 2027-1 R1").

    The one in the file names it and takes no further actions, and no agency is asked about it any more. Side effects: a
    stage record of each; nothing in the open one leads to the file. Raises ``Refused`` as ``may_follow_on`` and as
    ``add_recommendation``.
    """
    row = held_recommendation(recommendation)
    may_follow_on(facts_of(row)).require()
    made = add_recommendation(
        reference=_next(prefix, number),
        source=row.source,
        source_title=source_title,
        text=text,
        made_on=made_on,
        themes=themes,
        seat=seat,
        at=at,
        said=OPENED,
    )
    row.followed_as = made
    row.save(update_fields=["followed_as"])
    record_recommendation_stage(row, "follow_on", "open", seat=seat, at=at, reason=f"As {made.reference}.")
    because = f"It is followed in the open, as {made.reference}: ask there."
    ask_no_longer(recommendation=row, because=because, seat=seat, at=at)
    return made


def _next(prefix: str, number: int) -> str:
    taken = set(
        Recommendation.objects.filter(reference__startswith=f"{prefix} R")
        .order_by()
        .values_list("reference", flat=True)
    )
    while f"{prefix} R{number}" in taken:
        number += 1
    return f"{prefix} R{number}"


@transaction.atomic
def follow_action_on(*, action: Action, text: str, owner: Post, due_on: date, seat: Seat, at: datetime) -> Action:
    """Let an action of a case file go on in the open: a new one of the open recommendation, in words that were checked.

    The one in the file is withdrawn and names it. Side effects: a stage record of each. Raises ``Refused`` as
    ``may_follow_action_on`` and as ``give_action``.
    """
    row = held_action(action)
    source = held_recommendation(row.recommendation) if row.recommendation is not None else None
    may_follow_action_on(
        facts_of(row), state=row.state, source_followed=followed_reference(source) if source is not None else ""
    ).require()
    assert source is not None  # noqa: S101 - the rule asked
    made = give_action(
        source=Source(recommendation=source.followed_as),
        text=text,
        owner=owner,
        due_on=due_on,
        given_at=at,
        seat=seat,
        at=at,
        said=WENT_ON,
    )
    before = row.state
    row.state, row.closed_on, row.followed_as = ActionState.WITHDRAWN, uk_date(at), made
    row.confirmed_on = row.impact_due_on = None  # they belong to what is confirmed; the stage records keep the day
    row.version += 1
    row.save(update_fields=["state", "closed_on", "followed_as", "confirmed_on", "impact_due_on", "version"])
    record_action_stage(row, "follow_on", before, seat=seat, at=at, reason=f"As {made.reference}.")
    return made


@transaction.atomic
def stay_in_file(*, action: Action, reason: str, seat: Seat, at: datetime) -> Action:
    """Put on record that an action of a recommendation that is followed in the open stays in its case file, and why.

    Side effect: a stage record. Raises ``Refused`` as ``may_follow_action_on``, and without a reason.
    """
    row = held_action(action)
    source = row.recommendation
    may_follow_action_on(
        facts_of(row), state=row.state, source_followed=followed_reference(source) if source is not None else ""
    ).require()
    if not reason.strip():
        raise Refused(no("reason", "Say why it stays in the file: it stays on record there."))
    record_action_stage(row, "stay_in_file", row.state, seat=seat, at=at, reason=reason)
    return row


@transaction.atomic
def source_changed(
    *, recommendation: Recommendation, title: str, withdrawn_on: date | None, seat: Seat | None, at: datetime
) -> Recommendation:
    """The publication that an open recommendation stands in is withdrawn, public again, or called otherwise.

    Its actions go on. Side effect: a stage record, where it was withdrawn or is public again. Nothing where nothing
    changed.
    """
    row = held_recommendation(recommendation)
    if (row.source_title, row.source_withdrawn_on) == (title, withdrawn_on):
        return row
    moved = row.source_withdrawn_on != withdrawn_on
    row.source_title, row.source_withdrawn_on = title, withdrawn_on
    row.save(update_fields=["source_title", "source_withdrawn_on"])
    if moved:
        state = "closed" if row.closed_on else "open"
        said = f"On {date_words(withdrawn_on, weekday=False)}." if withdrawn_on else ""
        move = "source_withdrawn" if withdrawn_on else "source_public"
        record_recommendation_stage(row, move, state, seat=seat, at=at, reason=said)
    return row
