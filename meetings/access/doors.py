"""The doors of meetings and of what is recorded in them."""

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject, TruncDate
from django.http import Http404

from hscp.lib.workdays import LONDON
from hscp.spaces.acting import act_from
from hscp.spaces.composed import the_one
from meetings.models import (
    AbsenceLetter,
    Action,
    AgendaItem,
    Attendee,
    Circulation,
    Decision,
    Declaration,
    Meeting,
    MeetingSeries,
    MinutesComment,
    MinutesDraft,
    Pack,
    Paper,
    Recommendation,
)
from meetings.queries.agenda_standing import approval_told
from meetings.queries.conduct import conduct_told
from meetings.queries.drafts import Desk
from meetings.queries.owned import owned_told
from meetings.queries.told import Together
from partnership.access import Rights, ask_again, write_in
from partnership.models import BankHoliday, Group, Seat, Terms
from partnership.rules.roles import Right


def meetings_of_day() -> "QuerySet[Meeting]":
    """Meetings with their group, how their minutes stand (``minutes_state``), how they were conducted, the data of the
    terms of their day (``terms_data``), what our table says of bank holidays (``holidays_told``), the last approval of
    their agenda (``agenda_told``) and the places on it that belong to one owner (``told_owned``)."""
    in_force = Terms.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=OuterRef("uk_day")),
        group=OuterRef("group_id"),
        starts_on__lte=OuterRef("uk_day"),
    )
    columns = {name: F(name) for name in ("day", "name", "is_holiday")}
    holidays = BankHoliday.objects.order_by().annotate(told=JSONObject(**columns))
    meetings: QuerySet[Meeting] = Meeting.objects.select_related("group").annotate(
        uk_day=TruncDate("starts_at", tzinfo=LONDON),
        minutes_state=F("life__state"),
        terms_data=Subquery(in_force.order_by("-starts_on").values("data")[:1]),
        holidays_told=Together(holidays.values("told")),
        agenda_told=approval_told(),
        told_owned=owned_told(),
        **conduct_told(),
    )
    return meetings


def meeting_for(rights: Rights, pk: int, *, to: Right = Right.SEE, hold: bool = False) -> Meeting:
    """A meeting with its group and terms, once it is sure that this may be done in it.

    With ``hold`` nobody else changes it until the transaction ends. Raises ``Http404`` where there is none in this
    space, ``PermissionDenied`` (403) without the right. One query, two with ``hold``.
    """
    meeting: Meeting | None
    if hold:
        locked = Meeting.objects.select_for_update().filter(pk=pk).order_by().values_list("pk").first()
        meeting = the_one(meetings_of_day, pk=pk)  # as it stands now that it is held
        if locked is None and meeting is not None:
            rights.must(to, on=meeting.group)  # who may only read cannot lock, and is told "not allowed", not "absent"
            meeting = None
    else:
        meeting = the_one(meetings_of_day, pk=pk)
    if meeting is None:
        raise Http404("No such meeting here.")
    rights.must(to, on=meeting.group)
    return meeting


def series_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> MeetingSeries:
    """A series of meetings with its group; raises as ``meeting_for`` does. One query."""
    found: MeetingSeries | None = the_one(_series, pk=pk)
    if found is None:
        raise Http404("No such series here.")
    rights.must(to, on=found.group)
    return found


def _series() -> "QuerySet[MeetingSeries]":
    return MeetingSeries.objects.select_related("group")


def group_that_meets(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Group:
    """A group whose record is kept here; raises as ``meeting_for`` does. One query."""
    group: Group | None = Group.objects.filter(pk=pk, located_in__isnull=True, as_needed=False).first()
    if group is None:
        raise Http404("No such group meets here.")
    rights.must(to, on=group)
    return group


def _items() -> "QuerySet[AgendaItem]":
    rows = AgendaItem.objects.select_related("meeting__group")
    return rows.annotate(minutes_state=F("meeting__life__state"))


def item_for(rights: Rights, meeting_pk: int, pk: int, *, to: Right = Right.SEE) -> AgendaItem:
    """An item of that meeting, with ``minutes_state``; raises as ``meeting_for`` does.

    An item of a case file not open to one is absent.
    """
    item: AgendaItem | None = the_one(_items, pk=pk, meeting=meeting_pk)
    if item is None:
        raise Http404("No such item here.")
    rights.must(to, on=item.meeting.group)
    write_in(item, to=to)
    ask_again(rights, item.file_id)
    return item


def _drafts() -> "QuerySet[MinutesDraft]":
    return MinutesDraft.objects.select_related("item__meeting__group")


def draft_for(rights: Rights, by_id: int, meeting_pk: int, item_pk: int, pk: int) -> MinutesDraft:
    """One's own draft of that item's minutes; raises as ``item_for`` does. To everybody else it is absent (404)."""
    draft: MinutesDraft | None = the_one(_drafts, pk=pk, by=by_id, item=item_pk, item__meeting=meeting_pk)
    if draft is None:
        raise Http404("No such draft here.")
    rights.must(Right.RECORD_MINUTES, on=draft.item.meeting.group)
    write_in(draft.item, to=Right.RECORD_MINUTES)
    ask_again(rights, draft.item.file_id)
    return draft


def desk_for(rights: Rights, meeting_pk: int, pk: int) -> Desk:
    """Where what is typed is kept meanwhile; raises as ``item_for`` does, but asks for no fresh factor. One query.

    It takes in what its own writer types and shows nothing of the item: whoever writes under a case file for longer
    than a quarter of an hour loses nothing by it, and no look into the file is written down every few seconds.
    """
    rows = AgendaItem.objects.filter(pk=pk, meeting=meeting_pk)
    found = rows.values_list("pk", "file_id", "meeting__state", "meeting__life__state", "meeting__group").first()
    if found is None:
        raise Http404("No such item here.")
    desk = Desk(*found[:4])
    rights.must(Right.RECORD_MINUTES, on=Group(pk=found[4]))
    write_in(desk, to=Right.RECORD_MINUTES)
    return desk


def _comments() -> "QuerySet[MinutesComment]":
    return MinutesComment.objects.select_related("item__meeting__group", "line__seat__person")


def comment_for(rights: Rights, meeting_pk: int, pk: int) -> MinutesComment:
    """A comment on that meeting's minutes, to be answered; raises as ``item_for`` does. One query."""
    comment: MinutesComment | None = the_one(_comments, pk=pk, item__meeting=meeting_pk)
    if comment is None:
        raise Http404("No such comment here.")
    rights.must(Right.RECORD_MINUTES, on=comment.item.meeting.group)
    write_in(comment, to=Right.RECORD_MINUTES)
    ask_again(rights, comment.file_id)
    return comment


def _letters() -> "QuerySet[AbsenceLetter]":
    return AbsenceLetter.objects.select_related("organisation", "line__meeting__group", "line__seat__person")


def letter_for(rights: Rights, pk: int) -> AbsenceLetter:
    """A letter about an absence, for whoever sends them; raises as ``meeting_for`` does. One query."""
    letter: AbsenceLetter | None = the_one(_letters, pk=pk)
    if letter is None:
        raise Http404("No such letter here.")
    rights.must(Right.SEND_LETTERS)
    return letter


def paper_for(rights: Rights, meeting_pk: int, item_pk: int, pk: int, *, to: Right = Right.SEE) -> Paper:
    """A paper of that item of that meeting; raises as ``item_for`` does. Two queries."""
    item = item_for(rights, meeting_pk, item_pk, to=to)
    paper: Paper | None = the_one(Paper.objects.all, pk=pk, item=item.pk)
    if paper is None:
        raise Http404("No such paper here.")
    paper.item = item
    return paper


def _packs() -> "QuerySet[Pack]":
    return Pack.objects.select_related("meeting__group", "job", "asked_by__person", "issued_by__person")


def pack_for(rights: Rights, meeting_pk: int, pk: int, *, to: Right = Right.SEE) -> Pack:
    """A pack of that meeting; raises as ``meeting_for`` does. One query.

    Until it is issued it is absent (404) to whoever does not write the agenda. What of it one may read is said by its
    parts, which open as their items do.
    """
    pack: Pack | None = the_one(_packs, pk=pk, meeting=meeting_pk)
    if pack is None:
        raise Http404("No such pack here.")
    rights.must(to, on=pack.meeting.group)
    if pack.issued_at is None and not rights.may(Right.MANAGE_MEETINGS, on=pack.meeting.group):
        raise Http404("No such pack here.")
    return pack


def _declarations() -> "QuerySet[Declaration]":
    return Declaration.objects.select_related("item__meeting__group", "attendee")


def declaration_for(rights: Rights, meeting_pk: int, pk: int, *, to: Right = Right.SEE) -> Declaration:
    """A declaration of interest under an item of that meeting; raises as ``item_for`` does. One query."""
    found: Declaration | None = the_one(_declarations, pk=pk, item__meeting=meeting_pk)
    if found is None:
        raise Http404("No such declaration here.")
    rights.must(to, on=found.item.meeting.group)
    write_in(found, to=to)
    ask_again(rights, found.file_id)
    return found


def _lines() -> "QuerySet[Attendee]":
    return Attendee.objects.select_related("meeting__group", "seat__person")


def attendee_for(rights: Rights, meeting_pk: int, pk: int, *, to: Right = Right.SEE) -> Attendee:
    """A line of that meeting's list of people; raises as ``meeting_for`` does."""
    attendee: Attendee | None = the_one(_lines, pk=pk, meeting=meeting_pk)
    if attendee is None:
        raise Http404("No such person in this meeting.")
    rights.must(to, on=attendee.meeting.group)
    return attendee


def groups_that_meet(rights: Rights, *, to: Right) -> list[Group]:
    """The groups whose record is kept in this space, in which this may be done. One query."""
    groups = Group.objects.filter(located_in__isnull=True, as_needed=False)
    return [group for group in groups if rights.may(to, on=group)]


def _decisions() -> "QuerySet[Decision]":
    return Decision.objects.select_related(
        "meeting__group",
        "item",
        "reserved_matter",
        "taken_again_as__meeting__group",
        "recorded_by__person",
        "circulation",
    )


def decision_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Decision:
    """A decision with its meeting, item and reserved matter; raises as ``meeting_for`` does. One query."""
    decision: Decision | None = the_one(_decisions, pk=pk)
    if decision is None:
        raise Http404("No such decision here.")
    rights.must(to, on=decision.meeting.group)
    write_in(decision, to=to)
    ask_again(rights, decision.file_id)
    return decision


def _circulations() -> "QuerySet[Circulation]":
    return Circulation.objects.select_related("group", "reserved_matter", "decision__meeting__group")


def circulation_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Circulation:
    """A proposal sent round, with its group and decision; raises as ``meeting_for`` does. One query."""
    found: Circulation | None = the_one(_circulations, pk=pk)
    if found is None:
        raise Http404("No such proposal here.")
    rights.must(to, on=found.group)
    return found


def _actions() -> "QuerySet[Action]":
    return Action.objects.select_related("owner", "item__meeting__group", "decision", "recommendation", "followed_as")


def action_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Action:
    """An action with its owner and what it follows from; raises as ``meeting_for`` does. One query, two to update it.

    To update it one holds a seat in the post that owns it, or records minutes where it was given.
    """
    action: Action | None = the_one(_actions, pk=pk)
    if action is None:
        raise Http404("No such action here.")
    if to is Right.UPDATE_ACTIONS:
        owner = owner_seat(rights, action) if rights.may(Right.UPDATE_ACTIONS) else None
        if owner is None:
            rights.must(Right.RECORD_MINUTES, on=group_of(action))
        else:
            act_from(owner.pk)
    else:
        rights.must(to, on=group_of(action))
    write_in(action, to=to)
    ask_again(rights, action.file_id)
    return action


def group_of(action: Action) -> Group | None:
    """The group under whose item an action was given; None for one that follows only from a recommendation."""
    return action.item.meeting.group if action.item else None


def owner_seat(rights: Rights, action: Action) -> Seat | None:
    """The seat, among one's own, in the post that owns the action; None for anybody else. One query."""
    seat: Seat | None = Seat.objects.filter(pk__in=rights.seat_ids, post=action.owner_id).first()
    return seat


def may_update(rights: Rights, action: Action) -> bool:
    """Whether one may report on this action: as its owner, or as who records minutes where it was given."""
    if rights.may(Right.RECORD_MINUTES, on=group_of(action)):
        return True
    return rights.may(Right.UPDATE_ACTIONS) and owner_seat(rights, action) is not None


def _recommendations() -> "QuerySet[Recommendation]":
    return Recommendation.objects.select_related("followed_as")


def recommendation_for(rights: Rights, pk: int, *, to: Right = Right.SEE) -> Recommendation:
    """A recommendation; raises as ``meeting_for`` does. The right is asked for in the whole partnership."""
    recommendation: Recommendation | None = the_one(_recommendations, pk=pk)
    if recommendation is None:
        raise Http404("No such recommendation here.")
    rights.must(to)
    write_in(recommendation, to=to)
    ask_again(rights, recommendation.file_id)
    return recommendation
