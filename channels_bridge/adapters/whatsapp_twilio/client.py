"""Twilio's own client, pointed at the configured base, with its failures told apart."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests
from django.conf import settings
from twilio.base.exceptions import (
    TwilioException,
    TwilioRestException,
    TwilioServiceException,
)
from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError, SSLError

from channels_bridge.adapters.whatsapp_twilio.errors import fault_of
from channels_bridge.types import Account, Fault, OutcomeUnknown, SendRefused

TIMEOUT = 10.0


class _Http(TwilioHttpClient):
    """Remembers the pause asked for: Twilio's exceptions drop the headers."""

    retry_after: float | None = None

    def request(self, *args: Any, **kwargs: Any) -> Response:
        response = super().request(*args, **kwargs)
        asked = {name.lower(): value for name, value in (response.headers or {}).items()}
        self.retry_after = seconds(asked.get("retry-after"))
        return response


@contextmanager
def client(account: Account) -> Iterator[Client]:
    """Give a client for one call; SendRefused when nothing was done, else OutcomeUnknown."""
    http = _Http(timeout=TIMEOUT)
    assert http.session is not None
    http.session.trust_env = False  # neither proxies nor .netrc of the machine
    try:
        yield _made(account, http)
    except requests.ConnectTimeout:
        raise SendRefused(Fault.RETRY, code="network", detail="no connection") from None
    except requests.ConnectionError as error:
        if not _before_leaving(error):
            raise OutcomeUnknown("the connection broke") from None
        raise SendRefused(Fault.RETRY, code="network", detail="no connection") from None
    except requests.RequestException as error:
        raise OutcomeUnknown(type(error).__name__) from None
    except TwilioException as error:
        raise _refused(error, http.retry_after) from None
    except (ValueError, TypeError, KeyError, AttributeError):
        # A 2xx whose body is not what Twilio answers: it may have been taken.
        raise OutcomeUnknown("the answer cannot be read") from None
    finally:
        http.session.close()


def seconds(value: str | None) -> float | None:
    """Return a Retry-After in seconds; None for a date or nonsense."""
    return float(value) if value and value.isascii() and value.isdigit() else None


def _made(account: Account, http: _Http) -> Client:
    made = Client(
        account.credentials["account_sid"], account.credentials["auth_token"], http_client=http
    )
    # TWILIO_EDGE and TWILIO_REGION of the environment would mangle the configured host.
    made.edge = made.region = None
    made.api.base_url = settings.TWILIO_API_BASE
    made.messaging.base_url = messaging_base()
    made.content.base_url = content_base()
    return made


def messaging_base() -> str:
    """Return where Twilio's messaging resources are: a host of their own, unless configured."""
    if settings.TWILIO_API_BASE == "https://api.twilio.com":
        return "https://messaging.twilio.com"
    return str(settings.TWILIO_API_BASE)


def content_base() -> str:
    """Return where templates are kept: a host of its own at Twilio, the same at a stand-in."""
    return str(settings.TWILIO_API_BASE).replace("://api.", "://content.", 1)


def _before_leaving(error: requests.ConnectionError) -> bool:
    cause = error.args[0] if error.args else None
    reason = getattr(cause, "reason", cause)
    return isinstance(reason, NewConnectionError | ConnectTimeoutError | SSLError)


def _refused(error: TwilioException, retry_after: float | None) -> SendRefused:
    if isinstance(error, TwilioRestException):
        code, status, words = error.code, error.status, error.msg
    elif isinstance(error, TwilioServiceException):
        code, status, words = error.code, error.status, error.detail or error.title
    else:
        return SendRefused(Fault.CONFIGURATION, detail=str(error))
    code = code if isinstance(code, int) else None
    status = status if isinstance(status, int) else 0
    detail = str(words).split("Unable to create record: ")[-1]
    return SendRefused(
        fault_of(code, status), code=str(code or status), detail=detail, retry_after=retry_after
    )
