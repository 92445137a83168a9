"""Plays agendas in depth: approved, proposed to, raised to; a session of assurance, referrals, an item of one owner."""

from datetime import date, datetime
from typing import Any

from hscp.lib.workdays import uk_date
from hscp.spaces.acting import acting, in_space
from meetings.models import AgendaItem, Meeting, OwnedItem
from meetings.operations.agenda import add_item, edit_item
from meetings.operations.agenda_life import approve_agenda, close_items_on, standing_now
from meetings.operations.assurance import invite_to_session, save_session
from meetings.operations.owned import add_owned_slot, tell_owners, write_owned_item
from meetings.operations.proposals import decline_proposal, propose_item, raise_item
from meetings.operations.referrals import answer_referral, refer_item
from partnership.models import Post, Seat, StrategicLink
from partnership.queries.posts import holds_on
from reporting.demonstration.reading import HOME, afternoon, story
from reporting.demonstration.sittings import Stage


def tell_agendas(stage: Stage) -> None:
    """What has been done by the day of the story with the agendas of today, of the next meeting and of the forum."""
    told = story("agenda")
    at = afternoon(told["day"])
    with acting(stage.writing(HOME)):
        team = stage.minute_taker(HOME)
        chair = _seat(told["chair"], told["day"])
        _own_and_approve(told["today"], chair, at)
        _propose(told["next"], team, at)
        _raise(told["next"]["raised"], at)
        _assure(told["next"], team, at)
        for each in told["referrals"]:
            _refer(each, team)
    _joint(stage, told["joint"], at)


def _seat(post: str, day: date) -> Seat:
    found: Seat = Seat.objects.select_related("post", "person").filter(holds_on(day), post__key=post).earliest("pk")
    return found


def _meeting(told: dict[str, Any]) -> Meeting:
    rows = Meeting.objects.select_related("group").filter(group__key=told["group"])
    return next(each for each in rows if uk_date(each.starts_at) == told["day"])


def _own_and_approve(told: dict[str, Any], chair: Seat, at: datetime) -> None:
    meeting = _meeting(told)
    for title, owner in told["owners"].items():
        item = AgendaItem.objects.select_related("meeting").get(meeting=meeting, title=title)
        edit_item(
            item=item,
            title=item.title,
            purpose=item.purpose,
            minutes_planned=item.minutes_planned,
            introduced_by=item.introduced_by,
            owner=Post.objects.get(key=owner),
            confidential=item.confidential,
            version=item.worded,
        )
    with acting(in_space(meeting.space_id, user_id=chair.user_id, seat_id=chair.pk)):
        approve_agenda(meeting=meeting, chair=chair, seen=standing_now(meeting).hash, seat=chair, at=at)


def _propose(told: dict[str, Any], team: Seat, at: datetime) -> None:
    meeting = _meeting(told)
    close_items_on(meeting=meeting, items_until=told["items_until"], was=None, seat=team, at=at)
    for each in told["proposed"]:
        proposer = _seat(each["by"], uk_date(at))
        with acting(in_space(meeting.space_id, user_id=proposer.user_id, seat_id=proposer.pk)):
            proposal = propose_item(
                meeting=meeting,
                title=each["title"],
                purpose=each["purpose"],
                minutes_planned=each.get("minutes"),
                note=each["note"],
                proposer=proposer,
                seat=proposer,
                at=at,
            )
        if "declined" in each:
            decline_proposal(proposal=proposal, reason=each["declined"], seat=team, at=at)


def _raise(told: dict[str, Any], at: datetime) -> None:
    held = _meeting(told)
    item = AgendaItem.objects.select_related("meeting__group").filter(meeting=held).latest("number")
    raise_item(
        item=item,
        group=_meeting(story("agenda")["next"]).group,
        purpose=told["purpose"],
        minutes_planned=told["minutes"],
        note=told["note"],
        seat=_seat(told["by"], uk_date(at)),
        at=at,
    )


def _assure(told: dict[str, Any], team: Seat, at: datetime) -> None:
    session = told["session"]
    item = add_item(meeting=_meeting(told), title=session["title"], minutes_planned=session["minutes"])
    made = save_session(item=item, asked=session["asked"], version=0, seat=team, at=at)
    for each in session["invited"]:
        invite_to_session(
            session=made,
            name=each["name"],
            capacity=each["capacity"],
            invited_on=each["invited"],
            today=uk_date(at),
            as_guest=True,
        )


def _refer(told: dict[str, Any], team: Seat) -> None:
    item = AgendaItem.objects.get(meeting=_meeting(told), title=told["item"])
    referral = refer_item(
        item=item,
        board=StrategicLink.objects.get(key=told["board"]),
        contact=told.get("contact", ""),
        asked=told["asked"],
        sent_on=told["sent"],
        sent_how=told["how"],
        due_on=told["due"],
        seat=team,
        at=afternoon(told["sent"]),
    )
    if "answer" in told:
        answer_referral(
            referral=referral,
            answer=told["answer"],
            answered_on=told["answered"],
            answer_from=told["from"],
            answer_how=told["answered_how"],
            seat=team,
            at=afternoon(told["answered"]),
        )


def _joint(stage: Stage, told: dict[str, Any], at: datetime) -> None:
    joint = stage.spaces[told["space"]]
    with acting(stage.writing(told["space"])):
        team = stage.minute_taker(told["space"])
        for owner in told["owners"]:
            add_owned_slot(
                meeting=_meeting(told),
                owner=stage.spaces[owner],
                minutes_planned=told["minutes"],
                seat=team,
                at=at,
            )
    tell_owners(joint=joint)
    with acting(stage.writing(HOME)):
        item = OwnedItem.objects.get(joint=joint)
        home = told["home"]
        write_owned_item(item=item, title=home["title"], about=home["about"], said="", decided="", version=item.version)
