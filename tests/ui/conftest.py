"""The face stands alone: its tests know no app above it."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def only_the_face(settings: Any) -> None:
    """Templates rendered with what the face itself brings; what higher apps add to every page is theirs to test."""
    (engine,) = settings.TEMPLATES
    own = ["django.template.context_processors.request", "hscp.ui.context_processors.site"]
    settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "context_processors": own}}]
    settings.ROOT_URLCONF = "tests.ui.addresses"
