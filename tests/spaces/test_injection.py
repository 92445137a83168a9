"""An injection that runs what it likes, as the application's role and in somebody's request, stays in its space.

The planted view hands a visitor's text to the database as SQL. What it can reach is what the visitor could see anyway:
the context is signed for one connection, the key lies where the role cannot read, and the role owns nothing. Tables
that spaces share it cannot write; of accounts, factors, sessions and mail it reads what is of no use (docs/adr/0017).
"""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from hscp.identity.ledger import differences
from hscp.identity.models import User
from hscp.spaces.acting import Context, acting, in_space, signed
from partnership.models import Person
from partnership.operations.invitations import invitation_token, invite
from partnership.operations.people import add_person
from tests.conftest import NOW
from tests.factories.cases import make_case_file, put_on
from tests.factories.factors import APP
from tests.factories.fixtures import World
from tests.factories.keeping import make_schedule
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.postgres


def leaky(request: HttpRequest) -> HttpResponse:
    """A fault as bad as they come: what was typed is run, statement after statement, and the last answer is shown."""
    with connection.cursor() as cursor:
        for statement in request.GET.getlist("sql"):
            cursor.execute(statement)
        rows = cursor.fetchall() if cursor.description else []
    return HttpResponse(repr(rows), content_type="text/plain")


urlpatterns = [path("p/<slug:space>/leaky/", leaky), path("", include("hscp.urls"))]


@pytest.fixture
def visit(world: World) -> Iterator[Any]:
    """Runs SQL in a request of the member here; gives back what the answer says, or the database's refusal."""
    client = Client()
    client.force_login(world.user("member"))

    def run(*statements: str) -> str:
        try:
            with transaction.atomic():
                response = client.get(f"/p/{world.here.slug}/leaky/", {"sql": statements})
        except DatabaseError as error:
            return f"refused: {error}"
        return str(response.content.decode())

    with override_settings(ROOT_URLCONF=__name__):
        yield run


NAMES = "SELECT name FROM partnership_person"


def test_the_planted_fault_is_one(world: World, visit: Any) -> None:
    """It runs what it is told: of its own space it shows everything, of the others nothing."""
    with acting(in_space(world.here.pk)):
        mine = set(Person.objects.values_list("name", flat=True))
    answer = visit(NAMES)
    assert all(name in answer for name in mine)
    assert visit("SELECT count(*) FROM partnership_person") == f"[({len(mine)},)]"
    assert visit(f"SELECT count(*) FROM partnership_person WHERE space_id = {world.there.pk}") == "[(0,)]"


def context_of(world: World, pid: int) -> str:
    """What the server would say to another connection, signed as it signs."""
    return signed(in_space(world.there.pk, user_id=world.user("team", world.there).pk), pid)


def test_a_context_cannot_be_made_up(world: World, visit: Any) -> None:
    there = world.there.pk
    pid = connection.connection.info.backend_pid
    forged = [
        f"{pid};1;{there};{there};;;",
        f"{pid};1;{there};{there};;;.",
        f"{pid};1;{there};{there};;;.{'0' * 64}",
        f"{pid};1;{there};{there};;worker;.{'f' * 64}",
    ]
    for context in forged:
        for name in ("set_config('app.context', '{}', true)", "set_config('app.context', '{}', false)"):
            assert "not signed" in visit(f"SELECT {name.format(context)}", NAMES), context
        assert "not signed" in visit(f"SET LOCAL app.context = '{context}'", NAMES)


def test_ones_own_signature_does_not_cover_another_space(world: World, visit: Any) -> None:
    """What one may read, one may change letter by letter: the signature is over all of it."""
    stolen = visit("SELECT current_setting('app.context')")[3:-4]
    payload, _, mac = stolen.partition(".")
    fields = payload.split(";")
    for place in (1, 2, 3, 4, 5, 6, 7):
        changed = [*fields]
        changed[place] = {5: "worker", 7: "loads"}.get(place, str(world.there.pk))
        assert "not signed" in visit(f"SELECT set_config('app.context', '{';'.join(changed)}.{mac}', true)", NAMES)
    assert "refused" not in visit(f"SELECT set_config('app.context', '{stolen}', true)", NAMES), "as it was, it counts"


def test_a_signature_overheard_on_another_connection_does_not_count(world: World, visit: Any) -> None:
    mine = connection.connection.info.backend_pid
    overheard = context_of(world, mine + 1)
    assert "another connection" in visit(f"SELECT set_config('app.context', '{overheard}', true)", NAMES)
    genuine = context_of(world, mine)  # the same for this connection would count: only the server can sign it
    with acting(in_space(world.there.pk)):
        theirs = set(Person.objects.values_list("name", flat=True))
    assert all(name in visit(f"SELECT set_config('app.context', '{genuine}', true)", NAMES) for name in theirs)


def test_without_a_context_nothing_is_seen(visit: Any) -> None:
    for statement in ("RESET app.context", "SELECT set_config('app.context', '', true)", "RESET ALL", "DISCARD ALL"):
        answer = visit(statement, NAMES)
        assert answer == "[]" or "cannot run inside a transaction block" in answer, statement


@pytest.mark.parametrize(
    "statement",
    [
        "SET ROLE hscp_owner",
        "SET ROLE postgres",
        "SET SESSION AUTHORIZATION hscp_owner",
        "SET SESSION AUTHORIZATION postgres",
        "SET session_replication_role = replica",
        "ALTER ROLE hscp_app BYPASSRLS",
        "ALTER ROLE hscp_app SUPERUSER",
        "GRANT hscp_owner TO hscp_app",
        "ALTER TABLE partnership_person DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE partnership_person NO FORCE ROW LEVEL SECURITY",
        "ALTER TABLE partnership_person OWNER TO hscp_app",
        "ALTER TABLE partnership_historicalperson DISABLE TRIGGER ALL",
        "DROP POLICY fence_read ON partnership_person",
        "CREATE POLICY mine ON partnership_person USING (true)",
        "CREATE OR REPLACE FUNCTION fence.app_read() RETURNS bigint[] LANGUAGE sql AS 'SELECT ARRAY[1]::bigint[]'",
        "CREATE FUNCTION fence.app_read(text) RETURNS bigint[] LANGUAGE sql AS 'SELECT ARRAY[1]::bigint[]'",
        "ALTER FUNCTION fence.part(integer) SECURITY INVOKER",
        "DROP FUNCTION fence.part(integer) CASCADE",
        "CREATE VIEW public.everybody AS SELECT * FROM partnership_person",
        "CREATE TABLE public.copied AS SELECT * FROM partnership_person",
        "TRUNCATE partnership_person",
        "SELECT * FROM fence.signing",
        "SELECT inner_pad FROM fence.signing",
        "COPY fence.signing TO STDOUT",
        "COPY partnership_person TO PROGRAM 'cat'",
        "COPY partnership_person TO '/tmp/people'",
        "SELECT pg_read_file('pg_hba.conf')",
        "SELECT lo_import('/etc/passwd')",
        "SELECT * FROM pg_authid",
        "CREATE TEMP TABLE partnership_person (LIKE public.partnership_person)",
        "CREATE FUNCTION pg_temp.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT NULL::timestamptz'",
        "SET track_activities = on",
        "SELECT dblink('', 'SELECT 1')",
        "CREATE EXTENSION dblink",
        "LOAD 'auto_explain'",
        "SELECT pg_terminate_backend(pg_backend_pid()) FROM pg_authid",
        "UPDATE record_chainentry SET salt = ''",
        "DELETE FROM partnership_historicalperson",
        "INSERT INTO record_chainshape (of_table, columns) VALUES ('x', 'y')",
    ],
)
def test_the_role_cannot_lift_itself(visit: Any, statement: str) -> None:
    answer = visit(statement)
    assert answer.startswith("refused") and "syntax error" not in answer, answer


def test_the_fences_functions_tell_nothing_of_another_space(world: World, visit: Any) -> None:
    make_case_file(world.there, world.user("team", world.there))
    there = world.there.pk
    assert visit(f"SELECT fence.files_in({there})") == "[([],)]"
    assert visit("SELECT fence.app_read()") == f"[([{world.here.pk}],)]"
    assert visit("SELECT fence.app_write()") == "[(None,)]", "a look writes nothing, whatever is injected"
    assert "refused" in visit("SELECT fence.erase('partnership_historicalperson', 1)")
    assert "refused" in visit(
        f"INSERT INTO partnership_person (space_id, name, email, phone, version) VALUES ({there}, '', '', '', 1)"
    )


def test_statistics_and_plans_tell_nothing_of_another_space(world: World, visit: Any) -> None:
    """`pg_stats` holds values of columns; a table under row-level security is left out of it. A leaky operator in a
    condition is not run before the policy."""
    assert visit("SELECT count(*) FROM pg_stats WHERE tablename = 'partnership_person'") == "[(0,)]"
    assert "refused" in visit("SELECT count(*) FROM pg_statistic")
    told = visit(f"SELECT count(*) FROM partnership_person WHERE (1 / (space_id - {world.there.pk})) IS NOT NULL")
    assert not told.startswith("refused"), "the condition met a row of another space"


def test_nobody_overhears_what_other_connections_say(visit: Any) -> None:
    """All requests work as one role, and a role may read the statements of its own connections, values and all."""
    another = connection.copy()
    try:
        with another.cursor() as cursor:
            cursor.execute("SELECT 'said about a child elsewhere'")
            assert visit("SELECT count(*) > 1 FROM pg_stat_activity WHERE usename = current_user") == "[(True,)]"
            assert "elsewhere" not in visit("SELECT query FROM pg_stat_activity")
            assert "app.context" not in visit("SELECT query FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
    finally:
        another.close()


def test_a_closed_case_file_stays_closed(world: World, visit: Any) -> None:
    closed = make_case_file(world.here, world.user("team"), title="Zanzibar")
    mine = make_case_file(world.here, world.user("team"), title="Timbuktu")
    put_on(mine, world.user("member"))
    assert visit("SELECT title FROM partnership_casefile") == "[('Timbuktu',)]"
    assert "Zanzibar" not in visit("SELECT title FROM partnership_historicalcasefile")
    assert visit(f"SELECT count(*) FROM partnership_filegrant WHERE content_object_id = {closed.pk}") == "[(0,)]"


def test_outside_every_space_it_reaches_nothing(world: World) -> None:
    """The same fault on a public page, where nobody acts for a space."""
    with acting(Context(user_id=None)), connection.cursor() as cursor:
        cursor.execute(NAMES)
        assert cursor.fetchall() == []
    with connection.cursor() as cursor:
        cursor.execute(NAMES)
        assert cursor.fetchall() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE spaces_space SET name = 'Mine'",
        "DELETE FROM spaces_jointspace",
        "INSERT INTO spaces_jointspace (joint_id, owner_id) SELECT max(id), min(id) FROM spaces_space",
        "INSERT INTO partnership_bankholiday (day, name) VALUES ('2026-06-15', 'Mine')",
        "INSERT INTO partnership_organisation (key, name, category, introduced_by_id) "
        "SELECT 'mine', 'Mine', 'other', max(id) FROM spaces_space",
        "UPDATE partnership_retentionrule SET months = 1",
        "UPDATE django_content_type SET model = 'person' WHERE model = 'post'",
        "DELETE FROM auth_permission",
        "INSERT INTO guardian_userobjectpermission (object_pk, content_type_id, permission_id, user_id) "
        "SELECT '1', min(content_type_id), min(id), 1 FROM auth_permission",
        "INSERT INTO socialaccount_socialapp (provider, name, client_id, secret, key, provider_id, settings) "
        "VALUES ('openid_connect', 'Mine', '', '', '', 'mine', '{}')",
        "UPDATE identity_accountevent SET what = ''",
        "DELETE FROM identity_accountevent",
    ],
)
def test_what_spaces_share_is_not_written(world: World, visit: Any, statement: str) -> None:
    make_schedule(minutes=1)
    answer = visit(statement, "SELECT 1")
    assert answer.startswith("refused: "), answer
    assert "fence: " in answer or "permission denied" in answer, answer


def test_of_accounts_it_reads_nothing_that_is_of_use(world: World, visit: Any) -> None:
    """Neither a hash to guess at, nor a factor's secret, nor the key of a session, nor the key of an invitation."""
    team, there = world.user("team"), world.user("team", world.there)
    TOTP.activate(there, APP)
    codes = RecoveryCodes.activate(there).generate_codes()
    signed_in = Client()
    signed_in.force_login(team)
    with acting(in_space(world.here.pk)):
        link = invitation_token(invite(person=add_person(name="New", email="new@example.org"), at=NOW))
    tables = ("identity_user", "mfa_authenticator", "identity_accountevent", "django_session", "record_mail")
    read = "".join(visit(f"SELECT * FROM {table}") for table in (*tables, "usersessions_usersession"))
    assert there.email in read and "/invitation/2." in read, "it does read them"
    secrets = [there.hashed_password, APP, *codes, signed_in.session.session_key, link]
    assert [secret for secret in secrets if secret in read] == []


def test_what_it_writes_there_lets_nobody_in(world: World, visit: Any) -> None:
    """A password of one's own, one's own factor in place of the other's, and none at all."""
    mine, other = world.user("member"), world.user("team", world.there)
    TOTP.activate(other, APP)
    TOTP.activate(mine, "B" * 32)
    own = make_password(PASSWORD)
    for planted in (
        f"UPDATE identity_user SET password = '{own}' WHERE id = {other.pk}",
        f"UPDATE identity_user SET password = (SELECT password FROM identity_user WHERE id = {mine.pk}) "
        f"WHERE id = {other.pk}",
    ):
        point = transaction.savepoint()
        visit(planted)
        assert not User.objects.get(pk=other.pk).check_password(PASSWORD)
        transaction.savepoint_rollback(point)
    for planted in ("DELETE FROM mfa_authenticator", f"UPDATE mfa_authenticator SET user_id = {other.pk}"):
        point = transaction.savepoint()
        visit(f"DELETE FROM mfa_authenticator WHERE user_id = {other.pk}", planted)
        assert differences(other) == ("its second steps",)
        assert Client().post("/account/login/", {"login": other.email, "password": PASSWORD}).status_code == 403
        transaction.savepoint_rollback(point)
