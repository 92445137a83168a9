from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "hscp.identity"
    label = "identity"
    verbose_name = "Sign-in accounts"
