"""Pages for everybody."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement: what works, what is known not to, how it is tested."""
    return render(request, "reporting/accessibility.html", {"title": "Accessibility statement"})


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """ "ok" once the database has answered; an error of the database is the answer 500."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return HttpResponse("ok", content_type="text/plain")
