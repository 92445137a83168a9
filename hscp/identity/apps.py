from allauth.usersessions.apps import UserSessionsConfig
from django.apps import AppConfig


class ListedSessionsConfig(UserSessionsConfig):
    """allauth's table of sessions, which `hscp.identity.sessions` writes by itself: keys are stored hashed in it."""

    default = False

    def ready(self) -> None:
        """Listen to nobody: allauth would write the keys as they are."""


class IdentityConfig(AppConfig):
    default = True
    name = "hscp.identity"
    label = "identity"
    verbose_name = "Sign-in accounts"

    def ready(self) -> None:
        """Listen to Django and allauth, which call nobody at signing in or at a new factor but by their signals."""
        from allauth.account import signals as account  # noqa: PLC0415 - models are known only now
        from allauth.mfa import signals as mfa  # noqa: PLC0415 - as above
        from allauth.mfa.models import Authenticator  # noqa: PLC0415 - as above
        from allauth.socialaccount.models import SocialAccount  # noqa: PLC0415 - as above
        from django.contrib.auth import signals as auth  # noqa: PLC0415 - as above
        from django.db.models import signals as rows  # noqa: PLC0415 - as above

        from hscp.identity import events, factor_seals, ledger, sessions  # noqa: PLC0415 - as above

        rows.post_init.connect(factor_seals.on_factor_read, sender=Authenticator)
        rows.pre_save.connect(factor_seals.before_factor_saved, sender=Authenticator)
        rows.post_save.connect(factor_seals.after_factor_saved, sender=Authenticator)  # before the record is told
        rows.post_save.connect(ledger.on_factor_saved, sender=Authenticator)
        rows.post_delete.connect(ledger.on_factor_deleted, sender=Authenticator)
        rows.post_save.connect(ledger.on_tie_saved, sender=SocialAccount)
        rows.post_delete.connect(ledger.on_tie_deleted, sender=SocialAccount)
        auth.user_logged_in.connect(sessions.on_signed_in)
        mfa.authenticator_added.connect(sessions.on_factor_added)
        mfa.authenticator_used.connect(sessions.on_factor_used)
        auth.user_logged_out.connect(sessions.on_signed_out)
        account.user_logged_in.connect(sessions.on_let_in)
        account.password_changed.connect(sessions.on_password_set)
        account.password_set.connect(sessions.on_password_set)
        auth.user_logged_in.connect(events.on_signed_in)
        auth.user_login_failed.connect(events.on_sign_in_failed)
        auth.user_logged_out.connect(events.on_signed_out)
        mfa.authenticator_used.connect(events.on_factor_used)
        mfa.authentication_failed.connect(events.on_factor_failed)
        mfa.authenticator_added.connect(events.on_factor_added)
        mfa.authenticator_removed.connect(events.on_factor_removed)
        mfa.authenticator_reset.connect(events.on_codes_renewed)
        account.password_changed.connect(events.on_password_changed)
        account.password_reset.connect(events.on_password_reset)
