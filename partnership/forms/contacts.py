"""The form of a contact of an organisation."""

from django import forms

from hscp.ui.conflicts import VersionedForm
from hscp.ui.forms import DesignForm


class LineManagerForm(VersionedForm, DesignForm):
    """Who is line manager of those whom an organisation sends. They need no account."""

    name = forms.CharField(label="Name", max_length=160)
    title = forms.CharField(label="Post", max_length=200, required=False)
    email = forms.EmailField(label="E-mail address", max_length=254, required=False)
    phone = forms.CharField(label="Telephone number", max_length=40, required=False)
