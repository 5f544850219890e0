"""Refusals in Graph form."""

import secrets
from typing import Any

from channels_bridge.simulator.calls import Refused
from channels_bridge.simulator.ctl import Fault

TITLES = {
    1: "An unknown error occurred",
    2: "Service temporarily unavailable",
    4: "Application request limit reached",
    10: "This message is sent outside of allowed window.",
    100: "Invalid parameter",
    190: "Invalid OAuth access token - Cannot parse access token",
    551: "This person isn't available right now.",
    613: "Calls to this api have exceeded the rate limit.",
    130429: "Rate limit hit",
    131000: "Something went wrong",
    131008: "Required parameter is missing",
    131009: "Parameter value is not valid",
    131026: "Message undeliverable",
    131047: "Re-engagement message",
    131051: "Unsupported message type",
    131052: "Media download error",
    131053: "Media upload error",
    131056: "(Business Account, Consumer Account) pair rate limit hit",
    132000: "Number of parameters does not match the expected number of params",
    132012: "Parameter format does not match format in the created template",
    132015: "Template is paused",
    132016: "Template is disabled",
    132018: "Template parameters are missing or invalid",
    132001: "Template name does not exist in the translation",
}
STATUSES = {190: 401, 4: 400, 613: 400, 130429: 429, 131056: 400, 1: 500, 2: 503, 131000: 500}


def title(code: int) -> str:
    return TITLES.get(code, "Error")


def refuse(
    code: int,
    message: str | None = None,
    *,
    subcode: int | None = None,
    details: str | None = None,
    status: int | None = None,
) -> Refused:
    """A refusal: decide on code and subcode, never on the HTTP status."""
    error: dict[str, Any] = {
        "message": f"(#{code}) {message or title(code)}",
        "type": "OAuthException",
        "code": code,
    }
    if subcode:
        error["error_subcode"] = subcode
    if details or code >= 130000:
        text = details or title(code)
        error["error_data"] = {"messaging_product": "whatsapp", "details": text}
    error["fbtrace_id"] = "A" + secrets.token_urlsafe(16)
    return Refused(status or STATUSES.get(code, 400), {"error": error})


def ordered(fault: Fault) -> Refused:
    """A refusal on command; without a code, the one that goes with the status."""
    if fault.body is not None:
        return Refused(fault.status or 500, fault.body, fault.headers)
    code = fault.code or {401: 190, 429: 4, 400: 100, 403: 10}.get(fault.status or 500, 2)
    refused = refuse(code, subcode=fault.subcode, status=fault.status)
    refused.headers = dict(fault.headers)
    if fault.retry_after:
        refused.headers["Retry-After"] = str(fault.retry_after)
    return refused
