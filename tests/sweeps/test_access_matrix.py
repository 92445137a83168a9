"""Every address × every role × own, foreign, joint, restricted and absent objects: who sees what, and a look changes
nothing. Really committed, as the application's own role. What one may do is taken back at first, or there would soon
be nothing left to look at; at the end it is committed too."""

import re
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from hscp.identity.models import User
from hscp.spaces.acting import acting, in_space
from hscp.spaces.guard import Guarded
from partnership.access import every_list
from partnership.models import FileRead, FileReference, Post
from tests.conftest import ON_POSTGRES
from tests.factories.fixtures import World
from tests.factories.people import make_seat, make_user
from tests.sweeps.headers import unsafe
from tests.sweeps.marks import FILE, HERE, JOINT, OTHER, THERE, marks_in
from tests.sweeps.objects import ABSENT, shut
from tests.sweeps.rendering import ELSEWHERE, ROOT, elsewhere, every_template, recorded
from tests.sweeps.standing import Filled, as_it_stands, filled_forms, moved
from tests.sweeps.table import PUBLIC, ROWS, SIGNED_IN, SPACE, Row
from tests.sweeps.verdicts import ROLES, addresses, expected, on_the_list
from tests.sweeps.walk import bare, body_of, url_of, words_of
from tests.sweeps.world import Swept, undone

# The whole matrix runs on PostgreSQL; on SQLite every tenth row, which is enough to see that the machinery works there.
WALKED = ROWS if ON_POSTGRES else ROWS[::10]


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


@pytest.fixture(scope="module")
def rendered() -> Iterator[set[str]]:
    """The templates that the module's walks render."""
    found: set[str] = set()
    with recorded(found):
        yield found


CLOSED = (THERE, JOINT, FILE, OTHER)  # words that nobody sees who is not on the list of the first case file


def asked(client: Client, method: str, url: str, hidden: tuple[str, ...] = CLOSED, sent: Any = None) -> Any:
    """The answer, once its headers are seen to be right, and that it holds no word of those.

    What a POST with nothing ``sent`` writes is taken back; what one with something writes stays.
    """
    with nullcontext() if method == "get" or sent is not None else undone():
        response = getattr(client, method)(url, *([] if sent is None else [sent]))
        body = body_of(response)
    client.cookies.pop("messages", None)  # what was done is not told on the next page
    assert unsafe(response) == [], f"{method} {url}"
    found = marks_in(words_of(response, body))
    assert {mark for mark in found if mark[:-3] in hidden} == set(), f"{method} {url}"
    return response


def answered(client: Client, method: str, url: str, hidden: tuple[str, ...] = CLOSED) -> int:
    """Its status."""
    return int(asked(client, method, url, hidden).status_code)


REFUSED = (403, 404, 405)


@pytest.mark.parametrize("role", [*ROLES, "chair"])
def test_inside_a_space(swept: Swept, rendered: set[str], role: str) -> None:
    """The right opens (200, 302), its lack shuts (403); what is not of this space, or of a case file on whose list one
    is not, is absent (404) for everybody, and nothing in the answer tells it from what was never there.

    What is refused to be sent is tried in the next test, where it is really committed.
    """
    client, slug = swept.client(role), swept.here.slug
    hidden = (THERE, JOINT, OTHER) if role == "team" else CLOSED
    wrong = []
    for row in WALKED:
        if row.who != SPACE:
            continue
        for method in ("get", "post"):
            want = expected(row, method, role)
            if method == "post" and want in REFUSED:
                continue
            url = url_of(row, slug, swept.own)
            if (got := answered(client, method, url, hidden)) != want:
                wrong.append(f"{method} {url} as {role}: {got}, not {want}")
            if got == 302:
                forget_messages(client)
        wrong += told_apart(swept, client, row, "get", role) if row.get != 405 else []
    assert wrong == []


def told_apart(swept: Swept, client: Client, row: Row, method: str, role: str, sent: Any = None) -> list[str]:
    """Where an address of an object that one may not know of answers otherwise than of one that was never there."""
    if not row.names_a_row:
        return []
    slug, other = swept.here.slug, swept.closed
    wrong = []
    absent = asked(client, method, url_of(row, slug, swept.absent), sent=sent)
    if absent.status_code != 404:
        wrong.append(f"{method} {row.name} (absent) as {role}: {absent.status_code}, not 404")
    for where, objects in (("foreign", swept.foreign), ("joint", swept.joint)):
        if said(asked(client, method, url_of(row, slug, objects), sent=sent)) != said(absent):
            wrong.append(f"{method} {row.name} ({where}) as {role}: not as absent")
    if set(row.objects.values()) & set(other):
        if (url := url_of(row, slug, without(swept, other))) != url_of(row, slug, swept.absent):
            absent = asked(client, method, url, sent=sent)
        answer = asked(client, method, url_of(row, slug, swept.own | other), sent=sent)
        if said(answer) != said(absent) or answer.status_code not in (403, 404):
            wrong.append(f"{method} {row.name} (restricted) as {role}: {answer.status_code}, not as absent")
    return wrong


@pytest.fixture(scope="module")
def filled(swept: Swept) -> Filled:
    """What the forms of the team's own objects send, filled in."""
    return filled_forms(swept)


@pytest.mark.parametrize("role", [*ROLES, "chair"])
def test_what_is_refused_changes_nothing(swept: Swept, filled: Filled, rendered: set[str], role: str) -> None:
    """Every address × what is not one's own, and one's own where the right lacks: filled in as the team would, really
    committed, and answered as for what is not there. No row of any space differs afterwards."""
    client, wrong = swept.client(role), []
    before = as_it_stands() if ON_POSTGRES else {}
    for row in (each for each in WALKED if each.who == SPACE):
        sent = filled.get(row.name, {})
        if (want := expected(row, "post", role)) in REFUSED:
            url = url_of(row, swept.here.slug, swept.own)
            if (got := asked(client, "post", url, sent=sent).status_code) != want:
                wrong.append(f"post {url} as {role}: {got}, not {want}")
        wrong += told_apart(swept, client, row, "post", role, sent) if row.post != 405 else []
    assert wrong == []
    assert moved(before, as_it_stands() if ON_POSTGRES else {}) == []


def forget_messages(client: Client) -> None:
    """What a redirect would say on the next page it does not say on ours."""
    client.cookies.pop(settings.MESSAGES_COOKIE, None)


def without(swept: Swept, kinds: Iterable[str]) -> dict[str, Any]:
    """Own objects, but for these kinds numbers that were never given: one asks in the same way, in vain."""
    return swept.own | {kind: swept.absent[kind] for kind in kinds}


NEVER_THE_SAME = ("Content-Security-Policy", "Expires")  # a nonce; the second in which it was asked


def said(answer: Any) -> tuple[int, list[tuple[str, str]], bytes]:
    """Everything that an answer says, but for the numbers that are never the same."""
    headers = [(name, value) for name, value in answer.headers.items() if name not in NEVER_THE_SAME]
    return answer.status_code, headers, bare(answer.content)


@pytest.mark.parametrize("place", ["reader", "editor", "excluded"])
def test_on_the_list_of_a_case_file(swept: Swept, place: str) -> None:
    """A place on the list opens the file's pages and what hangs on it, as far as it goes; an exclusion beats it."""
    client, slug = swept.client(place), swept.here.slug
    objects = swept.own | swept.restricted
    wrong = []
    for row in WALKED:
        if row.who != SPACE or not (row.of_a_file or set(row.objects.values()) & set(swept.restricted)):
            continue
        for method in ("get", "post"):
            role = place if row.only else "member"  # what is for certain people is not for these three
            want = on_the_list(row, method, place) if row.of_a_file else expected(row, method, role)
            if place == "excluded" and want != 405 and (row.of_a_file or want != 403):
                want = 404  # where the role may not, some are refused before anything is looked for
            hidden = CLOSED if place == "excluded" else (THERE, JOINT, OTHER)
            got = answered(client, method, url_of(row, slug, objects), hidden)
            if got != want and not (place == "excluded" and got == 404):
                wrong.append(f"{method} {row.name} as {place}: {got}, not {want}")
    assert wrong == []


@pytest.mark.parametrize("method", ["head", "put", "patch", "delete", "options"])
def test_other_methods_tell_nothing(swept: Swept, method: str) -> None:
    """Whatever a browser never sends: the same answer for what is restricted, foreign, or not there."""
    client, slug, wrong = swept.client("member"), swept.here.slug, []
    for row in WALKED:
        if row.who != SPACE or not row.names_a_row:
            continue
        pairs = [(swept.foreign, swept.absent)]
        if set(row.objects.values()) & set(swept.restricted):
            pairs.append((swept.own | swept.restricted, without(swept, swept.restricted)))
        for objects, absent in pairs:
            there, never = (said(asked(client, method, url_of(row, slug, each))) for each in (objects, absent))
            if there != never:
                wrong.append(f"{method} {row.name}")
    assert wrong == []


@pytest.mark.parametrize("who", ["stranger", "seated elsewhere", "seated in the joint space", "anonymous", "closed"])
def test_from_outside_a_space(swept: Swept, who: str) -> None:
    """Without a live seat in it a space is absent, for every address below it; without an account one signs in."""
    client = Client()
    if who == "closed":
        client.force_login(closed_account(swept))
    elif who != "anonymous":
        places = {
            "stranger": swept.world.stranger,
            "seated elsewhere": swept.world.user("team", swept.world.there),
            "seated in the joint space": swept.world.user("team", swept.world.joint),
        }
        client.force_login(places[who])
    wrong = []
    for row in WALKED:
        if row.who != SPACE:
            continue
        for method in ("get", "post"):
            url = url_of(row, swept.here.slug, swept.own)
            response = asked(client, method, url, (HERE, *CLOSED))
            want = 302 if who in ("anonymous", "closed") else 404
            sent_to_sign_in = want != 302 or response.headers.get("Location", "").startswith("/account/login/?next=")
            if response.status_code != want or not sent_to_sign_in:
                wrong.append(f"{method} {url}, {who}: {response.status_code}, not {want}")
    assert wrong == []


def closed_account(swept: Swept) -> User:
    """Somebody of the team whose account is closed."""
    user = make_user("closed@example.org")
    with acting(in_space(swept.here.pk)):
        make_seat(Post.objects.get(role="team"), user=user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    return user


def without_nonce(response: Any) -> bytes:
    """What an answer says, but for the number that lets its scripts run, which is never the same."""
    return re.sub(rb'nonce="[^"]*"', b"", response.content)


def test_an_absent_space_answers_as_a_foreign_one(swept: Swept) -> None:
    client = Client()
    client.force_login(swept.world.user("team"))
    foreign = client.get(f"/p/{swept.world.there.slug}/people/")
    absent = client.get("/p/no-such-space/people/")
    assert foreign.status_code == absent.status_code == 404
    assert without_nonce(foreign) == without_nonce(absent)


@pytest.mark.parametrize("account", [False, True])
def test_outside_the_spaces(swept: Swept, account: bool) -> None:
    """Public pages answer everybody, the others send those without an account to sign in."""
    client = Client()
    wrong = []
    for row in ROWS:
        if row.who == SPACE:
            continue
        if account:
            client.force_login(swept.world.stranger)
        url = url_of(row, "", {**ABSENT})
        for method in ("get", "post"):
            want = {row.get if method == "get" else row.post}
            if row.who == SIGNED_IN and not account:
                want = {302, 405} if want == {405} else {302}
            elif account and row.name in ("account_login", "account_signup"):
                want = {302}  # who is signed in already is sent home
            elif account and row.name == "account_logout":
                want = {200, 302}
            got = answered(client, method, url, (FILE, OTHER))
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


def test_a_look_changes_nothing(swept: Swept) -> None:
    client = Client()
    client.force_login(swept.world.user("team"))
    before, looked = counted(swept.world), looks(swept)
    assert any(before.values())
    for row in (each for each in ROWS if each in WALKED or each.of_a_file):
        if row.who == SPACE and expected(row, "get", "team") == 200:
            response = client.get(url_of(row, swept.here.slug, swept.own))
            shut(response)
            assert response.status_code == 200, row.name
            assert "no-store" in response.headers["Cache-Control"], row.name
    new = looks(swept) - looked
    assert new, "looks into a case file are written down, and sealed, one by one; nothing else is"
    before[f"record.ChainEntry {swept.here.slug}"] += new
    assert counted(swept.world) == before


def looks(swept: Swept) -> int:
    """How many looks into case files are written down."""
    with acting(in_space(swept.here.pk)), every_list(FileReference.objects.values_list("pk", flat=True)):
        return FileRead.objects.count()


def test_pages_that_we_do_not_want_do_not_exist() -> None:
    for name in ("account_email", "account_set_password", "account_confirm_email", "mfa_trust"):
        with pytest.raises(NoReverseMatch):
            reverse(name)


@pytest.mark.postgres  # where every address is walked; the pages are the same on both
def test_every_template_is_rendered(swept: Swept, rendered: set[str], request: pytest.FixtureRequest) -> None:
    """By the walks above (here, where they were not asked for), or by the test that ``ELSEWHERE`` names."""
    if not any("test_inside_a_space[lsp]" in item.nodeid for item in request.session.items):
        for who in ("team", "scrutineer", "lsp", "chair", "stranger", "anonymous"):
            client = swept.client(who)
            for row in sorted(ROWS, key=lambda row: row.name == "account_logout"):  # last: nobody is signed in then
                url = url_of(row, swept.here.slug, swept.own if row.who == SPACE else ABSENT)
                for method in ("get", "post"):
                    answered(client, method, url, ())
    missing = every_template() - rendered
    unseen = sorted(name for name in missing if not elsewhere(name))
    assert unseen == [], "no walk renders it: see tests/sweeps/rendering.py"
    stale = sorted(each for each in ELSEWHERE if not any(name.startswith(each) for name in missing))
    assert stale == [], "a walk renders it by now: take it out of ELSEWHERE"
    assert sorted({each for each in ELSEWHERE.values() if not (ROOT / each).is_file()}) == []


# What takes somebody's own way in: sent last, or nothing could be sent after it.
LAST = ("seat_end", "post_replace", "case_file_hand_over", "incident_hand_over", "case_file_close", "case_file_exclude")


@pytest.mark.postgres
def test_what_is_permitted_is_really_committed(swept: Swept, filled: Filled) -> None:
    """Last of all, for it uses the world up: whatever each role may send, filled in and for its own objects, committed.

    It writes in the first space, breaks nothing, and no row of the other two moves with it.
    """
    here, others = swept.here.pk, [space.pk for space in swept.spaces if space.pk != swept.here.pk]
    before, beside, wrong, done = as_it_stands(here), as_it_stands(*others), [], 0
    rows = sorted((row for row in ROWS if row.who == SPACE), key=lambda row: row.name in LAST)
    for role in [*ROLES[1:], "chair", ROLES[0]]:
        client = swept.client(role)
        for row in (each for each in rows if expected(each, "post", role) not in REFUSED):
            sent = {name: words for name, words in filled.get(row.name, {}).items() if name != "once"}
            status = asked(
                client, "post", url_of(row, swept.here.slug, swept.own), (THERE, JOINT, OTHER), sent
            ).status_code
            done += status == 302
            if status >= 500:
                wrong.append(f"post {row.name} as {role}: {status}")
            forget_messages(client)
    assert wrong == []
    assert done > 40, "forms that are filled in are taken"
    assert len(moved(before, as_it_stands(here))) > 25, "what was sent stands in the tables"
    assert moved(beside, as_it_stands(*others)) == []
