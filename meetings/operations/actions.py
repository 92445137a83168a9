"""Actions: given once, one object for life. Every move goes through the state table and is one stage record."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from hscp.lib.moves import find_move
from hscp.lib.verdicts import YES, Refused, Verdict, no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from hscp.record.versions import save_upon
from hscp.spaces.acting import current
from meetings.enums import ActionState
from meetings.models import Action, ActionStage, ActionUpdate, AgendaItem, Decision, Recommendation
from meetings.operations.meeting import locked
from meetings.operations.numbering import yearly_reference
from meetings.rules import ACTION
from meetings.rules.progress import SourceFacts, may_close_action, may_follow, may_give, may_own
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
        """The same as it stands now, held: no item is withdrawn, no recommendation closed, while an action is given.

        One to three queries.
        """
        item, recommendation = self.item, self.recommendation
        if item is not None:
            meeting = locked(item.meeting)
            item = AgendaItem.objects.get(pk=item.pk)
            item.meeting = meeting
        if recommendation is not None:
            recommendation = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
        return Source(item, self.decision, recommendation)

    @property
    def facts(self) -> SourceFacts:
        """What the rule judges."""
        item, recommendation = self.item, self.recommendation
        return SourceFacts(
            files=frozenset(row.file_id for row in (item, self.decision, recommendation) if row is not None),
            item_number=item.number if item else None,
            item_withdrawn=item is not None and bool(item.withdrawn_because),
            meeting_state=item.meeting.state if item else "",
            decided=self.decision is not None,
            recommendation=recommendation.reference if recommendation else None,
            recommendation_closed=recommendation is not None and recommendation.closed_on is not None,
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
) -> Action:
    """Give an action to a post, with the next reference of the year ("A-2026-014").

    Side effects: a stage record. Raises ``Refused`` without a source, for an item that was withdrawn or whose meeting
    is not open (a decision may be followed up at any time), a recommendation that is closed, a post that has
    ceased, an empty text, a due date before the day it is given, or the very same action once more.
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
    _stage(action, "give", "", seat=seat, at=at, reason=f"{owner.title}, due {date_words(due_on, weekday=False)}.")
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

    Side effect: a stage record that keeps what it was, and the reason. Raises ``Refused`` for one that is not open,
    without a reason, or as ``give_action`` does; ``EditConflict`` when somebody else changed it since.
    """
    action = _held(action)
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
    save_upon(action, version, text=text.strip(), owner=owner, due_on=due_on)
    _stage(action, "change", action.state, seat=seat, at=at, reason=" ".join([reason.strip(), *was]))
    return action


@transaction.atomic
def report_progress(
    *, action: Action, text: str, evidence: str = "", done: bool = False, seat: Seat | None, at: datetime
) -> ActionUpdate:
    """Report on an open action; with ``done`` it is finished, for somebody else to confirm.

    The same words and evidence once more within a minute are one form sent twice: what was written down is given back.
    Side effects: an update row; when done a stage record. Raises ``Refused`` without words, or when it is not open.
    """
    action = _held(action)
    _need(text, "Say what has been done.")
    update = _said_just_now(action, text, evidence, seat=seat, at=at)
    if update is not None and (not done or action.state != ActionState.OPEN):
        return update
    _only_open(action, "reported on").require()
    update = update or _report(action, text, evidence, seat=seat, at=at)
    if done:
        move_action(action=action, move="finish", reason=text, seat=seat, at=at)
    return update


@transaction.atomic
def move_action(
    *, action: Action, move: str, reason: str = "", evidence: str = "", seat: Seat | None, at: datetime
) -> Action:
    """Make one of the table's moves: finish, close, return, reopen, withdraw.

    ``evidence`` of impact may come with closing; closing an action of a recommendation needs some, now or before, and a
    second person. Side effects: an update row where evidence is given; a stage record. Raises ``Refused`` for a move
    that is not legal now, without the reason it needs, or that the rule of closing refuses.
    """
    action = _held(action)
    legal = find_move(ACTION, action.state, move)
    if legal.needs_reason:
        _need(reason, f"Say why: “{legal.label}” needs a reason.")
    if move == "close":
        may_close(action, evidence=evidence).require()
        if evidence.strip():
            _report(action, reason or "Evidence of impact", evidence, seat=seat, at=at)
    before, day = action.state, uk_date(at)
    action.state = legal.target
    if legal.target == ActionState.OPEN:
        action.done_on = action.closed_on = None
    elif legal.target == ActionState.DONE:
        action.done_on = day
    else:
        action.closed_on = day
    action.save(update_fields=["state", "done_on", "closed_on"])
    _stage(action, move, before, seat=seat, at=at, reason=reason)
    return action


def may_close(action: Action, *, evidence: str = "") -> Verdict:
    """Whether the rule of closing lets this action, which is done, be closed by the account that acts now.

    At most two queries, and none for an action that follows no recommendation.
    """
    if action.recommendation_id is None:
        return Verdict(True)
    finished = ActionStage.objects.filter(action=action, move="finish").order_by("-at", "-pk").first()
    return may_close_action(
        of_recommendation=True,
        has_evidence=bool(evidence.strip()) or ActionUpdate.objects.filter(action=action).exclude(evidence="").exists(),
        same_person=finished is not None and finished.by_id is not None and finished.by_id == current().user_id,
    )


@transaction.atomic
def link_action(*, action: Action, recommendation: Recommendation, seat: Seat | None, at: datetime) -> Action:
    """Let an action that exists count towards a recommendation.

    Side effect: a stage record. Raises ``Refused`` for an action of another recommendation or case file, or one
    withdrawn, or a recommendation that is closed.
    """
    recommendation = Recommendation.objects.select_for_update(of=("self",)).get(pk=recommendation.pk)
    action = _held(action)
    if recommendation.closed_on:
        no("closed", f"{recommendation.reference} is closed: nothing more follows from it.").require()
    if action.recommendation_id is not None:
        no("linked", f"{action.reference} follows a recommendation already.").require()
    if action.file_id != recommendation.file_id:
        no("other_file", f"{action.reference} is not open to the same people as this recommendation.").require()
    if action.state == ActionState.WITHDRAWN:
        no("withdrawn", f"{action.reference} was withdrawn.").require()
    action.recommendation = recommendation
    action.save(update_fields=["recommendation"])
    _stage(action, "link", action.state, seat=seat, at=at, reason=f"Counts towards {recommendation.reference}.")
    return action


def _only_open(action: Action, verb: str) -> Verdict:
    if action.state == ActionState.OPEN:
        return Verdict(True)
    return no("not_open", f"This action is {ACTION.state(action.state).label}: only an open one is {verb}.")


def _need(words: str, sentence: str) -> None:
    if not words.strip():
        raise Refused(no("reason", sentence))


def _held(action: Action) -> Action:
    found: Action = Action.objects.select_for_update(of=("self",)).select_related("owner").get(pk=action.pk)
    return found


def _said_just_now(action: Action, text: str, evidence: str, *, seat: Seat | None, at: datetime) -> ActionUpdate | None:
    said = ActionUpdate.objects.filter(
        action=action, seat=seat, text=text.strip(), evidence=evidence.strip(), at__gt=at - ONE_FORM, at__lte=at
    )
    found: ActionUpdate | None = said.order_by("-at", "-pk").first()
    return found


def _report(action: Action, text: str, evidence: str, *, seat: Seat | None, at: datetime) -> ActionUpdate:
    update = ActionUpdate(
        action=action, file_id=action.file_id, seat=seat, at=at, text=text.strip(), evidence=evidence.strip()
    )
    update.save()
    return update


def _stage(action: Action, move: str, before: str, *, seat: Seat | None, at: datetime, reason: str = "") -> None:
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
