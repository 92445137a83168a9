"""Production's settings for the processes of a drill, on servers of its own (``tests.drills.site``)."""

import os

# Production refuses to start without these; the site hands over what differs from drill to drill.
for _name, _value in {
    "SECRET_KEY": "for drills only " * 4,
    "SPACE_SIGNING_KEY": "for drills only: the database context " * 2,
    "SEALING_KEYS": "for drills only: a seal " * 2,
    "DATABASE_URL": "postgres://hscp_app@localhost/hscp",
    "ALLOWED_HOSTS": "localhost",
    "SITE_URL": "https://localhost",
    "LOG_LEVEL": "WARNING",
}.items():
    os.environ.setdefault(_name, _value)

from hscp.settings.production import *  # noqa: E402, F403 - settings are one flat list of names
from hscp.settings.production import DATABASES, STORAGES, env  # noqa: E402

if env("HSCP_DRILL_PGHOST", default=""):
    _database = {**DATABASES["default"], "HOST": env("HSCP_DRILL_PGHOST"), "PORT": "", "NAME": "hscp", "PASSWORD": ""}
    DATABASES = {"default": {**_database, "USER": "hscp_app"}, "owner": {**_database, "USER": "hscp_owner"}}
    DATABASE_APP_ROLE = "hscp_app"
# Tables straight from the models: the sweeps run the migrations.
_ours = ("identity", "spaces", "record", "partnership", "meetings", "funding", "reviews", "reporting", "keeping")
_theirs = ("auth", "contenttypes", "sessions", "account", "guardian", "mfa", "usersessions", "socialaccount")
MIGRATION_MODULES = dict.fromkeys((*_ours, *_theirs))
# Nobody looks at the pages: names by content would have to be collected first.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
TIMETABLE = "tests.drills.timetable.TIMETABLE"

# Counted as in production, and never too many: one account does here in a second what people do in minutes.
PACE = dict.fromkeys(("requests", "files", "calendar", "no_calendar", "link", "no_link"), (10**9, 60))
