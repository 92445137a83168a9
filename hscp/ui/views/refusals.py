"""Answers to requests that never reach a view of ours."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What ``CSRF_FAILURE_VIEW`` names: a page that says the form has expired and how to send it again."""
    return render(request, "403_csrf.html", {"title": "This form has expired"}, status=403)
