"""Addresses of the home pages, the public pages and the yearly report."""

from django.urls import path

from reporting.views import home, public

urlpatterns = [
    path("", home.home, name="home"),
    path("accessibility/", public.accessibility, name="accessibility"),
    path("health/", public.health, name="health"),
    path("p/<slug:space>/", home.space_home, name="space_home"),
]
