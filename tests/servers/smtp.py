"""A real mail server that refuses, hesitates or breaks off where a test tells it to."""

import asyncio
import threading
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.servers.redis import free_port


@dataclass
class Postman:
    """What the server does. ``answers`` are given to the next recipients, then "250 OK"; likewise ``after_text``."""

    answers: list[str] = field(default_factory=list)
    after_text: list[str] = field(default_factory=list)
    break_off: bool = False  # take the text, then hang up without a word
    stalled: bool = False  # take the text, and keep the sender waiting for the answer
    got_text: threading.Event = field(default_factory=threading.Event)
    mails: list[Message] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)  # of the envelope: where reports go
    texts: int = 0
    port: int = 0

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[Any]
    ) -> str:
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.texts += 1
        self.got_text.set()
        while self.stalled:
            await asyncio.sleep(0.02)
        if self.break_off:
            assert server.transport is not None
            server.transport.abort()
            return "250 nobody hears this"
        answer = self.after_text.pop(0) if self.after_text else "250 OK"
        if answer.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.senders.append(str(envelope.mail_from))
            self.mails.append(message_from_bytes(envelope.content))
        return answer


class MailServer:
    """Start with ``with``; gives the `Postman`."""

    def __enter__(self) -> Postman:
        self.postman = Postman(port=free_port())
        self._controller = Controller(self.postman, hostname="127.0.0.1", port=self.postman.port)
        self._controller.start()
        return self.postman

    def __exit__(self, *problem: object) -> None:
        self._controller.stop()
