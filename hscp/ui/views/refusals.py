"""Answers to requests that never reach a view of ours, or that it has no page for."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from hscp.ui.typed import page_of_the_form, texts_typed


def method_refused(request: HttpRequest, refused: HttpResponseBase) -> HttpResponseBase:
    """A page in place of an empty 405: an address that only a button posts to, or a page that something was sent to.

    It leads back to the page of ours that one came from.
    """
    sent = request.method not in ("GET", "HEAD")
    page = page_of_the_form(request)
    context = {
        "title": "This page takes nothing" if sent else "There is no page here",
        "sent": sent,
        "page": "" if page == request.get_full_path() or page.startswith("/account/") else page,
    }
    response = render(request, "405.html", context, status=refused.status_code)
    response.headers["Allow"] = refused.headers["Allow"]
    add_never_cache_headers(response)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What ``CSRF_FAILURE_VIEW`` names: a page that says the form has expired, and shows what was typed into it."""
    texts = texts_typed(request)
    context = {"title": "This form has expired", "texts": texts, "page": page_of_the_form(request) if texts else ""}
    response = render(request, "403_csrf.html", context, status=403)
    add_never_cache_headers(response)
    return response
