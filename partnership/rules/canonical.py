"""The one text of some content, and its hash: what a signature is given to, whatever it looks like on paper."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID


def canonical(data: Any) -> str:
    """The one text of some content: equal content gives equal text, whatever its key order, platform or database.

    JSON without spaces and with sorted keys. Text is put in Unicode's composed form (NFC) with `\\n` line ends;
    decimals are text without trailing zeros (1.50 and 1.5 are the same figure); dates are ISO text; moments are UTC.
    Mappings (with text keys), lists and tuples, text, integers, booleans, None, Decimal, date, aware datetime, UUID and
    enum members are content. Anything else raises `TypeError`: floats above all, whose figures are not exact, and sets,
    which have no order. Naive moments, unending decimals and two keys that are the same text raise `ValueError`.
    """
    return json.dumps(_plain(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def content_hash(data: Any) -> str:
    """SHA-256 of the canonical text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()


def _plain(data: Any) -> Any:
    if data is None or isinstance(data, bool):
        return data
    if isinstance(data, Enum):
        return _plain(data.value)
    if isinstance(data, str):
        return unicodedata.normalize("NFC", data.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(data, int):
        return int(data)
    if isinstance(data, Decimal):
        return _decimal(data)
    if isinstance(data, datetime):
        if data.utcoffset() is None:
            raise ValueError("A moment needs its time zone to be signed.")
        return data.astimezone(UTC).isoformat()
    if isinstance(data, date):
        return data.isoformat()
    if isinstance(data, UUID):
        return str(data)
    if isinstance(data, (list, tuple)):
        return [_plain(each) for each in data]
    if isinstance(data, Mapping):
        return _object(data)
    raise TypeError(
        f"Cannot sign a {type(data).__name__}: give text, whole numbers, decimals, dates, lists or mappings."
    )


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"Cannot sign the figure {value}.")
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _object(data: Mapping[Any, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in data.items():
        if not isinstance(key, str):
            raise TypeError(f"Keys of signed content are text, not {type(key).__name__}.")
        name = _plain(key)
        if name in found:
            raise ValueError(f"The key {name!r} comes twice.")
        found[name] = _plain(value)
    return found
