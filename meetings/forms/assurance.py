"""Forms of assurance and challenge sessions."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from meetings.enums import Assurance, Came
from partnership.models import Organisation

LINES = forms.Textarea(attrs={"rows": 5})


class SessionForm(VersionedForm, DesignForm):
    """The shape of a session: what is asked, what evidence was given, how it was challenged, what came of it."""

    asked = forms.CharField(
        label="What assurance is asked for",
        widget=LINES,
        max_length=4000,
        help_text="What the group wants to be sure of, and of which agencies",
    )
    evidence = forms.CharField(
        label="What evidence was given",
        widget=LINES,
        max_length=8000,
        required=False,
        help_text="Papers of the item count as well: say which, and what was said",
    )
    challenge = forms.CharField(
        label="How it was challenged",
        widget=LINES,
        max_length=8000,
        required=False,
        help_text="What was asked, by whom, and what was answered",
    )
    outcome = forms.ChoiceField(
        label="Outcome",
        choices=[("", "None yet"), *Assurance.choices],
        required=False,
        widget=Radios(),
    )
    follows = forms.CharField(
        label="What follows",
        widget=LINES,
        max_length=4000,
        required=False,
        help_text="Needed where the group is not wholly assured. What somebody has to do is an action of the item",
    )


class InviteeForm(DesignForm):
    """Somebody who is invited to give evidence."""

    name = forms.CharField(label="Name", max_length=160)
    capacity = forms.CharField(
        label="As whom", max_length=200, help_text="For example, Director of Children’s Services"
    )
    organisation = forms.ChoiceField(label="Agency", required=False)
    invited_on = DateField(label="Invited on", help_text="For example, 27 3 2026")
    as_guest = forms.BooleanField(
        label="Put them on the meeting’s list as a guest",
        required=False,
        help_text="Not needed for somebody who sits in the group or is on the list already",
    )

    def __init__(self, *args: Any, organisations: Iterable[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organisations = {str(each.pk): each for each in organisations}
        organisation: Any = self.fields["organisation"]
        organisation.choices = [("", "None"), *((key, each.name) for key, each in self.organisations.items())]

    def clean_organisation(self) -> Organisation | None:
        """The agency itself."""
        return self.organisations.get(self.cleaned_data["organisation"])


class InviteeChangeForm(VersionedForm, DesignForm):
    """Whether somebody who was invited came."""

    came = forms.ChoiceField(
        label="Did they come?", choices=[("", "Not known yet"), *Came.choices], required=False, widget=Radios()
    )
    note = forms.CharField(label="Who came in their place, or why not", max_length=300, required=False)


class SessionsFilter(DesignForm):
    """Which sessions the list shows."""

    mark_optional = False
    outcome = forms.ChoiceField(
        label="Outcome", required=False, choices=[("", "Any"), ("none", "None yet"), *Assurance.choices]
    )
    group = forms.ChoiceField(label="Group", required=False)
    held_from = DateField(label="Held from", required=False)
    held_to = DateField(label="Held until", required=False)

    def __init__(self, *args: Any, groups: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["group"]
        field.choices = [("", "Any"), *groups]
