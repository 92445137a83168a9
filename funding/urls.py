"""Addresses of what the partners pay."""

from django.urls import include, path

from funding import views

contribution_urls = [
    path("contributions/", views.contributions, name="contributions"),
    path("contributions/add/", views.contribution_add, name="contribution_add"),
    path("contributions/<int:pk>/", views.contribution_edit, name="contribution_edit"),
]

urlpatterns = [path("p/<slug:space>/", include(contribution_urls))]
