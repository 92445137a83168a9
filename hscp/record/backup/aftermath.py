"""What a restored database is brought to before anybody works in it: nobody signed in, no mail under way, and a word
on the record that it was restored."""

from datetime import datetime
from typing import Any

from django.db import connections

from hscp.record.backup.manifest import Manifest
from hscp.record.mail import HELD_WORDS, SEND
from hscp.record.models import JobState, MailState
from hscp.record.restorations import Restoration
from hscp.spaces.acting import acting, in_space
from hscp.spaces.models import Space


def end_what_was_under_way(alias: str, *, at: datetime) -> None:
    """End every session, spoil every link that sets a new password, and keep what mail waits from going out.

    In plain SQL, while no fence stands. Other work that waits is left: it is done when the site is opened.
    """
    connection: Any = connections[alias]
    moment = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_session")
        cursor.execute("DELETE FROM usersessions_usersession")
        # The round is in what a session is bound to; the last sign-in is in what a link in mail is made from.
        cursor.execute("UPDATE identity_user SET session_round = session_round + 1, last_login = %s", [moment])
        cursor.execute(
            "UPDATE record_mail SET state = %s, problem = %s WHERE state IN (%s, %s)",
            [MailState.HELD.value, HELD_WORDS, MailState.QUEUED.value, MailState.SENDING.value],
        )
        cursor.execute(
            "UPDATE record_job SET state = %s, problem = %s, ended_at = %s, lease_until = NULL "
            "WHERE task = %s AND state IN (%s, %s)",
            [JobState.FAILED.value, HELD_WORDS, moment, SEND, JobState.QUEUED.value, JobState.RUNNING.value],
        )


def put_on_record(alias: str, manifest: Manifest, *, at: datetime) -> None:
    """Write into each space that it was restored, and from what. From then on no mail of it goes out by itself."""
    for space in Space.objects.using(alias).order_by("pk"):
        number, _, head = manifest.heads.get(space.slug, "").partition(":")
        with acting(in_space(space.pk), using=alias):
            Restoration(
                space_id=space.pk,
                taken_at=manifest.moment,
                at=at,
                product=manifest.product,
                number=int(number or 0),
                head=head,
            ).save(using=alias)
