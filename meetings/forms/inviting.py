"""Forms of invitations: addresses of those who have none on record, an answer, a deputy who is asked."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from hscp.lib.words import date_words
from hscp.ui.forms import Checkboxes, DateField, DesignForm, Radios, TimeField
from meetings.enums import ToldBy
from meetings.forms.times import OnDay
from meetings.operations.inviting import Answer
from meetings.queries import Attending
from meetings.queries.inviting import Addressee
from meetings.rules.inviting import Reply
from partnership.models import Seat
from partnership.rules.terms import Deputies

ANSWERS = (
    (Reply.ATTENDING, "I attend", "They attend"),
    (Reply.APOLOGIES, "I cannot come", "They cannot come"),
    (Reply.DEPUTY, "Somebody comes for me", "Somebody comes for them"),
)
TIMES = ("comes_at", "leaves_at")
DEPUTY = ("deputy_seat", "deputy_name", "deputy_capacity", "delegated_from", "delegated_to")


class InviteForm(DesignForm):
    """The addresses of guests and of others who have none on record."""

    mark_optional = False

    def __init__(self, *args: Any, to_address: Iterable[Addressee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in to_address:
            self.fields[f"email_{each.line}"] = forms.EmailField(
                label=f"E-mail address of {each.name}",
                required=False,
                max_length=254,
                initial=each.address,
                help_text=f"{each.capacity}. Leave empty to send nothing",
            )

    @property
    def addresses(self) -> dict[int, str]:
        """What was typed, by line."""
        return {int(name.removeprefix("email_")): typed for name, typed in self.cleaned_data.items() if typed}


class ReplyForm(OnDay):
    """An answer to an invitation: one's own, or one that is entered for somebody.

    ``lines`` are those one may answer for, ``own`` the keys of one's own among them; without lines it is the form of
    the link in a mail, which answers for one. ``seats`` are people who may be chosen as deputies; a link shows none.
    """

    moments = TIMES
    mark_optional = False
    line = forms.ChoiceField(label="Whose answer it is")
    came_by = forms.ChoiceField(
        label="How it came", required=False, widget=Radios(), choices=list(ToldBy.choices),
        help_text="Of an answer that you enter for somebody else",
    )  # fmt: skip
    answer = forms.ChoiceField(label="Answer", widget=Radios())
    reason = forms.CharField(
        label="Why you cannot come",
        max_length=300,
        required=False,
        help_text="With apologies only. Absence without a valid reason is reported to the agency",
    )
    deputy_seat = forms.ChoiceField(
        label="Deputy who holds a post in this partnership", required=False, help_text="Or give a name below"
    )
    deputy_name = forms.CharField(label="Name of the deputy", max_length=160, required=False)
    deputy_capacity = forms.CharField(
        label="What the deputy is", max_length=300, required=False, help_text="For example, Detective superintendent"
    )
    delegated_from = DateField(
        label="Delegation holds from", required=False, help_text="As the written delegation says it; empty if none"
    )
    delegated_to = DateField(
        label="Delegation ends on", required=False, help_text="The first day on which it no longer holds"
    )
    comes_at = TimeField(label="Comes at", required=False, help_text="Only if later than the start. For example, 10:15")
    leaves_at = TimeField(label="Leaves at", required=False, help_text="Only if before the end. For example, 10:40")
    suits = forms.MultipleChoiceField(
        label="Days that would suit instead",
        required=False,
        widget=Checkboxes(),
        help_text="In case another date has to be found, at the same time of day",
    )
    remarks = forms.CharField(
        label="Remarks", required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self,
        *args: Any,
        lines: Sequence[tuple[str, str]] = (),
        own: Iterable[str] = (),
        seats: Iterable[Seat] | None = None,
        deputies: Deputies | None = None,
        members: bool = True,
        days: Iterable[date] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.own = frozenset(own)
        self.seats = {str(seat.pk): seat for seat in seats or ()}
        everybodys_own = {key for key, _ in lines} <= self.own
        who: Any = self.fields["line"]
        who.choices = [("", "Choose"), *lines] if len(lines) > 1 else list(lines)
        if not lines:
            del self.fields["line"]
        elif len(lines) == 1:
            who.widget, who.initial = forms.HiddenInput(), lines[0][0]
        if everybodys_own:
            del self.fields["came_by"]
        else:
            self.fields["reason"].label = "Why they cannot come"
        answer: Any = self.fields["answer"]
        answer.choices = [
            (key.value, mine if everybodys_own else theirs)
            for key, mine, theirs in ANSWERS
            if members or key is not Reply.DEPUTY
        ]
        if not members:
            for name in DEPUTY:
                del self.fields[name]
        else:
            self._deputies(deputies)
        suits: Any = self.fields["suits"]
        suits.choices = [(each.isoformat(), date_words(each)) for each in days]
        if not suits.choices:
            del self.fields["suits"]

    def _deputies(self, deputies: Deputies | None) -> None:
        chosen: Any = self.fields["deputy_seat"]
        if not self.seats:
            del self.fields["deputy_seat"]
        else:
            chosen.choices = [
                ("", "Nobody chosen"),
                *((key, f"{each.person.name}, {each.post.title}") for key, each in self.seats.items()),
            ]
        if deputies is not Deputies.WITH_DELEGATION:
            del self.fields["delegated_from"], self.fields["delegated_to"]

    def clean(self) -> dict[str, Any]:
        """What belongs together: whoever enters an answer for somebody says how it came; apologies have a reason."""
        data = super().clean()
        if "came_by" in self.fields and data.get("line") in self.own:
            data["came_by"] = ""
        elif "came_by" in self.fields and data.get("line") and not data.get("came_by"):
            self.add_error("came_by", "Say how the answer came")
        match data.get("answer"):
            case Reply.APOLOGIES if not data.get("reason", "").strip():
                self.add_error("reason", "Enter the reason for the apologies")
            case Reply.DEPUTY if not (data.get("deputy_seat") or data.get("deputy_name", "").strip()):
                self.add_error("deputy_name", "Enter the name of the deputy")
        start, end = data.get("delegated_from"), data.get("delegated_to")
        if end and not start:
            self.add_error("delegated_from", "Enter the day from which the delegation holds")
        elif start and end and end <= start:
            self.add_error("delegated_to", "The delegation must end after it begins")
        return data

    @property
    def said(self) -> Answer:
        """The answer of a valid form."""
        data = self.cleaned_data
        return Answer(
            answer=data["answer"],
            reason=data["reason"],
            comes_at=data["comes_at"],
            leaves_at=data["leaves_at"],
            deputy_name=data.get("deputy_name", ""),
            deputy_capacity=data.get("deputy_capacity", ""),
            deputy_seat=self.seats.get(data.get("deputy_seat", "")),
            delegated_from=data.get("delegated_from"),
            delegated_to=data.get("delegated_to"),
            suits=tuple(date.fromisoformat(each) for each in data.get("suits", ())),
            remarks=data["remarks"],
        )


class AskDeputyForm(OnDay):
    """Who is asked to deputise, and for which part of the meeting."""

    moments = ("begins_at", "ends_at")
    mark_optional = False
    who = forms.ChoiceField(label="Who is asked")
    name = forms.CharField(label="Name", max_length=160, required=False, help_text="Of somebody not in the list above")
    capacity = forms.CharField(label="What they are", max_length=300, required=False)
    address = forms.EmailField(
        label="E-mail address", max_length=254, required=False, help_text="Where none is on record"
    )
    delegated_from = DateField(
        label="Delegation holds from", required=False, help_text="As the written delegation says it; empty if none"
    )
    delegated_to = DateField(
        label="Delegation ends on", required=False, help_text="The first day on which it no longer holds"
    )
    begins_at = TimeField(label="From", help_text="For example, 10:40")
    ends_at = TimeField(label="To")

    def __init__(
        self, *args: Any, listed: Iterable[Attending], seats: Iterable[Seat], deputies: Deputies, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {f"seat-{seat.pk}": seat for seat in seats}
        self.listed = {f"line-{each.pk}": each for each in listed}
        who: Any = self.fields["who"]
        who.choices = [
            ("", "Choose"),
            *((key, f"{each.called}, on the list already") for key, each in self.listed.items()),
            *((key, f"{each.person.name}, {each.post.title}") for key, each in self.seats.items()),
            ("other", "Somebody else, named below"),
        ]
        if deputies is not Deputies.WITH_DELEGATION:
            del self.fields["delegated_from"], self.fields["delegated_to"]

    def clean(self) -> dict[str, Any]:
        """Somebody else has a name and an address; a part ends after it begins."""
        data = super().clean()
        if data.get("who") == "other":
            if not data.get("name", "").strip():
                self.add_error("name", "Enter the name of the deputy")
            if not data.get("address"):
                self.add_error("address", "Enter an e-mail address: the request goes there")
        begins, ends = data.get("begins_at"), data.get("ends_at")
        if begins and ends and ends <= begins:
            self.add_error("ends_at", "The part must end after it begins")
        return data

    @property
    def chosen(self) -> dict[str, Any]:
        """Who is asked, as the operation takes it."""
        data = self.cleaned_data
        listed, seat = self.listed.get(data["who"]), self.seats.get(data["who"])
        return {
            "deputy": listed.pk if listed else None,
            "seat_of": seat,
            "name": data["name"] if data["who"] == "other" else "",
            "capacity": data["capacity"],
            "address": data["address"],
            "delegated_from": data.get("delegated_from"),
            "delegated_to": data.get("delegated_to"),
        }
