"""Forms of opening what a published review recommends: its words, its actions, and the answers to what is found."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from hscp.ui.forms import DateField, DesignForm
from meetings.forms.actions import SHORT, OwnerField
from partnership.forms.themes import ThemesField
from partnership.models import Theme
from reviews.forms.hour import _lines
from reviews.rules.opening import FIELD, WordHit
from reviews.rules.redaction import HIT_WORDS, NEVER_KEPT


class AnsweredForm(DesignForm):
    """Words with a field for each hit of the redaction check that a person must answer."""

    def __init__(self, *args: Any, hits: Sequence[WordHit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in hits:
            if each.kept or each.found.kind in NEVER_KEPT or each.field in self.fields:
                continue
            self.fields[each.field] = forms.CharField(
                label=f"“{each.found.written}” can stay, because",
                max_length=2000,
                widget=_lines(2),
                help_text=f"{HIT_WORDS[each.found.kind]}, in: {each.found.sentence}",
                error_messages={"required": f"Say why “{each.found.written}” can stay, or word it without"},
            )

    def given(self) -> dict[str, Any]:
        """The clean data as the operation wants it: the answers together."""
        answers = {name: value for name, value in self.cleaned_data.items() if name.startswith(FIELD)}
        return {**{name: value for name, value in self.cleaned_data.items() if name not in answers}, "answers": answers}


class _ShownHash(forms.CharField):
    """The hash of the version that the page shows, also on a form that comes back: what is shown there can be read."""

    def bound_data(self, data: Any, initial: Any) -> Any:
        """The one that is shown now, whatever was sent."""
        return initial


class OpenRecommendationForm(AnsweredForm):
    """The words of a recommendation as they are published, and what it is about."""

    words = forms.CharField(
        label="The recommendation as it is published",
        widget=_lines(6),
        max_length=8000,
        help_text="Whole sentences of the published text, word for word. Everybody in the partnership reads them.",
    )
    themes = ThemesField(label="What it is about")
    read_hash = _ShownHash(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, themes: Iterable[Theme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["themes"]
        field.offer(themes)


class OpenActionForm(AnsweredForm):
    """What is to be done, in words that everybody may read; by the holder of which post, by when."""

    text = forms.CharField(
        label="What is to be done",
        widget=SHORT,
        max_length=2000,
        help_text="Everybody in the partnership reads it. It is checked like the published text: word it so that "
        "nobody can be known by it.",
    )
    owner = OwnerField()
    due_on = DateField(label="Due date", help_text="For example, 31 7 2026")

    def __init__(self, *args: Any, owners: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(owners)  # type: ignore[attr-defined]


class StayForm(DesignForm):
    """Why an action stays in the file."""

    reason = forms.CharField(
        label="Why it stays in the case file", widget=_lines(3), max_length=2000, help_text="It stays on record there."
    )
