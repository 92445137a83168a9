"""Where somebody who finds a flaw can say so (RFC 9116)."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

GOOD_FOR = timedelta(days=90)  # whoever reads it later asks again


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """``/.well-known/security.txt``, with the address of ``SECURITY_CONTACT``; absent where none is set."""
    if not settings.SECURITY_CONTACT:
        raise Http404("No SECURITY_CONTACT is set.")
    address = " ".join(settings.SECURITY_CONTACT.split())
    expires = (timezone.now() + GOOD_FOR).replace(microsecond=0).isoformat()
    here = f"{settings.SITE_URL.rstrip('/')}/.well-known/security.txt"
    lines = [f"Contact: {address}", f"Expires: {expires}", "Preferred-Languages: en", f"Canonical: {here}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
