"""What the buttons of the live screen do, each in one operation, and the forms beside its box."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hscp.lib.verdicts import Refused, no
from hscp.lib.words import date_words
from hscp.lib.workdays import uk_date
from meetings.enums import Mode, Outcome
from meetings.forms.live import (
    AdjournForm,
    LiveActionForm,
    LiveDecisionForm,
    LiveDeclarationForm,
    ProceedingForm,
    WhenWhoForm,
)
from meetings.models import AgendaItem, Meeting
from meetings.operations import conduct, presence
from meetings.operations.actions import Source, give_action
from meetings.operations.decisions import record_decision
from meetings.operations.declarations import declare
from meetings.operations.proceedings import say_whether_it_proceeds, take_back_proceeding
from meetings.queries import Attending, day_of
from meetings.queries.actions import owner_choices, posts_reading
from meetings.queries.decisions import reserved_matters
from meetings.views.giving import given_at
from meetings.views.presence import tap
from partnership.access import acting_seat
from partnership.rules.roles import Right

# The one key of each thing, what it does, and where it leads: an id on the page, or a button's.
KEYS = (
    ("m", "Write minutes", "id_minutes"),
    ("d", "Record a decision", "panel-decision"),
    ("a", "Give an action", "panel-action"),
    ("i", "Declare an interest", "panel-declaration"),
    ("j", "Adjourn or resume", "panel-adjourn"),
    ("p", "Choose a person", "id_who"),
    ("t", "Change the time", "id_when"),
    ("b", "Begin or end this item", "begin"),
    ("s", "Save the minutes", "save"),
)
# What can be recorded of a person who was chosen by name, for whoever uses the keyboard alone.
VERBS = (
    ("arrive", "Arrives or returns"),
    ("leave", "Leaves"),
    ("recuse", "Recused"),
    ("preside", "Presides"),
)


@dataclass
class Screen:
    """The live screen as an act finds it: its meeting and people, the item that is written under, what was sent."""

    meeting: Meeting
    people: tuple[Attending, ...]
    moment: datetime
    item: AgendaItem | None
    data: Any = None
    typed: str = ""
    refused: str = ""
    bound: dict[str, Any] = field(default_factory=dict)

    @property
    def is_afterwards(self) -> bool:
        """Whether the meeting is typed on a later day: then an empty time is not now."""
        return uk_date(self.moment) != day_of(self.meeting)

    def forms(self, request: Any) -> dict[str, Any]:
        """The forms of the screen; one that was sent and refused with what was typed."""
        return {name: self.bound.get(name) or make(self, request, None) for name, make in _FORMS.items()}

    def sent(self, name: str, request: Any) -> Any:
        """A form as it was sent; None where something in it is wrong, and the page shows it again."""
        form = self.bound[name] = _FORMS[name](self, request, self.data)
        return form if form.is_valid() else None

    def need_item(self) -> AgendaItem:
        """The item that is written under. Raises ``Refused`` where there is none."""
        if self.item is None:
            no("no_item", "Choose an item of the agenda first.").require()
        assert self.item is not None  # noqa: S101 - refused above
        return self.item


@dataclass(frozen=True)
class Said:
    """What an act has to say, where the page goes on, and the time that stays for the next tap."""

    words: str = ""
    item: int | None = None
    is_warning: bool = False
    when: str = ""


def _when_form(screen: Screen, request: Any, data: Any) -> WhenWhoForm:
    return WhenWhoForm(data, day=day_of(screen.meeting), people=screen.people, initial={"when": screen.typed})


def _decision_form(screen: Screen, request: Any, data: Any) -> LiveDecisionForm:
    day = day_of(screen.meeting)
    return LiveDecisionForm(data, day=day, matters=reserved_matters(day), initial={"kind": "agree"})


def _action_form(screen: Screen, request: Any, data: Any) -> LiveActionForm:
    file_id = screen.item.file_id if screen.item else None
    day = uk_date(screen.moment)
    return LiveActionForm(data, owners=owner_choices(day), reading=posts_reading(file_id, screen.moment))


def _declaration_form(screen: Screen, request: Any, data: Any) -> LiveDeclarationForm:
    return LiveDeclarationForm(data, day=day_of(screen.meeting), people=screen.people)


_FORMS: dict[str, Any] = {
    "proceeding": lambda screen, request, data: ProceedingForm(data, day=day_of(screen.meeting)),
    "when": _when_form,
    "decision": _decision_form,
    "action": _action_form,
    "declaration": _declaration_form,
    "adjourn": lambda screen, request, data: AdjournForm(data, day=day_of(screen.meeting)),
}


def act(request: Any, screen: Screen, do: str) -> Said | None:
    """Do what a button says. None where its form has to be shown again, with what is wrong.

    Raises ``Refused`` as the operations do, ``ValueError`` for a button that there is not.
    """
    verb, _, number = do.partition("-")
    if verb == "go":
        return Said(item=int(number))
    if verb in _PANELS:
        return _PANELS[verb](request, screen)
    return _tapped(request, screen, verb, number)


def _tapped(request: Any, screen: Screen, verb: str, number: str) -> Said | None:
    form = screen.sent("when", request)
    if form is None:
        raise Refused(no("when", next(iter(next(iter(form_errors(screen.bound["when"])))))))
    when = form.cleaned_data["when"] or screen.moment
    if not form.cleaned_data["when"] and screen.is_afterwards:
        no("when", f"Enter the time: this meeting was held on {date_words(day_of(screen.meeting))}.").require()
    number = number or form.cleaned_data["who"]
    said: dict[str, Any] = {"meeting": screen.meeting, "when": when, "at": screen.moment}
    item: int | None = None
    match verb:
        case "begin":
            begun = _item_of(screen, number)
            conduct.begin_item(item=begun, when=when, at=screen.moment)
            item = begun.pk
        case "end":
            conduct.end_item(**said)
        case "untake":
            conduct.take_back_time(item=screen.need_item(), time_id=int(number), at=screen.moment)
        case "resume":
            conduct.resume(**said)
        case "unproceed":
            take_back_proceeding(item=screen.need_item(), proceeding_id=int(number))
        case "unadjourn":
            conduct.take_back_adjournment(meeting=screen.meeting, adjournment_id=int(number), at=screen.moment)
        case "preside":
            conduct.choose_to_preside(attendee_id=_who(number), seat=acting_seat(request), **said)
        case "recuse":
            declare(
                item=screen.need_item(),
                attendee_id=_who(number),
                interest="",
                recused=True,
                declared_at=when,
                seat=acting_seat(request),
                at=screen.moment,
            )
        case "deputy":
            _deputy(request, screen, number, when)
        case _:
            tap(screen.meeting, f"{verb}-{number}" if number else verb, screen.data, when=when, at=screen.moment)
    return Said(item=item, when=screen.data.get("when", "")[:8] if screen.is_afterwards else "")


def form_errors(form: Any) -> list[list[str]]:
    """The sentences of each wrong field."""
    return [list(errors) for errors in form.errors.values()]


def _who(number: str) -> int:
    if not number:
        no("who", "Choose a person first.").require()
    return int(number)


def _item_of(screen: Screen, number: str) -> AgendaItem:
    """The item that a button begins; the door is asked for any but the one that is written under."""
    if screen.item is not None and number in ("", str(screen.item.pk)):
        return screen.item
    found: AgendaItem | None = AgendaItem.objects.filter(pk=int(number or 0), meeting=screen.meeting).first()
    if found is None:
        raise ValueError(number)
    found.meeting = screen.meeting
    return found


def _deputy(request: Any, screen: Screen, number: str, when: datetime) -> None:
    """Somebody arrives as the deputy of a member: on the list and in the room with one tap."""
    request.rights.must(Right.MANAGE_MEETINGS, on=screen.meeting.group)
    name = str(screen.data.get(f"deputy-{number}", ""))[:160]
    mode = Mode.REMOTE if screen.data.get(f"remote-{number}") else Mode.IN_PERSON
    presence.deputy_arrives(
        meeting=screen.meeting, deputised_id=int(number), name=name, when=when, mode=mode, at=screen.moment
    )


def _has_time(screen: Screen, form: Any, name: str) -> bool:
    """Whether a form says when, as it has to where an empty time is not now; else it is told so."""
    if form.cleaned_data[name] or not screen.is_afterwards:
        return True
    form.add_error(name, f"Enter the time: this meeting was held on {date_words(day_of(screen.meeting))}")
    return False


def _decide(request: Any, screen: Screen) -> Said | None:
    item, form = screen.need_item(), screen.sent("decision", request)
    if form is None:
        return None
    names = ("text", "kind", "taken_at", "options", "reasons", "reserved_matter")
    if not _has_time(screen, form, "taken_at"):
        return None
    words = {name: form.cleaned_data[name] for name in names}
    words["taken_at"] = words["taken_at"] or screen.moment
    made = record_decision(item=item, seat=acting_seat(request), at=screen.moment, **words)
    return Said(
        f"Decision {made.number} is recorded. {made.outcome_sentence}", is_warning=made.outcome == Outcome.PROVISIONAL
    )


def _give(request: Any, screen: Screen) -> Said | None:
    item, form = screen.need_item(), screen.sent("action", request)
    if form is None:
        return None
    made = give_action(
        source=Source(item=item),
        given_at=given_at(screen.meeting),
        seat=acting_seat(request),
        at=screen.moment,
        **form.cleaned_data,
    )
    return Said(f"{made.reference} is given to {made.owner.title}.")


def _declare(request: Any, screen: Screen) -> Said | None:
    item, form = screen.need_item(), screen.sent("declaration", request)
    if form is None:
        return None
    data, opened = form.cleaned_data, screen.meeting.opened_at
    declare(
        item=item,
        attendee_id=int(data["who"]),
        interest=data["interest"],
        recused=data["recused"],
        declared_at=data["declared_at"] or (opened if screen.is_afterwards and opened else screen.moment),
        seat=acting_seat(request),
        at=screen.moment,
    )
    return Said(f"The declaration is recorded under item {item.number}.")


def _adjourn(request: Any, screen: Screen) -> Said | None:
    form = screen.sent("adjourn", request)
    if form is None:
        return None
    data = form.cleaned_data
    if not _has_time(screen, form, "when"):
        return None
    conduct.adjourn(
        meeting=screen.meeting,
        when=data["when"] or screen.moment,
        until=data["until"],
        reason=data["reason"],
        at=screen.moment,
    )
    return Said("The meeting is adjourned." if data["until"] is None else "The adjournment is recorded.")


def _proceed(request: Any, screen: Screen) -> Said | None:
    item, form = screen.need_item(), screen.sent("proceeding", request)
    if form is None or not _has_time(screen, form, "said_at"):
        return None
    said = form.said(screen.moment)
    say_whether_it_proceeds(item=item, seat=acting_seat(request), at=screen.moment, **said)
    return Said(f"Item {item.number} {'proceeds' if said['proceeds'] else 'does not proceed'}: recorded.")


_PANELS = {"decide": _decide, "give": _give, "declare": _declare, "adjourn": _adjourn, "proceed": _proceed}
