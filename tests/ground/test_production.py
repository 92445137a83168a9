"""The settings that production runs with, loaded as production loads them (OWASP ASVS 5.0, 3.3, 3.4, 12, 13)."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.http import HttpResponse
from django.middleware.security import SecurityMiddleware
from django.test import RequestFactory

from hscp.settings.base import env
from hscp.spaces.checks import connections_are_encrypted

pytestmark = pytest.mark.once
VALUES = {
    "SECRET_KEY": "one " * 12,
    "SPACE_SIGNING_KEY": "two " * 12,
    "SEALING_KEYS": "three " * 9,
    "DATABASE_URL": "postgres://hscp_app:secret@db.example:5432/hscp",
    "REDIS_URL": "redis://redis.example:6379/0",
    "ALLOWED_HOSTS": "partnership.example.org",
    "SITE_URL": "https://partnership.example.org",
}


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Loads ``hscp.settings.production`` anew, with ``VALUES`` and what else is given."""
    kept = {
        name: sys.modules[name] for name in ("hscp.settings.base", "hscp.settings.production") if name in sys.modules
    }

    def loaded(**more: str) -> ModuleType:
        for name, value in {**VALUES, **more}.items():
            monkeypatch.setenv(name, value)
        for name in ("hscp.settings.base", "hscp.settings.production"):
            sys.modules.pop(name, None)
        return importlib.import_module("hscp.settings.production")

    yield loaded
    for name in ("hscp.settings.base", "hscp.settings.production"):
        sys.modules.pop(name, None)
    sys.modules.update(kept)


def test_cookies_are_of_this_host_alone(load: Any) -> None:
    found = load()
    for name in (found.SESSION_COOKIE_NAME, found.CSRF_COOKIE_NAME, found.KNOWN_BROWSER_COOKIE, found.MESSAGES_COOKIE):
        assert name.startswith("__Host-")
    assert found.SESSION_COOKIE_SECURE and found.CSRF_COOKIE_SECURE
    assert found.SESSION_COOKIE_SAMESITE == found.CSRF_COOKIE_SAMESITE == "Lax"
    assert not hasattr(found, "SESSION_COOKIE_DOMAIN") and not hasattr(found, "CSRF_COOKIE_DOMAIN")


def test_browsers_come_by_https_for_a_year(load: Any, settings: Any) -> None:
    found = load()
    for name in dir(found):
        if name.startswith("SECURE_"):
            setattr(settings, name, getattr(found, name))
    settings.ALLOWED_HOSTS = ["partnership.example.org"]
    answer = SecurityMiddleware(lambda request: HttpResponse())
    here = {"HTTP_HOST": "partnership.example.org"}
    plain = answer(RequestFactory().get("/account/", **here))
    assert plain["Location"] == "https://partnership.example.org/account/"
    assert answer(RequestFactory().get("/health/", **here)).status_code == 200, "no browser asks for that one"
    safe = answer(RequestFactory().get("/account/", secure=True, **here))
    assert safe["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"


@pytest.mark.parametrize("name", ["SECRET_KEY", "SPACE_SIGNING_KEY", "SEALING_KEYS", "REDIS_URL"])
def test_it_does_not_start_without_its_secrets(load: Any, name: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=name):
        load(**{name: ""})


def test_a_key_of_before_still_opens_while_it_is_changed(load: Any) -> None:
    assert load().SECRET_KEY_FALLBACKS == []
    assert load(SECRET_KEY_FALLBACKS="before,and before that").SECRET_KEY_FALLBACKS == ["before", "and before that"]


def test_it_is_no_demonstration_and_shows_no_errors(load: Any) -> None:
    assert load(DEBUG="true").DEBUG is False
    with pytest.raises(ImproperlyConfigured, match="HSCP_DEMO"):
        load(HSCP_DEMO="1")


def test_a_secret_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kept = tmp_path / "key"
    kept.write_text("from a vault")
    monkeypatch.setenv("A_SECRET_FILE", str(kept))
    assert env("A_SECRET", default="") == "from a vault"


def test_a_connection_that_is_not_encrypted_is_named(load: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = load(EMAIL_URL="smtp://mail.example.org:25")
    for name in ("REDIS_URL", "EMAIL_BACKEND", "EMAIL_HOST"):
        setattr(settings, name, getattr(plain, name))
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    connection = connections["default"]
    monkeypatch.setattr(connection, "vendor", "postgresql")
    monkeypatch.setattr(connection, "settings_dict", plain.DATABASES["default"])
    assert [each.id for each in connections_are_encrypted(None)] == ["spaces.W010", "spaces.W011", "spaces.W012"]
    half = load(DATABASE_URL=VALUES["DATABASE_URL"] + "?sslmode=require", EMAIL_URL="smtp://mail.example.org:25")
    monkeypatch.setattr(connection, "settings_dict", half.DATABASES["default"])
    assert connections_are_encrypted(None)[0].id == "spaces.W010", "encrypted, to whoever answers"
    safe = load(DATABASE_URL=VALUES["DATABASE_URL"] + "?sslmode=verify-full", REDIS_URL="rediss://redis.example:6379/0")
    monkeypatch.setattr(connection, "settings_dict", safe.DATABASES["default"])
    settings.REDIS_URL, settings.EMAIL_USE_TLS = safe.REDIS_URL, True
    assert connections_are_encrypted(None) == []
    assert safe.DATABASES["default"]["OPTIONS"]["sslmode"] == "verify-full"
