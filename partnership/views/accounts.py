"""Sign-in: what allauth is told about our accounts, and what it does when mail cannot go out."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs themselves up: an account comes with an invitation."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right. Check both and try again.",
        "too_many_login_attempts": "There were too many tries with this e-mail address. Try again in five minutes.",
        "enter_current_password": "This is not your current password.",
        "invalid_password_reset": "This link does not work any more. Ask for a new one.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Always no."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Home, where the message says that it is done."""
        return reverse("home")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link of the mail, on the address that the settings name: never one that the request made up."""
        uid, _, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.SITE_URL.rstrip('/')}{path}"

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
