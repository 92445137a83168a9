"""Every address × every role × own, foreign, joint and absent objects: who sees what, and a look changes nothing."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from hscp.spaces.acting import acting, in_space
from hscp.spaces.guard import Guarded
from partnership.access import every_list
from partnership.models import FileRead, FileReference
from partnership.rules.roles import ROLE_BY_KEY
from tests.conftest import ON_POSTGRES
from tests.factories.fixtures import World
from tests.sweeps.table import ABSENT, OBJECTS, PUBLIC, ROWS, SIGNED_IN, SPACE, Row, furnish, shut

NOWHERE = 2**31 - 1
ROLES = ("team", "lsp", "dsp", "scrutineer", "accountable_body", "member")
# The whole matrix runs on PostgreSQL; on SQLite every third row, which is enough to see that the machinery works there.
WALKED = ROWS if ON_POSTGRES else ROWS[::3]


def addresses(patterns: Any, route: str = "") -> Iterator[tuple[str, str | None, URLPattern]]:
    """Every pattern of the project: its route, its name."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, route + str(pattern.pattern))
        else:
            yield route + str(pattern.pattern), pattern.name, pattern


def test_every_address_is_classified_once() -> None:
    found = [name or route for route, name, _ in addresses(get_resolver().url_patterns)]
    listed = [row.name for row in ROWS]
    assert sorted(set(found) - set(listed)) == [], "add a row to tests/sweeps/table.py"
    assert sorted(set(listed) - set(found)) == [], "no such address any more"
    assert len(set(listed)) == len(listed)


def test_what_is_below_a_space_is_classified_so() -> None:
    rows = {row.name: row for row in ROWS}
    for route, name, _ in addresses(get_resolver().url_patterns):
        assert (rows[name or route].who == SPACE) == route.startswith("p/<slug:space>/"), route


@pytest.fixture
def furnished(world: World) -> World:
    """The World with one object of each kind in each space; ``world.users[slug]["chair"]`` chairs the group there."""
    for space in (world.here, world.there, world.joint):
        with acting(in_space(space.pk)):
            world.users[space.slug]["chair"] = furnish(space.slug)
    return world


def objects_of(space: Any) -> dict[str, Any]:
    """A key for each kind of object in one space."""
    with acting(in_space(space.pk)):
        return {kind: find() for kind, find in OBJECTS.items()}


def url_of(row: Row, slug: str, objects: dict[str, Any]) -> str:
    kwargs = {name: objects[kind] for name, kind in row.objects.items()}
    if row.who == SPACE:
        kwargs["space"] = slug
    return reverse(row.name, kwargs=kwargs)


def answered(client: Client, method: str, url: str) -> int:
    """The status, once the headers are seen to be right; whatever a POST wrote is taken back."""
    with transaction.atomic():
        response = getattr(client, method)(url)
        shut(response)
        transaction.set_rollback(True)
    assert unsafe(response) == [], f"{method} {url}"
    return int(response.status_code)


# What every answer says to the browser, refusals and errors among them (OWASP ASVS 5.0, 3.4).
SAID = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NEVER_IN_A_POLICY = ("unsafe-inline", "unsafe-eval", "http:", "*")


def unsafe(response: Any) -> list[str]:
    """What an answer fails to say to the browser."""
    wrong = [name for name, value in SAID.items() if response.headers.get(name) != value]
    policy = response.headers.get("Content-Security-Policy", "")
    rules = dict((*rule.strip().split(" ", 1), "")[:2] for rule in policy.split(";"))
    if rules.get("default-src") != "'none'" or rules.get("frame-ancestors") != "'none'":
        wrong.append(f"Content-Security-Policy: {policy}")
    if rules.get("script-src") and not rules["script-src"].startswith("'nonce-"):  # an empty list allows none
        wrong.append(f"script-src: {rules.get('script-src')}")
    wrong += [f"{word} in the policy" for word in NEVER_IN_A_POLICY if word in policy]
    if "camera=()" not in response.headers.get("Permissions-Policy", ""):
        wrong.append("Permissions-Policy")
    signed_in = "_auth_user_id" in getattr(response.wsgi_request, "session", {})
    if signed_in and "no-store" not in response.headers.get("Cache-Control", ""):
        wrong.append("Cache-Control")
    return wrong


def expected(row: Row, method: str, role: str) -> int:
    """What a holder of ``role`` in the space gets for an object of the space."""
    status = row.get if method == "get" else row.post
    if status == 405:
        return 405
    if row.only:
        return status if role in row.only else 404 if row.hidden else 403
    held = ROLE_BY_KEY["member" if role == "chair" else role].rights
    may = row.needed(method) in held or (role == "chair" and row.chair)
    return status if may else 403


@pytest.mark.parametrize("role", [*ROLES, "chair"])
def test_inside_a_space(furnished: World, role: str) -> None:
    """The right opens (200, 302), its lack shuts (403); what is not of this space is absent (404) for everybody."""
    client = Client()
    client.force_login(furnished.user(role))
    slug = furnished.here.slug
    own, foreign, joint = (objects_of(space) for space in (furnished.here, furnished.there, furnished.joint))
    absent = {kind: ABSENT.get(kind, NOWHERE) for kind in OBJECTS}
    wrong = []
    for row in WALKED:
        if row.who != SPACE:
            continue
        for method in ("get", "post"):
            want = expected(row, method, role)
            url = url_of(row, slug, own)
            if (got := answered(client, method, url)) != want:
                wrong.append(f"{method} {url} as {role}: {got}, not {want}")
            if not set(row.objects.values()) - {"text"} or want == 405:
                continue
            for where, objects in (("foreign", foreign), ("joint", joint), ("absent", absent)):
                url = url_of(row, slug, objects)
                if (got := answered(client, method, url)) != 404:
                    wrong.append(f"{method} {url} ({where}) as {role}: {got}, not 404")
    assert wrong == []


@pytest.mark.parametrize("who", ["stranger", "seated elsewhere", "seated in the joint space", "anonymous", "closed"])
def test_from_outside_a_space(furnished: World, who: str) -> None:
    """Without a live seat in it a space is absent, for every address below it; without an account one signs in."""
    client = Client()
    if who == "closed":
        user = furnished.user("team")
        user.is_active = False
        user.save(update_fields=["is_active"])
        client.force_login(user)
    elif who != "anonymous":
        places = {
            "stranger": furnished.stranger,
            "seated elsewhere": furnished.user("team", furnished.there),
            "seated in the joint space": furnished.user("team", furnished.joint),
        }
        client.force_login(places[who])
    own = objects_of(furnished.here)
    wrong = []
    for row in WALKED:
        if row.who != SPACE:
            continue
        for method in ("get", "post"):
            url = url_of(row, furnished.here.slug, own)
            response = getattr(client, method)(url)
            want = 302 if who in ("anonymous", "closed") else 404
            sent_to_sign_in = want != 302 or response.headers.get("Location", "").startswith("/account/login/?next=")
            if response.status_code != want or not sent_to_sign_in:
                wrong.append(f"{method} {url}, {who}: {response.status_code}, not {want}")
    assert wrong == []


def without_nonce(response: Any) -> bytes:
    """What an answer says, but for the number that lets its scripts run, which is never the same."""
    return re.sub(rb'nonce="[^"]*"', b"", response.content)


def test_an_absent_space_answers_as_a_foreign_one(furnished: World) -> None:
    client = Client()
    client.force_login(furnished.user("team"))
    foreign = client.get(f"/p/{furnished.there.slug}/people/")
    absent = client.get("/p/no-such-space/people/")
    assert foreign.status_code == absent.status_code == 404
    assert without_nonce(foreign) == without_nonce(absent)


@pytest.mark.parametrize("account", [False, True])
def test_outside_the_spaces(furnished: World, account: bool) -> None:
    """Public pages answer everybody, the others send those without an account to sign in."""
    client = Client()
    wrong = []
    for row in ROWS:
        if row.who == SPACE:
            continue
        if account:
            client.force_login(furnished.stranger)
        url = url_of(row, "", {**ABSENT})
        for method in ("get", "post"):
            want = {row.get if method == "get" else row.post}
            if row.who == SIGNED_IN and not account:
                want = {302, 405} if want == {405} else {302}
            elif account and row.name in ("account_login", "account_signup"):
                want = {302}  # who is signed in already is sent home
            elif account and row.name == "account_logout":
                want = {200, 302}
            got = answered(client, method, url)
            if got not in want:
                wrong.append(f"{method} {url}: {got}, not {want}")
    assert wrong == []
    assert any(row.who == PUBLIC for row in ROWS)


def counted(world: World) -> dict[str, int]:
    """How many rows every table holds, in all three spaces; sessions apart."""
    found: dict[str, int] = {}
    for space in (world.here, world.there, world.joint):
        with acting(in_space(space.pk)):
            for model in apps.get_models():
                if model._meta.label == "sessions.Session" or not model._meta.managed:
                    continue
                key = f"{model._meta.label} {space.slug if issubclass(model, Guarded) else ''}"
                found[key] = model._default_manager.count()
    return found


def test_a_look_changes_nothing(furnished: World) -> None:
    client = Client()
    client.force_login(furnished.user("team"))
    own = objects_of(furnished.here)
    before = counted(furnished)
    assert any(before.values())
    for row in ROWS:
        if row.who == SPACE and expected(row, "get", "team") == 200:
            response = client.get(url_of(row, furnished.here.slug, own))
            shut(response)
            assert response.status_code == 200, row.name
            assert "no-store" in response.headers["Cache-Control"], row.name
    with acting(in_space(furnished.here.pk)), every_list(FileReference.objects.values_list("pk", flat=True)):
        looks = FileRead.objects.count()
    assert looks, "looks into a case file are written down, and sealed, one by one; nothing else is"
    if not ON_POSTGRES:  # there they are sealed when the transaction ends, which a test takes back
        before[f"record.ChainEntry {furnished.here.slug}"] += looks
    assert counted(furnished) == before


def test_pages_that_we_do_not_want_do_not_exist() -> None:
    for name in ("account_email", "account_set_password", "account_confirm_email", "mfa_trust"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
