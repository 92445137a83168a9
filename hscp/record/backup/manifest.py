"""What a backup says of itself: what it was made of, and what must be found again after it has been restored."""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings

from hscp.record.backup import Problem

FORMAT = 1
KEYS = ("SECRET_KEY", "SPACE_SIGNING_KEY", "SEALING_KEYS")
# What another key means, in words for whoever restores.
MEANS = {
    "SECRET_KEY": "invitations and links in mail that are still open stop working",
    "SPACE_SIGNING_KEY": "nothing is lost: the database is told the new one",
    "SEALING_KEYS": "no password and no second factor can be read, so that nobody can sign in",
}


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the database at the moment of the backup: how many rows, and which columns in which order."""

    rows: int
    columns: list[str]


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that a backup says of itself.

    ``heads``: of each space by its address, how far its chain reaches and the hash that seals it, as "NUMBER:HASH";
    empty where nothing is sealed. ``fences``: policies and triggers by name. ``schema``: columns, keys, checks and
    indexes as the database writes them down. ``lacking``: files that rows of the database name and that could not be
    copied, with the reason. ``keys``: fingerprints of the secrets, never a secret.
    """

    product: str
    taken_at: str
    engine: str
    server: str
    database: str
    migrations: list[list[str]]
    tables: dict[str, Table]
    sequences: dict[str, list[Any]]
    heads: dict[str, str]
    fences: list[str]
    schema: list[str]
    parts: dict[str, dict[str, Any]]
    lacking: dict[str, str]
    keys: dict[str, list[str]]
    format: int = field(default=FORMAT)

    @property
    def moment(self) -> datetime:
        """When the database stood so."""
        return datetime.fromisoformat(self.taken_at)

    @property
    def rows(self) -> int:
        """Of all tables together."""
        return sum(table.rows for table in self.tables.values())

    @property
    def files(self) -> dict[str, dict[str, Any]]:
        """The parts that are files, by their path below the folder of files."""
        return {name.removeprefix("files/"): part for name, part in self.parts.items() if name.startswith("files/")}


def fingerprints() -> dict[str, list[str]]:
    """A short digest of each secret that is set here: it tells two apart and gives neither away."""
    found = {}
    for name in KEYS:
        value = getattr(settings, name)
        values = value if isinstance(value, list) else [value]
        found[name] = [hashlib.sha256(f"hscp backup {name} {each}".encode()).hexdigest()[:16] for each in values]
    return found


def other_keys(manifest: Manifest) -> list[str]:
    """A sentence for each secret that is not here as it was where the backup was made."""
    here = fingerprints()
    lacking = {name: [each for each in manifest.keys.get(name, []) if each not in here[name]] for name in KEYS}
    return [
        f"{name} is not the one that was set when the backup was made (fingerprint {', '.join(lacking[name])}): "
        f"{MEANS[name]}."
        for name in KEYS
        if lacking[name]
    ]


def _mac(text: bytes) -> str:
    key = hashlib.sha256(f"hscp backup manifest {settings.SECRET_KEY}".encode()).digest()
    return hmac.new(key, text, hashlib.sha256).hexdigest()


def written(manifest: Manifest) -> bytes:
    """The manifest as it stands in the archive: its text as JSON, signed with a key made from ``SECRET_KEY``."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, sort_keys=True)
    return json.dumps({"signed": _mac(text.encode()), "manifest": text}, indent=1).encode()


def read(data: bytes) -> Manifest:
    """The manifest of an archive.

    Raises ``Problem`` where it cannot be understood, and where its signature is wrong although ``SECRET_KEY`` is the
    one it was signed with. With another key the signature cannot be told right from wrong: see ``other_keys``.
    """
    try:
        outer = json.loads(data)
        values = json.loads(outer["manifest"])
        if values["format"] != FORMAT:
            raise Problem(f"This backup has the format {values['format']}; this version of the product reads {FORMAT}.")
        values["tables"] = {name: Table(**table) for name, table in values["tables"].items()}
        manifest = Manifest(**values)
        named = [*manifest.tables, *(column for table in manifest.tables.values() for column in table.columns)]
        if not all(name.isidentifier() for name in named):  # they become part of SQL
            raise ValueError
    except (KeyError, TypeError, ValueError):
        raise Problem("The manifest of this backup cannot be understood: it is not as it was made.") from None
    same_key = manifest.keys["SECRET_KEY"] == fingerprints()["SECRET_KEY"]
    if same_key and not hmac.compare_digest(outer["signed"], _mac(outer["manifest"].encode())):
        raise Problem("The manifest of this backup has been changed since it was made. Use another backup.")
    return manifest
