"""The form of an identity sheet: the only one in which names are asked for."""

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from reviews.enums import PersonKind

UNSEEN = {"autocomplete": "off", "spellcheck": "false"}  # a browser neither remembers nor sends it to be checked


def _line() -> forms.TextInput:
    return forms.TextInput(UNSEEN)


def _lines(rows: int) -> forms.Textarea:
    return forms.Textarea({"rows": rows, **UNSEEN})


class SheetPersonForm(VersionedForm, DesignForm):
    """Somebody on an identity sheet, in every spelling that is known."""

    kind = forms.ChoiceField(label="Who it is", choices=PersonKind.choices, widget=Radios)
    called = forms.CharField(
        label="Called in the case",
        max_length=40,
        widget=_line(),
        help_text="The words that every other page uses. For example, Child A, Mother of Child A, Sibling 1",
    )
    relation = forms.CharField(label="Relation to the children", max_length=200, required=False, widget=_line())
    given = forms.CharField(
        label="Given names", max_length=200, required=False, widget=_line(), help_text="All of them, in their order"
    )
    family = forms.CharField(label="Family name", max_length=200, required=False, widget=_line())
    former = forms.CharField(
        label="Former family names and other spellings",
        max_length=2000,
        required=False,
        widget=_lines(3),
        help_text="A name a line: at birth, before marriage or adoption, as another agency spells it",
    )
    known_as = forms.CharField(
        label="Also known as", max_length=2000, required=False, widget=_lines(3), help_text="A name a line"
    )
    born_on = DateField(label="Date of birth", required=False, help_text="For an unborn child, leave it empty")
    nhs_number = forms.CharField(
        label="NHS number", max_length=20, required=False, widget=_line(), help_text="For example, 943 476 5919"
    )
    address = forms.CharField(
        label="Addresses",
        max_length=4000,
        required=False,
        widget=_lines(6),
        help_text="With postcode, the present one first, an empty line between two",
    )
    left_out_because = forms.CharField(
        label="Why they are not part of it after all",
        max_length=300,
        required=False,
        widget=_line(),
        help_text="Only where somebody was put here by mistake. Agencies no longer search for them; their name stays "
        "protected.",
    )
