"""Tests: SQLite, or a PostgreSQL that `tests/conftest.py` has started (HSCP_TEST_DATABASE=postgres)."""

import tempfile
from pathlib import Path

from hscp.settings.base import *  # noqa: F403 - settings are one flat list of names
from hscp.settings.base import SQLITE_OPTIONS, env

SECRET_KEY = "for tests only " * 4
SPACE_SIGNING_KEY = "for tests only: the database context " * 2
SEALING_KEYS = ["for tests only: " + "a seal" * 5]  # as the environment would give it, which strips its ends
BACKUP_KEY = ""
HSCP_DEMO = False
HSCP_TODAY = None
VAR_DIR = Path(tempfile.mkdtemp(prefix="hscp-test-"))
MEDIA_ROOT = VAR_DIR / "files"
FILE_UPLOAD_TEMP_DIR = str(VAR_DIR / "incoming")
Path(FILE_UPLOAD_TEMP_DIR).mkdir(mode=0o700)
CLAMAV_URL = ""
OFFICE_PROGRAM = "none"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir()  # whitenoise warns where it is missing
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick: tests sign in thousands of times
# Sweeps walk faster than anybody.
PACE = dict.fromkeys(("requests", "files", "calendar", "no_calendar", "link", "no_link"), (10**6, 60))
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
SITE_URL = "http://testserver"
ALARM_AFTER_MINUTES = 10 * 365 * 24 * 60  # no timetable runs beside the tests; those about the alarm set their own

# Tables straight from the models, which is quicker. A sweep runs the migrations forward and back on
# SQLite, and tests/ground/test_image.py compares what they make of a PostgreSQL with this, to the last constraint.
_from_models = {"MIGRATE": False}
if env("HSCP_TEST_DATABASE", default="sqlite") == "postgres":
    # The owner creates and migrates the test database; the tests themselves connect as the application's role.
    _host = env("HSCP_TEST_PGHOST", default="")
    _postgres = {"ENGINE": "django.db.backends.postgresql", "NAME": "hscp", "HOST": _host, "PORT": ""}
    DATABASES = {
        "default": {**_postgres, "USER": "hscp_app", "PASSWORD": "", "TEST": {"MIRROR": "owner"}},
        "owner": {**_postgres, "USER": "hscp_owner", "PASSWORD": "", "TEST": _from_models},
    }
    DATABASE_APP_ROLE = "hscp_app"
    DATABASE_BACKUP = {**_postgres, "USER": "hscp_backup", "PASSWORD": ""}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR_DIR / "hscp.sqlite3",
            "TEST": {"NAME": str(VAR_DIR / "test.sqlite3"), **_from_models},
            "OPTIONS": SQLITE_OPTIONS,
        }
    }
    DATABASE_APP_ROLE = ""
