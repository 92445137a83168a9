"""The head of the record's chain leaves the house: whoever scrutinises keeps it, and can hold the record to it."""

from datetime import date, datetime

from hscp.record.chain import head_of
from hscp.record.mail import write_mail
from hscp.record.mail_letter import mail_text, whole_address
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
        "url": whole_address("record", space.slug),
    }
    return [
        write_mail(
            to=address,
            subject=f"{space.short_name}: the record's seal, entry {head.number}",
            text=mail_text("emails/record_head.txt", context),
            key=f"head:{day.isoformat()}:{seat.pk}",
            at=at,
        )
        for seat, address in keepers_on(day)
    ]
