"""Plays the golden thread: recommendations are written down, actions are reported on, finished, closed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from hscp.spaces.acting import acting, in_space
from meetings.models import Action
from meetings.operations.actions import move_action, report_progress
from meetings.operations.recommendations import add_recommendation, close_recommendation, respond
from meetings.rules.closing import REVIEWS_AND_AUDITS
from partnership.models import Seat
from reporting.demonstration.reading import HOME, ActionTold, Told, afternoon, story
from reporting.demonstration.sittings import Stage

SECOND_PERSON = "team-officer"  # closes what another reported as done; in joint groups the manager does
MANAGER = "team-manager"
Play = Callable[[Seat, datetime], object]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens to an action on a day, done by the holder of a post of its space."""

    day: date
    order: int
    space: str
    post: str
    play: Play


def write_recommendations(stage: Stage) -> None:
    """The recommendations that are on record before the year begins, and those that come in it."""
    with acting(stage.writing(HOME)):
        seat = stage.minute_taker(HOME)
        for each in story("thread")["recommendations"]:
            made = add_recommendation(
                reference=each["reference"],
                source=each["source"],
                source_title=each["title"],
                text=each["text"],
                made_on=each["made"],
                seat=seat,
                at=afternoon(each["made"] + timedelta(days=7)),
            )
            if each.get("response"):
                respond(
                    recommendation=made,
                    response=each["response"],
                    version=made.version,
                    seat=seat,
                    at=afternoon(each["made"] + timedelta(days=28)),
                )
            stage.recommendations[each["key"]] = made


def follow_up(stage: Stage) -> None:
    """Everything that became of the actions, in the order of its days; then recommendations are closed by impact."""
    events = [event for space, action, told in stage.actions for event in _events(space, action, told)]
    for event in sorted(events, key=lambda each: (each.day, each.order)):
        with acting(in_space(stage.spaces[event.space].pk)):
            held = Q(ends_on__isnull=True) | Q(ends_on__gt=event.day)
            seat = Seat.objects.filter(held, post__key=event.post, starts_on__lte=event.day).get()
        with acting(in_space(stage.spaces[event.space].pk, user_id=seat.user_id, seat_id=seat.pk)):
            event.play(seat, afternoon(event.day))
    with acting(stage.writing(HOME)):
        for each in story("thread")["recommendations"]:
            if each.get("closed"):
                close_recommendation(
                    recommendation=stage.recommendations[each["key"]],
                    impact=each["impact"],
                    seat=stage.minute_taker(HOME),
                    at=afternoon(each["closed"]),
                )


def _events(space: str, action: Action, told: ActionTold) -> list[Event]:
    found = [Event(each.day, 0, space, told.owner, _report(action, each, done=False)) for each in told.log]
    closer = SECOND_PERSON if space == HOME and told.owner != SECOND_PERSON else MANAGER
    if told.done:
        found.append(Event(told.done.day, 1, space, told.owner, _report(action, told.done, done=True)))
    if told.closed:
        found.append(Event(told.closed, 2, space, closer, _confirm_or_close(action)))
    if told.withdrawn:
        found.append(Event(told.withdrawn.day, 2, space, closer, _move(action, "withdraw", told.withdrawn.text)))
    return found


def _report(action: Action, told: Told, *, done: bool) -> Play:
    return lambda seat, at: report_progress(
        action=action, text=told.text, evidence=told.evidence, done=done, seat=seat, at=at
    )


def _confirm_or_close(action: Action) -> Play:
    """Close an action; one from a review or an audit is confirmed that day, and its impact looked for later."""
    source = action.recommendation.source if action.recommendation else ""
    return _move(action, "confirm" if source in REVIEWS_AND_AUDITS else "close", "")


def _move(action: Action, move: str, reason: str) -> Play:
    return lambda seat, at: move_action(action=action, move=move, reason=reason, seat=seat, at=at)
