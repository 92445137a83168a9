"""Sign-in forms: allauth's, with our words, and the one that an invitation asks for."""

from typing import Any

from allauth.account import forms as allauth
from django import forms
from django.contrib.auth.password_validation import validate_password

from hscp.identity.models import User
from hscp.ui.forms import DesignForm

EMAIL = "E-mail address"
A_GOOD_ONE = (
    "At least 12 characters. Three or four words that have nothing to do with each other are easy to keep in mind."
)


class _Plain:
    """Labels instead of placeholders, which vanish while one types."""

    use_required_attribute = False
    labels: dict[str, str] = {}
    hints: dict[str, str] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")


class SignInForm(_Plain, allauth.LoginForm):
    """E-mail address and password."""

    labels = {"login": EMAIL, "password": "Password"}


class ChangePasswordForm(_Plain, allauth.ChangePasswordForm):
    """The old password and twice the new one."""

    labels = {"oldpassword": "Current password", "password1": "New password", "password2": "New password again"}
    hints = {"password1": A_GOOD_ONE}


class AskForResetForm(_Plain, allauth.ResetPasswordForm):
    """The address that the mail goes to."""

    labels = {"email": EMAIL}
    hints = {"email": "The address you sign in with."}


class ResetPasswordForm(_Plain, allauth.ResetPasswordKeyForm):
    """Twice the new password, from the link in the mail."""

    labels = {"password1": "New password", "password2": "New password again"}
    hints = {"password1": A_GOOD_ONE}


class FirstPasswordForm(DesignForm):
    """The first password of an invited person; the address stands there for the browser's password store."""

    email = forms.EmailField(
        label="You sign in with", disabled=True, required=False, widget=forms.EmailInput({"autocomplete": "username"})
    )
    password1 = forms.CharField(
        label="Choose a password",
        strip=False,
        help_text=A_GOOD_ONE,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label="The same password again",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"email": user.email}, **kwargs)
        self.user = user

    def clean_password1(self) -> str:
        """Strong enough, and not the address over again."""
        password: str = self.cleaned_data["password1"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        data: dict[str, Any] = self.cleaned_data
        if data.get("password1") and data.get("password2") and data["password1"] != data["password2"]:
            self.add_error("password2", "The two passwords are not the same. Type both again.")
        return data
