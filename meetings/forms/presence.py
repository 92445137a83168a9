"""Forms of presence: one time, one stay, apologies, a guest, a deputy."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.forms import DateField, DesignForm, Radios, TimeField
from meetings.enums import Mode, ToldBy
from meetings.forms.shown import AsShown
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


class StayForm(AsShown):
    """From when until when somebody was there."""

    moments = compared = ("arrived_at", "left_at")
    arrived_at = TimeField(label="Arrived")
    left_at = TimeField(label="Left", required=False, help_text="Leave empty if they are still there")
    mark_optional = False

    @property
    def times(self) -> dict[str, Any]:
        """The moments of a valid form by their names."""
        return {name: self.cleaned_data[name] for name in self.moments}


class ApologiesForm(AsShown):
    """Why somebody cannot come."""

    compared = ("reason", "came_by")
    mark_optional = False

    reason = forms.CharField(
        label="Reason", max_length=300, help_text="Absence without a valid reason is reported to the agency"
    )
    came_by = forms.ChoiceField(
        label="How the apologies came",
        required=False,
        choices=[("", "They are my own"), *((key, f"{label[0].upper()}{label[1:]}") for key, label in ToldBy.choices)],
        widget=Radios(),
        help_text="Whoever enters them for somebody else says how they came; the record then says so",
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
