"""Addresses for the tests of the face: its own, and one stand-in for each that the frame of the page names."""

import re

from django.http import HttpResponse
from django.urls import include, path

from hscp.ui.forms.renderer import PROJECT_TEMPLATES

FRAME = [PROJECT_TEMPLATES / "base.html", *sorted((PROJECT_TEMPLATES / "components").glob("*.html"))]
NAMES = {name for file in FRAME for name in re.findall(r'{% url "([\w-]+)"', file.read_text(encoding="utf-8"))}

urlpatterns = [
    path("", include("hscp.ui.urls")),
    *(path(f"stand-in/{name}/", lambda request: HttpResponse(), name=name) for name in sorted(NAMES)),
]
