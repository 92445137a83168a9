"""Production's settings, on the servers that the bench has started, with the yardsticks beside the product."""

import os

# Production refuses to start without these. The database it names is replaced below, by the socket of our server.
for _name, _value in {
    "SECRET_KEY": "for the bench only " * 4,
    "SPACE_SIGNING_KEY": "for the bench only: the database context " * 2,
    "SEALING_KEYS": "for the bench only: a seal " * 2,
    "DATABASE_URL": "postgres://hscp_app@localhost/hscp",
    "ALLOWED_HOSTS": "localhost,127.0.0.1",
    "SITE_URL": "https://localhost",
    "LOG_LEVEL": "ERROR",
    "ALARM_AFTER_MINUTES": "5256000",  # no timetable runs beside the bench
}.items():
    os.environ.setdefault(_name, _value)

from hscp.settings.production import *  # noqa: E402, F403 - settings are one flat list of names
from hscp.settings.production import BASE_DIR, DATABASES, INSTALLED_APPS, STORAGES, TEMPLATES, env  # noqa: E402

_database = {
    **DATABASES["default"],
    "HOST": env("HSCP_BENCH_PGHOST"),
    "PORT": "",
    "NAME": env("HSCP_BENCH_DATABASE"),
    "PASSWORD": "",
}
DATABASES = {"default": {**_database, "USER": "hscp_app"}, "owner": {**_database, "USER": "hscp_owner"}}
DATABASE_APP_ROLE = "hscp_app"

# Counted as in production, and never too many: one account does here in a second what people do in minutes.
PACE = {"requests": (10**9, 60), "files": (10**9, 60)}

# Pages name files by their hash, as in production; compressing them would cost time that nothing here looks at.
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
if env.bool("HSCP_BENCH_QUICK", False):  # tables straight from the models: seconds instead of a minute
    _ours = ("identity", "spaces", "record", "partnership", "meetings", "funding", "reviews", "reporting", "keeping")
    _theirs = ("auth", "contenttypes", "sessions", "account", "guardian", "mfa", "usersessions", "socialaccount")
    MIGRATION_MODULES = dict.fromkeys((*_ours, *_theirs))

INSTALLED_APPS = [*INSTALLED_APPS, "tests.bench.apps.BenchConfig"]
ROOT_URLCONF = "tests.bench.urls"
TEMPLATES = [
    *TEMPLATES,
    {  # bare: no context processors, nothing built in
        "NAME": "bare",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "tests" / "bench" / "templates"],
    },
]
