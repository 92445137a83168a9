"""Answers to requests that never reach a view of ours."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from hscp.ui.typed import page_of_the_form, texts_typed


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What ``CSRF_FAILURE_VIEW`` names: a page that says the form has expired, and shows what was typed into it."""
    texts = texts_typed(request)
    context = {"title": "This form has expired", "texts": texts, "page": page_of_the_form(request) if texts else ""}
    response = render(request, "403_csrf.html", context, status=403)
    add_never_cache_headers(response)
    return response
