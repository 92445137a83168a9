"""The alarm: somebody who is not the scheduler looks every minute whether timed work still happens, and says so if not.

A thread in every web process and in every worker's main process. It writes ERROR to the log once a period, and one
process of all sends one mail an outage, past the outbox: what has stopped may be what sends mail.
"""

import contextlib
import logging
import os
import threading
import time
from datetime import datetime, timedelta
from typing import Any

from celery.signals import worker_ready
from django.conf import settings
from django.core.cache import cache
from django.core.mail import send_mail
from django.db import Error, close_old_connections, connection
from django.utils import timezone

from hscp.record.models import Tick
from hscp.record.pulse import Ill, Trouble, borne, troubles

log = logging.getLogger(__name__)

MINUTE = 60.0
FIRST_LOOK = 120.0  # seconds after the start: what was missed while the site was down is being made up meanwhile
KEPT = 60.0  # seconds for which pages go by what was found last
SAME = timedelta(minutes=3)  # a trouble that was seen so lately is the same one: several looks long
LONGEST = timedelta(days=1)  # a database that is away so long is told of again
MEANWHILE = "Nothing is lost: reminders, nightly checks and mail that are due wait and are made up for later, once."
WHAT_TO_DO = (
    "Look at the processes named beat and worker, at Redis and at the database, and start again what has stopped: "
    f"docs/running.md says how. {MEANWHILE}"
)

_guard = threading.Lock()
_started_in: int | None = None
_said: dict[Ill, float] = {}
_mailed_unclaimed: set[Ill] = set()
_found: tuple[float, list[Trouble]] | None = None


def start() -> bool:
    """Start the watch in this process, once; returns whether it did. Call it after the last fork."""
    global _started_in
    with _guard:
        if _started_in == os.getpid():
            return False
        _started_in = os.getpid()
    threading.Thread(target=_watch, name="hscp-watch", daemon=True).start()
    return True


@worker_ready.connect
def _start_in_worker(**rest: Any) -> None:
    start()


def _watch() -> None:
    time.sleep(FIRST_LOOK)
    while True:
        try:
            close_old_connections()
            watch(timezone.now())
        except Exception as problem:
            log.error("The watch over timed work failed: %s.", type(problem).__name__)
        finally:
            with contextlib.suppress(Error):
                connection.close()  # one look a minute needs no connection in between
        time.sleep(MINUTE)


def watch(now: datetime) -> list[Trouble]:
    """Look once; log and mail what is wrong. Returns it."""
    found = _remember(troubles(now))
    for trouble in found:
        if time.monotonic() - _said.get(trouble.kind, float("-inf")) >= borne().total_seconds():
            _said[trouble.kind] = time.monotonic()
            log.error("Alarm: %s %s", trouble.sentence, WHAT_TO_DO)
        _mail_once(trouble, now)
    for kind in set(_said) - {each.kind for each in found}:
        del _said[kind]
        log.warning("The alarm is over: %s is well again.", kind.value)
        if kind == Ill.DATABASE:
            _mailed_unclaimed.discard(kind)
            with contextlib.suppress(Exception):  # Redis may be what is away now
                cache.delete(_name(kind))
    return found


def found_lately(now: datetime) -> list[Trouble]:
    """What is wrong, for a page: as it was found within the last minute in this process, else looked at now."""
    if _found is not None and time.monotonic() - _found[0] < KEPT:
        return _found[1]
    return _remember(troubles(now))


def _remember(found: list[Trouble]) -> list[Trouble]:
    global _found
    _found = (time.monotonic(), found)
    return found


def _name(kind: Ill) -> str:
    return f"alarm.{kind.value}"


def _mail_once(trouble: Trouble, now: datetime) -> None:
    """One mail an outage, from whichever process claims it first; what could not be handed over is tried again."""
    if not settings.ALARM_MAIL:
        return
    claim = _claim_without_database if trouble.kind == Ill.DATABASE else _claim
    give_back = claim(trouble, now)
    if give_back is None:
        return
    try:
        text = (
            f"{trouble.sentence}\n\n{WHAT_TO_DO}\n\nThe site: {settings.SITE_URL}\nNoticed: {now:%Y-%m-%d %H:%M} UTC\n"
        )
        send_mail(f"Alarm: {trouble.kind.label}", text, None, settings.ALARM_MAIL)
    except Exception as problem:
        log.error("The alarm could not be mailed: %s.", type(problem).__name__)
        give_back()


def _claim(trouble: Trouble, now: datetime) -> Any:
    """Claim the mail of this outage, or None where it is claimed. How to give the claim back, for a mail that failed.

    The claim is a tick of its own kind. Whoever still finds the trouble keeps it fresh, so a trouble that moves on (a
    queue that is worked off slowly) is one outage. What stops anew is found only after it has been borne for as long,
    and is another.
    """
    of_this_kind = Tick.objects.filter(task=_name(trouble.kind))
    if of_this_kind.filter(taken_at__gt=now - max(borne(), SAME)).update(taken_at=now):
        return None
    slot = trouble.since or now.replace(minute=0, second=0, microsecond=0)
    tick, mine = Tick.objects.get_or_create(task=_name(trouble.kind), slot=slot, defaults={"taken_at": now})
    return (lambda: Tick.objects.filter(pk=tick.pk).delete()) if mine else None


def _claim_without_database(trouble: Trouble, now: datetime) -> Any:
    """The same by the cache; where that is away too, each process sends one."""
    if trouble.kind in _mailed_unclaimed:
        return None
    with contextlib.suppress(Exception):
        if not cache.add(_name(trouble.kind), now.isoformat(), timeout=LONGEST.total_seconds()):
            return None

    def give_back() -> None:
        _mailed_unclaimed.discard(trouble.kind)
        with contextlib.suppress(Exception):
            cache.delete(_name(trouble.kind))

    _mailed_unclaimed.add(trouble.kind)
    return give_back
