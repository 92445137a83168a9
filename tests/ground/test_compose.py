"""docker-compose.yml, read by docker-compose itself."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
SECRETS = [
    "SECRET_KEY",
    "SPACE_SIGNING_KEY",
    "SEALING_KEYS",
    "POSTGRES_PASSWORD",
    "HSCP_OWNER_PASSWORD",
    "HSCP_APP_PASSWORD",
    "HSCP_BACKUP_PASSWORD",
    "REDIS_PASSWORD",
]
OURS = ["migrate", "web", "worker", "beat"]
ASKED_FOR = ["backup", "restore"]  # run by hand or by a timer, never by `up`
# What .env.example explains and compose decides itself: the folder is a volume, the rest is not for production.
NOT_WITH_COMPOSE = {"DATABASE_APP_ROLE", "DATABASE_BACKUP_ROLE", "HSCP_VAR", "DEBUG", "HSCP_DEMO", "HSCP_TODAY"}

pytestmark = pytest.mark.once


def compose(folder: Path, env: str) -> subprocess.CompletedProcess[str]:
    """`docker-compose config` with ``env`` as .env and nothing else in the environment."""
    shutil.copy(ROOT / "docker-compose.yml", folder)
    (folder / ".env").write_text(env)
    return subprocess.run(
        ["docker-compose", "config"],
        cwd=folder,
        env={"PATH": "/usr/local/bin:/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def filled_in() -> str:
    """.env.example with its empty secrets filled in."""
    example = (ROOT / ".env.example").read_text()
    return re.sub(
        rf"^({'|'.join(SECRETS)})=$", lambda found: f"{found[1]}=made-{found[1].lower()}", example, flags=re.M
    )


@pytest.fixture(scope="module")
def services(tmp_path_factory):
    outcome = compose(tmp_path_factory.mktemp("compose"), filled_in() + "TRUSTED_PROXIES=2\n")
    assert outcome.returncode == 0, outcome.stderr
    return YAML(typ="safe").load(outcome.stdout)["services"]


def test_services(services):
    assert sorted(services) == sorted([*OURS, *ASKED_FOR, "db", "redis"])
    assert [name for name in services if services[name].get("profiles")] == ASKED_FOR


def test_whatever_the_example_explains_reaches_the_product(services):
    explained = set(re.findall(r"^#?([A-Z][A-Z_]+)=", (ROOT / ".env.example").read_text(), flags=re.M))
    reached = {name for service in services.values() for name in service.get("environment", {})}
    passed_on = {
        "HSCP_BACKUP_PASSWORD",
        "HSCP_APP_PASSWORD",
        "HSCP_OWNER_PASSWORD",
        "POSTGRES_PASSWORD",
        "REDIS_PASSWORD",
    }
    of_some = {"WEB_CONCURRENCY", "DATABASE_OWNER_URL", "DATABASE_BACKUP_URL", "BACKUP_KEY"}

    assert explained > NOT_WITH_COMPOSE
    assert explained - reached == NOT_WITH_COMPOSE
    for name in explained - NOT_WITH_COMPOSE - passed_on - of_some:
        assert all(name in services[ours]["environment"] for ours in (*OURS, *ASKED_FOR)), name
    assert services["web"]["environment"]["TRUSTED_PROXIES"] == "2"


@pytest.mark.parametrize("secret", SECRETS)
def test_no_secret_has_a_default(tmp_path, secret):
    outcome = compose(tmp_path, re.sub(rf"^{secret}=.*$", f"{secret}=", filled_in(), flags=re.M))

    assert outcome.returncode != 0
    assert f"set {secret} in .env" in outcome.stderr


def test_only_the_migration_and_a_restore_know_the_owner(services):
    knowing = [name for name in services if "made-hscp_owner_password" in str(services[name])]

    assert sorted(knowing) == ["db", "migrate", "restore"]
    assert services["migrate"]["command"] == ["python", "manage.py", "migrate", "--database", "owner", "--noinput"]


def test_nobody_but_the_database_knows_its_superuser(services):
    assert [name for name in services if "made-postgres_password" in str(services[name])] == ["db"]


def test_only_a_backup_reads_past_the_policies(services):
    assert sorted(name for name in services if "made-hscp_backup_password" in str(services[name])) == ["backup", "db"]
    assert sorted(name for name in services if "BACKUP_KEY" in services[name]["environment"]) == ASKED_FOR


def test_a_backup_cannot_write_to_the_files_nor_a_restore_to_the_backups(services):
    mounts = {name: [volume.partition(":")[2] for volume in services[name]["volumes"]] for name in ASKED_FOR}
    assert mounts == {
        "backup": ["/app/var/files:ro", "/backups:rw"],
        "restore": ["/app/var/files:rw", "/backups:ro"],
    }


@pytest.mark.parametrize("name", [*OURS, *ASKED_FOR])
def test_our_services_run_with_little(services, name):
    service = services[name]

    assert service["read_only"] is True
    in_memory = ["/app/var/incoming:uid=10001,gid=10001,mode=0700"] if name in ASKED_FOR else []
    assert service["tmpfs"] == ["/tmp", *in_memory], "packs are put together on disk"
    on_disk = ["files:/app/var/files:rw", "incoming:/app/var/incoming:rw"]
    assert name in ASKED_FOR or service["volumes"] == on_disk
    assert service["cap_drop"] == ["ALL"]
    assert "privileged" not in service


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_nothing_works_before_the_migration_has_ended(services, name):
    assert services[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_everything_that_stays_has_a_health_check(services):
    assert sorted(name for name in services if "healthcheck" not in services[name]) == ["backup", "migrate", "restore"]


def test_health_checks_see_a_scheduler_and_a_worker_that_do_nothing(services):
    """That a process lives says little: what it ought to do is looked for, in the database."""
    checks = {name: " ".join(services[name]["healthcheck"]["test"]) for name in ("web", "worker", "beat")}

    assert "python manage.py health timetable" in checks["beat"]
    assert "python manage.py health jobs" in checks["worker"]
    assert "/health/web/" in checks["web"]  # a scheduler that stops must not take the site away


def test_only_the_web_is_reached_from_outside_and_through_a_proxy(services):
    assert {name: services[name]["ports"] for name in services if "ports" in services[name]} == {
        "web": ["127.0.0.1:8000:8000/tcp"]
    }


def test_the_files_that_are_mounted_exist(services):
    mounted = [volume.split(":")[0] for name in services for volume in services[name].get("volumes", [])]
    local = [path for path in mounted if path.startswith("/") and not path.endswith("/backups")]

    assert len(local) == 1
    assert (ROOT / ".ci" / local[0].partition("/.ci/")[2]).is_file()
