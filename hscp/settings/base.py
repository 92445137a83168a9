"""Settings of the embedded default: SQLite, no Redis, one process. Every value comes from the environment.

``production`` and ``test`` start from here. `.env.example` lists each variable with its meaning.
"""

from datetime import date
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONCE

from hscp.settings.reading import providers, told, whole_number

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.FileAwareEnv()  # NAME_FILE names a file that holds NAME: secrets of a vault, or of Docker

# --- what kind of run this is -------------------------------------------------------------------------------------
DEBUG = env.bool("DEBUG", False)  # developer's pages on errors; never in production
HSCP_DEMO = env.bool("HSCP_DEMO", False)  # demonstration: invented content, a fixed day, a banner on every page
# The demonstration's day (ISO date). Honoured in demonstration mode only: nobody shifts the clock of a real record.
HSCP_TODAY: date | None = (
    told(env, "HSCP_TODAY", date.fromisoformat, "2026-06-15", "a day such as 2026-06-15") if HSCP_DEMO else None
)
VAR_DIR = Path(env("HSCP_VAR", default=str(BASE_DIR / "var" / ("demo" if HSCP_DEMO else "local"))))  # what we write
VAR_DIR.mkdir(parents=True, exist_ok=True)

# --- secrets ------------------------------------------------------------------------------------------------------


def _kept_secret(name: str) -> str:
    """The secret ``name`` from the environment, else one made once and kept beside the embedded database."""
    from_environment: str = env(name, default="")
    if from_environment:
        return from_environment
    from django.core.management.utils import get_random_secret_key  # noqa: PLC0415 - settings must not need Django to load

    kept = VAR_DIR / f"{name.lower()}.txt"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(get_random_secret_key())
    return kept.read_text()


SECRET_KEY = _kept_secret("SECRET_KEY")  # signs sessions and links in mail
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])  # keys of before, while one is changed
SPACE_SIGNING_KEY = _kept_secret("SPACE_SIGNING_KEY")  # signs the database context; known to the database's owner too
# Seal hashes of passwords, secrets of second factors and sessions in the database: the first key seals, all open.
SEALING_KEYS = [key.strip() for key in _kept_secret("SEALING_KEYS").split(",") if key.strip()]

# --- where we are -------------------------------------------------------------------------------------------------
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])  # names we answer to
SITE_URL = env("SITE_URL", default="http://localhost:8000")  # begins every link in mail
CSRF_FAILURE_VIEW = "hscp.ui.views.csrf_failure"
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])  # https origins of a proxy in front
SECURITY_CONTACT = env(
    "SECURITY_CONTACT", default=""
)  # mailto: or https: address for reports of a flaw; see SECURITY.md

# --- parts --------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "hscp.ui.apps.UiConfig",
    "hscp.identity.apps.IdentityConfig",
    "hscp.spaces.apps.SpacesConfig",
    "hscp.record.apps.RecordConfig",
    "partnership.apps.PartnershipConfig",
    "meetings.apps.MeetingsConfig",
    "funding.apps.FundingConfig",
    "reviews.apps.ReviewsConfig",
    "reporting.apps.ReportingConfig",
    "keeping.apps.KeepingConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "hscp.identity.apps.ListedSessionsConfig",  # allauth.usersessions, its keys hashed
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "guardian",
    "simple_history",
    "django_htmx",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "hscp.ui.middleware.say_what_the_browser_may",
    "hscp.ui.middleware.refuse_other_methods",
    "hscp.ui.middleware.refuse_what_is_too_large",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # behind the headers: files of ours carry them too
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hscp.identity.middleware.keep_out_of_caches",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "hscp.spaces.arriving.ArrivingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hscp.ui.middleware.say_why_not",
    "hscp.identity.middleware.SignedInMiddleware",  # before the space: ends sessions, asks for a second factor
    "hscp.spaces.middleware.SpaceMiddleware",  # last: it opens the space for the view itself
]

ROOT_URLCONF = "hscp.urls"
WSGI_APPLICATION = "hscp.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hscp.ui.context_processors.site",
                "reporting.views.frame.frame",
            ],
            "builtins": ["hscp.ui.templatetags.components"],
        },
    }
]
FORM_RENDERER = "hscp.ui.forms.DesignRenderer"

# --- databases ----------------------------------------------------------------------------------------------------
# DATABASE_URL: the role the product works as. DATABASE_OWNER_URL: the role that owns the tables and migrates
# (PostgreSQL only: `manage.py migrate --database owner`).
_sqlite = f"sqlite:///{VAR_DIR / 'hscp.sqlite3'}"
DATABASES = {"default": env.db_url("DATABASE_URL", default=_sqlite)}
if env("DATABASE_OWNER_URL", default=""):
    DATABASES["owner"] = env.db_url("DATABASE_OWNER_URL")
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",  # `acting` turns it to DEFERRED where it only reads
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
}
for _database in DATABASES.values():
    if _database["ENGINE"] == "django.db.backends.sqlite3":
        _database["OPTIONS"] = SQLITE_OPTIONS
DATABASE_APP_ROLE = env("DATABASE_APP_ROLE", default="") or DATABASES["default"].get("USER", "")
# DATABASE_BACKUP_URL: the role that backups read as (PostgreSQL only); no row is hidden from it, and it changes none.
DATABASE_BACKUP: dict[str, Any] = env.db_url("DATABASE_BACKUP_URL") if env("DATABASE_BACKUP_URL", default="") else {}
DATABASE_BACKUP_ROLE = env("DATABASE_BACKUP_ROLE", default="hscp_backup")  # migrations let it read, where there is one
BACKUP_KEY = env("BACKUP_KEY", default="")  # encrypts backups; empty: they are not encrypted
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- jobs ---------------------------------------------------------------------------------------------------------
REDIS_URL = env("REDIS_URL", default="")  # empty: a worker thread inside the web process drains the outbox
CELERY_BROKER_URL = REDIS_URL or "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    # Seconds. Whoever saves a page must not wait long for a broker that is away; the sweeper rings later.
    {"socket_connect_timeout": 2, "socket_timeout": 10, "max_retries": 1, "interval_start": 0, "interval_step": 0.2}
    if REDIS_URL
    else {"polling_interval": 0.2}
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_SERIALIZER = "json"
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Europe/London"
CELERY_BEAT_SCHEDULE_FILENAME = str(VAR_DIR / "beat-schedule")
TIMETABLE = "hscp.celery.TIMETABLE"  # what recurs; the runner of jobs does not know the apps it runs them for
# How late timed work may be before somebody is told.
ALARM_AFTER_MINUTES = told(env, "ALARM_AFTER_MINUTES", whole_number, "15", "a whole number of minutes, 1 or more")
ALARM_MAIL = env.list("ALARM_MAIL", default=[])  # who is told by mail, once an outage
CACHES = {
    "default": (
        {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
            "OPTIONS": {"socket_connect_timeout": 1, "socket_timeout": 2},  # seconds; a page does not wait longer
        }
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

# --- sign-in ------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = ["hscp.spaces.arriving.AccountBackend"]
# Newest first: whoever signs in is moved to it. A million rounds of SHA-256 (OWASP asks for 600,000).
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "hscp.identity.passwords.NotOftenUsed"},
    {"NAME": "hscp.identity.passwords.NotOurNames"},
    {"NAME": "hscp.identity.passwords.NotBreached"},
]
# What else makes a password easy to guess here.
ACCOUNTS_HERE = "partnership.queries.record.accounts_here"  # whose accounts the nightly check of a space looks at
HOUSE_NAMES = "partnership.queries.names.names_of_bodies"
# A sorted file of SHA-1 digests of passwords that were stolen elsewhere ("DIGEST:how often", a line each); none unset.
BREACHED_PASSWORDS_FILE = env("BREACHED_PASSWORDS_FILE", default="")
# How much one account may ask for: (how often, seconds). Anybody at work stays far below; a script does not.
PACE = {"requests": (900, 5 * 60), "files": (60, 60 * 60), "calendar": (60, 60 * 60), "no_calendar": (300, 60 * 60)}
# A link in a mail that is used without signing in; links that open nothing, from one network address.
PACE |= {"link": (120, 60 * 60), "no_link": (300, 60 * 60)}
ACCOUNT_ADAPTER = "partnership.views.accounts.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation proves the address; nobody signs themselves up
ACCOUNT_CHANGE_EMAIL = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True  # the same mail, the same time: nobody learns who has an account
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", 0)  # else all behind a proxy count as one visitor
ACCOUNT_FORMS = {
    "login": "partnership.forms.accounts.SignInForm",
    "reauthenticate": "partnership.forms.accounts.PasswordAgainForm",
    "change_password": "partnership.forms.accounts.ChangePasswordForm",
    "reset_password": "partnership.forms.accounts.AskForResetForm",
    "reset_password_from_key": "partnership.forms.accounts.ResetPasswordForm",
}
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_NOTIFICATIONS = True  # whoever's password or second step is changed is told
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60  # seconds; as `hscp.identity.fresh`
ACCOUNT_RATE_LIMITS = {"login_failed": ""}  # counted by `hscp.identity.limits` instead, which locks no victim out
PASSWORD_RESET_TIMEOUT = 60 * 60  # seconds that the link in the mail works
KNOWN_BROWSER_COOKIE = "known"  # which accounts signed in here before; spares their holders a limit, never a factor
MFA_ADAPTER = "hscp.identity.factors.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True  # a passkey with its PIN or fingerprint is two factors
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}  # there is nothing to guess: a whole office may share an address
MFA_TRUST_ENABLED = False  # no browser is ever excused from the second factor
MFA_TOTP_TOLERANCE = 1  # clocks may be half a minute apart
MFA_TOTP_ISSUER = "HSCP"
MFA_RECOVERY_CODE_DIGITS = 10
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the invitation has proved the address
MFA_FORMS = {
    "authenticate": "partnership.forms.accounts.CodeForm",
    "reauthenticate": "partnership.forms.accounts.CodeAgainForm",
    "authenticate_webauthn": "partnership.forms.accounts.PasskeyForm",
    "reauthenticate_webauthn": "partnership.forms.accounts.PasskeyAgainForm",
    "login_webauthn": "partnership.forms.accounts.PasskeyAloneForm",
    "activate_totp": "partnership.forms.accounts.SetUpAppForm",
    "add_webauthn": "partnership.forms.accounts.AddPasskeyForm",
    "edit_webauthn": "partnership.forms.accounts.RenamePasskeyForm",
}
# Sign-in through a partner organisation (OpenID Connect). A JSON list, one object for each organisation; the keys are
# in `.env.example`. It signs in accounts that are there, by verified address, and never makes one.
SIGN_IN_PROVIDERS: list[dict[str, Any]] = told(
    env,
    "SIGN_IN_PROVIDERS",
    providers,
    "[]",
    "a JSON list of one object for each organisation, as .env.example shows it",
)
SOCIALACCOUNT_ADAPTER = "hscp.identity.providers.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # the adapter matches, more strictly
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_QUERY_EMAIL = False
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True}}
SESSION_ENGINE = "hscp.spaces.arriving"
SESSION_SERIALIZER = "hscp.identity.seals.SealedSerializer"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds; `hscp.identity.sessions` ends them after 12 hours, and 30 idle minutes
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True  # no script of ours reads it: forms carry the token
MESSAGE_STORAGE = "hscp.identity.messages.SealedMessages"
MESSAGES_COOKIE = "said"  # what the next page says, sealed

GUARDIAN_RAISE_403 = False
ANONYMOUS_USER_NAME = None  # no anonymous account: absence of a right means no

# --- mail ---------------------------------------------------------------------------------------------------------
# EMAIL_URL such as smtp+tls://user:password@host:587; the default writes each mail into a file under VAR_DIR.
if env("EMAIL_URL", default=""):
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(VAR_DIR / "mail")
EMAIL_TIMEOUT = 20
# Where mail servers report what came back: each mail is sent from bounces+NUMBER@… (docs/meetings.md).
BOUNCES_TO = env("BOUNCES_TO", default="")
BOUNCES_MAILDIR = env("BOUNCES_MAILDIR", default="")  # the Maildir in which such reports lie; read every ten minutes
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Safeguarding partnership <no-reply@localhost>")

# --- files --------------------------------------------------------------------------------------------------------
MEDIA_ROOT = VAR_DIR / "files"  # private: served only through a view and its door
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "hscp.record.files.storage.PrivateStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
UPLOAD_LIMIT = told(env, "UPLOAD_LIMIT_MB", whole_number, "25", "a whole number of megabytes, 1 or more") * 1_000_000
# Bytes of a whole request: a file that is somewhat too large still comes back with its form, and with what was typed.
REQUEST_LIMIT = 2 * UPLOAD_LIMIT + 5_000_000
CLAMAV_URL = env("CLAMAV_URL", default="")  # tcp://host:3310 or unix:///run/clamav/clamd.ctl; empty: nothing is scanned
CLAMAV_SECONDS = 10.0  # how long each of the scanner's answers is waited for
# LibreOffice makes pages of Word papers in packs: its path; empty: looked for; "none": Word papers are attached
OFFICE_PROGRAM = env("OFFICE_PROGRAM", default="")
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "hscp.record.files.arriving.DiskUploadHandler",
]
FILE_UPLOAD_TEMP_DIR = str(VAR_DIR / "incoming")  # while a large one arrives; emptied as its request ends
Path(FILE_UPLOAD_TEMP_DIR).mkdir(mode=0o700, exist_ok=True)
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_NUMBER_FILES = 5  # no form of ours has more
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # an attendance sheet has ten a person, and a summit may have hundreds of people
STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", BASE_DIR / "build" / "assets"]
WHITENOISE_ROOT = BASE_DIR / "static" / "root"  # at the root of the site: what browsers ask for without being told
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False  # our files are for our pages
ARRANGEMENTS_DIR = BASE_DIR / "arrangements"

# --- browser ------------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "object-src": ["'none'"],
        "script-src": [NONCE],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        # Browsers hold what a form leads on to against this as well: the organisations one may sign in through.
        "form-action": ["'self'", *(provider["origin"] for provider in SIGN_IN_PROVIDERS)],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
# What no page of ours uses is switched off for it; passkeys are ours alone.
PERMISSIONS_POLICY = (
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), serial=(), usb=(),"
    " publickey-credentials-create=(self), publickey-credentials-get=(self)"
)
METHODS = ("GET", "HEAD", "POST")  # every other is answered 405
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"

# --- language and time --------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True
DATE_FORMAT = "j F Y"

# --- logs ---------------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "hscp.lib.lines.Line"}},
    "filters": {"masked": {"()": "hscp.lib.masks.Masked"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["masked"]}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
}

# --- house --------------------------------------------------------------------------------------------------------
SPACE_ENTRANCE = "partnership.access.entrance"  # who may enter a space; the floor does not know of seats
SPACE_VIEWS_ARE = [  # what is put around every view below a space, the innermost first
    "hscp.identity.fresh.asked_again",
    "hscp.record.once.once",
    "partnership.views.reads.reads_recorded",
]
FILES_NAMED_BY = [  # which rows name files: each app says its own, for backups
    "hscp.record.stored.FILES_NAMED",
    "reporting.queries.files.FILES_NAMED",
    "reviews.queries.files.FILES_NAMED",
    "keeping.queries.files.FILES_NAMED",
]
HOLDABLE = {  # what a legal hold can be put on by its key; a whole class of records and a whole space besides
    "file": "partnership.CaseFile",
    "meeting": "meetings.Meeting",
    "person": "partnership.Person",
}
WAITING_BY = ["keeping.queries.waiting.erasures_to_answer"]  # what waits for somebody, on their home pages
CASE_FILE_PARTS = ["reviews.queries.identity.parts_of_file", "meetings.queries.files.parts_of_file"]  # of a file
CASE_FILE_LISTS_THAT_END = ["reviews.queries.identity.is_sheet"]  # on their lists every place has a last day
CASE_FILE_AWAITS = ["reviews.queries.publishing.publications_awaited"]  # a file is not closed before
JOB_CONTEXT = "partnership.access.context_of_job"  # the rights a job has: those of the person who asked, now
SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # an address is unique without regard to case, by a constraint that this check does not know
    "guardian.W001",  # grants are asked through `partnership.access`, never through `user.has_perm`
]
