"""A mail server that takes its time before and after it has taken a mail, so that a sender can be killed in between."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.servers.redis import free_port
from tests.servers.smtp import Postman


@dataclass
class Slow(Postman):
    """Waits ``pause`` seconds before it takes a mail, and again before it says so.

    While it holds, it takes mail and does not say so: ``between`` counts what is taken and not answered.
    """

    pause: float = 0.05
    holds: bool = False
    between: int = 0

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        await asyncio.sleep(self.pause)
        answer = await super().handle_DATA(server, session, envelope)
        self.between += 1
        try:
            await asyncio.sleep(self.pause)
            while self.holds:
                await asyncio.sleep(0.01)
        finally:
            self.between -= 1
        return answer

    @contextmanager
    def in_the_middle(self, seconds: float) -> Iterator[bool]:
        """Inside, a mail is taken and not answered, unless none came within so many seconds. Gives whether."""
        self.holds, end = True, time.monotonic() + seconds
        while not self.between and time.monotonic() < end:
            time.sleep(0.01)
        try:
            yield bool(self.between)
        finally:
            self.holds = False

    def taken(self) -> Counter[str]:
        """How often a mail of each Message-ID was taken."""
        return Counter(str(mail["Message-ID"]) for mail in self.mails)


class SlowServer:
    """Start with ``with``; gives the `Slow` postman."""

    def __enter__(self) -> Slow:
        self.postman = Slow(port=free_port())
        self._controller = Controller(self.postman, hostname="127.0.0.1", port=self.postman.port)
        self._controller.start()
        return self.postman

    def __exit__(self, *problem: object) -> None:
        self._controller.stop()
