"""Second factors as somebody's telephone has them: codes of RFC 6238, worked out here and not by the product."""

import base64
import hashlib
import hmac
import re
import struct
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.test import Client

from hscp.identity.models import User

APP = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SECRET_SHOWN = re.compile(r'<code class="hscp-code">([A-Z2-7]+)</code>')


def code_of(secret: str, at: float | None = None) -> str:
    """The six digits that an app with this secret shows at a moment (seconds since 1970), now if none is given."""
    counter = int((time.time() if at is None else at) // 30)
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", counter), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def app_of(user: User) -> str:
    """The secret of the account's app; the app is set up, without its pages, where there is none."""
    if not Authenticator.objects.filter(user=user).exists():
        TOTP.activate(user, APP)
    return APP


def set_up_app(client: Client) -> str:
    """Set up an authenticator app as the page tells one to. Gives back the app's secret."""
    page = client.get("/account/second-step/app/set-up/").content.decode()
    (secret,) = SECRET_SHOWN.findall(page)
    answer = client.post("/account/second-step/app/set-up/", {"code": code_of(secret)})
    assert answer.status_code == 302, answer.content.decode()
    cache.clear()  # as if half a minute had passed: the same code would not count again
    return str(secret)
