"""How a stand-in answers the hub: faults first, then the work, then the log."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from .config import Account
from .ctl import Fault
from .log import Log

GARBAGE = b"<html><body><h1>502 Bad Gateway</h1></body></html>"


class Refused(Exception):
    """The provider says no, in its own words."""

    def __init__(
        self, status: int, body: dict[str, Any], headers: dict[str, str] | None = None
    ) -> None:
        super().__init__(body)
        self.status, self.body, self.headers = status, body, headers or {}


@dataclass
class Done:
    """The provider did it."""

    body: Any
    status: int = 200
    provider_id: str | None = None


@dataclass
class Call:
    """One call of the hub, understood."""

    account: Account
    operation: str
    path: str
    recipient: str | None = None
    request: dict[str, Any] = field(default_factory=dict)
    fault: Fault | None = None

    @property
    def callback_error(self) -> int | None:
        """The error a later status shall carry, if one was ordered."""
        return self.fault.callback_error if self.fault else None

    def told(self) -> dict[str, Any]:
        """What the log keeps of it."""
        return {
            "account": self.account.name,
            "kind": self.account.kind,
            "operation": self.operation,
            "recipient": self.recipient,
            "request": self.request,
            "path": self.path,
            "error": self.fault.id if self.fault else None,
        }


class Silence(Response):
    """Ends a connection without an answer: at once, or after holding it until the caller leaves."""

    def __init__(self, *, hold: bool) -> None:
        super().__init__()
        self.hold = hold

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.hold:
            while (await receive())["type"] != "http.disconnect":
                pass
            return
        # ASGI has no word for a reset, so the server's own transport is cut.
        scope["simulator.send"].__self__.transport.abort()
        await asyncio.sleep(0.05)


async def answer(
    log: Log,
    call: Call,
    work: Callable[[Call], Awaitable[Done]],
    as_error: Callable[[Fault], Refused],
) -> Response:
    """Do the work of a call unless a fault forbids it; answer and log in any case."""
    begun = time.perf_counter()
    fault = call.fault
    if fault and fault.delay:
        await asyncio.sleep(fault.delay)
    spoiled = fault and (fault.status or fault.code or fault.then != "answer")
    done, refused = None, None
    if fault is None or not spoiled or fault.accept:
        done, refused = await _outcome(call, work, as_error)
    if fault and refused is None and (fault.status or fault.code):
        refused = as_error(fault)
    response = _response(fault, done, refused)
    log.write(
        **call.told(),
        direction="api",
        status=None if isinstance(response, Silence) else response.status_code,
        accepted=done is not None,
        provider_id=done.provider_id if done else None,
        response=refused.body if refused else (done.body if done else None),
        ms=round((time.perf_counter() - begun) * 1000, 2),
    )
    return response


async def _outcome(
    call: Call, work: Callable[[Call], Awaitable[Done]], as_error: Callable[[Fault], Refused]
) -> tuple[Done | None, Refused | None]:
    try:
        return await work(call), None
    except Refused as no:
        return None, no
    except (KeyError, TypeError, ValueError, AttributeError):
        # A body of the wrong shape is the caller's mistake, with every provider.
        return None, as_error(Fault(id="malformed", status=400))


def _response(fault: Fault | None, done: Done | None, refused: Refused | None) -> Response:
    if fault and fault.then in ("hold", "drop"):
        return Silence(hold=fault.then == "hold")
    if fault and fault.then == "garbage":
        return Response(GARBAGE, status_code=fault.status or 200, media_type="text/html")
    if refused is not None:
        if isinstance(refused.body, str):
            return Response(refused.body, refused.status, refused.headers, "text/html")
        return JSONResponse(refused.body, refused.status, refused.headers)
    assert done is not None
    return JSONResponse(done.body, done.status)


async def fields_of(request: Request) -> tuple[dict[str, Any], dict[str, Any]]:
    """Parameters and uploads of a call, whether in the query, a form, a multipart or JSON."""
    fields: dict[str, Any] = dict(request.query_params)
    uploads: dict[str, Any] = {}
    if "json" in request.headers.get("content-type", ""):
        try:
            body = await request.json()
        except ValueError:
            raise Refused(400, {"error": {"message": "Invalid JSON", "code": 100}}) from None
        return fields | (body if isinstance(body, dict) else {}), uploads
    form = await request.form(max_files=20, max_fields=1000, max_part_size=64 * 1024 * 1024)
    for name, value in form.multi_items():
        if isinstance(value, str):
            fields[name] = value
        else:
            uploads[name] = value
    return fields, uploads
