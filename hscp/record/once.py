"""Doing things once: a form that is sent twice acts once, however close together the two arrive.

Each form below a space carries a key of its own (the tag ``{% once %}``). Whoever sends it claims its digest first, in
the transaction of the act: a second sender waits for the first to end, finds the claim, and is led where the first
was led. A form that was refused gives its claim back, so that it can be sent again once it is mended. The same form
with other words in it is another act. Who only reads claims nothing: the view refuses them, or logs what is once only.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db import connection
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect

from hscp.record.models import SentForm
from hscp.spaces.acting import current
from hscp.spaces.clock import now
from hscp.ui.typed import ONCE

KEPT = timedelta(days=2)  # longer than a page stays open and a session lasts
NOT_CONTENT = ("csrfmiddlewaretoken",)
View = Callable[..., HttpResponseBase]


def once(view: View) -> View:
    """``view`` so that an act sent twice with one key is done once. Costs two queries a form, none a look."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST" or not request.POST.get(ONCE) or not current().write:
            return view(request, *args, **kwargs)
        digest = digest_of(request)
        claim = _claim(digest)
        if claim is None:
            messages.info(request, "This was sent twice. It has been done once.")
            return HttpResponseRedirect(_led_to(digest))
        response = view(request, *args, **kwargs)
        mine = SentForm.objects.filter(pk=claim)
        if isinstance(response, HttpResponseRedirect):
            mine.update(led_to=response.url)
        else:
            mine.delete()
        return response

    return answer


def digest_of(request: HttpRequest) -> str:
    """SHA-256 over the address and everything the form says, its own key among it."""
    found = hashlib.sha256(request.get_full_path().encode())
    for name, texts in sorted(request.POST.lists()):
        if name not in NOT_CONTENT:
            found.update(repr((name, texts)).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            found.update(repr((name, file.name, file.size)).encode())
            for piece in file.chunks():
                found.update(piece)
            file.seek(0)
    return found.hexdigest()


def _claim(digest: str) -> int | None:
    """The key of a new claim, or None where somebody has acted already; waits for one who is acting just now."""
    context = current()
    table = connection.ops.quote_name(SentForm._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (space_id, by_id, digest, sent_at, led_to) VALUES (%s, %s, %s, %s, '')"  # noqa: S608
            " ON CONFLICT (space_id, by_id, digest) DO NOTHING RETURNING id",
            [context.space_id, context.user_id, digest, connection.ops.adapt_datetimefield_value(now())],
        )
        row = cursor.fetchone()
    return row[0] if row else None


def _led_to(digest: str) -> str:
    return SentForm.objects.values_list("led_to", flat=True).get(by=current().user_id, digest=digest)


def forget_sent_forms(at: datetime) -> int:
    """Drop the claims of forms sent days ago, in the open space. Returns how many."""
    rows, _ = SentForm.objects.filter(sent_at__lt=at - KEPT).delete()
    return int(rows)
