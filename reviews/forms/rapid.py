"""Forms of a rapid review: its judgement, the panel, interests, the group's recommendation."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms

from hscp.lib.workdays import uk_date, uk_midnight
from hscp.spaces.clock import today
from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import Checkboxes, DateField, DesignForm, Radios
from meetings.models import Decision
from partnership.forms.cases import SeatField
from partnership.models import Organisation, Participation, Person
from partnership.queries.cases import seats_to_choose
from partnership.rules.cases import LEVEL_WORDS, LEVELS_GIVEN
from partnership.rules.roles import Right
from reviews.enums import AtOnceKind, Met, ReviewOutcome
from reviews.forms.incidents import NO_NAMES, _lines


class NothingForm(DesignForm):
    """A page that asks for nothing but the press of its button."""


class RapidForm(VersionedForm, DesignForm):
    """What the panel judges. All of it may be saved half written."""

    family = forms.CharField(
        label="The family’s context", required=False, max_length=8000, widget=_lines(6), help_text=NO_NAMES
    )
    racism = forms.CharField(
        label="Race and racism",
        required=False,
        max_length=4000,
        widget=_lines(),
        help_text="What part it played in the children’s lives and in what agencies did; or that it was considered and "
        "found to play none, and how.",
    )
    disability = forms.CharField(label="Disability", required=False, max_length=4000, widget=_lines())
    inequalities = forms.CharField(
        label="Other inequalities",
        required=False,
        max_length=4000,
        widget=_lines(),
        help_text="Poverty, housing, language, faith, sex, sexual orientation, immigration status and whatever else.",
    )
    nothing_at_once = forms.CharField(
        label="Why nothing had to be done or shared at once",
        required=False,
        max_length=2000,
        widget=_lines(3),
        help_text="Only where no immediate action and no learning shared at once is on record.",
    )
    recommendation = forms.ChoiceField(
        label="What is recommended",
        choices=[("", "Not said yet"), *ReviewOutcome.choices],
        required=False,
    )
    recommendation_because = forms.CharField(
        label="Why that is recommended", required=False, max_length=8000, widget=_lines(6)
    )


class CriterionForm(VersionedForm, DesignForm):
    """How a criterion is judged, and why."""

    met = forms.ChoiceField(label="How it is judged", choices=Met.choices, widget=Radios(inline=True))
    because = forms.CharField(label="Why", max_length=8000, widget=_lines(6), help_text=NO_NAMES)


class AtOnceForm(DesignForm):
    """What was done or shared at once."""

    kind = forms.ChoiceField(label="What it is", choices=AtOnceKind.choices, widget=Radios)
    what = forms.CharField(label="What was done or shared", max_length=4000, widget=_lines(), help_text=NO_NAMES)
    to_whom = forms.CharField(label="By whom, or to whom", max_length=300)
    on = DateField(label="On")


class SeatsField(forms.ModelMultipleChoiceField):
    """Several of the seats held today by people who can sign in."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=None, widget=Checkboxes, **options)
        self.queryset = seats_to_choose(today())

    def label_from_instance(self, obj: Any) -> str:
        """The person, and in which capacity."""
        return SeatField.label_from_instance(SeatField(), obj)


class PanelForm(VersionedForm, DesignForm):
    """Who sits on the panel, when it meets, how far they see the case and until when."""

    panel_on = DateField(label="The panel meets on", required=False)
    level = forms.ChoiceField(
        label="What they may do in the case",
        choices=[(right.value, LEVEL_WORDS[right]) for right in LEVELS_GIVEN],
        widget=Radios(inline=True),
    )
    last_day = DateField(label="Last day on the list", help_text="From the day after they no longer open the case.")
    reason = forms.CharField(label="Reason", max_length=300, initial="Sits on the rapid review panel")
    field_order = ("who", "panel_on", "level", "last_day", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"] = SeatsField(label="Who is put on the list")
        self.order_fields(self.field_order)

    def given(self) -> dict[str, Any]:
        """The clean data as the operation wants it."""
        data = dict(self.cleaned_data)
        last = data.pop("last_day")
        data["level"] = Right(data["level"])
        return data | {"ends_at": uk_midnight(last + timedelta(days=1))}


class InterestForm(DesignForm):
    """A conflict of interest of a person, or of an agency."""

    mark_optional = False
    person: forms.ModelChoiceField = forms.ModelChoiceField(
        label="A person", queryset=None, required=False, empty_label="Nobody by name"
    )
    organisation: forms.ModelChoiceField = forms.ModelChoiceField(
        label="Or an agency", queryset=None, required=False, empty_label="No agency"
    )
    interest = forms.CharField(label="What the interest is", max_length=2000, widget=_lines(3))
    steps_aside = forms.ChoiceField(
        label="What follows",
        choices=[
            ("yes", "They step aside: an agency does not decide, a person no longer opens the case"),
            ("no", "It is declared, and they take part"),
        ],
        widget=Radios,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person, organisation = self.fields["person"], self.fields["organisation"]
        person.queryset = Person.objects.order_by("name", "pk")  # type: ignore[attr-defined]
        bodies = Participation.objects.order_by().values("organisation")
        organisation.queryset = Organisation.objects.filter(pk__in=bodies).order_by("name")  # type: ignore[attr-defined]

    def clean_steps_aside(self) -> bool:
        """Whether they step aside."""
        return self.cleaned_data["steps_aside"] == "yes"


class RapidMoveForm(DesignForm):
    """The reason for a move, where it wants one."""

    reason = forms.CharField(label="Why", max_length=4000, widget=_lines(), help_text="It stays on record.")

    def __init__(self, *args: Any, needs_reason: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_reason:
            del self.fields["reason"]


class RecommendForm(DesignForm):
    """The quorate meeting at which the group finalised it: its decision, or which meeting it was."""

    mark_optional = False
    decision = forms.ChoiceField(
        label="The group’s decision",
        required=False,
        help_text="Under an item of this case’s file, in the minutes of a meeting that is on record here.",
    )
    on = DateField(label="Or the day of the meeting", required=False, help_text="If it is not on record here")
    words = forms.CharField(
        label="Which meeting it was, and who was there for whom", required=False, max_length=2000, widget=_lines(3)
    )
    quorate = forms.BooleanField(label="The meeting was quorate under the group’s terms", required=False)

    def __init__(self, *args: Any, decisions: Sequence[Decision], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decisions = {str(each.pk): each for each in decisions}
        field: Any = self.fields["decision"]
        field.choices = [
            ("", "None that is on record here"),
            *((key, self._words(each)) for key, each in self.decisions.items()),
        ]

    @staticmethod
    def _words(decision: Decision) -> str:
        day = f"{uk_date(decision.at):%-d %B %Y}"
        return f"{decision.meeting.group.called}, {day}: {decision.text[:80]} ({decision.get_outcome_display()})"

    def clean_decision(self) -> Decision | None:
        """The decision itself, or None."""
        return self.decisions.get(self.cleaned_data["decision"])
