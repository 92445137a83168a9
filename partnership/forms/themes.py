"""Forms of themes: one of the framework, the usual ones, and those that something carries."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.conflicts import CLASH, Both, VersionedForm, stand_on
from hscp.ui.forms import Checkboxes, DateField, DesignForm
from partnership.models import Theme, UsualTheme

NOTHING = "-"  # what the hidden field says where nothing was carried: an empty one says nothing at all


class ThemeForm(VersionedForm, DesignForm):
    """A theme of the framework."""

    name = forms.CharField(label="Name", max_length=120, help_text="For example, Sharing information in time")
    meaning = forms.CharField(
        label="What it means",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="So that two people would choose it for the same cases.",
    )
    source = forms.CharField(
        label="Where it comes from",
        max_length=300,
        required=False,
        help_text="A report, a decision of the Joint Case Review group, a review",
    )
    starts_on = DateField(label="In use from")


class EndThemeForm(VersionedForm, DesignForm):
    """That a theme ends, and why."""

    ends_on = DateField(label="No longer in use from", help_text="What carries it goes on carrying it.")
    because = forms.CharField(
        label="Why", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), help_text="It stays on record."
    )


class ResumeThemeForm(VersionedForm, DesignForm):
    """That a theme is taken up again."""


class UsualThemesForm(DesignForm):
    """Which of the usual themes the partnership takes."""

    themes = forms.MultipleChoiceField(label="Themes to take", error_messages={"required": "Choose a theme"})

    def __init__(self, *args: Any, usual: Iterable[UsualTheme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.usual = {str(each.pk): each for each in usual}
        field: Any = self.fields["themes"]
        checked = {"check": " To be checked against the source."}
        hints = {
            key: f"{each.meaning} ({each.citation}.{checked.get(each.trust, '')})" for key, each in self.usual.items()
        }
        field.widget = Checkboxes(hints=hints)
        field.choices = [(key, each.name) for key, each in self.usual.items()]

    def clean_themes(self) -> list[UsualTheme]:
        """The usual themes themselves."""
        return [self.usual[key] for key in self.cleaned_data["themes"]]


class ThemesField(forms.MultipleChoiceField):
    """Themes to tick, each with what it means; it cleans to the themes themselves. Call ``offer`` first."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=Checkboxes(small=True), **kwargs)
        self.themes: dict[str, Theme] = {}

    def offer(self, themes: Iterable[Theme]) -> None:
        """Offer these themes."""
        self.themes = {str(each.pk): each for each in themes}
        self.widget = Checkboxes(hints={key: each.meaning for key, each in self.themes.items()}, small=True)
        self.choices = [
            (key, f"{each.name} (no longer in use)" if each.ends_on else each.name) for key, each in self.themes.items()
        ]

    def clean(self, value: Any) -> list[Theme]:
        """The themes that were ticked."""
        return [self.themes[key] for key in super().clean(value)]


class ChooseThemesForm(DesignForm):
    """Which themes something carries; ``shown`` are those that its page showed as carried."""

    themes = ThemesField(label="What it is about")
    shown = forms.CharField(
        widget=forms.HiddenInput, error_messages={"required": "Open this page again: it does not say what it showed."}
    )

    def __init__(self, *args: Any, themes: Iterable[Theme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["themes"]
        field.offer(themes)

    def clean_shown(self) -> list[int]:
        """The keys of the themes that were shown."""
        return [int(each) for each in self.cleaned_data["shown"].split(",") if each.isdecimal() and len(each) < 18]


def carried(keys: Iterable[int]) -> dict[str, Any]:
    """The first data of ``ChooseThemesForm`` for what carries these themes."""
    keys = sorted(keys)
    return {"themes": [str(key) for key in keys], "shown": _shown(keys)}


def _shown(keys: Iterable[int]) -> str:
    return ",".join(str(key) for key in keys) or NOTHING


def both_choices(form: ChooseThemesForm, standing: Iterable[int]) -> list[Both]:
    """What stands now beside what was ticked, where somebody else chose others since; the form is told so.

    From then on it stands on what it has been shown: sending it again replaces what was chosen in between, knowingly.
    """
    keys = sorted(standing)
    field: Any = form.fields["themes"]
    theirs = ", ".join(field.themes[str(key)].name for key in keys if str(key) in field.themes)
    mine = ", ".join(each.name for each in form.cleaned_data["themes"])
    stand_on(form, "shown", _shown(keys))
    form.add_error(None, CLASH)
    return [Both(str(field.label), theirs or "Nothing", mine or "Nothing")]
