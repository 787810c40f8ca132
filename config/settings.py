"""Settings, read from the environment where an operator may differ; docs/deployment.md lists those."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from config import environment, secret_key
from config.database import database

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = environment.folder("VAR_DIR", BASE_DIR / "var")

DEBUG = environment.flag("DEBUG")
SECRET_KEY = os.environ.get("SECRET_KEY") or secret_key.kept(VAR_DIR / "secret_key")
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
DATABASES = {"default": database(os.environ.get("DATABASE_URL"), VAR_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Where the editors' admin lies, such as ADMIN_PATH=desk; there is none unless it is set.
ADMIN_PATH = os.environ.get("ADMIN_PATH", "").strip("/ ")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "config",
    "concept",
    "commentary",
    "search",
    "citation",
    "formats",
    "discovery",
]
# Order matters: what sets headers stands outside what answers early, so that an early answer has them too.
MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "config.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.sharing.SharingMiddleware",
    "config.languages.LanguageMiddleware",
    "config.health.HealthMiddleware",
    "config.requests.ReadOnlyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.compression.CompressionMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "citation.freshness.FreshnessMiddleware",
    "formats.negotiation.NegotiationMiddleware",
    "config.limiting.LimitingMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "config.preferences.PreferencesMiddleware",
    "search.absence.NoIndexMiddleware",
]
CONTEXT_PROCESSORS = ["django.template.context_processors.request"]
if ADMIN_PATH:
    # Readers get no session and no cookie; the machinery for editors is absent unless there are any.
    INSTALLED_APPS += ["django.contrib.admin", "django.contrib.sessions", "django.contrib.messages"]
    MIDDLEWARE += [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ]
    CONTEXT_PROCESSORS += [
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ]

# Every other address answers GET and HEAD only.
WRITABLE_PATHS = [f"/{ADMIN_PATH}/"] if ADMIN_PATH else []
# Functions that GET /healthz asks; config/health.py says what they return.
HEALTH_CHECKS = ["config.health.database", "search.index.health"]
# Modules that put something beside the units of the document; concept/companions.py says what they have.
COMPANIONS = ["commentary.companion"]

# How many requests for data one address may make in a minute; 0 is any number.
API_RATE = environment.number("API_RATE", default=600, least=0, most=1_000_000)

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT_PROCESSORS},
    }
]

# Parts of pages that are the same on many, kept in each process; none while somebody works on the templates.
CACHES = {
    "default": {
        "BACKEND": f"django.core.cache.backends.{'dummy.DummyCache' if DEBUG else 'locmem.LocMemCache'}",
        "OPTIONS": {"MAX_ENTRIES": 1000},
    }
}

# Of the interface; what the texts are written in is said in the data. docs/translating.md tells how to add one.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский"), ("kk", "Қазақша")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "config.joining.JoiningFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Nothing is loaded from outside, nothing runs or styles from inside a page, and nobody frames it.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True

# Behind a proxy that speaks HTTPS (docs/deployment.md). The server of `manage.py serve` drops X-Forwarded-*
# from anyone but TRUSTED_PROXY, so a reader cannot pretend.
HTTPS = environment.flag("HTTPS")
TRUSTED_PROXY = os.environ.get("TRUSTED_PROXY", "127.0.0.1") if HTTPS else None
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = environment.number("HSTS_SECONDS", default=31_536_000, least=1, most=63_072_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["upgrade-insecure-requests"] = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO" if DEBUG else "WARNING", "propagate": False},
        # Wrong addresses, hosts and methods are the visitor's business; a public site hears them all day.
        "django.request": {"level": "INFO" if DEBUG else "ERROR"},
        "django.security": {"level": "CRITICAL"},
        "waitress.queue": {"level": "ERROR"},
    },
}
