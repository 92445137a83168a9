"""Forms of what was recorded as one thing and was another."""

from typing import Any

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DesignForm
from meetings.forms.actions import ActionForm
from meetings.forms.decisions import DecisionForm
from meetings.rules.converting import Into


class IntoNoteForm(VersionedForm, DesignForm):
    """Nothing is typed: the words go into the minutes as they are."""


class IntoActionForm(VersionedForm, ActionForm):
    """The action that it was."""


class IntoDecisionForm(VersionedForm, DecisionForm):
    """The decision that it was."""


FORMS: dict[Into, Any] = {Into.NOTE: IntoNoteForm, Into.ACTION: IntoActionForm, Into.DECISION: IntoDecisionForm}
