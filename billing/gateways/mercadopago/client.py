"""MercadoPago's library over our own outgoing HTTP: one place says where the provider is."""

from __future__ import annotations

from typing import Any

import httpx
import mercadopago
from django.conf import settings
from mercadopago.config import RequestOptions
from mercadopago.http import HttpClient

from billing.ports.gateway import GatewayDown, GatewayRefused
from hub.kernel.http import client

THEIRS = "https://api.mercadopago.com"
SECONDS = 15.0
_LATER = (408, 409, 423, 424, 429)  # and 5xx: whether it was done is not known


class Transport(HttpClient):  # type: ignore[misc]
    """What the library calls instead of `requests`."""

    def request(self, method: str, url: str, **named: Any) -> dict[str, Any]:
        """Ask once, without proxies and redirects; whoever calls tries again. GatewayDown."""
        base = settings.MERCADOPAGO_API_BASE
        try:
            answer = client(base, SECONDS).request(
                method,
                url.removeprefix(THEIRS),
                headers=named.get("headers"),
                params=named.get("params"),
                content=named.get("data"),
            )
            body = answer.json() if answer.content else None
        except (httpx.HTTPError, ValueError) as error:
            raise GatewayDown(f"MercadoPago: {type(error).__name__}") from None
        return {"status": answer.status_code, "response": body}


def sdk(token: str) -> mercadopago.SDK:
    """Return the library for one seller."""
    return mercadopago.SDK(token, http_client=Transport())


def once(token: str, key: str) -> RequestOptions:
    """Return the options of a call that is done once under `key`."""
    return RequestOptions(access_token=token, custom_headers={"x-idempotency-key": key})


def said(answer: Any, *, missing: bool = False) -> dict[str, Any]:
    """Return the body of a good answer, empty for a `missing` one that may be; GatewayDown,
    GatewayRefused."""
    status, body = answer["status"], answer["response"]
    if status == 404 and missing:
        return {}
    if status in _LATER or status >= 500:
        raise GatewayDown(f"MercadoPago: {status}")
    if status >= 300 or not isinstance(body, dict):
        told = body.get("message") if isinstance(body, dict) else ""
        raise GatewayRefused(f"MercadoPago: {status} {told or ''}".strip())
    return body
