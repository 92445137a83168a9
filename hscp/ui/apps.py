"""The design system as a Django app: fields, components, charts, PDF, exports; no models."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Registers the template tags and the error pages of the design system."""

    name = "hscp.ui"
    label = "ui"
    verbose_name = "Design system"
