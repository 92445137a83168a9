"""Work whose effects a drill counts, and shorter waits: loaded into its workers (``--include``) and by itself."""

import os
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from hscp.record import handlers
from hscp.record.handlers import turn
from hscp.record.outbox import ask
from hscp.spaces.models import Space
from tests.drills.timetable import COUNTED
from tests.record import workload

__all__ = ["COUNTED", "workload"]

LEASE, WAIT = timedelta(seconds=8), timedelta(seconds=1)


@turn(COUNTED)
def count(now: datetime) -> None:
    """Each time that this is done leaves one effect, under a key of its own: a turn taken twice would leave two."""
    for space_id in Space.objects.values_list("pk", flat=True):
        ask("tests.short", key=uuid4().hex, arguments={"name": "turn"}, asked_by_id=None, at=now, space_id=space_id)


# Whoever kills a worker in the middle of a hand-over waits for its lease to end: ten minutes as the product has it.
if not os.environ.get("HSCP_DRILL_REAL_TIMES"):
    for _name, _handler in list(handlers._handlers.items()):
        handlers._handlers[_name] = replace(
            _handler, lease=min(_handler.lease, LEASE), first_wait=min(_handler.first_wait, WAIT)
        )
