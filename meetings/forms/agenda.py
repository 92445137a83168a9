"""Forms of the agenda."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms

from hscp.lib.words import date_words
from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import Checkboxes, DesignForm, Radios
from meetings.enums import ItemPurpose, ToldBy
from partnership.models import CaseFile, FileReference, Post, Promise


class AgendaItemForm(DesignForm):
    """An item: what it is about, what for, how long, who brings it and who answers for it.

    Of an item that comes late it asks for the chair's reason, and of whoever is not the chair how it came.
    """

    title = forms.CharField(label="Title", max_length=200)
    purpose = forms.ChoiceField(
        label="Purpose",
        choices=ItemPurpose.choices,
        widget=Radios(inline=True),
        initial=ItemPurpose.DISCUSS,
    )
    minutes_planned = forms.IntegerField(
        label="Time planned",
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )
    introduced_by = forms.CharField(
        label="Brought by", max_length=200, required=False, help_text="A post or a person, for example Partnership Team"
    )
    owner = forms.ChoiceField(
        label="Owner", required=False, help_text="The post that answers for this item, with its holder today"
    )
    confidential = forms.BooleanField(
        label="Not for guests",
        required=False,
        help_text="It is marked confidential, and guests do not get it. Everybody with a seat here can read it: what "
        "only named people may read belongs to a case file.",
    )
    file = forms.ChoiceField(
        label="Case file", required=False, help_text="Only the people on the file’s list will see this item"
    )
    late_because = forms.CharField(
        label="Why it comes late: the chair’s reason", widget=forms.Textarea(attrs={"rows": 2}), max_length=300
    )
    late_came_by = forms.ChoiceField(
        label="How the chair gave the reason", choices=ToldBy.choices, widget=Radios(inline=True)
    )

    def __init__(
        self,
        *args: Any,
        owners: Iterable[tuple[int, str]],
        files: Iterable[FileReference] = (),
        late: bool = False,
        chairs: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        owner.choices = [("", "Nobody yet"), *((str(pk), words) for pk, words in owners)]
        if not late:
            del self.fields["late_because"]
        if not late or chairs:
            del self.fields["late_came_by"]
        self.fields["minutes_planned"].suffix = "minutes"  # type: ignore[attr-defined]
        self.case_files = {str(file.pk): file for file in files}
        if self.case_files:
            self.fields["file"].choices = [  # type: ignore[attr-defined]
                ("", "None: everybody in the partnership sees it"),
                *((key, file.reference) for key, file in self.case_files.items()),
            ]
        else:
            del self.fields["file"]

    def clean_owner(self) -> Post | None:
        """The post itself; None where nobody owns it yet."""
        chosen = self.cleaned_data["owner"]
        return Post.objects.get(pk=chosen) if chosen else None

    def clean_file(self) -> CaseFile | None:
        """The case file itself."""
        chosen = self.case_files.get(self.cleaned_data["file"])
        return CaseFile(pk=chosen.pk, space_id=chosen.space_id, reference=chosen.reference) if chosen else None


class AgendaItemEditForm(VersionedForm, AgendaItemForm):
    """An item that is worded anew."""


def _due_words(by: date | None) -> str:
    return f", due by {date_words(by, weekday=False)}" if by else ""


class StandingItemsForm(DesignForm):
    """Which of the group's promises come onto this agenda."""

    promises = forms.MultipleChoiceField(label="Standing items", widget=Checkboxes())

    def __init__(
        self, *args: Any, promises: Iterable[Promise], due: Mapping[int, date] | None = None, **kwargs: Any
    ) -> None:
        """``due`` are the days by which some of them are, by the promise's key: these are chosen beforehand."""
        self.known = {str(promise.pk): promise for promise in promises}
        dates = due or {}
        super().__init__(*args, initial={"promises": [key for key in self.known if int(key) in dates]}, **kwargs)
        self.fields["promises"].choices = [  # type: ignore[attr-defined]
            (key, f"{promise.text} ({promise.section}){_due_words(dates.get(promise.pk))}")
            for key, promise in self.known.items()
        ]

    def clean_promises(self) -> list[Promise]:
        """The promises themselves, in the order of the arrangements."""
        chosen = set(self.cleaned_data["promises"])
        return [promise for key, promise in self.known.items() if key in chosen]
