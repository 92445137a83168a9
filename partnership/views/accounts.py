"""Sign-in: what allauth is told about our accounts."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs themselves up: an account comes with an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Always no."""
        return False

    def get_logout_redirect_url(self, request: HttpRequest) -> Any:
        """Back to the sign-in page, which says that one has signed out."""
        return super().get_logout_redirect_url(request)
