"""What every HTTP edge shares: refusals in one shape, strict bodies, keyset pages."""

import logging
import re
from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.db.models import Model, QuerySet
from django.http import Http404
from drf_spectacular.utils import inline_serializer
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import set_rollback

from hub.kernel import cursors, jobs, trail
from hub.kernel.errors import CHALLENGE, DomainError, Malformed, TooLarge, Unavailable
from hub.kernel.keyset import walked

log = logging.getLogger(__name__)

MAX_LIMIT = 200
LIMIT = re.compile(r"[1-9]\d{0,2}", re.ASCII)
LENGTH = re.compile(r"\d{1,18}", re.ASCII)
AROUND = 65_536  # bytes of a form around its file
DEFAULT_LIMIT = 50

_CODES = {
    400: "malformed",
    401: "not_signed_in",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    413: "too_large",
    415: "unsupported_type",
    429: "rate_limited",
}


class StrictSerializer(serializers.Serializer[Any]):
    """A request body: unknown fields are a 400, and a number is no text (422), nor an id."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict):
            unknown = sorted(set(data) - set(self.fields))
            if unknown:
                raise Malformed(fields={name: ["Unknown field."] for name in unknown})
            mistyped = [name for name in data if _mistyped(self.fields[name], data[name])]
            if mistyped:
                raise exceptions.ValidationError({name: ["Not a text."] for name in mistyped})
        return super().to_internal_value(data)


def body_of(serializer: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    """Return the checked body; Malformed for an unknown field, Invalid (422) for a bad value."""
    return _checked(serializer, request.data)


def query_of(serializer: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
    """Return the checked query string; Invalid (422) for a bad value, unknown names are ignored."""
    return _checked(serializer, request.query_params)


def answer_refusal(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turn what a view raised into `{"code", "detail", "fields"}` with its status.

    Unknown errors return None: Django answers 500 and the log keeps the traceback.
    """
    error = _known(error)
    _note_refusal(error, context)
    if isinstance(error, DomainError):
        return _refusal(error.status, error.code, error.detail, error.fields, _headers(error))
    if isinstance(error, exceptions.ValidationError):
        return _refusal(422, "invalid", "Some values are not valid.", _field_map(error.detail))
    if isinstance(error, exceptions.APIException):
        headers = _after(getattr(error, "wait", None))
        if challenge := getattr(error, "auth_header", None):
            headers["WWW-Authenticate"] = challenge
        code = _CODES.get(error.status_code, "error")
        return _refusal(error.status_code, code, str(error.detail), {}, headers)
    return None


def page_of(
    rows: QuerySet[Any],
    request: Request,
    *,
    by: Sequence[str],
    shape: Callable[[list[Any]], list[Any]],
) -> Response:
    """Return one keyset page `{"next", "previous", "results"}` of `rows`.

    `by` names the ordering fields, `-` for descending, the last one unique; `limit` ≤ 200 and
    `cursor` come from the query string. Null ordering values are not supported.
    """
    limit = limit_of(request)
    place = f"{rows.model._meta.label} {' '.join(by)}"
    cursor = request.query_params.get("cursor")
    forward, mark = (True, None) if cursor is None else cursors.opened(place, cursor)
    order = list(by) if forward else [_flipped(name) for name in by]
    found = walked(rows, order, mark, limit + 1)
    more, found = len(found) > limit, found[:limit]
    found = found if forward else found[::-1]
    has_next, has_previous = (more, mark is not None) if forward else (True, more)
    return Response(
        {
            "next": _cursor(place, found[-1], by, True) if found and has_next else None,
            "previous": _cursor(place, found[0], by, False) if found and has_previous else None,
            "results": shape(found),
        }
    )


def page_shape(row: type[serializers.Serializer[Any]]) -> serializers.Serializer[Any]:
    """Return how the OpenAPI document describes a page of such rows."""
    cursor: dict[str, Any] = {"allow_null": True, "help_text": "Opaque; give it back as `cursor`."}
    shape: serializers.Serializer[Any] = inline_serializer(
        f"PageOf{row.__name__}",
        {
            "next": serializers.CharField(**cursor),
            "previous": serializers.CharField(**cursor),
            "results": row(many=True),
        },
    )
    return shape


def refuse_large(request: Request, *, largest: int) -> None:
    """Refuse a file by the announced length, before a byte of the body is looked at.

    Malformed where none is announced, TooLarge.
    """
    length = request.META.get("CONTENT_LENGTH") or ""
    if not LENGTH.fullmatch(length):
        raise Malformed("An upload announces its length.")
    if int(length) > largest + AROUND:
        raise TooLarge(f"At most {largest // 1_000_000} MB.")


def limit_of(request: Request) -> int:
    """Return `limit` of the query string, 1 to 200, 50 when absent; Malformed otherwise."""
    raw = request.query_params.get("limit", str(DEFAULT_LIMIT))
    if not LIMIT.fullmatch(raw) or int(raw) > MAX_LIMIT:
        raise Malformed(fields={"limit": [f"A number from 1 to {MAX_LIMIT}."]})
    return int(raw)


def _checked(serializer: type[serializers.Serializer[Any]], data: Any) -> dict[str, Any]:
    shape = serializer(data=data)
    shape.is_valid(raise_exception=True)
    return dict(shape.validated_data)


def _mistyped(field: Any, value: Any) -> bool:
    """Tell whether something else stands where a text must: Django REST would turn it into one."""
    if isinstance(field, serializers.ListField) and isinstance(value, list):
        return any(_mistyped(field.child, item) for item in value)
    if isinstance(field, serializers.DictField) and isinstance(value, dict):
        return any(_mistyped(field.child, item) for item in value.values())
    is_text = isinstance(field, serializers.CharField | serializers.UUIDField)
    return is_text and value is not None and not isinstance(value, str)


def _known(error: Exception) -> Exception:
    """Return what Django or the database raised as the refusal it means."""
    if isinstance(error, OperationalError | InterfaceError):
        log.warning("database_away", extra={"error": str(error)[:200]})
        return Unavailable(retry_after=2)
    if isinstance(error, RequestDataTooBig):
        return TooLarge()
    if isinstance(error, Http404):
        return exceptions.NotFound()
    return exceptions.PermissionDenied() if isinstance(error, PermissionDenied) else error


def _note_refusal(error: Exception, context: dict[str, Any]) -> None:
    """Write down that somebody signed in was kept from what is not theirs."""
    status = getattr(error, "status", None) or getattr(error, "status_code", None)
    # The key of a public link opens something: it is written down nowhere.
    holes = {name: hole for name, hole in (context.get("kwargs") or {}).items() if name != "token"}
    if trail.now_doing().user_id is None or not (status == 403 or (status == 404 and holes)):
        return
    view, request = context.get("view"), context.get("request")
    with jobs.sparing("refusal_not_noted"):
        trail.note(
            "authz_denied",
            kind=type(view).__module__.partition(".views")[0].rpartition(".")[2] or "door",
            object_id=next(iter(holes.values()), ""),
            door=type(view).__name__,
            method=getattr(request, "method", ""),
            status=status,
        )


def _refusal(
    status: int,
    code: str,
    detail: str,
    fields: dict[str, Any],
    headers: dict[str, str] | None = None,
) -> Response:
    set_rollback()
    return Response(
        {"code": code, "detail": detail, "fields": fields}, status=status, headers=headers
    )


def _headers(error: DomainError) -> dict[str, str]:
    challenge = {"WWW-Authenticate": CHALLENGE} if error.status == 401 else {}
    return {**challenge, **_after(error.retry_after)}


def _after(seconds: float | None) -> dict[str, str]:
    return {} if seconds is None else {"Retry-After": str(max(1, round(seconds)))}


def _field_map(detail: Any) -> dict[str, Any]:
    return detail if isinstance(detail, dict) else {"non_field_errors": detail}


def _flipped(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _cursor(place: str, row: Model, by: Sequence[str], forward: bool) -> str:
    return cursors.sealed(place, forward, [getattr(row, name.lstrip("-")) for name in by])
