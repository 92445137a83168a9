"""Sign-in forms: allauth's, with our words, and the one that an invitation asks for."""

from typing import Any

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.base import forms as factors
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.cache import cache

from hscp.identity.ledger import differences
from hscp.identity.limits import Attempt
from hscp.identity.models import User
from hscp.ui.forms import DesignForm

EMAIL = "E-mail address"
A_GOOD_ONE = (
    "At least 12 characters. Three or four words that have nothing to do with each other are easy to keep in mind."
)


NOT_AS_RECORDED = (
    "This account is not as its record says, so nobody can sign in to it. Ask your Partnership Team to have its second "
    "step reset by two people."
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


class PasswordAgainForm(_Plain, allauth.ReauthenticateForm):
    """The password once more, of somebody who has no second factor yet."""

    labels = {"password": "Your password"}


def as_recorded(user: User) -> None:
    """Raise ``ValidationError`` where an account is not as its record says: a factor was planted or put back, say."""
    if differences(user):
        raise forms.ValidationError(NOT_AS_RECORDED, code="not_as_recorded")


class _Code(_Plain):
    """A code from an app, or a recovery code: tries are counted, and no code counts twice."""

    USED_UP_FOR = 3 * 60  # seconds; longer than a code of an app is good for with all tolerance
    labels = {"code": "Code"}
    hints = {"code": "6 digits from your authenticator app, or one of your recovery codes."}
    user: User

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {"class": "govuk-input--width-10", "inputmode": "numeric"}  # type: ignore[attr-defined]

    def clean_code(self) -> str:
        """The code, if it is right and new. Raises ``ValidationError`` also where there were too many tries."""
        attempt = Attempt(context.request, self.user.email, "factor")
        if not attempt.allowed():
            raise get_adapter().validation_error("too_many_login_attempts")
        as_recorded(self.user)
        code = "".join(str(self.cleaned_data["code"]).split())  # type: ignore[attr-defined]
        self.cleaned_data["code"] = code  # type: ignore[attr-defined]
        checked: str = super().clean_code()  # type: ignore[misc]
        if not cache.add(f"code:{self.user.pk}:{code}", True, timeout=self.USED_UP_FOR):
            raise factors.get_adapter().validation_error("incorrect_code")
        attempt.give_back()
        return checked


class _Passkey:
    """What a passkey signed, for an account that is as its record says."""

    def clean_credential(self) -> Any:
        """The passkey that it is. Raises ``ValidationError`` where it is none of the account's."""
        found: Any = super().clean_credential()  # type: ignore[misc]
        as_recorded(found.user)
        return found


class PasskeyForm(_Passkey, passkeys.AuthenticateWebAuthnForm):
    """The second step of signing in, by a passkey."""


class PasskeyAgainForm(_Passkey, passkeys.ReauthenticateWebAuthnForm):
    """The same once more, before an act that matters."""


class PasskeyAloneForm(_Passkey, passkeys.LoginWebAuthnForm):
    """A passkey that signs in by itself."""


class CodeForm(_Code, factors.AuthenticateForm):
    """The second step of signing in."""


class CodeAgainForm(_Code, factors.ReauthenticateForm):
    """The second step once more, before an act that matters."""


class SetUpAppForm(_Code, totp.ActivateTOTPForm):
    """The first code of a new app: shows that it was set up right."""

    hints = {"code": "The 6 digits that the app shows now."}


class AddPasskeyForm(_Plain, passkeys.AddWebAuthnForm):
    """What a passkey is called, and what it may be used for. The browser fills in the key."""

    labels = {"name": "Name of this passkey", "passwordless": "Sign in with this passkey alone, without the password"}
    hints = {
        "name": "So that you know it again: “work laptop”, for example.",
        "passwordless": "It then asks for its PIN, your fingerprint or your face each time.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"passwordless": True, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)


class RenamePasskeyForm(_Plain, passkeys.EditWebAuthnForm):
    """A better name for a passkey."""

    labels = {"name": "Name of this passkey"}


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

    def clean(self) -> dict[str, Any]:
        """Both the same, for an account that is as its record says: the link may have gone to an exchanged address."""
        data: dict[str, Any] = super().clean()
        if self.user is not None:  # nobody's: the link does not work any more
            as_recorded(self.user)
        return data


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
