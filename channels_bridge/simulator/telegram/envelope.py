"""The `{"ok": …}` envelope, and nested values inside form fields."""

import json
from typing import Any

from channels_bridge.simulator.calls import Refused
from channels_bridge.simulator.ctl import Fault

REASONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict",
    429: "Too Many Requests: retry after",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


def refuse(status: int, description: str, **parameters: Any) -> Refused:
    """A refusal; HTTP status and error_code are the same number."""
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    return Refused(status, body | ({"parameters": parameters} if parameters else {}))


def ordered(fault: Fault) -> Refused:
    """A refusal on command."""
    status = fault.status or fault.code or 500
    if fault.body is not None:
        return Refused(status, fault.body, fault.headers)
    if status == 429:
        seconds = fault.retry_after or 1
        refused = refuse(429, f"{REASONS[429]} {seconds}", retry_after=seconds)
        refused.headers = {"Retry-After": str(seconds)} | fault.headers
        return refused
    return refuse(status, REASONS.get(status, "Bad Request"))


def loaded(value: Any) -> Any:
    """Nested values come as JSON strings inside form fields; in a JSON body they are nested."""
    if not isinstance(value, str) or not value:
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise refuse(400, "Bad Request: can't parse JSON in a field") from None
