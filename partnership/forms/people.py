"""Forms about people, posts and chairs."""

from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from partnership.enums import ChairKind, Role
from partnership.models import Person, Post

ENDS_HINT = "The first day on which it no longer holds. Its rights stop on that day; today's date stops them at once."


class PeopleFilter(DesignForm):
    """What a list of people is narrowed to."""

    mark_optional = False
    seated = forms.ChoiceField(
        label="Seats", required=False, choices=[("", "Everybody"), ("now", "In a post now"), ("past", "Former holders")]
    )
    role = forms.ChoiceField(label="Role", required=False, choices=[("", "Any role"), *Role.choices])


class PersonForm(DesignForm):
    """How somebody is called and reached. ``person`` is the one that is changed."""

    name = forms.CharField(label="Name", max_length=160, widget=forms.TextInput({"autocomplete": "off"}))
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        max_length=254,
        help_text="Invitations go to this address. Only the Partnership Team sees it.",
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    phone = forms.CharField(
        label="Telephone number",
        required=False,
        max_length=40,
        widget=forms.TextInput({"class": "govuk-input--width-20", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, person: Person | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_email(self) -> str:
        """An address belongs to one person of the partnership."""
        email: str = self.cleaned_data["email"].strip().lower()
        others = Person.objects.exclude(pk=self.person.pk) if self.person else Person.objects.all()
        other = others.filter(email__iexact=email).first() if email else None
        if other is not None:
            raise forms.ValidationError(f"{other.name} has this address already.")
        return email


class PersonChangeForm(VersionedForm, PersonForm):
    """The same of somebody on the list."""


class _WhoForm(PersonForm):
    """Somebody on the list, or somebody new."""

    mark_optional = False  # which of the fields may stay empty depends on the choice; the labels say it
    person_chosen: forms.ModelChoiceField = forms.ModelChoiceField(
        label="Somebody on the list", queryset=None, required=False, empty_label="Somebody new, named below"
    )
    invited = forms.BooleanField(
        label="Send an invitation to sign in",
        required=False,
        initial=True,
        help_text="Not sent to somebody who can sign in already.",
    )
    field_order = ("post", "person_chosen", "name", "email", "phone", "starts_on", "because", "invited")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person_chosen"].queryset = Person.objects.order_by("name")  # type: ignore[attr-defined]
        self.fields["name"].required = False
        self.fields["name"].label = "Or the name of somebody new"
        self.fields["email"].label = "Their e-mail address"
        self.fields["phone"].label = "Their telephone number (optional)"

    def clean(self) -> dict[str, Any]:
        """One of the two, and an address where an invitation is to be sent."""
        data: dict[str, Any] = self.cleaned_data
        chosen, name = data.get("person_chosen"), data.get("name")
        if chosen and (name or data.get("email")):
            self.add_error("person_chosen", "Choose somebody on the list or name somebody new, not both.")
        elif not chosen and not name and "person_chosen" not in self.errors:
            self.add_error("person_chosen", "Choose who it is, or enter the name of somebody new.")
        if data.get("invited") and name and not data.get("email") and "email" not in self.errors:
            self.add_error("email", "Enter an e-mail address, or untick the invitation.")
        if data.get("invited") and chosen and not chosen.user_id and not chosen.email:
            self.add_error("invited", f"There is no e-mail address for {chosen.name}: untick this, or add one first.")
        return data

    def who(self) -> dict[str, Any]:
        """The clean data as ``seat_somebody`` wants it."""
        data = self.cleaned_data
        new = {} if data["person_chosen"] else {key: data[key] for key in ("name", "email", "phone")}
        return {"person": data["person_chosen"], "invited": data["invited"], **new}


class AppointForm(_WhoForm):
    """Who is appointed to which post from which day."""

    post: forms.ModelChoiceField = forms.ModelChoiceField(label="Post", queryset=None, empty_label="Choose a post")
    starts_on = DateField(label="First day in the post", help_text="For example, 15 6 2026")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = Post.objects.order_by("title")  # type: ignore[attr-defined]


class ReplaceForm(_WhoForm):
    """Who follows the holder of a post, and from which day. ``holder`` is the seat that the page named."""

    holder = forms.IntegerField(widget=forms.HiddenInput, required=False)

    starts_on = DateField(
        label="First day of the new holder", help_text="The holder's seat ends on this day, so there is no gap."
    )
    because = forms.CharField(label="Why the holder leaves (optional)", required=False, max_length=300)


class EndSeatForm(VersionedForm, DesignForm):
    """When and why a seat ends."""

    ends_on = DateField(label="Ends on", help_text=ENDS_HINT)
    because = forms.CharField(label="Reason", required=False, max_length=300, help_text="For example, a new job.")


class ChairForm(DesignForm):
    """Which post chairs or vice-chairs a group, and for how long."""

    kind = forms.ChoiceField(label="As", choices=ChairKind.choices, widget=Radios(inline=True))
    post: forms.ModelChoiceField = forms.ModelChoiceField(
        label="Post",
        queryset=None,
        empty_label="Choose a post",
        help_text="Whoever holds this post chairs; a successor takes over with the post.",
    )
    starts_on = DateField(label="First day in the chair", help_text="For example, 15 6 2026")
    ends_on = DateField(
        label="Ends on", required=False, help_text="The first day on which it no longer holds, where that is known."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = Post.objects.order_by("title")  # type: ignore[attr-defined]


class EndChairForm(VersionedForm, DesignForm):
    """When a time in the chair ends."""

    ends_on = DateField(label="Ends on", help_text=ENDS_HINT)
