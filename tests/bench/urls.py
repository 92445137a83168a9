"""The product's addresses, and below /bench/ the yardsticks'."""

from django.urls import include, path

from tests.bench import yardsticks

urlpatterns = [
    path("bench/rows/<int:listing>/", yardsticks.rows),
    path("bench/save/", yardsticks.save),
    path("", include("hscp.urls")),
]
