"""Pages of sign-in that are ours: the fresh factor, what waited for it, sessions, passkeys, other organisations."""

from typing import Any
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from hscp.identity.entries import AccountEvent
from hscp.identity.factors import is_the_only_one
from hscp.identity.fresh import KEPT, fresh_factor, is_fresh
from hscp.identity.ledger import made_up
from hscp.identity.providers import ProviderClient, with_nonce
from hscp.identity.session_keys import stored_key
from hscp.identity.sessions import browser_words, end_session, sessions_of

EVENTS_SHOWN = 200


@require_safe
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """How one signs in, and where to change it."""
    return render(request, "identity/account.html", {"title": "Your sign-in"})


@require_safe
@login_required
def account_history(request: HttpRequest) -> HttpResponse:
    """What was changed about one's own account: when, what, by whom. The newest 200; what we did not write is marked.

    One query.
    """
    user: Any = request.user
    rows = AccountEvent.objects.filter(account_id=user.pk).select_related("by").order_by("-number")
    found = list(rows[:EVENTS_SHOWN])
    others = made_up(found)
    context = {
        "title": "What was changed about your sign-in",
        "events": [(one, one.by_words(user), one.number in others) for one in found],
    }
    return render(request, "identity/account_history.html", context)


@require_safe
@login_required
def confirm_factor(request: HttpRequest) -> HttpResponse:
    """On to the page that asks for the factor this account has: the code, else the passkey.

    Who came through their organisation and has no factor here is told what they can do.
    """
    user: Any = request.user
    asked = request.GET.get("next", "")
    query = f"?{urlencode({'next': asked})}" if url_has_allowed_host_and_scheme(asked, None) else ""
    kinds = set(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))
    if Authenticator.Type.TOTP in kinds:
        return HttpResponseRedirect(reverse("mfa_reauthenticate") + query)
    if Authenticator.Type.WEBAUTHN in kinds:
        return HttpResponseRedirect(reverse("mfa_reauthenticate_webauthn") + query)
    return render(request, "identity/confirm_factor.html", {"title": "Show your second step again"})


@never_cache
@require_safe
@login_required
def carry_on(request: HttpRequest) -> HttpResponse:
    """What waited for the fresh factor: one press sends the form as it was typed, or fetches the file."""
    kept = request.session.get(KEPT)
    if kept is None:
        return redirect("home")
    if not is_fresh(request):
        asked = urlencode({"next": reverse("carry_on")})
        return HttpResponseRedirect(f"{reverse('confirm_factor')}?{asked}")
    del request.session[KEPT]  # once: the page holds it now
    context = {"title": "Thank you, that was you", "kept": kept}
    return render(request, "identity/carry_on.html", context)


@require_safe
@login_required
def passkeys_listed(request: HttpRequest) -> HttpResponse:
    """allauth's name for where the passkeys are; here they stand among the other second steps."""
    return redirect("mfa_index")


class _RemovePasskey(RemoveWebAuthnView):
    """allauth's, except that the last factor stays."""

    def form_valid(self, form: Any) -> HttpResponse:
        if is_the_only_one(self.get_object()):
            messages.error(self.request, "This is your only second step. Add another before you remove it.")
            return redirect("mfa_index")
        answer: HttpResponse = super().form_valid(form)
        return answer


remove_passkey = _RemovePasskey.as_view()


def provider_login(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """To the organisation's own sign-in page; asked for by a POST, so that no other site sends anybody there."""
    return with_nonce(request, _provider(OAuth2LoginView, request, provider_id, check=request.method == "POST"))


@never_cache
def provider_callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Back from there, with a code that is good for one signed token."""
    return _provider(OAuth2CallbackView, request, provider_id)


def _provider(view: Any, request: HttpRequest, provider_id: str, *, check: bool = False) -> HttpResponseBase:
    try:
        client = ProviderClient(request, provider_id)
        if check:
            _ = client.openid_config  # raises where it is not called as we were told
        answer: HttpResponseBase = view.adapter_view(client)(request)
    except SocialApp.DoesNotExist:
        raise Http404("No such organisation.") from None
    except (RequestException, OAuth2Error):
        context = {"title": "You are not signed in", "provider": provider_id, "failed": True}
        return render(request, "identity/provider_refused.html", context, status=403)
    return answer


@require_safe
@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """Where the account is signed in now: since when, from where, with what."""
    user: Any = request.user
    context = {
        "title": "Where you are signed in",
        "sessions": [(one, browser_words(one.user_agent)) for one in sessions_of(user, timezone.now())],
        "this": stored_key(request.session.session_key or ""),
    }
    return render(request, "identity/sessions.html", context)


@require_POST
@login_required
@fresh_factor
def session_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End one session of one's own, at once."""
    user: Any = request.user
    end_session(get_object_or_404(UserSession, pk=pk, user_id=user.pk))
    messages.success(request, "That session is ended.")
    return redirect("sessions")


@require_POST
@login_required
@fresh_factor
def sessions_end_others(request: HttpRequest) -> HttpResponse:
    """End every session of one's own but this one."""
    user: Any = request.user
    this = stored_key(request.session.session_key or "")
    for one in UserSession.objects.filter(user_id=user.pk).exclude(session_key=this):
        end_session(one)
    messages.success(request, "You are signed out everywhere else.")
    return redirect("sessions")
