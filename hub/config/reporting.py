"""Tells a service of errors (`SENTRY_DSN`) where we failed, and nothing of anybody.

It hears the kind of a failure, the lines of our code it passed, the door or the job, and the id
the house's own log keeps the rest under. What a failure says stays here: it quotes what people
wrote, their phones, their keys.
"""

from __future__ import annotations

import re
from typing import Any

import sentry_sdk
import structlog
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from sentry_sdk.integrations import Integration
from sentry_sdk.integrations.atexit import AtexitIntegration
from sentry_sdk.integrations.celery import CeleryIntegration
from sentry_sdk.integrations.dedupe import DedupeIntegration
from sentry_sdk.integrations.django import DjangoIntegration
from sentry_sdk.integrations.excepthook import ExcepthookIntegration
from sentry_sdk.integrations.logging import LoggingIntegration, ignore_logger
from sentry_sdk.integrations.threading import ThreadingIntegration
from sentry_sdk.utils import BadDsn

from hub.kernel.logs import hide_secrets

# All an event may hold; whatever a later version of the library adds stays here.
SHOWN = (
    *("event_id", "timestamp", "platform", "level", "logger", "release", "environment", "sdk"),
    *("server_name", "transaction", "transaction_info", "exception", "tags", "type"),
)
# Our lines are called so; a library's may quote what came in.
NAME = re.compile(r"[a-z][a-z0-9_ ]{2,60}")
FRAME = ("filename", "function", "module", "lineno", "in_app", "context_line")


def start() -> None:
    """Report from now on; ImproperlyConfigured where the address is none."""
    ignore_logger("django.security.*")  # who knocks with nonsense is refused: no failure of ours
    try:
        sentry_sdk.init(
            dsn=settings.SENTRY_DSN,
            environment=_environment(),
            release=f"mostrador@{settings.SPECTACULAR_SETTINGS['VERSION']}",
            integrations=_integrations(),
            default_integrations=False,
            auto_enabling_integrations=False,
            before_send=_bare,
            send_default_pii=False,
            include_local_variables=False,
            max_request_body_size="never",
            max_breadcrumbs=0,
            auto_session_tracking=False,
            send_client_reports=False,
            propagate_traces=False,
            shutdown_timeout=2,
        )
    except BadDsn:
        words = "SENTRY_DSN must be an address such as https://key@errors.example.com/1."
        raise ImproperlyConfigured(words) from None


def _environment() -> str:
    if settings.DEMO:
        return "demo"
    return "development" if settings.DEBUG else "production"


def _integrations() -> list[Integration]:
    return [
        DjangoIntegration(),
        CeleryIntegration(propagate_traces=False),
        LoggingIntegration(level=None, sentry_logs_level=None),
        ExcepthookIntegration(),
        ThreadingIntegration(),
        DedupeIntegration(),
        AtexitIntegration(callback=lambda pending, timeout: None),
    ]


def _bare(event: Any, hint: dict[str, Any]) -> Any:
    """Return what may be told of an event."""
    told = {name: event[name] for name in SHOWN if name in event}
    if told.get("transaction_info", {}).get("source") == "url":
        told.pop("transaction", None)  # an address as it came: it may hold a key
    if "exception" in told:
        told["exception"] = {"values": [_failure(each) for each in _values(event["exception"])]}
    told.pop("logentry", None)
    name = str((event.get("logentry") or {}).get("message", ""))
    if NAME.fullmatch(name):
        told["logentry"] = {"message": name}
    known = structlog.contextvars.get_contextvars().get("request_id", "")
    told["tags"] = {"request_id": known} if known else {}
    return hide_secrets(None, "", told)


def _failure(found: dict[str, Any]) -> dict[str, Any]:
    frames = (found.get("stacktrace") or {}).get("frames") or []
    bare = [{name: frame[name] for name in FRAME if name in frame} for frame in frames]
    return {
        "type": found.get("type"),
        "module": found.get("module"),
        "mechanism": {"type": "generic", "handled": False},
        "stacktrace": {"frames": bare},
    }


def _values(exception: Any) -> list[dict[str, Any]]:
    return list(exception.get("values") or [])
