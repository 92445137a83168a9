"""What a form says when it refuses something, in our words: a sentence for each way in which a kind of field can.

Django's own ("Ensure this value has at most 5 characters (it has 7).") speak of values and name no field, so that two
of them on one page cannot be told apart. A sentence that a form gives itself is left alone.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

from django import forms
from django.utils.html import strip_tags

_TEXT = {
    "max_length": "{label}: use at most %(limit_value)s characters. There are %(show_value)s now",
    "min_length": "{label}: use at least %(limit_value)s characters. There are %(show_value)s now",
    "null_characters_not_allowed": "{label}: one character of it cannot be stored. Type it instead of pasting it",
}
_BOUNDS = {
    "max_value": "{label}: enter %(limit_value)s or less",
    "min_value": "{label}: enter %(limit_value)s or more",
    "step_size": "{label}: enter a multiple of %(limit_value)s",
}
_NOT_THERE = "{label}: choose from the list. What was chosen is not on it, or no longer"
_CHOICE = {"invalid_choice": _NOT_THERE}
_CHOICES = {**_CHOICE, "invalid_list": _NOT_THERE, "invalid_pk_value": _NOT_THERE}
# The first kind that fits counts, so special ones stand before those they derive from.
_SENTENCES: tuple[tuple[type[forms.Field], dict[str, str]], ...] = (
    (forms.EmailField, {**_TEXT, "invalid": "{label}: enter an address like name@example.org"}),
    (forms.URLField, {**_TEXT, "invalid": "{label}: enter a whole web address, for example https://example.org/room"}),
    (forms.SlugField, {**_TEXT, "invalid": "{label}: use letters, figures, hyphens and underscores only"}),
    (forms.JSONField, {**_TEXT, "invalid": "{label}: what the browser sent could not be read. Try once more"}),
    (forms.CharField, _TEXT),
    (
        forms.DecimalField,
        {
            **_BOUNDS,
            "invalid": "{label}: enter a number, for example 12.50",
            "max_digits": "{label}: enter a number of at most %(max)s digits",
            "max_decimal_places": "{label}: enter at most %(max)s digits after the point",
            "max_whole_digits": "{label}: enter at most %(max)s digits before the point",
        },
    ),
    (forms.IntegerField, {**_BOUNDS, "invalid": "{label}: enter a whole number, for example 20"}),
    (forms.MultipleChoiceField, _CHOICES),
    (forms.ModelMultipleChoiceField, _CHOICES),
    (forms.ModelChoiceField, _CHOICE),
    (forms.ChoiceField, _CHOICE),
    (
        forms.FileField,
        {
            "invalid": "{label}: the file did not arrive. Choose it again",
            "missing": "{label}: the file did not arrive. Choose it again",
            "empty": "{label}: the file is empty. Choose another",
            "max_length": "{label}: give the file a name of at most %(max)d characters. It has %(length)d now",
            "contradiction": "{label}: either choose a file or tick the box to remove it, not both",
            "invalid_image": "{label}: choose a picture. This file is none, or it is damaged",
        },
    ),
)


@cache
def _of(kind: type[forms.Field]) -> dict[str, str]:
    return next((sentences for known, sentences in _SENTENCES if issubclass(kind, known)), {})


@cache
def _stock() -> frozenset[int]:
    """The sentences that Django brings, by identity: a form's own has another, even with the same words."""
    kinds = [kind for kind in vars(forms).values() if isinstance(kind, type) and issubclass(kind, forms.Field)]
    return frozenset(id(words) for kind in kinds for words in kind.__dict__.get("default_error_messages", {}).values())


def is_stock(words: object) -> bool:
    """Whether a message is one that Django brings."""
    return id(words) in _stock()


class Messages(dict[str, Any]):
    """The messages of a bound field, with our sentences in place of Django's: worded when one of them is needed.

    A page of 150 boxes has hundreds, of which hardly one is ever read. ``missing`` gives the words for an empty field.
    """

    def __init__(self, field: forms.Field, missing: Callable[[], str]) -> None:
        super().__init__(field.error_messages)
        self.field, self.missing = field, missing

    def __contains__(self, code: object) -> bool:
        return super().__contains__(code) or code in _of(_kind(self.field))

    def __getitem__(self, code: str) -> Any:
        said = super().get(code)
        if code == "required" and (is_stock(said) or said is _kind(self.field).default_error_messages.get(code)):
            return self.missing()
        if said is not None and not is_stock(said):
            return said
        return words_for(self.field).get(code) or super().__getitem__(code)

    def get(self, code: str, default: Any = None) -> Any:
        """The message, or ``default`` where the field has none."""
        return self[code] if code in self else default  # noqa: SIM401 - that would call itself


def _kind(field: forms.Field) -> Any:
    return type(field)


def words_for(field: forms.Field) -> dict[str, str]:
    """Our sentences for a field, by their codes, where it says nothing of its own."""
    sentences = _of(_kind(field))
    if not sentences:
        return {}
    said: Any = dict.items(field.error_messages)  # as they are written, without our own again
    said, label = dict(said), str(field.label or "This")
    label = (strip_tags(label) if "<" in label else label).replace("%", " per cent")
    return {
        code: sentence.replace("{label}", label)
        for code, sentence in sentences.items()
        if code not in said or is_stock(said[code])
    }
