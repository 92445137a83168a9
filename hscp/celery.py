"""Celery's way in (``celery --app hscp.celery worker`` and ``beat``), and the whole timetable as one table."""

import gc
import os
from datetime import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hscp.settings.production")

from celery.signals import beat_init, worker_init

from hscp.record.broker import app
from hscp.record.timetable import Daily, Every, Turn, Weekly

__all__ = ["TIMETABLE", "app"]

# Times are London's. A turn that was missed is taken as soon as anybody looks (docs/adr/0003).
TIMETABLE = (
    Turn("Ring again for work that waits", Every(minutes=1), "record.sweep"),
    Turn("Read reports of mail that came back", Every(minutes=10), "record.read_bounces"),
    Turn("Sign out whose last seat has ended", Daily(time(0, 0)), "partnership.end_sessions"),
    Turn("Let joint groups follow their owners' posts", Daily(time(0, 20)), "partnership.follow_posts"),
    Turn("Tell partnerships which joint groups met", Daily(time(0, 40)), "meetings.tell_partnerships"),
    Turn("Remind leads of access lists to be confirmed", Daily(time(7, 0)), "partnership.remind_leads"),
    Turn("Put what is due on agendas", Daily(time(6, 30)), "meetings.bring_due"),
    Turn("Ask owners of actions before meetings", Daily(time(7, 30)), "meetings.ask_owners"),
    Turn("Remind whoever owes a paper", Daily(time(7, 40)), "meetings.remind_of_papers"),
    Turn("Remind agencies that owe evidence", Daily(time(7, 45)), "meetings.remind_of_evidence"),
    Turn("Count reviews over years", Daily(time(4, 10)), "reviews.count_years"),
    Turn("Remind of deadlines in cases", Daily(time(7, 50)), "reviews.remind_of_clocks"),
    Turn("Publish reviews whose day has come", Daily(time(9, 0)), "reviews.publish_due"),
    Turn("Ask agencies whether learning reached their staff", Daily(time(7, 55)), "reviews.chase_learning"),
    Turn("Bring provisional decisions back", Every(minutes=60), "meetings.follow_up"),
    Turn("Compare the record with its history and follow its chain", Daily(time(2, 30)), "record.check"),
    Turn("Send the head of the chain to the scrutineer", Weekly(0, time(8, 0)), "partnership.mail_heads"),
    Turn("Tidy stored files, and scan what was not scanned", Daily(time(3, 40)), "record.tidy_files"),
    Turn("Forget uploads that were broken off", Daily(time(3, 50)), "record.tidy_uploads"),
    Turn("Forget turns taken long ago", Daily(time(3, 10)), "record.forget_ticks"),
    Turn("Forget sessions that are over", Daily(time(3, 30)), "partnership.forget_sessions"),
    Turn("Clear what goes by itself after its period", Daily(time(3, 40)), "keeping.clear"),
)

app.conf.beat_schedule = {
    turn.name: {"task": "record.take_turns", "schedule": turn.when.for_beat()} for turn in TIMETABLE
}


@worker_init.connect
@beat_init.connect
def serve_behind_fences_only(**rest: object) -> None:
    """A worker and a scheduler refuse a database whose fences have fallen, as the web does."""
    from hscp.spaces import checks  # noqa: PLC0415 - models must be loaded first

    checks.serve_behind_fences_only()
    gc.freeze()  # all that is loaded by now stays: it need not be searched for waste, nor as the process ends
