"""What every mail of ours has alike: whole addresses on the site, and whether it comes from a demonstration."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse


def whole_address(name: str, *args: Any) -> str:
    """The address of a page as somebody outside the site needs it: with the site's own before it."""
    return f"{settings.SITE_URL.rstrip('/')}{reverse(name, args=args)}"


def mail_text(template: str, context: Mapping[str, Any]) -> str:
    """The text of a mail; of a demonstration it says so."""
    return render_to_string(template, {**context, "demonstration": settings.HSCP_DEMO})
