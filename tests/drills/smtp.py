"""A mail server that takes its time before and after it has taken a mail, so that a sender can be killed in between."""

import asyncio
from collections import Counter
from dataclasses import dataclass

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.servers.redis import free_port
from tests.servers.smtp import Postman


@dataclass
class Slow(Postman):
    """Waits ``pause`` seconds before it takes a mail, and again before it says so."""

    pause: float = 0.1

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        await asyncio.sleep(self.pause)
        answer = await super().handle_DATA(server, session, envelope)
        await asyncio.sleep(self.pause)
        return answer

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
