"""The chain of the record: one text for a row, its salted digest, and heads that each seal the one before.

The text of a row is the JSON object of its columns exactly as PostgreSQL's ``jsonb`` prints it (keys by length, then by
bytes; numbers without an exponent), so that its triggers make it with ``to_jsonb(NEW)::text``; everything else makes
the same text here. Both are compared over every kind of column by tests.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID


def canonical(row: Mapping[str, Any]) -> str:
    """The one text of a row: column → value as ``plain`` gives it."""
    return _emit(row)


def digest(salt: str, text: str) -> str:
    """SHA-256 of the salt and a row's text, as 64 hexadecimal digits."""
    return sha256((salt + text).encode("utf-8", "surrogatepass")).hexdigest()


def next_head(previous: str, space_id: int, number: int, table: str, row_key: int, shape: int, sealed: str) -> str:
    """The head after entry ``number``: it seals the head before it (empty before the first) and the row's digest."""
    return sha256(f"{previous}|{space_id}|{number}|{table}|{row_key}|{shape}|{sealed}".encode()).hexdigest()


def plain(kind: str, value: Any) -> Any:
    """A stored value as JSON knows it. ``kind`` is one of KINDS, a decimal's with its places: ``decimal:2``.

    Takes what either engine's driver gives, SQLite's bare texts and numbers included. Raises ``ValueError`` for a kind
    that has no text agreed.
    """
    if value is None:
        return None
    name, _, places = kind.partition(":")
    if name not in KINDS:
        raise ValueError(f"No text is agreed for a column of the kind {kind}.")
    if name == "decimal":
        return Decimal(str(value)).quantize(Decimal(1).scaleb(-int(places)))
    return KINDS[name](value)


def _moment(value: str | datetime) -> str:
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}{_fraction(moment.microsecond)}+00:00".rjust(25, "0")


def _time(value: str | time) -> str:
    clock = time.fromisoformat(value) if isinstance(value, str) else value
    return f"{clock:%H:%M:%S}{_fraction(clock.microsecond)}"


def _fraction(microsecond: int) -> str:
    return f".{microsecond:06d}".rstrip("0") if microsecond else ""


def _day(value: str | date) -> str:
    return value[:10] if isinstance(value, str) else value.isoformat()[:10]


def _json(value: Any) -> Any:
    return json.loads(value, parse_float=Decimal) if isinstance(value, str) else value


def _bytes(value: bytes | memoryview) -> str:
    return "\\x" + bytes(value).hex()


KINDS: dict[str, Any] = {
    "int": int,
    "text": str,
    "bool": bool,
    "float": float,
    "date": _day,
    "time": _time,
    "moment": _moment,
    "json": _json,
    "bytes": _bytes,
    "uuid": lambda value: str(value if isinstance(value, UUID) else UUID(value)),
    "decimal": None,  # see `plain`
}


def _emit(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int | float | Decimal):
        return _number(value)
    if isinstance(value, Mapping):
        keys = sorted(value, key=lambda key: (len(_utf8(key)), _utf8(key)))
        return "{" + ", ".join(f"{_emit(key)}: {_emit(value[key])}" for key in keys) + "}"
    return "[" + ", ".join(_emit(each) for each in value) + "]"


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _number(value: float | Decimal) -> str:
    exact = value if isinstance(value, Decimal) else Decimal(repr(value))
    return format(abs(exact) if exact.is_zero() else exact, "f")
