"""Forms of case files: opening, the access list, exclusions, the lead, breaking the glass."""

from datetime import datetime, timedelta
from typing import Any

from django import forms

from hscp.lib.workdays import uk_date, uk_midnight
from hscp.spaces.clock import today
from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import Checkboxes, DateField, DesignForm, Radios
from partnership.models import FileGrant, Organisation, Participation, Person, Seat
from partnership.queries.cases import Listed, seats_to_choose
from partnership.rules.cases import LEVEL_WORDS, LEVELS_GIVEN, HandOver
from partnership.rules.roles import Right

REASON_HINT = "Only people on the file’s list see this."


class SeatField(forms.ModelChoiceField):
    """One of the seats held today by people who can sign in: name, post and body."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Seat.objects.none(), empty_label="Choose a person", **options)

    def label_from_instance(self, obj: Any) -> str:
        """The person, and in which capacity."""
        body, title = obj.post.organisation, obj.post.title
        said = body is None or body.name in title or body.called in title
        return f"{obj.person.name}, {title}" if said else f"{obj.person.name}, {title}, {body.called}"


class _SeatForm(DesignForm):
    """A form with fields that choose a seat."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, SeatField):
                field.queryset = seats_to_choose(today())


class CaseFileForm(_SeatForm):
    """What a file is about and who leads it."""

    title = forms.CharField(
        label="Title",
        max_length=200,
        help_text="Only people on the file’s list see it. Everywhere else the file is called by its reference, which "
        "is given by itself.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    lead = SeatField(
        label="Lead", help_text="Whoever leads the file says who else may see it. You keep a place on the list."
    )


class PlaceForm(DesignForm):
    """How far a place on the list goes, why and until when."""

    level = forms.ChoiceField(
        label="What they may do",
        choices=[(right.value, LEVEL_WORDS[right]) for right in LEVELS_GIVEN],
        widget=Radios(inline=True),
        error_messages={"required": "Choose what they may do"},
    )
    reason = forms.CharField(label="Reason", max_length=300, help_text=REASON_HINT)
    last_day = DateField(
        label="Last day on the list", required=False, help_text="Leave empty where it is open. For example, 30 6 2026"
    )

    def given(self) -> dict[str, Any]:
        """The clean data as the operations want it."""
        last = self.cleaned_data["last_day"]
        ends_at: datetime | None = uk_midnight(last + timedelta(days=1)) if last else None
        return {
            "level": Right(self.cleaned_data["level"]),
            "reason": self.cleaned_data["reason"],
            "ends_at": ends_at,
        }


class ChangePlaceForm(VersionedForm, PlaceForm):
    """The same of a place that is there."""

    @classmethod
    def initial_of(cls, grant: FileGrant) -> dict[str, Any]:
        """What the form shows of it."""
        last = uk_date(grant.ends_at - timedelta(seconds=1)) if grant.ends_at else None
        level = grant.permission.codename
        return {"level": level, "reason": grant.reason, "last_day": last, "version": grant.version}


class NewPlaceForm(PlaceForm, _SeatForm):
    """Who is put on the list, and on what terms."""

    who = SeatField(label="Person")
    field_order = ("who", "level", "reason", "last_day")


class ReasonForm(DesignForm):
    """Why something is ended."""

    reason = forms.CharField(label="Reason", max_length=300, help_text=REASON_HINT)


class ExcludeForm(DesignForm):
    """Who is shut out of a file: one person, or everybody whose seat is for a body."""

    mark_optional = False
    person: forms.ModelChoiceField = forms.ModelChoiceField(
        label="A person", queryset=None, required=False, empty_label="Nobody by name"
    )
    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        label="Or an organisation: everybody whose seat is for it",
        queryset=None,
        required=False,
        empty_label="No organisation",
    )
    reason = forms.CharField(label="Reason", max_length=300, help_text="Only whoever leads the file sees this.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.order_by("name")  # type: ignore[attr-defined]
        taking_part = Participation.objects.order_by().values("organisation")
        self.fields["organisation"].queryset = (  # type: ignore[attr-defined]
            Organisation.objects.filter(pk__in=taking_part).order_by("name")
        )

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        data: dict[str, Any] = self.cleaned_data
        if bool(data.get("person")) == bool(data.get("organisation")) and not self.errors:
            self.add_error("person", "Choose a person or an organisation, one of the two.")
        return data


class HandOverForm(_SeatForm):
    """Who leads a file from now on, and what the one who did keeps."""

    to = SeatField(label="New lead")
    keeps = forms.ChoiceField(
        label="The lead until now keeps",
        choices=[
            (HandOver.NOTHING.value, "Nothing"),
            (HandOver.READ.value, "Reading"),
            (HandOver.WRITE.value, "Reading and writing"),
        ],
        initial=HandOver.NOTHING.value,
        widget=Radios(),
    )
    reason = forms.CharField(label="Reason", max_length=300, help_text=REASON_HINT)


class ConfirmListForm(DesignForm):
    """Who stays on the list for another 90 days. Nobody is ticked beforehand: each name is looked at."""

    mark_optional = False
    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    keep = forms.MultipleChoiceField(
        label="Who still needs to see this file?",
        required=False,
        widget=Checkboxes(),
        help_text="The place of everybody whom you do not tick ends now.",
    )

    def __init__(self, *args: Any, listed: list[Listed], **kwargs: Any) -> None:
        super().__init__(*args, initial={"shown": " ".join(str(each.grant.pk) for each in listed)}, **kwargs)
        self.fields["keep"].choices = [  # type: ignore[attr-defined]
            (str(each.grant.pk), f"{each.facts.person}, {each.grant.seat.post.title} ({each.grant.reason})")
            for each in listed
        ]

    def kept(self) -> set[int]:
        """The keys of the places that stay."""
        return {int(key) for key in self.cleaned_data["keep"]}

    def named(self) -> set[int]:
        """The keys of the places that the page named: no other ends by it."""
        return {int(key) for key in self.cleaned_data["shown"].split() if key.isdecimal()}


class BreakGlassForm(DesignForm):
    """Which file, and why it cannot wait."""

    reference = forms.CharField(
        label="Reference of the case file",
        max_length=40,
        help_text="For example, CF-2026-K7QXM",
        widget=forms.TextInput({"autocomplete": "off", "class": "govuk-input--width-20"}),
    )
    reason = forms.CharField(
        label="Why you must see it now",
        min_length=20,
        max_length=300,
        widget=forms.Textarea({"rows": 4}),
        help_text="Its lead reads this. A sentence or two.",
    )
