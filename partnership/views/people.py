"""The list of people, one person, and what the team writes down about them."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hscp.lib.verdicts import Refused
from hscp.record.versions import EditConflict
from hscp.spaces.clock import now, today
from hscp.ui.addresses import here
from hscp.ui.conflicts import Both, both
from hscp.ui.search import searched
from partnership.access import person_for
from partnership.forms.people import PeopleFilter, PersonChangeForm, PersonForm
from partnership.models import Invitation, Person, Seat
from partnership.operations.invitations import facts_of, verdict_on_inviting
from partnership.operations.people import add_person as write_person
from partnership.operations.people import change_person as write_change
from partnership.queries.people import account_state, people_listed
from partnership.queries.resets import facts_of as facts_of_reset
from partnership.queries.resets import resets_of
from partnership.rules.invitations import may_withdraw
from partnership.rules.roles import Right

PER_PAGE = 50


def people_tabs(request: HttpRequest, current: str) -> list[tuple[str, str, bool]]:
    """The views of who is who: people, posts, chairs, roles."""
    names = (("People", "people"), ("Posts", "posts"), ("Chairs", "chairs"), ("Roles and rights", "roles"))
    return [(label, here(request, name), name == current) for label, name in names]


def crumbs(request: Any, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The way here, from the space's own page."""
    return [(request.space.name, here(request, "space_home")), ("People", here(request, "people")), *more]


@require_safe
def people(request: Any) -> HttpResponse:
    """Everybody on the partnership's list. Members see names, posts and organisations; the team also contacts."""
    team = request.rights.may(Right.MANAGE_PEOPLE)
    form = PeopleFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = people_listed(
        today(),
        text=searched(request),
        role=chosen.get("role", ""),
        seated=chosen.get("seated", ""),
        sort=request.GET.get("sort", "name"),
        by_email=team,
    )
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    moment = now()
    rows = [(one, account_state(one, one.sent, moment)) for one in page]  # type: ignore[attr-defined]
    context = {
        "title": "People",
        "tabs": people_tabs(request, "people"),
        "breadcrumbs": [(request.space.name, here(request, "space_home")), ("People", "")],
        "filter_form": form,
        "page": page,
        "rows": rows,
        "sort": "name",
        "team": team,
        "today": today(),
        "narrowed": bool(searched(request) or any(chosen.values())),
    }
    return render(request, "partnership/people.html", context)


@require_safe
def person(request: Any, pk: int) -> HttpResponse:
    """One person: seats now, to come and past; contact details for the team and for oneself."""
    found = person_for(request.rights, pk)
    team = request.rights.may(Right.MANAGE_PEOPLE)
    seats = list(Seat.objects.filter(person=found).select_related("post__organisation").order_by("-starts_on"))
    day = today()
    sent = list(Invitation.objects.filter(person=found).order_by("-sent_at")) if team else []
    pending = next((one for one in sent if one.accepted_at is None and one.withdrawn_at is None), None)
    context = {
        "title": found.name,
        "breadcrumbs": crumbs(request, (found.name, "")),
        "person": found,
        "team": team,
        "sees_contact": team or found.user_id == request.user.pk,
        "today": day,
        "current": [seat for seat in seats if seat.ends_on is None or seat.ends_on > day],
        "past": [seat for seat in seats if seat.ends_on is not None and seat.ends_on <= day],
        "account": account_state(found, sent, now()),
        "appoint_here": f"{here(request, 'post_appoint')}?person={found.pk}",
        "pending": pending,
        "withdraw_refused": may_withdraw(facts_of(pending)).sentence if pending else "",
        "invite_refused": verdict_on_inviting(found).sentence if team else "",
        "resets": [(one, facts_of_reset(one).is_open(now())) for one in resets_of(found)] if team else [],
    }
    return render(request, "partnership/person.html", context)


def add_person(request: Any) -> HttpResponse:
    """Put somebody on the list without a post: a contact."""
    request.rights.must(Right.MANAGE_PEOPLE)
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = write_person(**form.cleaned_data)
        except Refused as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, f"{made.name} is on the list.")
            return redirect(here(request, "person", made.pk))
    context = {
        "title": "Add a person",
        "form": form,
        "breadcrumbs": crumbs(request, ("Add a person", "")),
        "back": here(request, "people"),
    }
    return render(request, "partnership/add_person.html", context)


def change_person(request: Any, pk: int) -> HttpResponse:
    """Put a name or a contact detail right. Where somebody else did so since, both are shown."""
    found = person_for(request.rights, pk, to=Right.MANAGE_PEOPLE)
    back = here(request, "person", found.pk)
    form = PersonChangeForm(request.POST or None, person=found, initial=_as_it_stands(found))
    conflict: list[Both] = []
    if request.method == "POST" and form.is_valid():
        try:
            write_change(person=found, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("email", str(refusal))
        except EditConflict as clash:
            conflict = both(form, _as_it_stands(clash.theirs))
        else:
            messages.success(request, f"What is written about {found.name} is changed.")
            return redirect(back)
    context = {
        "title": "Change name and contact details",
        "form": form,
        "person": found,
        "breadcrumbs": crumbs(request, (found.name, back), ("Change", "")),
        "back": back,
        "conflict": conflict,
    }
    return render(request, "partnership/change_person.html", context, status=409 if conflict else 200)


def _as_it_stands(person: Person) -> dict[str, Any]:
    return {name: getattr(person, name) for name in ("name", "email", "phone", "version")}
