"""Sign-in: what allauth is told about our accounts, and what it does when mail cannot go out."""

import logging
import time
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from hscp.identity.fresh import FRESH_FOR, factor_used_at
from hscp.identity.ledger import shut_unless_as_recorded
from hscp.identity.limits import Attempt
from hscp.identity.sessions import renew

logger = logging.getLogger(__name__)
# What a mail says has happened to an account, by allauth's name for the mail.
CHANGES = {
    "account/email/password_changed": "The password was changed.",
    "account/email/password_reset": "A new password was set through a link in a mail.",
    "mfa/email/totp_activated": "An authenticator app was set up as a second step.",
    "mfa/email/totp_deactivated": "The authenticator app was removed.",
    "mfa/email/webauthn_added": "A passkey was added.",
    "mfa/email/webauthn_removed": "A passkey was removed.",
    "mfa/email/recovery_codes_generated": "New recovery codes were made. The old ones do not work any more.",
}


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs themselves up: an account comes with an invitation."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right. Check both and try again.",
        "too_many_login_attempts": "There were too many tries from here. Try again in five minutes.",
        "enter_current_password": "This is not your current password.",
        "incorrect_password": "This is not your password.",
        "invalid_password_reset": "This link does not work any more. Ask for a new one.",
        "rate_limited": "There were too many tries from here. Try again in five minutes.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Always no."""
        return False

    def get_login_stages(self) -> list[str]:
        """The second factor is the only stage there is; ours believes a provider that is declared to assert one."""
        return ["hscp.identity.factors.SecondFactorStage"]

    def pre_login(self, request: HttpRequest, user: Any, **rest: Any) -> HttpResponse | None:
        """Before anybody is let in, by any way: an account that is not as its record says stays shut."""
        return shut_unless_as_recorded(request, user) or super().pre_login(request, user, **rest)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try. Raises ``ValidationError`` where there were too many."""
        self.attempt = Attempt(request, credentials.get("email", ""), "password")
        if not self.attempt.allowed():
            raise self.validation_error("too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self) -> None:
        self.attempt.give_back()

    def reauthenticate(self, user: Any, password: str) -> bool:
        """Whether this is the password of the account, tries counted as at the door."""
        if self.authenticate(self.request, email=user.email, password=password) != user:
            return False
        renew(self.request)
        return True

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether a change to one's second factors wants a proof first: none was given within 15 minutes.

        Who has used a factor in this session shows it again; who has none yet, the password.
        """
        used = factor_used_at(self.request)
        if used is None:
            records = get_authentication_records(self.request, self.request.user)
            used = max((record["at"] for record in records), default=0)
        return time.time() - used >= FRESH_FOR

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """A password proves nothing about who has a second factor: they are asked for that."""
        if not user.is_authenticated:
            return []
        kinds = set(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))
        found = []
        if kinds & {Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES}:
            url = reverse("mfa_reauthenticate")
            found.append({"id": "mfa_reauthenticate", "description": "Use a code", "url": url})
        if Authenticator.Type.WEBAUTHN in kinds:
            url = reverse("mfa_reauthenticate_webauthn")
            found.append({"id": "mfa_reauthenticate:webauthn", "description": "Use a passkey", "url": url})
        if not kinds:
            url = reverse("account_reauthenticate")
            found.append({"id": "reauthenticate", "description": "Use your password", "url": url})
        return found

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Home, where the message says that it is done."""
        return reverse("home")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link of the mail, on the address that the settings name: never one that the request made up."""
        uid, _, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.SITE_URL.rstrip('/')}{path}"

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell somebody what was changed about how they sign in. The address is the account's own."""
        what = CHANGES[template_prefix]
        self.send_mail("account/email/changed", user.email, {"what": what, "at": timezone.now()})

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send at once; where the mail server is away, say so on the next page instead of failing.

        The page says the same whether or not there is an account: unknown addresses get a mail too.
        """
        try:
            super().send_mail(template_prefix, email, {**context, "demonstration": settings.HSCP_DEMO})
        except (SMTPException, OSError):
            logger.exception("A mail about an account could not be handed to the mail server.")
            if self.request is not None:
                messages.error(self.request, "The mail could not be sent just now. Please try again in a few minutes.")
