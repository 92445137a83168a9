"""An account is as its record says, or nobody signs in to it: what is written past us is of no use."""

import re
from importlib import import_module
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.test import Client

from hscp.identity.entries import AccountEvent
from hscp.identity.ledger import PARTS, differences, differing
from hscp.identity.models import User
from hscp.identity.seals import open_seal, seal
from hscp.identity.sessions import close_account, drop_factors, end_sessions
from tests.factories.factors import APP, code_of, set_up_app
from tests.factories.people import PASSWORD, make_user
from tests.identity.conftest import sign_in, signed_in

pytestmark = pytest.mark.django_db
OTHER_APP = "B" * 32
NEW = "seven purple kettles at dawn"


@pytest.fixture
def with_app(user: User) -> User:
    TOTP.activate(user, APP)
    return user


def kinds(user: User) -> list[str]:
    return list(AccountEvent.objects.filter(account=user).order_by("number").values_list("kind", flat=True))


def run(sql: str, *values: Any) -> None:
    """What an injection does: past every model of ours."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def refused(client: Client, user: User) -> bool:
    """Whether the right password, and then a right code of either app, leave the visitor outside."""
    cache.clear()
    answer = sign_in(client, user.email)
    if answer.status_code == 302:
        for secret in (APP, OTHER_APP):
            client.post("/account/second-step/code/", {"code": code_of(secret)})
    return not signed_in(client)


def test_what_is_changed_by_us_is_recorded_and_no_difference(client: Client, user: User) -> None:
    secret = set_up_app_of(client, user)
    user.email = "moved@example.org"
    user.save()
    user.set_password(NEW)
    user.save(update_fields=["password"])
    close_account(user=user)
    close_account(user=user, reopen=True)
    assert differences(user) == ()
    assert kinds(user) == ["made", "factor-added", "factor-added", "address", "password", "closed", "reopened"]
    assert [each.number for each in user.events.order_by("number")] == list(range(1, 8))
    assert user.events.filter(by=user, on_page=True).count() == 2, "on a page, by its holder"
    everything = repr(list(AccountEvent.objects.values_list()))
    assert secret not in everything and user.hashed_password not in everything


def test_what_is_changed_here_and_saved_later_is_recorded_then(user: User) -> None:
    """Though the row was read again in part, or saved in part, in between: else its holder would be shut out."""
    user.email = "moved@example.org"
    end_sessions(user=user)  # reads the round of sessions again
    user.set_password(NEW)
    user.save(update_fields=["password"])
    user.is_active = False
    user.save(update_fields=["is_active"])
    assert User.objects.get(pk=user.pk).email != user.email and differences(user) == ()
    user.save()
    assert kinds(user) == ["made", "password", "closed", "address"] and differences(user) == ()


def set_up_app_of(client: Client, user: User) -> str:
    client.force_login(user, factor=False)
    return set_up_app(client)


@pytest.mark.parametrize("way", ["app", "recovery code", "passkey"])
def test_a_factor_stands_with_its_row_or_not_at_all(
    client: Client, user: User, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else whoever is cut off in between has a second step that the record does not know, and is shut out."""
    if way == "passkey":
        key = Authenticator.objects.create(user=user, type="webauthn", data={"name": "Old", "credential": {}})
        client.force_login(user)
    elif way == "recovery code":
        TOTP.activate(user, APP)
        code = RecoveryCodes.activate(user).generate_codes()[0]
        sign_in(client, user.email)
    before = list(Authenticator.objects.values_list("pk", "data"))
    with monkeypatch.context() as cut_off, pytest.raises(ZeroDivisionError):
        cut_off.setattr(AccountEvent, "save", lambda *args, **options: 1 / 0)
        if way == "passkey":
            client.post(f"/account/second-step/passkeys/{key.pk}/rename/", {"name": "New"})
        elif way == "recovery code":
            client.post("/account/second-step/code/", {"code": code})
        else:
            set_up_app_of(client, user)
    assert list(Authenticator.objects.values_list("pk", "data")) == before and differences(user) == ()


def test_a_factor_deleted_by_sql_is_no_way_in(client: Client, with_app: User) -> None:
    """The audit's injection: a password alone must not set up a new one where the record says that there is one."""
    run("DELETE FROM mfa_authenticator WHERE user_id = %s", with_app.pk)
    shut = sign_in(client, with_app.email)
    assert shut.status_code == 403 and "about its second steps than" in shut.content.decode()
    assert "two of them do it together" in shut.content.decode()
    client.force_login(with_app, factor=False)  # a session of before the injection
    assert client.get("/account/second-step/app/set-up/").status_code == 403
    assert not signed_in(client)
    drop_factors(user=with_app)
    client.force_login(with_app, factor=False)
    assert set_up_app(client) and differences(with_app) == ()


def copied(client: Client, user: User, mine: User) -> None:
    run("DELETE FROM mfa_authenticator WHERE user_id = %s", user.pk)
    run("UPDATE mfa_authenticator SET user_id = %s WHERE user_id = %s", user.pk, mine.pk)


def exchanged(client: Client, user: User, mine: User) -> None:
    theirs = Authenticator.objects.filter(user=mine).values("data")
    Authenticator.objects.filter(user=user).update(data=theirs)


def put_back(client: Client, user: User, mine: User) -> None:
    """One that was taken away because somebody else had it."""
    rows = list(Authenticator.objects.filter(user=user).values("id", "data", "created_at"))
    drop_factors(user=user)
    Authenticator.objects.bulk_create([Authenticator(user=user, type="totp", **row) for row in rows])


def another_address(client: Client, user: User, mine: User) -> None:
    run("UPDATE identity_user SET email = 'mine@example.org' WHERE id = %s", user.pk)
    user.email = "mine@example.org"


def former_password(client: Client, user: User, mine: User) -> None:
    sealed = user.password
    user.set_password(NEW)
    user.save()
    run("UPDATE identity_user SET password = %s WHERE id = %s", sealed, user.pk)


def test_a_link_that_went_to_an_exchanged_address_sets_no_password(client: Client, with_app: User) -> None:
    """Nor is it set when the address has been put back: the account's record would take it for its holder's."""
    address = with_app.email
    run("UPDATE identity_user SET email = 'mine@example.org' WHERE id = %s", with_app.pk)
    client.post("/account/password/reset/", {"email": "mine@example.org"})
    (link,) = re.findall(r"http://testserver(/account/password/reset/key/\S+)", mail.outbox[0].body)
    form = client.get(link, follow=True).redirect_chain[-1][0]
    for email in ("mine@example.org", address):
        run("UPDATE identity_user SET email = %s WHERE id = %s", email, with_app.pk)
        client.post(form, {"password1": NEW, "password2": NEW})
        with_app.refresh_from_db()
        assert with_app.check_password(PASSWORD)
    assert differences(with_app) == ()


def test_a_row_at_the_end_of_all_numbers_leaves_the_account_to_be_changed_and_closed(with_app: User) -> None:
    values = (with_app.pk, 2**31 - 1)
    run(
        "INSERT INTO identity_accountevent (account_id, number, at, kind, what, on_page, state)"
        " VALUES (%s, %s, '2026-01-01', 'reset', '', true, 'x')",
        *values,
    )
    numbers = with_app.events.exclude(number=2**31 - 1).order_by("number").values_list("number", flat=True)
    before = len(numbers)
    with_app.set_password(NEW)
    with_app.save()
    drop_factors(user=with_app)
    close_account(user=with_app)
    assert len(numbers.all()) > before + 3
    assert list(numbers.all()) == list(range(1, len(numbers.all()) + 1))
    assert differences(with_app) == ()
    assert differing([with_app.pk]) == {with_app.pk: (PARTS["record"],)}, "told each night all the same"


def tie_of_mine(client: Client, user: User, mine: User) -> None:
    SocialAccount.objects.bulk_create([SocialAccount(user=user, provider="council", uid="mine")])


def record_made_up(client: Client, user: User, mine: User) -> None:
    """A row of one's own, or another account's, in front: it opens nothing and says nothing."""
    run("DELETE FROM mfa_authenticator WHERE user_id = %s", user.pk)
    (state,) = AccountEvent.objects.filter(account=mine, number=1).values_list("state", flat=True)
    row = AccountEvent(account=user, number=9, at=user.joined_at, kind="reset", on_page=True, state=state)
    AccountEvent.objects.bulk_create([row])


@pytest.mark.parametrize(
    "way", [copied, exchanged, put_back, another_address, former_password, tie_of_mine, record_made_up]
)
def test_what_is_planted_copied_or_put_back_opens_nothing(client: Client, with_app: User, way: Any) -> None:
    mine = make_user()
    TOTP.activate(mine, OTHER_APP)
    assert not refused(client, with_app)
    client.logout()
    way(client, with_app, mine)
    assert refused(client, with_app)
    again = User.objects.get(pk=with_app.pk)
    again.set_password(PASSWORD)
    again.save()
    if way is not former_password:
        assert refused(client, with_app), "what is done afterwards takes nothing of it over"


def test_a_recovery_code_that_was_used_stays_used(client: Client, with_app: User) -> None:
    codes = RecoveryCodes.activate(with_app)
    (unused,) = Authenticator.objects.filter(type="recovery_codes").values_list("data", flat=True)
    code = codes.generate_codes()[0]
    sign_in(client, with_app.email)
    client.post("/account/second-step/code/", {"code": code})
    assert signed_in(client) and differences(with_app) == () and kinds(with_app)[-1] == "factor-changed"
    Authenticator.objects.filter(type="recovery_codes").update(data=unused)
    cache.clear()
    elsewhere = Client()
    sign_in(elsewhere, with_app.email)
    elsewhere.post("/account/second-step/code/", {"code": code})
    assert not signed_in(elsewhere)


def test_a_made_up_row_shuts_nobody_out_and_two_people_take_nothing_over_by_it(client: Client, with_app: User) -> None:
    """Else an injection could have an address of its own taken over by whoever resets the second step in good faith."""
    row = AccountEvent(account=with_app, number=9, at=with_app.joined_at, kind="reset", on_page=True, state="2.made up")
    AccountEvent.objects.bulk_create([row])
    assert not refused(client, with_app)
    assert differing([with_app.pk]) == {with_app.pk: (PARTS["record"],)}, "the nightly check names it"
    another_address(client, with_app, with_app)
    drop_factors(user=with_app)
    assert differences(with_app) == (PARTS["address"],)


def test_the_record_is_only_added_to(with_app: User) -> None:
    for sql in ("UPDATE identity_accountevent SET what = ''", "DELETE FROM identity_accountevent"):
        with pytest.raises(DatabaseError), transaction.atomic():
            run(sql)


def test_whoever_runs_it_can_take_an_account_over_as_it_stands(client: Client, with_app: User) -> None:
    another_address(client, with_app, with_app)
    drop_factors(user=with_app)
    assert differences(with_app) == (PARTS["address"],), "two people have looked at the second step alone"
    call_command("close_account", with_app.email, verbosity=0)
    out = StringIO()
    call_command("close_account", with_app.email, reopen=True, stdout=out)
    assert "stays shut: it is not as its record says about its address" in out.getvalue()
    assert differences(with_app) == (PARTS["address"],), "nobody takes it over by the way"
    call_command("close_account", with_app.email, verbosity=0)
    call_command("close_account", with_app.email, reopen=True, as_it_stands=True, verbosity=0)
    assert differences(with_app) == ()
    with pytest.raises(CommandError, match="goes with --reopen"):
        call_command("close_account", with_app.email, as_it_stands=True)


def test_a_new_key_leaves_every_account_as_recorded(with_app: User, settings: Any) -> None:
    settings.SEALING_KEYS = ["a new key, in front", settings.SEALING_KEYS[0]]
    call_command("reseal", verbosity=0)
    settings.SEALING_KEYS = settings.SEALING_KEYS[:1]
    assert differences(with_app) == () and kinds(with_app)[-1] == "sealed-anew"


def test_accounts_of_before_are_taken_over_as_they_stand() -> None:
    """Those that have no record yet, and factors whose seal is bound to nobody, as a database of before has them."""
    (before,) = User.objects.bulk_create([User(email="before@example.org", password="!")])
    Authenticator.objects.bulk_create([Authenticator(user=before, type="totp", data={"secret": seal(APP)})])
    assert differences(before) == (PARTS["record"],) and Authenticator.objects.get().data["secret"] != APP
    migration: Any = import_module("hscp.identity.migrations.0003_accounts_record")
    classes = MigrationLoader(None).project_state([("identity", "0003_accounts_record")]).apps  # as migrations see them
    there = (classes, SimpleNamespace(connection=connection))
    migration.bind(*there)
    migration.take_over(*there)
    assert differences(before) == () and Authenticator.objects.get().data["secret"] == APP
    migration.loosen(*there)
    (data,) = Authenticator.objects.values_list("data", flat=True)
    assert open_seal(data["secret"]) == APP


def test_one_that_is_planted_between_the_steps_is_not_taken(client: Client, with_app: User) -> None:
    mine = make_user()
    TOTP.activate(mine, OTHER_APP)
    sign_in(client, with_app.email)
    inside = Client()
    inside.force_login(with_app)
    exchanged(client, with_app, mine)
    code = {"code": code_of(OTHER_APP)}
    assert "not as its record says" in client.post("/account/second-step/code/", code).content.decode()
    assert not signed_in(client)
    cache.clear()
    assert "not as its record says" in inside.post("/account/second-step/again/code/", code).content.decode()


def test_another_accounts_recovery_codes_cannot_be_had_shown(client: Client, with_app: User) -> None:
    """Their seed, sealed as it stands, in one's own row: our own page would have opened it."""
    codes = RecoveryCodes.activate(with_app).generate_codes()
    mine = make_user()
    TOTP.activate(mine, OTHER_APP)
    RecoveryCodes.activate(mine)
    theirs = Authenticator.objects.filter(user=with_app, type="recovery_codes").values("data")
    Authenticator.objects.filter(user=mine, type="recovery_codes").update(data=theirs)
    client.force_login(mine)
    page = client.get("/account/second-step/recovery-codes/")
    assert page.status_code == 200 and not any(code in page.content.decode() for code in codes)


def test_whoever_it_belongs_to_reads_what_was_changed(client: Client, with_app: User) -> None:
    other = make_user()
    client.force_login(with_app)
    client.post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW, "next": "/account/"}
    )
    call_command("end_sessions", with_app.email, verbosity=0)
    client.force_login(User.objects.get(pk=with_app.pk))
    page = " ".join(client.get("/account/history/").content.decode().split())
    for row in (
        "<td>Account made</td><td>Whoever runs HSCP, or the timetable</td>",
        "<td>Second step set up: an app</td>",
        "<td>Password set</td><td>You</td>",
        "<td>Every session ended</td><td>Whoever runs HSCP",
    ):
        assert row in page, row
    client.force_login(other)
    theirs = client.get("/account/history/").content.decode()
    assert "Password set" not in theirs and theirs.count("<tr>") == 2, "one's own alone"
    out = StringIO()
    call_command("account_history", with_app.email, stdout=out)
    assert "Password set. somebody@example.org." in out.getvalue() and "as its record says" in out.getvalue()


def test_a_row_that_we_did_not_write_is_marked_to_its_holder(client: Client, with_app: User, settings: Any) -> None:
    settings.SEALING_KEYS = ["a new key: " + "a seal" * 5, *settings.SEALING_KEYS]
    call_command("reseal", verbosity=0)
    settings.SEALING_KEYS = settings.SEALING_KEYS[:1]  # what was sealed before opens no more, and is ours
    row = AccountEvent(number=9, at=with_app.joined_at, kind="reset", on_page=True, state="x", by=with_app)
    row.account = with_app
    AccountEvent.objects.bulk_create([row])
    client.force_login(User.objects.get(pk=with_app.pk))
    page = client.get("/account/history/").content.decode()
    assert page.count("Not written by HSCP") == 1
    (shown,) = re.findall("<td>Second step reset by two people</td><td>(.*?)</td>", page)
    assert "Not written by HSCP" in shown and "You" not in shown
    out = StringIO()
    call_command("account_history", with_app.email, stdout=out)
    assert out.getvalue().count("Not written by HSCP") == 1


def test_many_are_compared_at_once(with_app: User, django_assert_num_queries: Any) -> None:
    others = [make_user() for _ in range(3)]
    drop_factors(user=others[0])
    run("UPDATE identity_user SET is_active = %s WHERE id = %s", False, others[1].pk)
    run("DELETE FROM mfa_authenticator")
    with django_assert_num_queries(4):
        found = differing(each.pk for each in (with_app, *others))
    assert found == {with_app.pk: (PARTS["factors"],), others[1].pk: (PARTS["open"],)}
    assert found == {each.pk: differences(each) for each in (with_app, *others) if differences(each)}
