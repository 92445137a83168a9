"""Stands in for `docker compose` where there is no Docker engine: runs a service's command as compose would, in a plain
folder and on this machine's servers. What each service may know and mount is read from docker-compose.yml itself."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from ruamel.yaml import YAML

GIVEN = json.loads(os.environ["STAND_IN"])  # folder and environment of the image, host of the database
SERVICES = YAML(typ="safe").load(Path("docker-compose.yml").read_text())["services"]
OWN = ("DATABASE_OWNER_URL", "DATABASE_BACKUP_URL", "BACKUP_KEY")  # what not every service knows


def psql(sql: str, database: str = "postgres") -> str:
    environment = {"PATH": f"{GIVEN['programs']}:/usr/bin:/bin", "PGHOST": GIVEN["host"]}
    command = ["psql", "-XAtq", "-U", "postgres", "-d", database, "-c", sql]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout.strip()


def main(words: list[str]) -> int:
    assert words.pop(0) == "compose"
    project = "hscp"
    if words[0] == "--project-name":
        project, words = words[1], words[2:]
    verb, words = words[0], words[1:]
    named = [word for word in words if not word.startswith("--")]
    if verb == "run":
        return run(project, named[0], words[words.index(named[0]) + 1 :])
    assert set(named) <= set(SERVICES), named
    if verb == "up" and project not in psql("SELECT datname FROM pg_database").splitlines():
        psql(f"CREATE DATABASE {project} OWNER hscp_owner")
        psql(f"GRANT CONNECT ON DATABASE {project} TO hscp_app, hscp_backup")
        psql("ALTER SCHEMA public OWNER TO hscp_owner; REVOKE ALL ON SCHEMA public FROM PUBLIC", project)
    elif verb == "down":
        assert project != "hscp"
        psql(f"DROP DATABASE {project} WITH (FORCE)")  # as a server that is taken away takes its connections along
        shutil.rmtree(variable(project))
    else:
        assert verb in ("up", "stop"), verb
    return 0


def variable(project: str) -> Path:
    """HSCP_VAR: the image's own, or for another project a folder beside the clone."""
    return Path(GIVEN["environment"]["HSCP_VAR"]) if project == "hscp" else Path(project).absolute()


def run(project: str, name: str, words: list[str]) -> int:
    service = SERVICES[name]
    command = [*service.get("entrypoint", []), *(words or service["command"])]
    mounts = dict(volume.split(":")[1::-1] for volume in service["volumes"])
    assert "/app/var/files" in mounts
    environment = {**GIVEN["environment"], "HSCP_VAR": str(variable(project))}
    for key in set(OWN) & set(service["environment"]):
        role = {"DATABASE_OWNER_URL": "hscp_owner", "DATABASE_BACKUP_URL": "hscp_backup"}.get(key)
        environment[key] = f"postgres://{role}@/{GIVEN['host']}/hscp" if role else key_of_the_env()
    for key, value in environment.items():
        if key.startswith("DATABASE_"):
            environment[key] = value.removesuffix("/hscp") + f"/{project}"
    for inside, outside in mounts.items():
        if outside.startswith("./"):
            command = [word.replace(inside, str(Path(outside).absolute()), 1) for word in command]
    return subprocess.run(command, cwd=GIVEN["folder"], env=environment, check=False).returncode


def key_of_the_env() -> str:
    lines = [line for line in Path(".env").read_text().splitlines() if line.startswith("BACKUP_KEY=")]
    return lines[-1].partition("=")[2] if lines else ""


sys.exit(main(sys.argv[1:]))
