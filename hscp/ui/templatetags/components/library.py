"""The one library that all component modules register with."""

from django.template import Library
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = Library()


def attribute(name: str, value: object) -> SafeString:
    """`` name="value"``, or nothing where the value is None or empty."""
    return format_html(' {}="{}"', name, value) if value not in (None, "") else SafeString("")
