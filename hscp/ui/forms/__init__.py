"""Forms in the design system: a renderer for every Django form, and fields for dates, times and money.

Use ``DesignForm`` and ``DesignModelForm`` as bases. Plain ``django.forms`` classes are rendered as well, because
``FORM_RENDERER`` points at :class:`DesignRenderer`; only date and time fields want the ones given here.
"""

from hscp.ui.forms.bases import DesignForm, DesignModelForm
from hscp.ui.forms.bound import DesignBoundField
from hscp.ui.forms.errors import SummaryLine, has_errors, show_refusal, summary_lines
from hscp.ui.forms.fields import DateField, DateTimeField, MarkdownField, MoneyField, TimeField
from hscp.ui.forms.renderer import DesignRenderer
from hscp.ui.forms.widgets import Checkboxes, DateInput, DateTimeInput, Radios

__all__ = [
    "Checkboxes",
    "DateField",
    "DateInput",
    "DateTimeField",
    "DateTimeInput",
    "DesignBoundField",
    "DesignForm",
    "DesignModelForm",
    "DesignRenderer",
    "MarkdownField",
    "MoneyField",
    "Radios",
    "SummaryLine",
    "TimeField",
    "has_errors",
    "show_refusal",
    "summary_lines",
]
