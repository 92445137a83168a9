"""Forms of presence: one time, one stay, apologies, a guest, a deputy, and the whole sheet."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.timezone import localtime

from hscp.ui.forms import DateField, DesignForm, Radios, TimeField
from meetings.enums import Mode
from meetings.forms.times import OnDay
from meetings.queries import Attending
from partnership.models import Organisation, Seat


class WhenForm(OnDay):
    """The time that the next tap is recorded with; empty is now."""

    moments = ("when",)
    when = TimeField(
        label="Time to record", required=False, help_text="Leave empty for now. For example, 10:42, 1042 or 10.42am"
    )
    mark_optional = False


class StayForm(OnDay):
    """From when until when somebody was there."""

    moments = ("arrived_at", "left_at")
    arrived_at = TimeField(label="Arrived")
    left_at = TimeField(label="Left", required=False, help_text="Leave empty if they are still there")
    mark_optional = False


class ApologiesForm(DesignForm):
    """Why somebody cannot come."""

    reason = forms.CharField(
        label="Reason", max_length=300, help_text="Absence without a valid reason is reported to the agency"
    )


class AttendeeAddForm(DesignForm):
    """A guest or a deputy."""

    mark_optional = False
    kind = forms.ChoiceField(
        label="Who is added",
        choices=[("guest", "A guest"), ("deputy", "A deputy for a member")],
        widget=Radios(
            hints={
                "guest": "Somebody who attends and never counts towards quoracy",
                "deputy": "Somebody who stands in for a member; whether they count is for the group’s terms",
            }
        ),
        initial="guest",
    )
    seat = forms.ChoiceField(
        label="Somebody with a post in this partnership", required=False, help_text="Or give a name below"
    )
    name = forms.CharField(label="Name", max_length=160, required=False)
    capacity = forms.CharField(
        label="Capacity", max_length=300, required=False, help_text="For example, Head of audit of the hospital trust"
    )
    represents = forms.ChoiceField(label="Organisation", required=False)
    deputised = forms.ChoiceField(label="Deputises for", required=False)
    delegated_from = DateField(
        label="Delegation holds from", required=False, help_text="As the written delegation says it; empty if none"
    )
    delegated_to = DateField(
        label="Delegation ends on",
        required=False,
        help_text="The first day on which it no longer holds; empty: until further notice",
    )
    mode = forms.ChoiceField(
        label="How they attend", choices=Mode.choices, widget=Radios(inline=True), initial=Mode.IN_PERSON
    )

    def __init__(
        self,
        *args: Any,
        seats: Iterable[Seat],
        members: Iterable[Attending],
        organisations: Iterable[Organisation],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.seats = {str(seat.pk): seat for seat in seats}
        self.members = {str(member.pk): member for member in members}
        self.organisations = {str(each.pk): each for each in organisations}
        self._choose("seat", "Nobody chosen", ((k, f"{s.person.name}, {s.post.title}") for k, s in self.seats.items()))
        self._choose("represents", "None", ((key, each.name) for key, each in self.organisations.items()))
        self._choose(
            "deputised",
            "Choose a member",
            ((key, f"{each.capacity} ({each.called})") for key, each in self.members.items()),
        )

    def _choose(self, name: str, nothing: str, choices: Iterable[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", nothing), *choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What belongs together: a guest has a name and a capacity, a deputy a member they stand in for."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        data["seat"] = self.seats.get(data.get("seat", ""))
        data["represents"] = self.organisations.get(data.get("represents", ""))
        if data.get("kind") == "deputy":
            if not data.get("deputised"):
                self.add_error("deputised", "Choose the member they deputise for")
            if data["seat"] is None and not data.get("name"):
                self.add_error("name", "Choose somebody above, or enter a name")
        else:
            if data["seat"] is not None:
                data["name"] = data.get("name") or data["seat"].person.name
                data["capacity"] = data.get("capacity") or data["seat"].post.title
                data["represents"] = data["represents"] or data["seat"].post.organisation
            if not data.get("name"):
                self.add_error("name", "Enter the guest’s name")
            elif not data.get("capacity"):
                self.add_error("capacity", "Enter the capacity in which the guest attends")
        return data


class SheetRow(OnDay):
    """One line of the attendance sheet."""

    moments = ("arrived_at", "left_at")
    mark_optional = False
    arrived_at = TimeField(label="Arrived", required=False)
    left_at = TimeField(label="Left", required=False)
    remote = forms.BooleanField(label="Remotely", required=False)
    apologies = forms.BooleanField(label="Apologies", required=False)
    reason = forms.CharField(
        label="Reason",
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
    )

    def __init__(self, *args: Any, person: Attending, **kwargs: Any) -> None:
        self.person = person
        super().__init__(*args, prefix=f"p{person.pk}", **kwargs)
        for field in self.fields.values():
            said = f"{person.called}, {str(field.label).lower()}"
            field.error_messages["invalid"] = f"{said}: enter a time like 10:42 or 1042"
            # The row shows the name once; who hears the page hears it with each box.
            field.label = format_html('<span class="govuk-visually-hidden">{}: </span>{}', person.called, field.label)

    def clean(self) -> dict[str, Any]:
        """Moments; apologies with their reason, and not beside an arrival."""
        data = super().clean()
        if data.get("apologies") and not data.get("reason"):
            self.add_error("reason", f"Say why {self.person.called} could not come")
        return data


def sheet(people: Sequence[Attending], day: Any, data: Any = None) -> list[SheetRow]:
    """The sheet's lines, filled with what is on record; bound where ``data`` is given.

    A line that was not on the page when it was fetched is left out: what nobody saw, nobody sent empty.
    """
    return [
        SheetRow(data, person=person, day=day, initial=_initial(person))
        for person in people
        if not person.is_vacant and len(person.stays) < 2 and (data is None or f"p{person.pk}-arrived_at" in data)
    ]


def _initial(person: Attending) -> dict[str, Any]:
    stay = person.stays[0] if person.stays else None
    return {
        "arrived_at": localtime(stay.arrived_at).time() if stay else None,
        "left_at": localtime(stay.left_at).time() if stay and stay.left_at else None,
        "remote": person.mode == Mode.REMOTE,
        "apologies": person.sent_apologies,
        "reason": person.absence_reason,
    }
