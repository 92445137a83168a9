"""Whatever a form refuses, it says so in our words and names the field."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from hscp.ui.forms import DesignForm, MarkdownField, MoneyField
from hscp.ui.forms.sentences import is_stock, words_for

OURS = ("hscp", "partnership", "meetings", "funding", "reviews", "reporting", "keeping")
UNLIMITED = {"shown"}  # keys of what a page named, never words
NEVER_SHOWN = {"required", "incomplete"}
NAME = "Why it is so"


def every_form() -> Iterator[type[forms.BaseForm]]:
    """The form classes of the product, with those of other people's that it puts on its pages."""
    for app in OURS:
        for found in pkgutil.walk_packages([app], f"{app}."):
            if ".forms" in found.name and "migrations" not in found.name:
                importlib.import_module(found.name)
    known = [forms.BaseForm]
    for kind in known:
        known += [each for each in kind.__subclasses__() if each not in known]
    yield from (kind for kind in known if kind.__module__.split(".")[0] in OURS)


def every_field() -> Iterator[tuple[str, forms.Field]]:
    for kind in every_form():
        for name, field in getattr(kind, "base_fields", {}).items():
            yield f"{kind.__module__}.{kind.__name__}.{name}", field


def test_no_field_of_the_product_answers_in_stock_sentences() -> None:
    """Each code that a field can refuse with, its validators' included, has a sentence of ours."""
    wrong, seen = [], 0
    for name, field in every_field():
        said = {**field.error_messages, **words_for(field)}
        codes = {code for code, words in said.items() if is_stock(words)} - NEVER_SHOWN
        codes |= {each.code for each in field.validators if getattr(each, "code", "") not in ("", *said)}
        wrong += [f"{name}: {code}" for code in sorted(codes)]
        seen += 1
    assert wrong == []
    assert seen > 150, "the forms were found"


def test_every_text_has_a_limit() -> None:
    free = [
        name
        for name, field in every_field()
        if isinstance(field, forms.CharField)
        and field.max_length is None
        and not isinstance(field.widget, forms.PasswordInput)
        and name.rsplit(".", 1)[1] not in UNLIMITED
        and not name.startswith(("hscp.ui.views.gallery", "partnership.forms.accounts"))
    ]
    assert free == []


CASES: tuple[tuple[forms.Field, Any, str], ...] = (
    (forms.CharField(max_length=3), "four", "use at most 3 characters. There are 4 now"),
    (forms.CharField(min_length=3), "a", "use at least 3 characters"),
    (forms.CharField(), "a\0b", "one character of it cannot be stored"),
    (forms.EmailField(), "nobody", "enter an address like name@example.org"),
    (forms.URLField(assume_scheme="https"), "no where", "enter a whole web address"),
    (forms.IntegerField(), "ten", "enter a whole number"),
    (forms.IntegerField(max_value=3), "4", "enter 3 or less"),
    (forms.IntegerField(min_value=3), "2", "enter 3 or more"),
    (forms.DecimalField(), "x", "enter a number, for example 12.50"),
    (MoneyField(), "1.234", "enter at most 2 digits after the point"),
    (MoneyField(min_value=0), "-1", "enter 0 or more"),
    (MoneyField(), "12345678901", "enter at most 10 digits before the point"),
    (forms.ChoiceField(choices=[("a", "A")]), "b", "choose from the list"),
    (forms.MultipleChoiceField(choices=[("a", "A")]), ["b"], "choose from the list"),
)


@pytest.mark.parametrize(("field", "typed", "says"), CASES)
def test_the_sentence_names_the_field_and_what_to_do(field: forms.Field, typed: Any, says: str) -> None:
    field.label = NAME
    form = type("One", (DesignForm,), {"it": field})({"it": typed})
    (message,) = form.errors["it"]
    assert message.startswith(f"{NAME}: ") and says in message and "Ensure" not in message


def test_a_file_that_is_empty_or_too_long_in_its_name() -> None:
    kind = type("One", (DesignForm,), {"it": forms.FileField(label=NAME, max_length=10)})
    (message,) = kind({}, {"it": SimpleUploadedFile("a.pdf", b"")}).errors["it"]
    assert message == f"{NAME}: the file is empty. Choose another"
    (message,) = kind({}, {"it": SimpleUploadedFile("a-long-name.pdf", b"x")}).errors["it"]
    assert message == f"{NAME}: give the file a name of at most 10 characters. It has 15 now"


def test_a_sentence_of_a_forms_own_stays() -> None:
    own = forms.IntegerField(label=NAME, max_value=3, error_messages={"max_value": "Three at most"})
    assert type("One", (DesignForm,), {"it": own})({"it": "4"}).errors["it"] == ["Three at most"]


def test_long_text_is_refused_with_its_limit_and_kept() -> None:
    form = type("One", (DesignForm,), {"it": MarkdownField(label="Minutes")})({"it": "a" * 20_001})
    assert form.errors["it"] == ["Minutes: use at most 20000 characters. There are 20001 now"]
    assert "a" * 20_001 in str(form) and " maxlength=" not in str(form), "a browser cuts nothing off"
    whole = "line\r\n" * 2_000
    form = type("One", (DesignForm,), {"it": MarkdownField(strip=False)})({"it": whole})
    assert form.is_valid() and form.cleaned_data["it"] == "line\n" * 2_000


@pytest.mark.parametrize(
    "typed",
    ["|" + "a|" * 10 + "\n|" + "-|" * 10 + "\n" + ("|" + "a|" * 10 + "\n") * 260, "- a\n" * 2_501, "*a* " * 1_300],
)
def test_text_with_more_formatting_than_a_page_can_show_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError, match="more formatting in this text than a page can show"):
        MarkdownField().clean(typed)
    assert MarkdownField().clean("|a|b|\n|-|-|\n" + "|1|2|\n" * 100 + "\n" + "Words.\n\n" * 800)
