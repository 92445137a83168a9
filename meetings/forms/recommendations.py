"""Forms of recommendations."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm
from meetings.enums import RecommendationSource
from meetings.models import Action
from partnership.forms.themes import ThemesField
from partnership.models import Theme

LINES = forms.Textarea({"rows": 4})


class RecommendationForm(DesignForm):
    """What was recommended, by what, and when."""

    source = forms.ChoiceField(
        label="Where it comes from", choices=[("", "Choose a source"), *RecommendationSource.choices]
    )
    source_title = forms.CharField(
        label="Title of the source",
        max_length=200,
        help_text="For example, the review’s or audit’s title. Never the name of a child",
    )
    reference = forms.CharField(
        label="Reference",
        max_length=40,
        widget=forms.TextInput({"class": "govuk-input--width-20"}),
        help_text="As its source numbers it. For example, LCSPR 2023 recommendation 2",
    )
    text = forms.CharField(label="What is recommended", widget=LINES, max_length=5000)
    made_on = DateField(label="Date it was made", help_text="For example, 14 9 2023")
    themes = ThemesField(label="What it is about")

    def __init__(self, *args: Any, themes: Iterable[Theme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, themes)


class SaidBeforeForm(DesignForm):
    """By which words and themes to look for what was recommended before. Sent with GET: it changes nothing."""

    mark_optional = False
    words = forms.CharField(
        label="What you are about to recommend",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        max_length=1500,
        help_text="A sentence or a few words. Never the name of a child",
    )
    themes = ThemesField(label="What it is about")

    def __init__(self, *args: Any, themes: Iterable[Theme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, themes)


def _offer(form: forms.Form, themes: Iterable[Theme]) -> None:
    """Offer these themes, or no field where there are none."""
    field: Any = form.fields["themes"]
    field.offer(themes)
    if not field.themes:
        del form.fields["themes"]


class ResponseForm(VersionedForm, DesignForm):
    """What the partners decided about it."""

    response = forms.CharField(label="What the partners decided about it", widget=LINES, max_length=5000)


class ImpactForm(DesignForm):
    """What shows that it made a difference."""

    impact = forms.CharField(
        label="Evidence of impact",
        widget=LINES,
        max_length=5000,
        help_text="What is different for children and families, and how it is known. Finished tasks are not impact",
    )


class ReopenForm(DesignForm):
    """Why a recommendation is opened again."""

    reason = forms.CharField(label="Reason", widget=LINES, max_length=1000)


class LinkForm(DesignForm):
    """An action that exists already and counts towards the recommendation."""

    action = forms.ChoiceField(label="Action")

    def __init__(self, *args: Any, actions: Iterable[Action], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actions = {str(action.pk): action for action in actions}
        self.fields["action"].choices = [  # type: ignore[attr-defined]
            ("", "Choose an action"),
            *((key, str(action)) for key, action in self.actions.items()),
        ]

    def clean_action(self) -> Action:
        """The action itself."""
        return self.actions[self.cleaned_data["action"]]


class RecommendationsFilter(DesignForm):
    """Which recommendations the register shows."""

    mark_optional = False
    source = forms.ChoiceField(label="Source", required=False, choices=[("", "Any"), *RecommendationSource.choices])
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[
            ("", "All"),
            ("open", "Open"),
            ("still", "Little or no progress"),
            ("closed", "Closed"),
            ("followed", "Followed in the open"),
        ],
    )
    theme = forms.ChoiceField(label="Theme", required=False)

    def __init__(self, *args: Any, themes: Iterable[Theme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["theme"]
        field.choices = [("", "Any"), *((str(each.pk), each.name) for each in themes)]
