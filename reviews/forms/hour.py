"""Forms of the same hour: agencies told, the text for it, parallel processes, the media line, the deputy."""

from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from partnership.forms.cases import SeatField, _SeatForm
from reviews.enums import ProcessKind, ProcessState
from reviews.forms.incidents import NO_NAMES

ROWS = 6


def _lines(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class InstructionTextForm(DesignForm):
    """The partnership's own words of the instruction."""

    text = forms.CharField(
        label="Instruction to secure records",
        max_length=6000,
        widget=_lines(14),
        help_text="{reference} stands for the reference of the case, {sender} for whoever sends it. It goes by mail: "
        "no names.",
    )
    because = forms.CharField(label="Why", max_length=1000, widget=_lines(2), help_text="It stays on record.")


class SecureAskForm(DesignForm):
    """Which agencies are told, whom there, in which words."""

    text = forms.CharField(
        label="What they are told",
        max_length=6000,
        widget=_lines(12),
        help_text=f"It leaves the house by mail. {NO_NAMES}",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, ROWS + 1):
            first = number == 1
            self.fields[f"agency_{number}"] = forms.CharField(
                label=f"Agency {number}",
                max_length=200,
                required=first,
                help_text="For example, Wye Valley NHS Trust" if first else "",
            )
            self.fields[f"contact_{number}"] = forms.CharField(
                label=f"Whom there, agency {number}", max_length=200, required=False
            )
            self.fields[f"email_{number}"] = forms.EmailField(
                label=f"E-mail address, agency {number}",
                max_length=254,
                required=False,
                help_text="Leave it empty if you have told them otherwise, and say how beside the name"
                if first
                else "",
            )
        self.order_fields([*self._names(), "text"])

    @staticmethod
    def _names() -> list[str]:
        return [f"{name}_{number}" for number in range(1, ROWS + 1) for name in ("agency", "contact", "email")]

    def clean(self) -> dict[str, Any]:
        """The agencies together: each with whom to tell, or where."""
        data = super().clean() or {}
        found = []
        for number in range(1, ROWS + 1):
            agency, contact, email = (data.pop(f"{name}_{number}", "") for name in ("agency", "contact", "email"))
            if agency and not (contact or email):
                self.add_error(f"contact_{number}", "Enter whom you tell, or their e-mail address")
            elif not agency and (contact or email) and f"agency_{number}" not in self.errors:
                self.add_error(f"agency_{number}", "Enter the agency")
            elif agency:
                found.append((agency, contact, email))
        data["to"] = found
        return data


class RemindForm(DesignForm):
    """What an agency is reminded with."""

    words = forms.CharField(
        label="What you say",
        max_length=2000,
        widget=_lines(),
        help_text="If there is an e-mail address it goes there, above the instruction; if not, say how you told them.",
    )


class ConfirmForm(DesignForm):
    """That an agency confirmed, as it is put on record for it."""

    confirmed_from = forms.CharField(
        label="Who confirmed it", max_length=200, help_text="The person in the agency and their post"
    )
    confirmed_on = DateField(label="Confirmed on")
    words = forms.CharField(
        label="What was said", max_length=2000, required=False, widget=_lines(), help_text="And how: by mail, telephone"
    )


class ProcessForm(VersionedForm, DesignForm):
    """A parallel process: who answers for it, how it stands, what it restricts."""

    kind = forms.ChoiceField(label="Which kind", choices=ProcessKind.choices, widget=Radios)
    title = forms.CharField(
        label="What it is called", max_length=200, required=False, help_text="For example, Operation Alder. No names."
    )
    state = forms.ChoiceField(label="How it stands", choices=ProcessState.choices, widget=Radios)
    contact = forms.CharField(
        label="Who answers for it",
        max_length=200,
        required=False,
        help_text="The senior officer, the coroner’s officer",
    )
    reach = forms.CharField(label="How they are reached", max_length=200, required=False)
    disclosure = forms.BooleanField(label="It restricts disclosing material", required=False)
    interviews = forms.BooleanField(label="It restricts speaking to family or practitioners", required=False)
    publication = forms.BooleanField(label="It restricts publishing", required=False)
    restriction = forms.CharField(
        label="What exactly, and who lifts it",
        max_length=2000,
        required=False,
        widget=_lines(),
        help_text="It stands as a warning on the pages of the case",
    )


class MediaLineForm(DesignForm):
    """What is said to the media."""

    text = forms.CharField(label="What is said", max_length=4000, widget=_lines(6), help_text=NO_NAMES)
    spoken_by = forms.CharField(
        label="Who speaks", max_length=200, required=False, help_text="To whom enquiries are put through"
    )
    after = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_after(self) -> int:
        """The version that the page showed."""
        return self.cleaned_data["after"] or 0


class MediaAgreeForm(DesignForm):
    """Who agreed it, for which agency."""

    who = forms.CharField(label="Who agreed it", max_length=200, help_text="The person and their post")
    agency = forms.CharField(label="For which agency", max_length=200)
    agreed_on = DateField(label="Agreed on")


class DeputyForm(_SeatForm):
    """Who deputises, from when to when."""

    who = SeatField(label="Who deputises", help_text="Somebody who can write in this case already.")
    starts_on = DateField(label="From")
    ends_on = DateField(label="Until", required=False, help_text="Leave it empty until further notice.")
    because = forms.CharField(label="Why", max_length=300, help_text="For example, leave")

    def clean_who(self) -> Any:
        """The seat."""
        return self.cleaned_data["who"]


class DeputyEndForm(VersionedForm, DesignForm):
    """The last day of a deputy."""

    ends_on = DateField(label="Last day")
