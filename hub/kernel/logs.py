"""Structured logs with a request id, without secrets and without what people wrote."""

import logging
import logging.config
import re
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse

from hub.kernel import trail

SECRET = re.compile(
    r"token|secret|password|authorization|cookie|signature|credential|ticket|^(text|body|caption)$",
    re.IGNORECASE,
)
# Telegram's keys, and our own: of bots, of incoming hooks, of subscriptions, access tokens, and
# links that open a place, an account or an address.
KEYS = re.compile(
    r"(bot)\d{3,}:[A-Za-z0-9_-]{10,}"
    r"|\b(mbt|mwh|mws)_[A-Za-z0-9_-]{20,}"
    r"|\b(eyJ)[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*"
    r"|(/(?:invitation|reset|verify|p)/)[A-Za-z0-9=_-]{20,}"
)
# httpx logs whole URLs at INFO, and a Telegram URL holds the bot's token; twilio eleven lines a
# send, with the account; the rest only chat.
QUIET = (
    *("httpx", "httpcore", "telegram", "twilio", "urllib3"),
    *("daphne", "uvicorn", "celery", "kombu", "asyncio"),
)
_ID = re.compile(r"^[A-Za-z0-9._-]{8,64}$")


def configure(options: dict[str, Any]) -> None:
    """Send every log line, ours and the libraries', through one formatter."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        hide_secrets,
    ]
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"line": _formatter(shared, as_json=options["json"])},
            "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
            "root": {"handlers": ["stderr"], "level": options["level"]},
            "loggers": {
                **{name: {"level": "WARNING"} for name in QUIET},
                "django.request": {"level": "ERROR"},  # a refusal is an answer, not an incident
            },
        }
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def _formatter(shared: list[Any], *, as_json: bool) -> dict[str, Any]:
    plain = structlog.dev.ConsoleRenderer(colors=False)
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": shared,
        "processors": [
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            hide_secrets,  # tracebacks quote URLs too
            structlog.processors.JSONRenderer() if as_json else plain,
        ],
    }


def hide_secrets(logger: Any, method: str, event: dict[str, Any]) -> dict[str, Any]:
    """Blank values whose name says secret or content, and keys inside URLs."""
    return {key: _shown(key, value) for key, value in event.items()}


def _shown(key: str, value: Any) -> Any:
    if SECRET.search(key):
        return "[hidden]"
    if isinstance(value, dict):
        return {str(name): _shown(str(name), inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_shown("", inner) for inner in value]
    if isinstance(value, str):
        return KEYS.sub(lambda found: f"{found[found.lastindex or 0]}[hidden]", value)
    return value


class RequestIdMiddleware:
    """Gives each request an id that its log lines and its answer carry.

    Synchronous on purpose and first of all: what follows then runs in one thread, instead of
    hopping between the loop and threads once per middleware.
    """

    sync_capable = True
    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        offered = request.headers.get("X-Request-ID", "")
        request_id = offered if _ID.match(offered) else uuid.uuid4().hex
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        with trail.one_request(request_id):
            response = self._get_response(request)
        response["X-Request-ID"] = request_id
        return response
