"""Secrets of factors and the contents of sessions are sealed in the database; keys can be changed."""

import base64
import hashlib
import json
import zlib
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import Fernet, InvalidToken
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.core.signing import b64_decode
from django.test import Client

from hscp.identity.models import User
from hscp.identity.seals import SealedSerializer, open_seal, seal, seal_anew
from tests.factories.factors import APP

pytestmark = pytest.mark.django_db


def laid_open(session_data: str) -> str:
    """What a reader of the database gets out of a session's row: Django packs and signs it, which hides nothing."""
    packed = session_data.partition(":")[0]
    content = b64_decode(packed.removeprefix(".").encode())
    return (zlib.decompress(content) if packed.startswith(".") else content).decode()


def test_the_database_holds_no_secret_in_the_clear(client: Client, user: User) -> None:
    TOTP.activate(user, APP)
    codes = RecoveryCodes.activate(user).generate_codes()
    client.force_login(user)
    session = client.session
    session["mfa.totp.secret"] = APP
    session.save()
    stored = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    stored += "".join(laid_open(one.session_data) for one in Session.objects.all())
    assert APP not in stored
    assert not any(code in stored for code in codes)
    assert "_auth_user_id" not in stored
    assert client.session["mfa.totp.secret"] == APP


def test_a_key_is_changed_without_anybody_noticing(user: User, settings: Any) -> None:
    old = settings.SEALING_KEYS[0]
    TOTP.activate(user, APP)
    codes = RecoveryCodes.activate(user).generate_codes()
    settings.SEALING_KEYS = ["a new key, in front", old]
    call_command("reseal", verbosity=0)
    settings.SEALING_KEYS = ["a new key, in front"]
    factor, recovery = Authenticator.objects.get(type="totp"), Authenticator.objects.get(type="recovery_codes")
    assert factor.data["secret"] == APP
    assert recovery.wrap().generate_codes() == codes
    settings.SEALING_KEYS = [old]
    assert Authenticator.objects.get(type="totp").data["secret"] != APP
    with pytest.raises(CommandError, match=f"Nothing is changed.*second step of account {user.pk}"):
        call_command("reseal", verbosity=0)


def test_a_seal_that_was_touched_opens_nothing() -> None:
    sealed = seal("text")
    with pytest.raises(InvalidToken):
        open_seal(sealed[:-2] + ("AA" if sealed[-2:] != "AA" else "BB"))
    assert SealedSerializer().loads(b"touched") == {}
    assert SealedSerializer().loads(SealedSerializer().dumps({"a": [1]})) == {"a": [1]}


def test_each_seal_is_aes_gcm_of_its_own_and_older_ones_open(settings: Any) -> None:
    one, other = seal("text"), seal("text")
    assert one != other and one.startswith("2.") and open_seal(one) == open_seal(other) == "text"
    key = base64.urlsafe_b64encode(hashlib.sha256(f"hscp.seal:{settings.SEALING_KEYS[0]}".encode()).digest())
    before = Fernet(key).encrypt(b"sealed before").decode()
    assert open_seal(before) == "sealed before" and seal_anew(before).startswith("2.")
    for wrong in ("2.", "2.AAAA", "2.!", one[2:], before[:-4] + "AAAA"):
        with pytest.raises(InvalidToken):
            open_seal(wrong)
