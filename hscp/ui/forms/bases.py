"""Bases for our forms: design-system fields for the model's dates and times, no colon after labels."""

from __future__ import annotations  # Django's generic classes cannot be subscripted at run time

from typing import Any

from django import forms
from django.db import models
from django.forms.models import ModelFormMetaclass

from hscp.ui.forms.fields import DateField, DateTimeField, TimeField


class _Manners:
    """What every form of ours shares."""

    use_required_attribute = False
    label_suffix_default = ""
    mark_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", self.label_suffix_default)
        super().__init__(*args, **kwargs)


class DesignForm(_Manners, forms.Form):
    """A plain form. Set ``mark_optional = False`` in filters, where every field may stay empty."""


def design_formfield(field: models.Field[Any, Any], **kwargs: Any) -> forms.Field | None:
    """The form field of a model field, with our date and time fields in place of Django's."""
    kinds: dict[type[models.Field[Any, Any]], type[forms.Field]] = {
        models.DateTimeField: DateTimeField,  # stands before DateField, from which it derives
        models.DateField: DateField,
        models.TimeField: TimeField,
    }
    for model_kind, form_kind in kinds.items():
        if isinstance(field, model_kind) and "form_class" not in kwargs:
            kwargs.pop("widget", None)
            return field.formfield(form_class=form_kind, **kwargs)
    return field.formfield(**kwargs)


class _DesignModelFormMetaclass(ModelFormMetaclass):
    """Hands :func:`design_formfield` to Django, so that no form has to remember it."""

    def __new__(mcs, name: str, bases: tuple[type, ...], attrs: dict[str, Any], **kwargs: Any) -> Any:
        meta = attrs.get("Meta")
        if meta is not None and getattr(meta, "formfield_callback", None) is None:
            meta.formfield_callback = staticmethod(design_formfield)
        return super().__new__(mcs, name, bases, attrs, **kwargs)


class DesignModelForm(_Manners, forms.ModelForm, metaclass=_DesignModelFormMetaclass):
    """A model form whose date and time fields are ours."""
