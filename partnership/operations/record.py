"""The head of the record's chain leaves the house: whoever scrutinises keeps it, and can hold the record to it."""

from datetime import date, datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from hscp.record.chain import head_of
from hscp.record.mail import write_mail
from hscp.record.models import Mail
from hscp.spaces.models import Space
from partnership.queries.record import keepers_on, latest_check


def mail_head(*, space: Space, at: datetime, day: date) -> list[Mail]:
    """Send the newest head of ``space`` and last night's findings to each scrutineer with an address.

    Nothing is sent while nothing is sealed. The same day sends once.
    """
    head = head_of(space.pk)
    if head is None:
        return []
    context = {
        "space": space,
        "head": head,
        "at": at,
        "check": latest_check(),
        "url": f"{settings.SITE_URL.rstrip('/')}{reverse('record', args=(space.slug,))}",
        "demonstration": settings.HSCP_DEMO,
    }
    return [
        write_mail(
            to=address,
            subject=f"{space.short_name}: the record's seal, entry {head.number}",
            text=render_to_string("emails/record_head.txt", context),
            key=f"head:{day.isoformat()}:{seat.pk}",
            at=at,
        )
        for seat, address in keepers_on(day)
    ]
