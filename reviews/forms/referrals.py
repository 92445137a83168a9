"""Forms of the log of partners' referrals."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from reviews.enums import ReferralOutcome, ReferralRoute
from reviews.models import Incident

NO_NAMES = "No names, no dates of birth, nothing by which a child is known."


class ReferralForm(VersionedForm, DesignForm):
    """What came from a partner."""

    agency = forms.CharField(label="Agency that refers", max_length=200, help_text="For example, West Mercia Police")
    referred_by = forms.CharField(
        label="Who referred it", max_length=200, required=False, help_text="The person in the agency and their post"
    )
    referred_on = DateField(label="It came on")
    route = forms.ChoiceField(label="By which way", choices=ReferralRoute.choices, widget=Radios)
    asked = forms.CharField(
        label="What is asked", max_length=4000, widget=forms.Textarea(attrs={"rows": 6}), help_text=NO_NAMES
    )


class NewReferralForm(ReferralForm):
    """What came, and of which case it is where there is one already."""

    incident = forms.ChoiceField(
        label="Is it about a case that is on record?",
        required=False,
        help_text="Then it belongs to that case file, and shows to whoever may open it alone.",
    )

    def __init__(self, *args: Any, incidents: Iterable[Incident], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.incidents = _offer(self.fields["incident"], incidents)

    def clean_incident(self) -> Incident | None:
        """The incident itself."""
        return self.incidents.get(self.cleaned_data["incident"])


def _offer(field: Any, incidents: Iterable[Incident]) -> dict[str, Incident]:
    found = {str(each.pk): each for each in incidents}
    field.choices = [("", "None"), *((key, f"{row.file.reference}: {row.file.title}") for key, row in found.items())]
    return found


class ConsiderForm(VersionedForm, DesignForm):
    """What became of a referral, at which meeting, and why."""

    outcome = forms.ChoiceField(
        label="What became of it",
        choices=[each for each in ReferralOutcome.choices if each[0] != ReferralOutcome.WAITING],
        widget=Radios,
    )
    because = forms.CharField(
        label="Why",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=f"Notified or not, the reason stays on record. {NO_NAMES}",
    )
    considered_on = DateField(label="Considered on")
    meeting = forms.ChoiceField(
        label="At which meeting", required=False, help_text="If one considered it: the Joint Case Review group’s, say"
    )
    incident = forms.ChoiceField(
        label="The case it is about",
        required=False,
        help_text="From then on it belongs to that case file. What is notified has a case.",
    )

    def __init__(
        self, *args: Any, meetings: Sequence[tuple[str, str]], incidents: Iterable[Incident], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        meeting: Any = self.fields["meeting"]
        meeting.choices = [("", "None"), *meetings]
        self.incidents = _offer(self.fields["incident"], incidents)

    def clean_incident(self) -> Incident | None:
        """The incident itself."""
        return self.incidents.get(self.cleaned_data["incident"])


class ReferralsFilter(DesignForm):
    """Which referrals the log shows."""

    mark_optional = False
    outcome = forms.ChoiceField(label="Outcome", required=False, choices=[("", "Any"), *ReferralOutcome.choices])
    agency = forms.ChoiceField(label="Agency", required=False)
    route = forms.ChoiceField(label="Way", required=False, choices=[("", "Any"), *ReferralRoute.choices])
    came_from = DateField(label="Came from", required=False)
    came_to = DateField(label="Came until", required=False)

    def __init__(self, *args: Any, agencies: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency: Any = self.fields["agency"]
        agency.choices = [("", "Any"), *((each, each) for each in agencies)]
