"""Each form that chooses a row by its key refuses one of another space, of a closed case file, or that is not there."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space
from partnership.models import Post, Terms
from tests.sweeps.filling import Form, forms_of
from tests.sweeps.strange_keys import StrangeKeys, tables_read
from tests.sweeps.table import ROWS, SPACE
from tests.sweeps.walk import body_of, url_of
from tests.sweeps.world import Swept, undone

pytestmark = pytest.mark.postgres
# What else a form must say for its choice to be taken, where filling it as it stands does not do.
WAYS: dict[tuple[str, str], Callable[[str], dict[str, list[str]]]] = {
    ("post_appoint", "person_chosen"): lambda key: {"post": [post_called("gone-post")]},
    ("post_replace", "person_chosen"): lambda key: {"because": ["Words"]},
    ("group_form", "members"): lambda key: {"kind": ["other"], "quoracy": ["half"]},
    ("group_form", "attending"): lambda key: {"kind": ["other"], "quoracy": ["half"]},
    ("group_form", "chair"): lambda key: {"kind": ["other"], "quoracy": ["half"], "members": [key], "attending": []},
    ("deputy_name", "who"): lambda key: NEXT_YEAR,
    ("chair_appoint", "post"): lambda key: {"kind": ["vice_chair"]},
    ("hold_set", "meeting"): lambda key: {"covers": ["meeting"], "starts_on": ["1 6 2026"]},
    ("hold_set", "person"): lambda key: {"covers": ["person"], "starts_on": ["1 6 2026"]},
    ("live", "decision-reserved_matter"): lambda key: {"do": ["decide"], "decision-taken_at": [""]},
    ("live", "action-owner"): lambda key: {"do": ["give"]},
    ("live", "declaration-who"): lambda key: {"do": ["declare"], "declaration-declared_at": [""]},
    ("live", "who"): lambda key: {"do": ["recuse"]},
    ("declaration_add", "who"): lambda key: {"declared_at": [""]},
    ("circulation_send", "group"): lambda key: CLOSES,
    ("circulation_send", "reserved_matter"): lambda key: {"group": [group_that_circulates()], **CLOSES},
    ("agency_evidence_add", "agency"): lambda key: {"came_by": ["mail"], **on("seen_from", 1, 6)},
    ("recommendation_add", "themes"): lambda key: {"source": ["audit"], **on("made_on", 1, 6)},
    ("learning_option_deliver", "document"): lambda key: {"attendance": ["A school, 3"], **on("delivered_on", 15, 6)},
    ("death_told", "document"): lambda key: on("told_on", 15, 6),
}
# Where nothing here can be chosen (no post stands for an agency, no decision of the file was agreed): who tries it.
TRIED_ELSEWHERE = {
    ("learning_send", "contacts"): "tests/reviews/test_offered.py",
    ("scope_agree", "decision"): "tests/reviews/test_offered.py",
}
NEXT_YEAR = {"starts_on_day": ["1"], "starts_on_month": ["3"], "starts_on_year": ["2027"]}
CLOSES = {"closes_on_day": ["30"], "closes_on_month": ["6"], "closes_on_year": ["2026"]}


# The objects of a page where the first of its kind will not do: several may hold the team's post, so nobody replaces.
INSTEAD: dict[str, Callable[[], dict[str, Any]]] = {"post_replace": lambda: {"post": post_called("lsp-post")}}


# Pages that come in steps: what is added to the address for the step that has a choice.
STEPS = {"hold_set": ("?covers=meeting", "?covers=person")}


def on(field: str, day: int, month: int) -> dict[str, list[str]]:
    """A day of 2026 in the boxes of a date."""
    return {f"{field}_day": [str(day)], f"{field}_month": [str(month)], f"{field}_year": ["2026"]}


def group_that_circulates() -> str:
    """The group of the first space whose terms let it decide between its meetings."""
    with acting(in_space(Space.objects.get(slug="herefordshire").pk)):
        return str(next(terms.group_id for terms in Terms.objects.order_by("pk") if terms.data.get("by_circulation")))


def post_called(end: str) -> str:
    """The post of the first space whose key ends so; somebody left ``gone-post``."""
    with acting(in_space(Space.objects.get(slug="herefordshire").pk)):
        return str(Post.objects.get(key__endswith=end).pk)


def pages(swept: Swept, client: Client) -> Iterator[tuple[str, str, Form, set[str]]]:
    """Every form of the team's pages: (name of the page, where it is sent, form, tables read for the page)."""
    for row in ROWS:
        if row.who != SPACE or row.get != 200:
            continue
        page = url_of(row, swept.here.slug, swept.own | INSTEAD.get(row.name, dict)())
        for url in (page, *(page + step for step in STEPS.get(row.name, ()))):
            with tables_read() as read:
                response = client.get(url)
            if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
                body_of(response)
                continue
            for form in forms_of(response.content.decode()):
                yield row.name, form.action or url, form, read


def sent(client: Client, url: str, data: dict[str, list[str]]) -> int:
    """What the form is answered with; whatever was done is undone."""
    with undone():
        response: Any = client.post(url, data)
        body_of(response)
    return int(response.status_code)


Way = Callable[[str], dict[str, list[str]]]


def the_way_through(client: Client, url: str, form: Form, place: tuple[str, str], keys: list[str]) -> Way | None:
    """How the form is sent so that a choice that is offered is taken; None where the sweep finds no way."""

    def way(sparing: bool, more: Way) -> Way:
        return lambda key: {**form.with_choice(place[1], key, sparing=sparing), **more(key)}

    ways = [way(sparing, WAYS[place]) for sparing in (False, True) if place in WAYS]
    ways += [way(sparing, lambda key: {}) for sparing in (False, True)]
    for each in ways:
        if any(sent(client, url, each(key)) == 302 for key in keys[:12]):
            return each
    return None


def test_no_form_takes_a_key_that_was_never_offered(swept: Swept) -> None:
    client, strange, taken = swept.client("team"), StrangeKeys(swept), []
    wrong, not_done = [], []
    for name, url, form, read in pages(swept, client):
        for field, offered in form.keys_offered().items():
            way = the_way_through(client, url, form, (name, field), offered)
            if way is None and (name, field) not in TRIED_ELSEWHERE:
                not_done.append((name, field))
            if way is None:
                continue
            taken.append((name, field))
            for key in strange.of_field(offered, read):
                if sent(client, url, way(key)) == 302:
                    wrong.append(f"{name}: {field}={key} was taken")
    assert wrong == []
    assert not_done == [], not_done
    assert len(taken) > 20, taken
