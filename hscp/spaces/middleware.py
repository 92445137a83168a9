"""Opens the space named in the path for the whole of a view, and closes it behind it."""

from typing import Any, Protocol

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.module_loading import import_string

from hscp.spaces.acting import Context, acting
from hscp.spaces.models import Space
from hscp.ui.typed import page_of_the_form, texts_typed

READING = ("GET", "HEAD", "OPTIONS")


class Entrance(Protocol):
    """Decides what an account may reach in a space; the partnership app provides it (``SPACE_ENTRANCE``)."""

    def __call__(self, request: HttpRequest, slug: str) -> tuple[Space, Context] | None:
        """The space and the context, or None where the account has no live seat (or there is no such space)."""


class SpaceMiddleware:
    """Everything below /p/<space>/ runs inside ``acting``: signed in, with a live seat, in one transaction.

    A GET acts with an empty write set, so that no page changes anything by being looked at. A space that is absent
    and a space that is foreign answer with the same 404.
    """

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response
        self.entrance: Entrance = import_string(settings.SPACE_ENTRANCE)
        self.around: list[Any] = [import_string(name) for name in settings.SPACE_VIEWS_ARE]

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response: HttpResponseBase = self.get_response(request)
        return response

    def signed_out(self, request: HttpRequest) -> HttpResponseBase:
        """To the sign-in page and back. A form that was sent is not saved: it says so, and shows what was typed."""
        if request.method in READING:
            return redirect_to_login(request.get_full_path())
        back = redirect_to_login(page_of_the_form(request))
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": back.url})  # a piece of a page cannot show another
        if texts_typed(request):
            context = {"title": "You have been signed out", "sign_in": back.url}
            response = render(request, "signed_out.html", context, status=403)
            add_never_cache_headers(response)
            return response
        messages.warning(request, "You had been signed out, so nothing was saved. Sign in and do it once more.")
        return back

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        match = request.resolver_match
        if match is None or not match.route.startswith("p/<slug:space>/"):
            return None
        if not request.user.is_authenticated:
            return self.signed_out(request)
        slug = kwargs.pop("space")
        entered = self.entrance(request, slug)
        if entered is None:
            if not request.user.is_authenticated:  # the last seat has ended, and the session with it
                return self.signed_out(request)
            raise Http404("No such space for this account.")
        space, context = entered
        if request.method in READING:
            context = context.only_reading()
        request.space, request.acting = space, context  # type: ignore[attr-defined]
        for wrapped in self.around:
            view = wrapped(view)
        with acting(context, sent=request.method not in READING):
            response: Any = view(request, *args, **kwargs)
            if hasattr(response, "render") and not response.is_rendered:
                response = response.render()  # inside the transaction, or its queries would be refused
            result: HttpResponseBase = response
            return result
