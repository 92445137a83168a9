"""Addresses of sign-in. Of allauth only the pages that we want are here, by name: none of the others exists."""

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path

from hscp.identity import views
from hscp.identity.fresh import fresh_factor
from hscp.identity.ledger import with_its_row

password_change = fresh_factor(keeps=False)(account.password_change)  # a password is typed again, never kept
password_urls = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", account.signup, name="account_signup"),  # closed: says how one comes to an account
    path("password/again/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", password_change, name="account_change_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
factor_urls = [
    path("second-step/", factor.index, name="mfa_index"),
    path("second-step/code/", factor.authenticate, name="mfa_authenticate"),
    path("second-step/again/", views.confirm_factor, name="confirm_factor"),
    path("second-step/again/code/", factor.reauthenticate, name="mfa_reauthenticate"),
    path("second-step/again/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("second-step/carry-on/", views.carry_on, name="carry_on"),
    path("second-step/app/set-up/", totp.activate_totp, name="mfa_activate_totp"),
    path("second-step/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("second-step/passkeys/", views.passkeys_listed, name="mfa_list_webauthn"),
    path("second-step/passkeys/add/", with_its_row(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("second-step/passkeys/sign-in/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("second-step/passkeys/<int:pk>/rename/", with_its_row(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("second-step/passkeys/<int:pk>/remove/", views.remove_passkey, name="mfa_remove_webauthn"),
    path("second-step/recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("second-step/recovery-codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("second-step/recovery-codes/file/", recovery.download_recovery_codes, name="mfa_download_recovery_codes"),
]
provider_urls = [
    path("organisation/<slug:provider_id>/", views.provider_login, name="openid_connect_login"),
    path("organisation/<slug:provider_id>/back/", views.provider_callback, name="openid_connect_callback"),
]
session_urls = [
    path("", views.account, name="account"),
    path("history/", views.account_history, name="account_history"),
    path("sessions/", views.sessions, name="sessions"),
    path("sessions/<int:pk>/end/", views.session_end, name="session_end"),
    path("sessions/end-others/", views.sessions_end_others, name="sessions_end_others"),
]
urlpatterns = [*password_urls, *factor_urls, *provider_urls, *session_urls]
