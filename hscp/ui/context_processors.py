"""What every page knows without asking: the product's name and whether this is a demonstration."""

import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest

PRODUCT = "HSCP"
PRODUCT_LONG = "Safeguarding partnership record"


def site(request: HttpRequest) -> dict[str, Any]:
    """Defaults for ``base.html``: ``product``, ``product_long`` and ``demonstration``.

    ``demonstration`` is the date that the demonstration's clock stands at, in words, and None outside one. Views and
    middleware add ``navigation``, ``breadcrumbs``, ``marking`` and ``account_links`` themselves.
    """
    return {
        "product": getattr(settings, "HSCP_PRODUCT", PRODUCT),
        "product_long": getattr(settings, "HSCP_PRODUCT_LONG", PRODUCT_LONG),
        "demonstration": _demonstration_day() if getattr(settings, "HSCP_DEMO", False) else None,
    }


def _demonstration_day() -> str:
    today = getattr(settings, "HSCP_TODAY", None)
    if isinstance(today, str) and today:
        today = datetime.date.fromisoformat(today)
    return f"{today:%A} {today.day} {today:%B %Y}" if today else "today"
