"""New terms of a group, written on a page: read back in plain words before they can be proposed."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from hscp.identity.fresh import fresh_factor
from hscp.lib.verdicts import Refused
from hscp.spaces.clock import now, today
from meetings.queries.terms_proposals import sitting_on
from meetings.rules.examples import Sitting
from meetings.views.addresses import here
from meetings.views.terms_shown import come_to, members_of, way_to
from partnership.access import acting_seat, group_for
from partnership.forms.terms import ExampleForm, TermsForm, initial_of
from partnership.forms.terms_rule import ConditionForm, Offered, condition_forms, conditions_of
from partnership.operations.terms_proposals import propose_terms, read_terms
from partnership.queries.terms import CATEGORY_NAMES, rules_of, terms_row_on, words_for_keys
from partnership.queries.terms_proposals import group_facts, waiting_proposal, who_agrees
from partnership.rules.canonical import content_hash
from partnership.rules.roles import Right
from partnership.rules.terms import Joined, Terms, in_words
from partnership.rules.terms_proposals import may_change_terms

FIELD_OF = {"starts_on": "starts_on", "reason": "reason", "quoracy": "joined"}


@fresh_factor
def terms_propose(request: Any, pk: int) -> HttpResponse:
    """Write new terms of a group. They are read back in plain words, against examples and with the meetings that fall
    under them, before they can be proposed."""
    group = group_for(request.rights, pk, to=Right.MANAGE_PEOPLE)
    day = today()
    refused = may_change_terms(group_facts(group), today=day, waits=waiting_proposal(group) is not None).sentence
    row = terms_row_on(group, day)
    rules = rules_of(row) if row else None
    sitting, names = sitting_on(group, day), words_for_keys()
    offered = _offered(sitting, rules, names)
    begun = conditions_of(rules.quoracy if rules else None)
    data = request.POST or None
    rows = condition_forms(begun[1] if begun else [], offered, data, more="more" in request.POST)
    form = TermsForm(data, offered=offered, initial=initial_of(rules, begun[0] if begun else Joined.ALL))
    trial = ExampleForm(data, prefix="example", members=members_of(sitting))
    context: dict[str, Any] = {}
    if data and not refused and "more" not in request.POST and _valid(form, rows, trial):
        try:
            written = form.terms(rows)
            meant = read_terms(written)
        except Refused as refusal:
            form.add_error("joined", str(refusal))
        else:
            first = form.cleaned_data["starts_on"]
            shown = content_hash({"terms": written, "starts_on": first})
            if "send" in request.POST and request.POST.get("shown") == shown:
                try:
                    seat, reason = acting_seat(request), form.cleaned_data["reason"]
                    made = propose_terms(
                        group=group, terms=written, starts_on=first, reason=reason, seat=seat, at=now()
                    )
                except Refused as refusal:
                    for each in refusal.verdict.reasons:
                        form.add_error(FIELD_OF.get(each.code), each.sentence)
                else:
                    messages.success(request, "The terms are proposed. Those who agree them see it on their home page.")
                    return redirect(here(request, "terms_proposal", made.pk))
            context = {"shown": shown, "read_back": True, **come_to(request, group, meant, first, trial, names)}
    context |= {
        "title": f"Propose new terms of {group.called}",
        "breadcrumbs": way_to(request, group, ("New terms", "")),
        "group": group,
        "form": form,
        "conditions": rows,
        "forms": [*rows],
        "trial": trial,
        "too_deep": begun is None,
        "in_force": in_words(rules, names) if rules else "",
        "agrees": who_agrees(group, day),
        "refused": refused,
        "back": here(request, "group", pk),
    }
    return render(request, "meetings/terms_propose.html", context)


def _valid(form: TermsForm, rows: Sequence[ConditionForm], trial: ExampleForm) -> bool:
    """Whether the whole page makes sense; a rule has a condition at least."""
    valid = [each.is_valid() for each in (form, trial, *rows)]
    if all(valid) and not any(row.is_used for row in rows):
        form.add_error("joined", "Choose at least one condition.")
    return all(valid) and form.is_valid()


def _offered(sitting: Sequence[Sitting], rules: Terms | None, names: dict[str, str]) -> Offered:
    """What conditions may name: categories, and the bodies and posts of the group, with those its terms name now."""
    bodies = {one.body: one.body_name for one in sitting if one.body}
    posts = {one.post: one.title for one in sitting}
    if rules is not None:
        begun = conditions_of(rules.quoracy)
        named = {key: names.get(key, key) for one in (begun[1] if begun else ()) for key in one.get("bodies", ())}
        bodies = {**named, **bodies}
        held = {key for one in (begun[1] if begun else ()) for key in one.get("posts", ())}
        for holder in (rules.chairing.chair, rules.chairing.vice_chair):
            held |= set(holder.posts) if holder else set()
        posts = {**{key: names.get(key, key) for key in sorted(held)}, **posts}
    in_order = tuple(sorted(posts.items(), key=lambda pair: pair[1]))
    categories = tuple((str(key), words) for key, words in CATEGORY_NAMES.items())
    return Offered(categories, tuple(sorted(bodies.items(), key=lambda pair: pair[1])), in_order)
