"""Composition only: which app answers below which address.

Of allauth only the pages that we want are here, by name: every one of them has our face, and none of the others exists.
"""

from allauth.account import views as account
from django.urls import include, path, re_path

account_urls = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("signup/", account.signup, name="account_signup"),  # closed: says how one comes to an account
    path("password/change/", account.password_change, name="account_change_password"),
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

urlpatterns = [
    path("account/", include(account_urls)),
    path("", include("hscp.ui.urls")),
    path("", include("partnership.urls")),
    path("", include("meetings.urls")),
    path("", include("funding.urls")),
    path("", include("reporting.urls")),
]
