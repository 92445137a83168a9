"""Reports of mail that came back (RFC 3464, RFC 6522), read from bytes that anybody may have written.

Nothing in a report is trusted but the random number of a mail that it names (`Report.tokens`): from the address it was
sent to (``bounces+NUMBER@…``) or the Message-ID of the mail that it returns. What is not a report gives None, whatever
it is; no text in it can raise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

MOST_BYTES = 512 * 1024
"""What is read of a report: the words of a report come first, the mail that it returns last. The product's choice."""
MOST_PARTS = 20
MOST_WORDS = 300
MOST_FIELD = 2000
NUMBER = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
SENT_TO = re.compile(rf"\+({NUMBER})@")
MESSAGE_ID = re.compile(rf"<({NUMBER})@")
STATUS = re.compile(r"\b([245])\.\d{1,3}\.\d{1,3}\b")
ADDRESSED = ("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")
OF_REPORT = ("message/delivery-status", "message/global-delivery-status")
RETURNED = ("message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers")


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says: the numbers of the mails it names, whether it is for good, and why, in a sentence."""

    tokens: tuple[str, ...]
    failed: bool
    words: str


def read_report(data: bytes) -> Report | None:
    """The report that these bytes are; None where they are none: an answer, a newsletter, noise."""
    try:
        return _read(message_from_bytes(data[:MOST_BYTES]))
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None  # what the parser cannot make sense of is no report that we can use


def _read(message: Message) -> Report | None:
    if message.get_content_type() != "multipart/report":
        return None
    tokens: dict[str, None] = {}
    for name in ADDRESSED:
        for value in message.get_all(name, ()):
            tokens |= dict.fromkeys(SENT_TO.findall(str(value).lower()))
    blocks: list[Message] = []
    for part in _parts(message):
        kind = part.get_content_type()
        if kind in OF_REPORT:
            blocks += _blocks(part)
        elif kind in RETURNED:
            tokens |= dict.fromkeys(MESSAGE_ID.findall(_returned_id(part).lower()))
    found = [each for each in blocks if each.get("Action")]
    if not found or not tokens:
        return None
    failed = [each for each in found if str(each["Action"]).strip().lower() == "failed"]
    return Report(tuple(tokens), bool(failed), _words(failed[0] if failed else found[0]))


def _parts(message: Message) -> Iterator[Message]:
    """The parts of the report itself, not those of the mail that it returns."""
    payload = message.get_payload()
    yield from (part for part in payload[:MOST_PARTS] if isinstance(part, Message)) if isinstance(payload, list) else ()


def _blocks(part: Message) -> list[Message]:
    """The blocks of fields of a delivery status, one for each recipient after the first, which is about the mail."""
    payload = part.get_payload()
    if isinstance(payload, list):
        return [each for each in payload[:MOST_PARTS] if isinstance(each, Message)]
    texts = re.split(r"\r?\n\r?\n", _text(part))[:MOST_PARTS]  # of a kind that the parser leaves as one text
    return [message_from_bytes(each.encode(errors="replace")) for each in texts]


def _returned_id(part: Message) -> str:
    payload = part.get_payload()
    if isinstance(payload, list):
        return str(payload[0].get("Message-ID", "")) if payload and isinstance(payload[0], Message) else ""
    return str(message_from_bytes(_text(part).encode(errors="replace")).get("Message-ID", ""))


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    return payload.decode(errors="replace") if isinstance(payload, bytes) else ""


def _words(block: Message) -> str:
    """Why, in the words of the server that gave up: "550 5.1.1 No such person here (ann@example.org)"."""
    said = _plain(block.get("Diagnostic-Code", "")).partition(";")
    why = (said[2] or said[0]).strip()
    status = STATUS.search(_plain(block.get("Status", "")))
    if status and status[0] not in why:
        why = f"{status[0]} {why}".strip()
    whom = _plain(block.get("Final-Recipient", "") or block.get("Original-Recipient", "")).partition(";")
    address = (whom[2] or whom[0]).strip()
    words = f"{why or 'no reason given'} ({address})" if address else why or "no reason given"
    return words if len(words) <= MOST_WORDS else f"{words[: MOST_WORDS - 1]}…"


def _plain(value: object) -> str:
    """A field as one line of printable text."""
    try:
        text = str(make_header(decode_header(str(value)[:MOST_FIELD])))
    except (MessageError, ValueError, LookupError):
        text = str(value)[:MOST_FIELD]
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
