"""Forms of what goes to bodies outside."""

from collections.abc import Iterable
from typing import Any

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DateField, DesignForm, Radios
from partnership.models import CaseDocument
from reviews.enums import ToldBody
from reviews.forms.incidents import NO_NAMES
from reviews.models import Child


class _WithDocument(DesignForm):
    """A form that names a document of the case file."""

    document = forms.ChoiceField(
        label="Copy of what was sent",
        required=False,
        help_text="A document of the case file. If it is not there yet, put it in first, or name it later.",
    )

    def __init__(self, *args: Any, documents: Iterable[CaseDocument], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.documents = {str(each.pk): each for each in documents}
        field: Any = self.fields["document"]
        field.choices = [("", "None yet"), *((key, each.title) for key, each in self.documents.items())]

    def clean_document(self) -> CaseDocument | None:
        """The document itself."""
        return self.documents.get(self.cleaned_data["document"])


class _ToldForm(_WithDocument):
    """What came back, and the copy."""

    contact = forms.CharField(label="Whom there, and how", max_length=200, required=False)
    reference = forms.CharField(
        label="Reference that came back", max_length=80, required=False, widget=forms.TextInput({"autocomplete": "off"})
    )


class ChangeTellingForm(VersionedForm, _ToldForm):
    """What is known of a telling that is on record: what came back, the copy, and what was entered wrongly."""

    body = forms.ChoiceField(label="Who was told", choices=ToldBody.choices, widget=Radios)
    told_on = DateField(label="Told on")
    field_order = ("body", "told_on", "contact", "reference", "document")


class TellForm(_ToldForm):
    """Who was told of whose death, and when."""

    body = forms.ChoiceField(label="Who was told", choices=ToldBody.choices, widget=Radios)
    child = forms.ChoiceField(label="Of whose death", required=False)
    told_on = DateField(label="Told on")
    field_order = ("body", "child", "told_on", "contact", "reference", "document")

    def __init__(self, *args: Any, children: Iterable[Child], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = {str(each.pk): each for each in children}
        field: Any = self.fields["child"]
        field.choices = [("", "All whom it concerns"), *((key, each.label) for key, each in self.children.items())]

    def clean_child(self) -> Child | None:
        """The child."""
        return self.children.get(self.cleaned_data["child"])


class RequestForm(DesignForm):
    """What the area that leads asked."""

    area = forms.CharField(label="Which area leads", max_length=120, help_text="For example, Shropshire")
    asked_by = forms.CharField(label="Who asked", max_length=200, required=False, help_text="The person and their post")
    asked = forms.CharField(
        label="What is asked", max_length=4000, widget=forms.Textarea(attrs={"rows": 5}), help_text=NO_NAMES
    )
    asked_on = DateField(label="Asked on")
    wanted_by = DateField(label="Wanted by", required=False, help_text="Their day: no clock of ours runs.")


class AnswerForm(VersionedForm, _WithDocument):
    """What was sent, and when."""

    sent_on = DateField(label="Sent on")
    sent = forms.CharField(
        label="What was sent",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=NO_NAMES,
    )
    field_order = ("sent_on", "sent", "document")
