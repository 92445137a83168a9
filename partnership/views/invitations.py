"""Inviting somebody to sign in, taking it back, and the page that the link in the mail opens."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.spaces.acting import acting, in_space
from hscp.spaces.clock import now
from hscp.spaces.models import Space
from partnership.access import invitation_for, person_for
from partnership.forms.accounts import FirstPasswordForm
from partnership.models import Invitation
from partnership.operations.invitations import accept, facts_of, invite, read_token, verdict_on_inviting, withdraw
from partnership.rules.invitations import ASK_AGAIN, may_accept
from partnership.rules.roles import Right
from partnership.views.people import crumbs, here


@fresh_factor
def invite_person(request: Any, pk: int) -> HttpResponse:
    """Send an invitation, or send it again; the page says first to whom and what the mail does."""
    found = person_for(request.rights, pk, to=Right.MANAGE_PEOPLE)
    back = here(request, "person", found.pk)
    if request.method == "POST":
        try:
            invite(person=found, at=now())
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"An invitation is on its way to {found.email}.")
        return redirect(back)
    context = {
        "title": f"Invite {found.name} to sign in",
        "person": found,
        "days": Invitation.DAYS,
        "refused": verdict_on_inviting(found).sentence,
        "breadcrumbs": crumbs(request, (found.name, back), ("Invite", "")),
        "back": back,
    }
    return render(request, "partnership/invite_person.html", context)


@require_POST
@fresh_factor
def withdraw_invitation(request: Any, pk: int) -> HttpResponse:
    """Take an invitation back."""
    invitation = invitation_for(request.rights, pk, to=Right.MANAGE_PEOPLE)
    try:
        withdraw(invitation=invitation, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"The invitation to {invitation.email} is withdrawn: its link opens nothing now.")
    return redirect(here(request, "person", invitation.person_id))


def _closed(request: HttpRequest, why: str, status: int) -> HttpResponse:
    context = {"title": "This invitation cannot be used", "why": why}
    return render(request, "partnership/invitation_closed.html", context, status=status)


@never_cache
@sensitive_post_parameters("password1", "password2")
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What the link in the mail opens, outside every space: the signed token opens the one it names.

    Without a password yet, one is chosen; an account that has one signs in first. Used, withdrawn and expired links
    answer 410 and say what to do, a link that we did not sign 404.
    """
    try:
        space_id, invitation_id = read_token(token)
    except (BadSignature, ValueError, TypeError):
        return _closed(request, f"The link is not complete: a part of it was lost on the way. {ASK_AGAIN}", 404)
    context = in_space(space_id, user_id=request.user.pk)
    with acting(context if request.method == "POST" else context.only_reading()):
        invitation = Invitation.objects.select_related("person", "user").filter(pk=invitation_id).first()
        space = Space.objects.filter(pk=space_id).first()
        if invitation is None or space is None:
            return _closed(request, f"This invitation is no longer there. {ASK_AGAIN}", 404)
        verdict = may_accept(facts_of(invitation), now())
        if not verdict:
            return _closed(request, verdict.sentence, 410)
        answer = _accept(request, invitation, space)
    if answer is not None:
        return answer
    messages.success(request, f"Welcome to {space.name}.")
    if request.user.is_authenticated:
        return redirect("home")
    invitation.user.refresh_from_db()  # the session is bound to the password that was just set
    record_authentication(request, invitation.user, method="invitation")  # counts as the password just chosen
    signed_in: HttpResponse = perform_login(request, invitation.user, redirect_url=reverse("home"))
    return signed_in


def _accept(request: HttpRequest, invitation: Invitation, space: Space) -> HttpResponse | None:
    """Inside the space: the page to show, or None once the invitation is accepted."""
    user = invitation.user
    first_time = not user.has_usable_password()
    somebody_else = request.user.is_authenticated and request.user.pk != user.pk
    if not first_time and not request.user.is_authenticated:
        messages.info(request, "You have an account with this address already. Sign in to accept the invitation.")
        return HttpResponseRedirect(redirect_to_login(request.get_full_path()).url)
    form = FirstPasswordForm(user, request.POST or None) if first_time else None
    if request.method == "POST" and not somebody_else and (form is None or form.is_valid()):
        try:
            accept(invitation=invitation, at=now(), password=form.cleaned_data["password1"] if form else None)
        except Refused as refusal:
            return _closed(request, str(refusal), 410)
        return None
    page = {
        "title": f"Welcome to {space.name}",
        "invitation": invitation,
        "form": form if not somebody_else else None,
        "somebody_else": somebody_else,
        "space_name": space.name,
    }
    return render(request, "partnership/accept_invitation.html", page)
