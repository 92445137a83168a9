"""Actions: given once, one object for life. Every move goes through the state table and is one stage record."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from hscp.lib.moves import find_move
from hscp.lib.verdicts import YES, Refused, Verdict, no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.record.versions import save_upon
from hscp.spaces.acting import current
from meetings.enums import ActionState, Outcome
from meetings.models import Action, ActionStage, ActionUpdate, AgendaItem, Decision, Recommendation
from meetings.operations.meeting import locked
from meetings.operations.numbering import yearly_reference
from meetings.operations.telling_given import tell_given
from meetings.queries.closing import closing_of, impact_due_of
from meetings.queries.following import followed_reference
from meetings.queries.minutes import stored_minutes
from meetings.rules import ACTION
from meetings.rules.closing import may_close_action, may_confirm
from meetings.rules.following import still_here
from meetings.rules.progress import SourceFacts, may_follow, may_give, may_own
from partnership.models import Post, Seat

ONE_FORM = timedelta(minutes=1)  # the same words again within it are a form sent twice


@dataclass(frozen=True, slots=True)
class Source:
    """What an action follows: an agenda item, a decision (which brings its item), a recommendation."""

    item: AgendaItem | None = None
    decision: Decision | None = None
    recommendation: Recommendation | None = None

    @property
    def file_id(self) -> int | None:
        """The case file that the source belongs to; the action belongs to it too."""
        row = self.decision or self.item or self.recommendation
        return row.file_id if row else None

    def held(self) -> "Source":
        """The same as it stands now, held: no item is withdrawn, no decision taken out, no recommendation closed, while
        an action is given. One to four queries.
        """
        item, decision, recommendation = self.item, self.decision, self.recommendation
        if item is not None:
            meeting = locked(item.meeting)
            item = AgendaItem.objects.get(pk=item.pk)
            item.meeting = meeting
        if decision is not None:
            rows = Decision.objects.select_for_update(of=("self",)).select_related("item__meeting")
            decision = rows.get(pk=decision.pk)
        if recommendation is not None:
            recommendation = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
        return Source(item, decision, recommendation)

    @property
    def facts(self) -> SourceFacts:
        """What the rule judges."""
        item, recommendation = self.item, self.recommendation
        return SourceFacts(
            files=frozenset(row.file_id for row in (item, self.decision, recommendation) if row is not None),
            item_number=item.number if item else None,
            item_withdrawn=item is not None and bool(item.withdrawn_because),
            meeting_state=item.meeting.state if item else "",
            minutes_state=stored_minutes(item.meeting) if item else None,
            decided=self.decision is not None,
            decision_taken_out=self.decision is not None and self.decision.outcome == Outcome.TAKEN_OUT,
            recommendation=recommendation.reference if recommendation else None,
            recommendation_closed=recommendation is not None and recommendation.closed_on is not None,
            recommendation_followed=followed_reference(recommendation) if recommendation is not None else "",
        )


@transaction.atomic
def give_action(
    *,
    source: Source,
    text: str,
    owner: Post,
    due_on: date,
    given_at: datetime,
    seat: Seat | None,
    at: datetime,
    said: str = "",
    tell: bool = True,
) -> Action:
    """Give an action to a post, with the next reference of the year ("A-2026-014").

    Side effects: a stage record, with ``said``; mail to who holds the post (``tell_given``), unless ``tell`` says that
    whoever calls does so. Raises ``Refused`` without a source, for an item that was withdrawn or of which no minutes
    are written now (a decision may be followed up at any time), a recommendation that is closed or followed in the
    open, a post that has ceased, an empty text, a due date before the day it is given, or the very same action again.
    """
    source = source.held()
    may_follow(source.facts).require()
    given_on = uk_date(given_at)
    may_give(text, given_on, due_on).require()
    may_own(owner.title, owner.ends_on, uk_date(at)).require()
    item = source.item or (source.decision.item if source.decision else None)
    reference = yearly_reference("A", given_on)  # also keeps a second one of the year waiting until this is saved
    _not_twice(source, item, text, owner, due_on).require()
    action = Action(
        reference=reference,
        text=text.strip(),
        owner=owner,
        due_on=due_on,
        item=item,
        decision=source.decision,
        recommendation=source.recommendation,
        file_id=source.file_id,
        given_at=given_at,
    )
    action.save()
    words = f"{owner.title}, due {date_words(due_on, weekday=False)}. {said}"
    record_action_stage(action, "give", "", seat=seat, at=at, reason=words)
    if tell:
        tell_given([action], at=at)
    return action


def _not_twice(source: Source, item: AgendaItem | None, text: str, owner: Post, due_on: date) -> Verdict:
    """A form that is sent twice gives one action."""
    same = Action.objects.filter(
        item=item,
        decision=source.decision,
        recommendation=source.recommendation,
        owner=owner,
        due_on=due_on,
        state=ActionState.OPEN,
    )
    wanted = " ".join(text.split())
    for reference, words in same.values_list("reference", "text"):
        if " ".join(words.split()) == wanted:
            return no("twice", f"This is given to {owner.title} already, as {reference}.")
    return YES


@transaction.atomic
def change_action(
    *, action: Action, text: str, owner: Post, due_on: date, reason: str, version: int, seat: Seat | None, at: datetime
) -> Action:
    """Word an open action anew that was seen in ``version``, hand it to another post, or move its due date.

    Side effects: a stage record that keeps what it was, and the reason; mail to who holds the post it is handed to.
    Raises ``Refused`` for one that is not open, without a reason, or as ``give_action`` does; ``EditConflict`` when
    somebody else changed it since.
    """
    action = held_action(action)
    _only_open(action, "changed").require()
    may_give(text, uk_date(action.given_at), due_on).require()
    if owner.pk != action.owner_id:
        may_own(owner.title, owner.ends_on, uk_date(at)).require()
    _need(reason, "Say why the action is changed.")
    was = []
    if text.strip() != action.text:
        was.append(f"Was: “{action.text}”")
    if owner.pk != action.owner_id:
        was.append(f"Was owned by {action.owner.title}.")
    if due_on != action.due_on:
        was.append(f"Was due {date_words(action.due_on, weekday=False)}.")
    if not was:
        no("same", "Nothing of the action was changed.").require()
    handed_over = owner.pk != action.owner_id
    save_upon(action, version, text=text.strip(), owner=owner, due_on=due_on)
    record_action_stage(action, "change", action.state, seat=seat, at=at, reason=" ".join([reason.strip(), *was]))
    if handed_over:
        tell_given([action], at=at)
    return action


@transaction.atomic
def report_progress(
    *,
    action: Action,
    text: str,
    evidence: str = "",
    done: bool = False,
    answer: str = "",
    came_by: str = "",
    seat: Seat | None,
    at: datetime,
) -> ActionUpdate:
    """Report on an open action; with ``done`` it is finished, for somebody else to confirm.

    Where ``seat`` is not in the post that owns it, the report is on behalf of that post, and says so; ``came_by`` is
    how it came. ``answer`` is how the action stands in a word. On one that a second person has confirmed evidence of
    its impact is reported. The same words and evidence once more within a minute are one form sent twice: what was
    written down is given back. Side effects: an update row; when done a stage record. Raises ``Refused`` without words,
    or when it is not open.
    """
    action = held_action(action)
    _need(text, "Say what has been done.")
    how = {"answer": answer, "came_by": came_by, "on_behalf_of": _on_behalf_of(action, seat)}
    if action.state == ActionState.CONFIRMED and not done:
        if not evidence.strip():
            raise Refused(no("no_impact", "This action is confirmed as done: report what shows its impact."))
        said = _said_just_now(action, text, evidence, seat=seat, at=at)
        return said or _report(action, text, evidence, seat=seat, at=at, **how)
    update = _said_just_now(action, text, evidence, seat=seat, at=at)
    if update is not None and (not done or action.state != ActionState.OPEN):
        return update
    _only_open(action, "reported on").require()
    update = update or _report(action, text, evidence, seat=seat, at=at, **how)
    if done:
        move_action(action=action, move="finish", reason=text, seat=seat, at=at)
    return update


@transaction.atomic
def move_action(
    *, action: Action, move: str, reason: str = "", evidence: str = "", seat: Seat | None, at: datetime
) -> Action:
    """Make one of the table's moves: finish, confirm, close, return, reopen, withdraw.

    ``evidence`` of impact may come with closing; `meetings.rules.closing` says what confirming and closing need. To
    confirm sets the day from which evidence of impact is looked for. Side effects: an update row where evidence is
    given; a stage record. Raises ``Refused`` for a move that is not legal now, without the reason it needs, or that the
    rules of closing refuse.
    """
    action = held_action(action)
    legal = find_move(ACTION, action.state, move)
    if legal.needs_reason:
        _need(reason, f"Say why: “{legal.label}” needs a reason.")
    if move == "confirm":
        may_confirm(closing_of(action, uk_date(at))).require()
    if move == "close":
        may_close_action(closing_of(action, uk_date(at), evidence=evidence), uk_date(at)).require()
        if evidence.strip():
            _report(action, reason or "Evidence of impact", evidence, seat=seat, at=at)
    before, day = action.state, uk_date(at)
    action.state = legal.target
    if legal.target == ActionState.OPEN:
        action.done_on = action.confirmed_on = action.impact_due_on = action.closed_on = None
    elif legal.target == ActionState.DONE:
        action.done_on = day
    elif legal.target == ActionState.CONFIRMED:
        action.confirmed_on, action.impact_due_on = day, impact_due_of(day)
    else:
        action.closed_on = day
    action.save(update_fields=["state", "done_on", "confirmed_on", "impact_due_on", "closed_on"])
    record_action_stage(action, move, before, seat=seat, at=at, reason=reason)
    return action


@transaction.atomic
def link_action(*, action: Action, recommendation: Recommendation, seat: Seat | None, at: datetime) -> Action:
    """Let an action that exists count towards a recommendation.

    Side effect: a stage record. Raises ``Refused`` for an action of another recommendation or case file, or one
    withdrawn, or a recommendation that is closed or followed in the open.
    """
    recommendation = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
    action = held_action(action)
    if recommendation.closed_on:
        no("closed", f"{recommendation.reference} is closed: nothing more follows from it.").require()
    still_here(recommendation.reference, followed_reference(recommendation)).require()
    if action.recommendation_id is not None:
        no("linked", f"{action.reference} follows a recommendation already.").require()
    if action.file_id != recommendation.file_id:
        no("other_file", f"{action.reference} is not open to the same people as this recommendation.").require()
    if action.state == ActionState.WITHDRAWN:
        no("withdrawn", f"{action.reference} was withdrawn.").require()
    action.recommendation = recommendation
    action.save(update_fields=["recommendation"])
    record_action_stage(
        action, "link", action.state, seat=seat, at=at, reason=f"Counts towards {recommendation.reference}."
    )
    return action


def _only_open(action: Action, verb: str) -> Verdict:
    if action.state == ActionState.OPEN:
        return Verdict(True)
    return no("not_open", f"This action is {ACTION.state(action.state).label}: only an open one is {verb}.")


def _need(words: str, sentence: str) -> None:
    if not words.strip():
        raise Refused(no("reason", sentence))


def held_action(action: Action) -> Action:
    """The action as it stands, with owner, recommendation and where it was given, held until the transaction ends."""
    rows = Action.objects.select_for_update(of=("self",))
    found: Action = rows.select_related("owner", "recommendation", "item__meeting").get(pk=action.pk)
    return found


def _said_just_now(action: Action, text: str, evidence: str, *, seat: Seat | None, at: datetime) -> ActionUpdate | None:
    said = ActionUpdate.objects.filter(
        action=action, seat=seat, text=text.strip(), evidence=evidence.strip(), at__gt=at - ONE_FORM, at__lte=at
    )
    found: ActionUpdate | None = said.order_by("-at", "-pk").first()
    return found


def _on_behalf_of(action: Action, seat: Seat | None) -> Post | None:
    """The post that owns the action, where ``seat`` is in another. One query."""
    if seat is None or Seat.objects.filter(pk=seat.pk, post=action.owner_id).exists():
        return None
    return action.owner


def _report(action: Action, text: str, evidence: str, *, seat: Seat | None, at: datetime, **how: Any) -> ActionUpdate:
    update = ActionUpdate(
        action=action, file_id=action.file_id, seat=seat, at=at, text=text.strip(), evidence=evidence.strip(), **how
    )
    update.save()
    return update


def record_action_stage(
    action: Action, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str = ""
) -> None:
    """Write down one move of an action; the state is the one it has now."""
    ActionStage(
        action=action,
        file_id=action.file_id,
        move=move,
        from_state=before,
        to_state=action.state,
        at=at,
        by_id=current().user_id,
        seat=seat,
        reason=reason.strip(),
    ).save()
