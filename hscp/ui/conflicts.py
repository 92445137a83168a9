"""Two people changed one thing at once: what the other saved, beside what was typed, and the form once more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms

from hscp.lib.words import date_words, time_words

CLASH = "Somebody else has saved this since you opened it. Nothing of yours is lost: it is below, beside theirs."


@dataclass(frozen=True, slots=True)
class Both:
    """One field in which the two differ, in words: its label, what is saved, what was typed."""

    label: str
    theirs: str
    mine: str


class VersionedForm(forms.Form):
    """To be mixed into a form that changes a row with a version: it says on which one it was written."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def both(form: forms.Form, theirs: Mapping[str, Any]) -> list[Both]:
    """The fields in which a valid ``form`` differs from ``theirs``, its initial data as they would be now.

    What ``theirs`` does not name, such as the reason for a change, is no field of the row and is passed over. The form
    is told so, and stands on the new version from then on: sending it again replaces what was saved in between,
    knowingly.
    """
    found = []
    for name, field in form.fields.items():
        if field.widget.is_hidden or name not in theirs:
            continue
        saved, typed = _words(field, theirs.get(name)), _words(field, form.cleaned_data.get(name))
        if saved != typed:
            found.append(Both(str(field.label), saved, typed))
    stand_on(form, "version", theirs["version"])
    form.add_error(None, CLASH)
    return found


def stand_on(form: forms.Form, name: str, value: Any) -> None:
    """From now on a bound ``form`` carries ``value`` in its hidden field ``name``: it has been shown what stands."""
    sent: Any = form.data
    data = sent.copy()
    data[form.add_prefix(name)] = "" if value is None else str(value)
    form.data = data


def _words(field: forms.Field, value: Any) -> str:
    if value is None or value == "":
        return dict(getattr(field, "choices", ())).get("", "Nothing")
    if isinstance(value, datetime | time):
        return time_words(value)
    if isinstance(value, date):
        return date_words(value, weekday=False)
    choices = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    return choices.get(str(getattr(value, "pk", value)), str(value))
