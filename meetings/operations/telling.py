"""Mail to whoever holds the posts that are asked something; it leads to a page, behind sign-in."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from hscp.lib.workdays import uk_date
from hscp.record.mail import write_mail
from hscp.record.mail_letter import mail_text, whole_address
from hscp.spaces.acting import current
from hscp.spaces.models import Space
from meetings.queries.consents import holders_to_tell


def tell_holders(
    posts: Iterable[int],
    *,
    subject: str,
    template: str,
    page: tuple[str, int],
    key: str,
    at: datetime,
    seats: Iterable[Any] | None = None,
    **words: Any,
) -> None:
    """Write one mail to each who holds one of ``posts`` today, or one of ``seats`` where they are given, and has an
    address.

    ``page`` is the address it leads to, by name and number; ``key`` and the seat make each mail one that is written
    once; ``words`` are what the template says besides.
    """
    space = Space.objects.get(pk=current().space_id)
    name, number = page
    words |= {
        "space": space,
        "url": whole_address(name, space.slug, number),
    }
    for seat in seats if seats is not None else holders_to_tell(posts, uk_date(at)):
        if not seat.address:
            continue
        text = mail_text(template, {**words, "name": seat.person.name, "post": seat.post.title})
        write_mail(to=seat.address, subject=subject, text=text, key=f"{key}:{seat.pk}", at=at)
