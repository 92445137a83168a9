"""The story as data: YAML beside this file, read into small frozen dataclasses. A key that nobody knows is a fault."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from meetings.rules.moments import moment_on

STORY = Path(__file__).parent / "story"
HOME = "herefordshire"
FIRST_DAY = date(2024, 9, 1)  # from which day seats hold, unless the story says another
AFTERNOON = time(16, 0)  # when things happen for which the story names a day only


@cache
def story(name: str) -> Any:
    """One file of the story, as plain values."""
    return YAML(typ="safe").load((STORY / f"{name}.yaml").read_text(encoding="utf-8"))


def afternoon(day: date) -> datetime:
    """Four o'clock on that day."""
    return moment_on(day, AFTERNOON)


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in a post of a space: [starts_on, ends_on). ``invitation`` is what a visitor may try, if printed."""

    space: str
    post: str
    name: str
    email: str
    starts_on: date
    ends_on: date | None
    invitation: str


def holders() -> tuple[Holder, ...]:
    """Everybody in the story, in the order in which they are appointed."""
    return tuple(
        Holder(
            space=space,
            post=each["post"],
            name=each["name"],
            email=f"{each['email']}@demo.example",
            starts_on=each.get("from", FIRST_DAY),
            ends_on=each.get("to"),
            invitation=each.get("try", ""),
        )
        for space, people in story("people")["people"].items()
        for each in people
    )


@dataclass(frozen=True, slots=True)
class Coming:
    """How somebody comes: from and until when, whether they return, remotely or not; or why they do not."""

    start: time | None = None
    end: time | None = None
    back: time | None = None
    remote: bool = False
    apologies: str = ""
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Extra:
    """A guest, or with ``deputises`` (a post's key) a deputy."""

    name: str
    capacity: str
    coming: Coming
    deputises: str = ""


@dataclass(frozen=True, slots=True)
class DecisionTold:
    """A decision; ``name`` lets later parts of the story refer to it, ``again`` names the one it takes again."""

    text: str
    at: time
    kind: str = "agree"
    reasons: str = ""
    reserved: str = ""
    name: str = ""
    again: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What was reported of an action on a day: words, and what shows a difference."""

    day: date
    text: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class ActionTold:
    """An action and what became of it."""

    text: str
    owner: str
    due: date
    recommendation: str = ""
    log: tuple[Told, ...] = ()
    done: Told | None = None
    closed: date | None = None
    withdrawn: Told | None = None


@dataclass(frozen=True, slots=True)
class ItemTold:
    """An agenda item, its minutes, and what came of it. With ``approves`` it is where the last minutes are approved."""

    title: str
    purpose: str
    promise: str
    by: str
    minutes_planned: int | None
    minutes: str
    decisions: tuple[DecisionTold, ...]
    actions: tuple[ActionTold, ...]
    approves: bool = False


@dataclass(frozen=True, slots=True)
class MeetingTold:
    """One meeting. ``planned_for`` differs from ``day`` where it was moved, for the reason ``moved``."""

    space: str
    group: str
    day: date
    start: time
    end: time
    ended: time | None
    planned_for: date
    moved: str
    people: Mapping[str, Coming]
    extras: tuple[Extra, ...]
    items: tuple[ItemTold, ...]

    def moment(self, clock: time) -> datetime:
        """That time of its day."""
        return moment_on(self.day, clock)


@dataclass
class _Taken:
    """A mapping whose keys are taken one by one; what is left over is a fault of the story."""

    where: str
    values: dict[str, Any] = field(default_factory=dict)

    def take(self, key: str, default: Any = None) -> Any:
        return self.values.pop(key, default)

    def over(self) -> None:
        if self.values:
            raise ValueError(f"{self.where}: nobody knows {', '.join(sorted(self.values))}.")


def meetings() -> tuple[MeetingTold, ...]:
    """Every meeting of the story, in the order in which they were held."""
    found = [
        _meeting(HOME, each)
        for name in ("board_spring", "board_winter", "board_now", "subgroups", "gatherings")
        for each in story(name)
    ]
    found += [_meeting(space, each) for space, them in story("joint").items() for each in them]
    return tuple(sorted(found, key=lambda told: (told.day, told.start)))


def _meeting(space: str, values: Mapping[str, Any]) -> MeetingTold:
    taken = _Taken(f"{values['group']}, {values['day']}", dict(values))
    planned = taken.take("left") == "planned"
    day = taken.take("day")
    told = MeetingTold(
        space=space,
        group=taken.take("group"),
        day=day,
        start=time.fromisoformat(taken.take("from")),
        end=time.fromisoformat(taken.take("to")),
        ended=None if planned else _time(taken.take("ended")),
        planned_for=taken.take("planned", day),
        moved=taken.take("moved", ""),
        people={key: _coming(taken.where, each) for key, each in taken.take("people", {}).items()},
        extras=(
            *(_extra(taken.where, each, "") for each in taken.take("guests", ())),
            *(_extra(taken.where, each, each["for"]) for each in taken.take("deputies", ())),
        ),
        items=tuple(_item(taken.where, each) for each in taken.take("items", ())),
    )
    taken.over()
    return told


def _coming(where: str, values: Mapping[str, Any]) -> Coming:
    taken = _Taken(where, dict(values))
    coming = Coming(
        start=_time(taken.take("from")),
        end=_time(taken.take("to")),
        back=_time(taken.take("back")),
        remote=taken.take("remote", False),
        apologies=taken.take("apologies", ""),
        absent=taken.take("absent", False),
    )
    taken.over()
    return coming


def _extra(where: str, values: Mapping[str, Any], deputises: str) -> Extra:
    rest = {key: value for key, value in values.items() if key not in ("name", "capacity", "for")}
    return Extra(values["name"], values["capacity"], _coming(where, rest), deputises)


def _item(where: str, values: Mapping[str, Any]) -> ItemTold:
    taken = _Taken(where, dict(values))
    item = ItemTold(
        title=taken.take("title"),
        purpose=taken.take("purpose", "discuss"),
        promise=taken.take("promise", ""),
        by=taken.take("by", ""),
        minutes_planned=taken.take("planned"),
        minutes=taken.take("minutes", ""),
        decisions=tuple(_decision(each) for each in taken.take("decide", ())),
        actions=tuple(_action(where, each) for each in taken.take("act", ())),
        approves=taken.take("approves", False),
    )
    taken.over()
    return item


def _decision(values: Mapping[str, Any]) -> DecisionTold:
    return DecisionTold(**{**values, "at": time.fromisoformat(values["at"])})


def _action(where: str, values: Mapping[str, Any]) -> ActionTold:
    taken = _Taken(where, dict(values))
    done, withdrawn = taken.take("done"), taken.take("withdrawn")
    action = ActionTold(
        text=taken.take("do"),
        owner=taken.take("owner"),
        due=taken.take("due"),
        recommendation=taken.take("rec", ""),
        log=tuple(Told(*each) for each in taken.take("log", ())),
        done=Told(*done) if done else None,
        closed=taken.take("closed"),
        withdrawn=Told(*withdrawn) if withdrawn else None,
    )
    taken.over()
    return action


def _time(words: str | None) -> time | None:
    return time.fromisoformat(words) if words else None
