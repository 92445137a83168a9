"""Which day is looked at as a bank holiday."""

from hscp.ui.forms import DateField, DesignForm


class HolidayTrialForm(DesignForm):
    """A day that may become a bank holiday, or be none any more."""

    mark_optional = False
    on = DateField(label="Day", required=False, help_text="For example, 5 6 2026")
