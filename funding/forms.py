"""Forms of contributions."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from hscp.lib.words import date_words
from hscp.lib.years import year_words
from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DesignForm, MoneyField
from meetings.models import Decision
from partnership.models import Organisation


def decision_words(decision: Decision) -> str:
    """A decision as the choice names it, with its outcome: an endorsement is no agreement."""
    where = f"{date_words(decision.at, weekday=False)}, {decision.meeting.group.called}, decision {decision.number}"
    return f"{where} ({decision.get_outcome_display().lower()}): {decision.text[:80]}"


class ChangeContributionForm(VersionedForm, DesignForm):
    """What a body gives in a year, and which decision agreed it."""

    cash = MoneyField(
        label="In cash",
        min_value=0,
        error_messages={"required": "Enter the amount in cash, 0 where everything is given in kind"},
        help_text="In pounds. Enter 0 where everything is given in kind.",
    )
    in_kind = forms.CharField(
        label="In kind",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Staff, rooms, trainers: what is given besides cash.",
    )
    agreed_by = forms.ChoiceField(
        label="Decision that agreed it",
        required=False,
        help_text="Only decisions on the reserved matter of contributions are listed.",
    )

    def __init__(self, *args: Any, decisions: Iterable[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decisions = {str(each.pk): each for each in decisions}
        choices = [(key, decision_words(each)) for key, each in self.decisions.items()]
        self.fields["agreed_by"].choices = [("", "Not agreed yet"), *choices]  # type: ignore[attr-defined]

    def clean_agreed_by(self) -> Decision | None:
        """The decision itself."""
        return self.decisions.get(self.cleaned_data["agreed_by"])


class ContributionForm(ChangeContributionForm):
    """A contribution that is not on record yet."""

    organisation = forms.ChoiceField(label="Partner or agency")
    year_starts_on = forms.ChoiceField(label="Year", help_text="From 1 April to 31 March.")
    field_order = ("organisation", "year_starts_on", "cash", "in_kind", "agreed_by")

    def __init__(self, *args: Any, bodies: Iterable[Organisation], years: Iterable[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {str(body.pk): body for body in bodies}
        self.fields["organisation"].choices = [  # type: ignore[attr-defined]
            ("", "Choose one"),
            *((key, body.name) for key, body in self.bodies.items()),
        ]
        offered = [(day.isoformat(), year_words(day)) for day in years]
        self.fields["year_starts_on"].choices = offered  # type: ignore[attr-defined]

    def clean_organisation(self) -> Organisation:
        """The body itself."""
        return self.bodies[self.cleaned_data["organisation"]]

    def clean_year_starts_on(self) -> date:
        """The first day of the year."""
        return date.fromisoformat(self.cleaned_data["year_starts_on"])
