"""Django's settings; apps are named here only as strings."""

import hashlib
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from hub.config import env as environment
from hub.config import kept

try:
    _env = environment.read()
    ROOT = environment.ROOT
    DATA_DIR = Path(_env.str("DATA_DIR", "") or ROOT / "var").resolve()
    DEBUG, DEMO = _env.bool("DEBUG", False), _env.bool("DEMO", False)
    HOST, SERVER = _env.str("HOST", "127.0.0.1"), _env.str("SERVER", "daphne")
    PORT = _env.int("PORT", 8000)
    SIMULATOR_PORT = _env.int("SIMULATOR_PORT", PORT + 1)
    PUBLIC_URL = _env.origin("PUBLIC_URL", f"http://{HOST}:{PORT}")
    TRUSTED_PROXIES = _env.list("TRUSTED_PROXIES", [], subcast=ip_network)  # beside loopback
    SECRET_KEY = _env.str("SECRET_KEY", "") or kept.secret(DATA_DIR / "keys" / "secret")
    FIELD_KEYS = _env.list("FIELD_KEYS", []) or kept.several(DATA_DIR / "keys/fields")
    REDIS_URL = _env.str("REDIS_URL", "")
    _simulator = f"http://127.0.0.1:{SIMULATOR_PORT}" if DEMO else ""  # of a demo
    TELEGRAM_API_BASE = _env.origin("TELEGRAM_API_BASE", _simulator or "https://api.telegram.org")
    TWILIO_API_BASE = _env.origin("TWILIO_API_BASE", _simulator or "https://api.twilio.com")
    MERCADOPAGO_API_BASE = _env.origin("MERCADOPAGO_API_BASE", _simulator or environment.CARDS)
    META_GRAPH_BASE = _env.origin("META_GRAPH_BASE", _simulator or "https://graph.facebook.com")
    # Of the own network: what subscriptions may call beside the public internet.
    HOOK_ORIGINS = _env.origins("HOOK_ORIGINS", "")
    CURRENCY = _env.str("CURRENCY", "PEN")  # until the company says otherwise
    _limit = _env.int("RECHARGE_ADVISOR_LIMIT", 500)
    _recharges = (_env.int("RECHARGE_MIN", 1), _limit, _env.int("RECHARGE_MAX", 10_000))
    INVOICE_DAYS = _env.within("INVOICE_DAYS", 15, least=0, most=365)
    PAY_LINK_DAYS = _env.within("PAY_LINK_DAYS", 30, least=1, most=3650)
    PARTIAL_PAYMENT_MIN = _env.within("PARTIAL_PAYMENT_MIN", 10, least=0, most=10**9)  # units
    QUOTE_DAYS = _env.within("QUOTE_DAYS", 15, least=1, most=365)
    REVERSAL_LIMIT = _env.within("REVERSAL_LIMIT", 500, least=0, most=10**9)  # units
    PURCHASE_LIMIT = _env.within("PURCHASE_LIMIT", 5_000, least=0, most=10**9)  # units
    SLIP_MIN = _env.within("SLIP_MIN", 5, least=1, most=10**9)  # units
    SLIP_DAYS = _env.within("SLIP_DAYS", 7, least=1, most=90)
    QUERY_HOURS = _env.within("QUERY_HOURS", 8, least=1, most=1000)
    QUERY_REOPEN_DAYS = _env.within("QUERY_REOPEN_DAYS", 7, least=0, most=365)
    EVENTS_KEPT_DAYS = _env.int("EVENTS_KEPT_DAYS", 90)
    EMAIL = environment.email(_env.str("EMAIL_URL", ""))
    DEFAULT_FROM_EMAIL = _env.in_header("EMAIL_FROM", f"mostrador@{urlsplit(PUBLIC_URL).hostname}")
    MAIL_AWAY_MINUTES = _env.int("MAIL_AWAY_MINUTES", 10)
    PUSH_KEY = _env.str("PUSH_KEY", "") or kept.secret(DATA_DIR / "keys" / "push")
    # Push services of the own network beside the public internet's.
    PUSH_ORIGINS = _env.origins("PUSH_ORIGINS", "")
    MEDIA_ROOT = environment.media(_env.str("MEDIA_URL", ""), DATA_DIR)
    BACKUPS_DIR = Path(_env.str("BACKUPS_DIR", "") or DATA_DIR / "backups").resolve()
    BACKUPS_KEPT = _env.within("BACKUPS_KEPT", 7, least=1, most=1000)
    IDENTITY_API_BASE = _env.web_address("IDENTITY_API_BASE", _simulator)
    IDENTITY_API_TOKEN = _env.in_header("IDENTITY_API_TOKEN", "demo" if DEMO else "")
    DATABASES = {"default": environment.database(_env.str("DATABASE_URL", ""), DATA_DIR)}
    LOGGING = {
        "level": environment.level(_env.str("LOG_LEVEL", "INFO")),
        "json": _env.bool("LOG_JSON", not DEBUG),
    }
    METRICS_TOKEN = _env.key("METRICS_TOKEN", "")
    SENTRY_DSN = _env.in_header("SENTRY_DSN", "")  # its library looks at the rest
except ValueError as error:  # EnvError is one
    raise ImproperlyConfigured(str(error)) from None
ENVIRONMENT = sorted(_env.dump())  # the names, for `manage.py wiring`

environment.refuse_nonsense(
    server=SERVER, redis_url=REDIS_URL, ports=(PORT, SIMULATOR_PORT), secret_key=SECRET_KEY,
    field_keys=FIELD_KEYS, host=HOST, demo=DEMO, currency=CURRENCY,
    events_kept_days=EVENTS_KEPT_DAYS, recharges=_recharges,
)  # fmt: skip
environment.refuse_silence(
    push_key=PUSH_KEY, sender=DEFAULT_FROM_EMAIL, away_minutes=MAIL_AWAY_MINUTES
)
RECHARGE_MIN, RECHARGE_ADVISOR_LIMIT, RECHARGE_MAX = _recharges  # whole units

# Jobs, beat and bus live inside the serving process when no Redis is given.
EMBEDDED = not REDIS_URL

INSTALLED_APPS = [
    "hub.config",  # before staticfiles: its runserver carries the jobs too
    "hub.config.admin_app.HouseAdmin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "channels",
    "sequences.apps.SequencesConfig",
    "hub.realtime",
    "hub.accounts",
    "hub.audit",
    "hub.upkeep",
    "hub.company",
    "hub.reports",
    "hub.registration",
    "hub.privacy",
    "chat",
    "channels_bridge",
    "crm",
    "billing",
    "field_service",
    "hub.kernel",
]
# Mounted beside Django by path prefix, each an ASGI application named as a string.
# The first prefix that fits serves; "" is Django itself.
ASGI_MOUNTS = {
    "/webhooks/incoming/": "",
    "/webhooks/": "channels_bridge.webhooks.application",
}
SOCKET_MOUNTS = {"/ws/v1": "hub.realtime.consumer.application"}

MIDDLEWARE = [
    "hub.kernel.logs.RequestIdMiddleware",
    "hub.kernel.headers.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "hub.config.assets.AssetsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
ROOT_URLCONF, ASGI_APPLICATION = "hub.config.urls", "asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = False
ALLOWED_HOSTS = ["*"] if DEBUG else [urlsplit(PUBLIC_URL).hostname or "", "127.0.0.1", "localhost"]
USE_TZ, TIME_ZONE = True, "America/Lima"
LANGUAGE_CODE = "en"  # of what the API tells programs; the web app has words of its own
LANGUAGES = [("es", "Español"), ("en", "English")]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "hub.config.pages.forged"
SECURE = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
if SECURE:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

AUTH_USER_MODEL = "accounts.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCESS_TOKEN_LIFETIME = timedelta(minutes=5)
ACCESS_TOKEN_KEY = hashlib.sha256(f"access-token:{SECRET_KEY}".encode()).hexdigest()

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["hub.accounts.authentication.BearerAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["hub.kernel.permissions.Nobody"],
    "DEFAULT_RENDERER_CLASSES": ["hub.kernel.json.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["hub.kernel.json.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "hub.config.schema.PathSchema",
    "EXCEPTION_HANDLER": "hub.kernel.api.answer_refusal",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,  # `?format=` is each door's own
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Mostrador",
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "COMPONENT_SPLIT_REQUEST": True,
    # Choices stay where they are used: shared names would collide between apps.
    "POSTPROCESSING_HOOKS": [],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}

CHANNEL_LAYERS = (
    {}
    if EMBEDDED
    else {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            # Redis' channels know no database number, so it stands in the prefix.
            "CONFIG": {"hosts": [REDIS_URL], "prefix": f"hub{urlsplit(REDIS_URL).path}"},
        }
    }
)
CELERY = {
    # An embedded worker thread keeps its connection: opening one takes longer than most sweeps.
    "CELERY_DB_REUSE_MAX": 1000 if EMBEDDED else None,
    "broker_url": REDIS_URL or "memory://localhost/",
    "task_ignore_result": True,
    "task_default_queue": "work",
    "task_serializer": "json",
    "accept_content": ["json"],
    "worker_prefetch_multiplier": 1,
    "broker_connection_retry_on_startup": True,
    "broker_transport_options": (
        {"polling_interval": 0.005}
        if EMBEDDED
        # No acknowledgements: a task is a doorbell, and the ack of one whose connection is lost
        # ends the worker for good.
        else {"ack_emulation": False, "socket_connect_timeout": 1, "socket_timeout": 5}
    ),
    # Nobody waits for a broker that is down: the row is the outbox, its sweeper finds it.
    # (Without a policy of its own, a publication waits six seconds instead.)
    "task_publish_retry_policy": dict(
        max_retries=1, interval_start=0, interval_step=0.05, interval_max=0.05
    ),
    "worker_hijack_root_logger": False,
    "timezone": "UTC",
}

EMAIL_HOST, EMAIL_PORT = EMAIL.get("host", "localhost"), EMAIL.get("port", 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = EMAIL.get("username", ""), EMAIL.get("password", "")
EMAIL_USE_TLS, EMAIL_USE_SSL = EMAIL.get("use_tls", False), EMAIL.get("use_ssl", False)
EMAIL_TIMEOUT = 15
# Nobody's mail server on a demo day: what would leave is kept where it can be read.
EMAIL_FILE_PATH = str(DATA_DIR / "mail") if DEMO and not EMAIL else None
if EMAIL_FILE_PATH:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"

STATIC_URL, WEB_APP = "/django-static/", ROOT / "frontend" / "dist"
WHITENOISE_ROOT = WEB_APP if WEB_APP.is_dir() else None
WHITENOISE_USE_FINDERS = True
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/assets/.+-[\w-]{8}\.\w+$"
MEDIA_LINK_SECONDS, PROVIDER_FILE_SECONDS = 300, 6 * 3600

LOGGING_CONFIG = "hub.kernel.logs.configure"
