"""Production: PostgreSQL and Redis, behind TLS. Refuses to start where a value would be unsafe."""

from django.core.exceptions import ImproperlyConfigured

from hscp.settings.base import *  # noqa: F403 - settings are one flat list of names
from hscp.settings.base import DATABASES, HSCP_DEMO, REDIS_URL, STORAGES, env

DEBUG = False
for _name in ("SECRET_KEY", "SPACE_SIGNING_KEY", "SEALING_KEYS", "DATABASE_URL", "ALLOWED_HOSTS", "SITE_URL"):
    if not env(_name, default=""):
        raise ImproperlyConfigured(f"{_name} must be set in the environment in production; see .env.example.")
if HSCP_DEMO:
    raise ImproperlyConfigured("HSCP_DEMO is for demonstrations only and is refused in production.")
if "postgresql" in DATABASES["default"]["ENGINE"] and not REDIS_URL:
    raise ImproperlyConfigured("REDIS_URL must be set in production: several processes need one broker and one cache.")

for _database in DATABASES.values():
    _database["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", 60)  # seconds a connection is kept between requests
    _database["CONN_HEALTH_CHECKS"] = True

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
WHITENOISE_USE_FINDERS = False
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)  # off only where the proxy redirects
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^health/(web/)?$"]
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
KNOWN_BROWSER_COOKIE = "__Host-known"
MESSAGES_COOKIE = "__Host-said"
