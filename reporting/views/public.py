"""Pages for everybody."""

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hscp.record.pulse import AWAY, troubles, words


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement: what works, what is known not to, how it is tested."""
    return render(request, "reporting/accessibility.html", {"title": "Accessibility statement"})


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """For whoever watches over the site: "ok", or 503 and a word for what is wrong. Nothing more for strangers.

    Two queries by an index, and no session for somebody who brings none.
    """
    found = troubles(timezone.now())
    return HttpResponse(words(found), status=503 if found else 200, content_type="text/plain")


@require_safe
@never_cache
def health_web(request: HttpRequest) -> HttpResponse:
    """For whoever sends visitors here: "ok" while this process and its database answer, whatever else has stopped."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except Error:
        return HttpResponse(words([AWAY]), status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")
