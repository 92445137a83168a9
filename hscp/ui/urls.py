"""Addresses of the design system's own pages."""

from django.urls import path

from hscp.ui import views

urlpatterns = [
    path("design/", views.gallery, name="gallery"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
]
