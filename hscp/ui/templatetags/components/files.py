"""A stored file, as pages speak of it."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from hscp.ui.templatetags.components.library import register
from hscp.ui.templatetags.components.notices import status


@register.simple_tag
def stored_file(stored: Any) -> SafeString:
    """What stands beside a stored file: name, kind, size and how its virus scan stands. ``{% stored_file each %}``"""
    if stored.removed_at:
        return format_html(_LINE, stored.name, stored.words, f"Removed: {stored.removed_because}")
    words, tone = stored.scan_tag
    return format_html(_LINE, stored.name, stored.words, status(words, tone) if tone == "bad" else f"{words}.")


_LINE = '<div class="hscp-muted">{} ({}). {}</div>'
