from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "hscp.identity"
    label = "identity"
    verbose_name = "Sign-in accounts"

    def ready(self) -> None:
        """Listen to Django and allauth, which call nobody at signing in or at a new factor but by their signals."""
        from allauth.mfa.signals import authenticator_added  # noqa: PLC0415 - models are known only now
        from django.contrib.auth.signals import user_logged_in  # noqa: PLC0415 - as above

        from hscp.identity import sessions  # noqa: PLC0415 - as above

        user_logged_in.connect(sessions.on_signed_in)
        authenticator_added.connect(sessions.on_factor_added)
