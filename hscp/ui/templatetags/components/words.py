"""Dates, times and money as the pages write them, and Markdown."""

import datetime
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from hscp.ui.markdown import render_markdown
from hscp.ui.templatetags.components.library import register


def _local(value: Any) -> Any:
    aware = isinstance(value, datetime.datetime) and value.tzinfo is not None
    return localtime(value) if aware else value


@register.filter
def day(value: datetime.date | datetime.datetime | None) -> str:
    """A day as 15 June 2026; an empty text for nothing."""
    value = _local(value)
    return f"{value.day} {value:%B %Y}" if value else ""


@register.filter
def weekday(value: datetime.date | datetime.datetime | None) -> str:
    """A day as Monday 15 June 2026."""
    value = _local(value)
    return f"{value:%A} {day(value)}" if value else ""


@register.filter
def clock(value: datetime.time | datetime.datetime | None) -> str:
    """10:42, 14:00: the clock of 24 hours, as minutes write it and as the rules' own sentences say it."""
    value = _local(value)
    return f"{value:%H:%M}" if value not in (None, "") else ""


@register.filter
def moment(value: datetime.datetime | None) -> str:
    """A moment as 15 June 2026 at 10:42, in local time."""
    return f"{day(value)} at {clock(value)}" if value else ""


@register.filter
def money(value: Decimal | int | None) -> str:
    """An amount as £1,250 or £1,250.50, with a minus before the pound sign where it is below nought."""
    if value is None or value == "":
        return ""
    amount = Decimal(value)
    text = f"{abs(amount):,.2f}".removesuffix(".00")
    return f"{'−' if amount < 0 else ''}£{text}"


@register.filter
def markdown(text: str | None, shift: int = 2) -> SafeString:
    """Markdown as safe HTML; ``shift`` moves headings down: 2 makes a "#" an h3, to stand under the page's h2."""
    return render_markdown(text or "", shift=shift)
