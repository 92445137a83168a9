"""A calendar reads its owner's meetings under a key: made, made anew, switched off. Only digests are kept."""

import secrets
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from hscp.spaces.acting import current
from meetings.models import CalendarFeed
from meetings.queries.feeds import digest_of, feed_of


def renew_feed(*, at: datetime) -> str:
    """Make a new key for who acts; the one before it opens nothing from now on. Returns the whole address, once."""
    key = secrets.token_urlsafe(32)
    space_id = next(iter(current().read))
    _write(digest_of(key), at)
    return f"{settings.SITE_URL.rstrip('/')}{reverse('calendar_feed', args=(f'{space_id}.{key}',))}"


def switch_off_feed(*, at: datetime) -> bool:
    """No key opens anything any more. Returns whether one did. Repeatable."""
    context = current()
    if context.user_id is None or feed_of(context.user_id) is None:
        return False
    _write("", at)
    return True


def _write(digest: str, at: datetime) -> None:
    context = current()
    assert context.user_id is not None  # noqa: S101 - behind sign-in
    CalendarFeed(space_id=next(iter(context.read)), by_id=context.user_id, digest=digest, at=at).save()
