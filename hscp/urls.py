"""Composition only: which app answers below which address."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("hscp.identity.urls")),
    path("", include("hscp.ui.urls")),
    path("", include("partnership.urls")),
    path("", include("meetings.urls")),
    path("", include("funding.urls")),
    path("", include("reviews.urls")),
    path("", include("reporting.urls")),
    path("", include("keeping.urls")),
]
