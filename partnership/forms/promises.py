"""What the list of promises can be narrowed to."""

from django import forms

from hscp.ui.forms import DesignForm

BY = {
    "partnership": "The partnership",
    "statutory_partners": "The statutory safeguarding partners",
    "lsp": "Lead safeguarding partners",
    "dsp": "Delegated safeguarding partners",
    "scrutineer": "Independent scrutineer",
    "team": "Partnership Team",
    "accountable_body": "Accountable body",
    "relevant_agencies": "Relevant agencies",
    "education": "Education",
    "groups": "Groups",
}
KINDS = {
    "timed": "With a frequency",
    "duty": "Duties without a frequency",
    "not_checkable": "Not checkable",
}


class PromiseFilter(DesignForm):
    """Kind of promise, and who owes it."""

    mark_optional = False
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Every kind"), *KINDS.items()])
    by = forms.ChoiceField(label="Owed by", required=False, choices=[("", "Anybody"), *BY.items()])
