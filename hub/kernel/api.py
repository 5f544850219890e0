"""What every HTTP edge shares: refusals in one shape, strict bodies, keyset pages."""

import base64
import json
import logging
from collections.abc import Callable, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, ValidationError
from django.db import InterfaceError, OperationalError
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from drf_spectacular.utils import inline_serializer
from rest_framework import exceptions, serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import set_rollback

from hub.kernel.errors import DomainError, Malformed, TooLarge, Unavailable

log = logging.getLogger(__name__)

MAX_LIMIT = 200
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
    """A request body whose unknown fields are a 400 instead of being dropped in silence."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict):
            unknown = sorted(set(data) - set(self.fields))
            if unknown:
                raise Malformed(fields={name: ["Unknown field."] for name in unknown})
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
    if isinstance(error, DomainError):
        return _refusal(
            error.status, error.code, error.detail, error.fields, _after(error.retry_after)
        )
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
    forward, mark = _read_cursor(request.query_params.get("cursor"), len(by))
    order = list(by) if forward else [_flipped(name) for name in by]
    if mark is not None:
        rows = _after_mark(rows, order, mark)
    found = list(rows.order_by(*order)[: limit + 1])
    more, found = len(found) > limit, found[:limit]
    if not forward:
        found.reverse()
    has_next, has_previous = (more, mark is not None) if forward else (True, more)
    return Response(
        {
            "next": _cursor(found[-1], by, "n") if found and has_next else None,
            "previous": _cursor(found[0], by, "p") if found and has_previous else None,
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


def limit_of(request: Request) -> int:
    """Return `limit` of the query string, 1 to 200, 50 when absent; Malformed otherwise."""
    raw = request.query_params.get("limit", str(DEFAULT_LIMIT))
    if not raw.isascii() or not raw.isdigit() or not 1 <= int(raw[:4]) <= MAX_LIMIT:
        raise Malformed(fields={"limit": [f"A number from 1 to {MAX_LIMIT}."]})
    return int(raw)


def _checked(serializer: type[serializers.Serializer[Any]], data: Any) -> dict[str, Any]:
    shape = serializer(data=data)
    shape.is_valid(raise_exception=True)
    return dict(shape.validated_data)


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


def _after(seconds: float | None) -> dict[str, str]:
    return {} if seconds is None else {"Retry-After": str(max(1, round(seconds)))}


def _field_map(detail: Any) -> dict[str, Any]:
    return detail if isinstance(detail, dict) else {"non_field_errors": detail}


def _flipped(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _after_mark(rows: QuerySet[Any], order: Sequence[str], mark: Sequence[Any]) -> QuerySet[Any]:
    try:
        return rows.filter(_beyond(order, mark))
    except (ValidationError, ValueError, TypeError, OverflowError):
        raise _not_a_cursor() from None


def _not_a_cursor() -> Malformed:
    return Malformed(fields={"cursor": ["Not a cursor of this list."]})


def _beyond(order: Sequence[str], mark: Sequence[Any]) -> Q:
    condition = Q()
    equal: dict[str, Any] = {}
    for name, value in zip(order, mark, strict=True):
        field = name.lstrip("-")
        lookup = "lt" if name.startswith("-") else "gt"
        condition |= Q(**equal, **{f"{field}__{lookup}": value})
        equal[field] = value
    return condition


def _cursor(row: Model, by: Sequence[str], direction: str) -> str:
    values = [_plain(getattr(row, name.lstrip("-"))) for name in by]
    return base64.urlsafe_b64encode(json.dumps([direction, *values]).encode()).decode().rstrip("=")


def _plain(value: Any) -> Any:
    if isinstance(value, int | str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _read_cursor(raw: str | None, length: int) -> tuple[bool, list[Any] | None]:
    if raw is None:
        return True, None
    try:
        direction, *mark = json.loads(base64.urlsafe_b64decode(raw + "=" * (-len(raw) % 4)))
        if direction not in ("n", "p") or len(mark) != length or not all(map(_is_mark, mark)):
            raise ValueError
    except (ValueError, TypeError, RecursionError):
        raise _not_a_cursor() from None
    return direction == "n", mark


def _is_mark(value: Any) -> bool:
    if isinstance(value, str):
        return value.isprintable()  # neither NUL nor half a character
    return isinstance(value, int) and abs(value) < 2**63
