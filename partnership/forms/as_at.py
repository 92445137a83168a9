"""Which day to look at."""

from hscp.ui.forms import DateField, DesignForm


class AsAtForm(DesignForm):
    """One date, read from the address (``?on=2025-09-01``, or its three parts)."""

    mark_optional = False
    on = DateField(label="Show it as it stood on", help_text="For example, 1 9 2025", required=False)
