"""The form renderer that settings name: ``FORM_RENDERER = "hscp.ui.forms.DesignRenderer"``."""

from functools import cached_property
from pathlib import Path
from typing import Any

import django.forms
from django.forms.renderers import DjangoTemplates

from hscp.ui.forms.bound import DesignBoundField

PROJECT_TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
DJANGO_TEMPLATES = Path(django.forms.__file__).parent / "templates"


class DesignRenderer(DjangoTemplates):
    """Renders forms from ``templates/django/forms`` first, then Django's own widget templates.

    It keeps an engine of its own, so neither ``django.forms`` in INSTALLED_APPS nor any context processor is needed.
    """

    form_template_name = "django/forms/div.html"
    field_template_name = "django/forms/field.html"
    bound_field_class = DesignBoundField

    @cached_property
    def engine(self) -> Any:
        """The template backend: the project's templates, Django's widgets, then every app's."""
        return self.backend(
            {
                "APP_DIRS": True,
                "DIRS": [PROJECT_TEMPLATES, DJANGO_TEMPLATES],
                "NAME": "designforms",
                "OPTIONS": {},
            }
        )
