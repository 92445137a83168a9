"""What a template sees of one form field, dressed for the design system."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import CheckboxSelectMultiple, Input, RadioSelect, Widget

from hscp.ui.forms.fields import DateField, DateTimeField, TimeField
from hscp.ui.forms.sentences import Messages
from hscp.ui.forms.widgets import DateInput

_CLASSES: tuple[tuple[type[Widget], str], ...] = (
    # The first match wins, so special widgets stand before the ones they derive from.
    (CheckboxSelectMultiple, "govuk-checkboxes"),
    (RadioSelect, "govuk-radios"),
    (forms.Textarea, "govuk-textarea"),
    (forms.Select, "govuk-select"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.FileInput, "govuk-file-upload"),
    (Input, "govuk-input"),
)
# Labels that begin with these stand after "Enter" or "Choose" as they are: "Enter what was decided".
_WITHOUT_ARTICLE = {"the", "your", "a", "an", "what", "who", "how", "where", "why", "when", "which"}
_WITH_ERROR_STYLE = {"govuk-textarea", "govuk-select", "govuk-file-upload", "govuk-input"}


def design_class(widget: Widget) -> str:
    """The design system's class for a widget, or an empty text where it has none."""
    return next((name for kind, name in _CLASSES if isinstance(widget, kind)), "")


class DesignBoundField(BoundField):
    """A field with its data, its design-system classes and the id that an error link must point to.

    ``small``, ``hide_label``, ``label_size`` and ``is_heading`` are presentation switches that the ``{% field %}``
    tag sets; they do not change what the field accepts.
    """

    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        super().__init__(form, field, name)
        # "This field is required." repeated twelve times helps nobody. The field is the form's own copy, and it is
        # checked after it is bound, so its message can be worded here for every form, other people's included.
        field.error_messages = Messages(field, self._missing)
        if isinstance(field.widget, forms.Textarea):  # what is pasted beyond the limit is refused, and not cut off
            field.widget.attrs.pop("maxlength", None)

    def _missing(self) -> str:
        label = str(self.label).strip()
        if isinstance(self.field, (DateField, TimeField, DateTimeField)):
            # Two times left empty on one page must not complain alike: the summary would list them as one.
            usual = str(type(self.field).default_error_messages["required"])
            return f"{label}: {usual[:1].lower()}{usual[1:]}"
        if label.endswith("?"):
            return f"Answer the question “{label}”"
        verb = "Choose" if isinstance(self.field, (forms.ChoiceField, forms.FileField)) else "Enter"
        if isinstance(self.field, forms.BooleanField):
            return f"Tick the box “{label}” to go on"
        first = label.split(" ", 1)[0]
        if not (first.isupper() or any(letter.isupper() for letter in first[1:])):
            label = label[:1].lower() + label[1:]
        return f"{verb} {label}" if first.lower() in _WITHOUT_ARTICLE else f"{verb} the {label}"

    small: bool = False
    hide_label: bool = False
    is_heading: bool = False
    label_size: str = "s"

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        """Attributes for the widget: Django's, less ``required``, plus the design system's classes.

        The browser's own "please fill in this field" bubbles are neither translated nor announced reliably, so the
        server's messages are the only ones.
        """
        widget = widget or self.field.widget
        attrs = dict[str, Any](super().build_widget_attrs(attrs, widget))
        attrs.pop("required", None)
        if widget.is_hidden:
            return attrs
        name = design_class(widget)
        classes = [name, str(widget.attrs.get("class", ""))]
        if self.errors and name in _WITH_ERROR_STYLE:
            classes.append(f"{name}--error")
        if name == "govuk-textarea" and self.character_limit:
            classes.append("govuk-js-character-count")
            attrs["aria-describedby"] = f"{attrs.get('aria-describedby') or ''} {self.auto_id}-info".strip()
        if joined := " ".join(part for part in classes if part):
            attrs["class"] = joined
        if isinstance(widget, DateInput):
            attrs["wrong_parts"] = self.wrong_parts
        return attrs

    @property
    def wrong_parts(self) -> list[str]:
        """Names of the parts of a date or time that an error is about; all of them where the error does not say."""
        if not self.errors or not isinstance(self.field.widget, DateInput):
            return []
        named: list[str] = []
        for error in self.errors.as_data():
            named.extend((error.params or {}).get("parts", []))
        return named or list(self.field.widget.parts)

    @property
    def first_input_id(self) -> str:
        """Id of the first thing a person can type or choose in: where the error summary's link leads."""
        widget = self.field.widget
        identity = widget.attrs.get("id") or self.auto_id
        if isinstance(widget, DateInput):
            return f"{identity}_{(self.wrong_parts or widget.parts)[0]}"
        if isinstance(widget, RadioSelect):
            return self.subwidgets[0].id_for_label if self.subwidgets else identity
        return identity

    @property
    def is_checkbox(self) -> bool:
        """Whether this is one tick box, whose label stands after it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def label_text(self) -> str:
        """The label, with "(optional)" where the field may stay empty and the form marks such fields."""
        marked = not self.field.required and not self.is_checkbox and getattr(self.form, "mark_optional", True)
        return f"{self.label} (optional)" if marked and not self.field.disabled else str(self.label)

    @property
    def label_id(self) -> str:
        """What the label's ``for`` names."""
        return self.field.widget.attrs.get("id") or self.auto_id

    @property
    def prefix(self) -> str:
        """A unit shown before the input, such as "£"."""
        return getattr(self.field, "prefix", "")

    @property
    def suffix(self) -> str:
        """A unit shown after the input, such as "minutes"."""
        return getattr(self.field, "suffix", "")

    @property
    def character_limit(self) -> int | None:
        """Greatest number of characters of a text area, for the counter below it."""
        if not isinstance(self.field.widget, forms.Textarea) or self.small:
            return None
        return getattr(self.field, "max_length", None)
