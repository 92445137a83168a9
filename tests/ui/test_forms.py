"""Fields render themselves: label, hint, error, and the ids that tie them together."""

from typing import Any

import pytest
from django import forms
from django.db import models
from django.test.utils import isolate_apps

from hscp.ui.forms import (
    Checkboxes,
    DateField,
    DateTimeField,
    DesignForm,
    DesignModelForm,
    MarkdownField,
    MoneyField,
    Radios,
    TimeField,
    summary_lines,
)
from tests.ui.page import by_id, dangling, inputs, page, render, text

CHOICES = [("a", "First"), ("b", "Second")]
BUILDERS: dict[str, Any] = {
    "text": lambda: forms.CharField(help_text="As it stands in the arrangements"),
    "email": lambda: forms.EmailField(help_text="One address"),
    "area": lambda: forms.CharField(widget=forms.Textarea, help_text="A sentence or two"),
    "counted": lambda: forms.CharField(widget=forms.Textarea, max_length=200, help_text="Be brief"),
    "markdown": lambda: MarkdownField(help_text="What was said"),
    "select": lambda: forms.ChoiceField(choices=CHOICES, help_text="One of them"),
    "radios": lambda: forms.ChoiceField(choices=CHOICES, widget=Radios, help_text="One of them"),
    "plain_radios": lambda: forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect, help_text="One of them"),
    "checkboxes": lambda: forms.MultipleChoiceField(choices=CHOICES, widget=Checkboxes, help_text="Any of them"),
    "checkbox": lambda: forms.BooleanField(help_text="You can change it later"),
    "date": lambda: DateField(help_text="For example, 27 3 2026"),
    "time": lambda: TimeField(help_text="For example, 10:42"),
    "moment": lambda: DateTimeField(help_text="When it was"),
    "number": lambda: forms.IntegerField(min_value=0, help_text="A whole number"),
    "money": lambda: MoneyField(help_text="For the year"),
    "file": lambda: forms.FileField(help_text="A PDF"),
}


def form_of(field: forms.Field, data: dict[str, Any] | None = None) -> DesignForm:
    kind = type("OneField", (DesignForm,), {"it": field})
    made: DesignForm = kind(data)
    return made


@pytest.mark.parametrize("name", BUILDERS)
def test_fresh_field_ties_label_and_hint_to_its_inputs(name: str) -> None:
    document = page(str(form_of(BUILDERS[name]())))
    assert list(dangling(document)) == []
    assert inputs(document)
    for control in inputs(document):
        assert document.xpath("//label[@for=$id]", id=control.get("id")), "every input has a label"
        assert control.get("required") is None, "the browser's own bubbles stay away"
    assert "it_helptext" in " ".join(document.xpath("//@aria-describedby")) or name == "checkbox"
    assert not document.xpath("//*[@style]|//script")
    assert "error" not in str(form_of(BUILDERS[name]()))


@pytest.mark.parametrize("name", BUILDERS)
def test_refused_field_says_so_beside_itself_and_in_the_summary(name: str) -> None:
    form = form_of(BUILDERS[name](), {"other": ""})
    assert not form.is_valid()
    document = page(render("{% error_summary %}{{ form }}", form=form))
    assert list(dangling(document)) == []
    message = by_id(document, "id_it_error")
    assert text(message).startswith("Error: ")
    group = message.xpath("ancestor::*[contains(@class, 'govuk-form-group--error')]")
    assert group, "the group has its red bar"
    described = document.xpath("//*[contains(@aria-describedby, 'id_it_error')]")
    assert len(described) == 1
    (link,) = document.xpath("//div[contains(@class, 'govuk-error-summary')]//a")
    target = by_id(document, link.get("href")[1:])
    assert target in inputs(document), "the link leads to something one can fill"
    assert text(link) == text(message).removeprefix("Error: ")
    assert text(link) != "This field is required."


def test_summary_links_to_the_first_wrong_part_of_a_date() -> None:
    form = form_of(DateField(label="Date of the meeting"), {"it_day": "27", "it_month": "3", "it_year": ""})
    (line,) = summary_lines([form])
    assert (line.message, line.target) == ("Date of the meeting must include a year", "id_it_year")
    document = page(str(form))
    assert "govuk-input--error" in by_id(document, "id_it_year").get("class")
    assert by_id(document, "id_it_year").get("aria-invalid") == "true"
    assert "govuk-input--error" not in by_id(document, "id_it_day").get("class")
    assert by_id(document, "id_it_day").get("value") == "27", "what was typed is not lost"


def test_summary_covers_whole_form_hidden_fields_and_several_forms_once() -> None:
    class Pair(DesignForm):
        first = forms.CharField(required=False)
        secret = forms.CharField(widget=forms.HiddenInput)

        def clean(self) -> None:
            raise forms.ValidationError("The two do not go together")

    form = Pair({})
    other = form_of(forms.CharField(label="Venue"), {})
    lines = summary_lines([form, other])
    assert [(line.message, line.target) for line in lines] == [
        ("The two do not go together", "id_first"),
        ("Enter the secret", ""),
        ("Enter the venue", "id_it"),
    ]
    html = render("{% error_prefix %}{% error_summary %}", form=form, forms=[other, form])
    assert html.startswith("Error: ")
    assert html.count("do not go together") == 1


def test_summary_covers_formsets() -> None:
    kind = forms.formset_factory(
        type("Row", (DesignForm,), {"name": forms.CharField(label="Name")}), extra=0, min_num=1
    )
    formset = kind({"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "1", "form-0-name": ""})
    document = page(render("{% error_summary %}{{ formset }}", formset=formset))
    assert list(dangling(document)) == []
    assert text(document.xpath("//ul//a")[0]) == "Enter the name"


def test_nothing_is_said_before_a_form_is_sent() -> None:
    assert render("{% error_prefix %}{% error_summary %}", form=form_of(forms.CharField())).strip() == ""


@pytest.mark.parametrize(
    ("field", "message"),
    [
        (forms.CharField(label="Name of the group"), "Enter the name of the group"),
        (forms.CharField(label="Your name"), "Enter your name"),
        (forms.CharField(label="LSP forum"), "Enter the LSP forum"),
        (forms.ChoiceField(label="Owner", choices=CHOICES), "Choose the owner"),
        (forms.ChoiceField(label="Who chairs?", choices=CHOICES), "Answer the question “Who chairs?”"),
        (forms.BooleanField(label="I have read it"), "Tick the box “I have read it” to go on"),
        (forms.CharField(label="X", error_messages={"required": "Say why"}), "Say why"),
    ],
)
def test_a_missing_answer_is_named(field: forms.Field, message: str) -> None:
    assert form_of(field, {"other": ""}).errors["it"] == [message]


def test_optional_fields_are_marked_but_not_in_filters() -> None:
    assert "It (optional)" in str(form_of(forms.CharField(required=False)))
    kind = type("Filters", (DesignForm,), {"it": forms.CharField(required=False), "mark_optional": False})
    assert "(optional)" not in str(kind())


def test_choices_carry_hints_and_only_their_own_attributes() -> None:
    form = form_of(forms.ChoiceField(choices=CHOICES, widget=Radios(hints={"b": "The later one"})), {"it": "b"})
    document = page(str(form))
    first, second = inputs(document)
    assert second.get("aria-describedby") == "id_it_1_hint"
    assert text(by_id(document, "id_it_1_hint")) == "The later one"
    assert second.get("checked") is not None
    assert first.get("checked") is None
    assert first.get("aria-invalid") is None


def test_small_field_keeps_its_label_for_those_who_listen() -> None:
    form = form_of(forms.CharField(label="Arrived, police"))
    document = page(render("{% field form.it small=True hide_label=True %}", form=form))
    (label,) = document.xpath("//label")
    assert "govuk-visually-hidden" in label.get("class")
    assert "hscp-field--small" in document.xpath("//div/@class")[0]


def test_a_question_can_be_the_heading_of_its_page() -> None:
    document = page(render("{% field form.it heading=True label_size='l' %}", form=form_of(DateField(label="When?"))))
    assert text(document.xpath("//fieldset/legend/h1")[0]) == "When?"


def test_numbers_are_text_boxes_with_a_number_pad() -> None:
    (control,) = inputs(page(str(form_of(forms.IntegerField(min_value=1, max_value=9)))))
    assert (control.get("type"), control.get("inputmode")) == ("text", "numeric")
    assert control.get("min") is None


def test_typed_text_is_escaped() -> None:
    html = str(form_of(DateField(), {"it_day": '"><script>', "it_month": "1", "it_year": "2026"}))
    assert "<script>" not in html
    assert "&quot;&gt;&lt;script&gt;" in html


@isolate_apps("hscp.ui")
def test_model_forms_take_our_fields() -> None:
    class Sitting(models.Model):
        day = models.DateField()
        starts = models.TimeField()
        at = models.DateTimeField(null=True, blank=True)
        name = models.CharField(max_length=10)

        class Meta:
            app_label = "ui"

        def __str__(self) -> str:
            return self.name

    class SittingForm(DesignModelForm):
        class Meta:
            model = Sitting
            fields = ("day", "starts", "at", "name")

    kinds = {name: type(field) for name, field in SittingForm().fields.items()}
    assert kinds == {"day": DateField, "starts": TimeField, "at": DateTimeField, "name": forms.CharField}
    sent = {"day_day": "1", "day_month": "may", "day_year": "2026", "starts": "9.30am", "name": "x"}
    form = SittingForm(sent)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"].isoformat() == "2026-05-01"
    assert str(form.cleaned_data["starts"]) == "09:30:00"
    assert form.cleaned_data["at"] is None
