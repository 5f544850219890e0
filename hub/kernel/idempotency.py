"""POSTs that move money or make a document happen once per `Idempotency-Key`."""

import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, cast
from urllib.parse import quote
from uuid import UUID

from django.db import transaction
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from hub.kernel import clock
from hub.kernel.errors import Conflict, Invalid, Malformed
from hub.kernel.json import JSONRenderer
from hub.kernel.models import IdempotencyKey

HEADER = "Idempotency-Key"
LONGEST = 200
LEASE = timedelta(seconds=60)
KEPT = timedelta(days=7)

Post = Callable[..., Response]


class IdempotencyMismatch(Invalid):
    """The key was used with another body."""

    code, detail = "idempotency_mismatch", "This Idempotency-Key was used for something else."


class IdempotencyRunning(Conflict):
    """The first request with this key has not been answered yet."""

    code, detail = "idempotency_running", "The first request with this key is still running."


def idempotent(post: Post) -> Post:
    """Make an APIView's `post` answer a repeated key with its first answer.

    The work and the kept answer are one transaction. A refusal is not kept: the same key may
    be tried again. Malformed without the header, IdempotencyMismatch, IdempotencyRunning.
    """

    @wraps(post)
    def keyed(view: Any, request: Request, *args: Any, **kwargs: Any) -> Response:
        return once(
            request,
            actor=cast(UUID, request.user.id),
            route=f"{request.method} {quote(request.path)}",  # no database holds a NUL
            work=lambda: post(view, request, *args, **kwargs),
        )

    parameter = OpenApiParameter(HEADER, str, OpenApiParameter.HEADER, required=True)
    return extend_schema(parameters=[parameter])(keyed)


def key_of(request: Request) -> str:
    """Return what a row made by this request is known by again: its person, door and key.

    For rows that stay one thing also after the kept answer is gone; always 101 characters.
    """
    said = f"{quote(request.path)}\n{request.headers.get(HEADER, '').strip()}"
    return f"{request.user.id}:{hashlib.sha256(said.encode()).hexdigest()}"


def once(request: Request, *, actor: UUID, route: str, work: Callable[[], Response]) -> Response:
    """Do `work` in one transaction with its kept answer, or give the answer kept for the key.

    For doors that know whoever asks by something else than a sign-in; raises as `idempotent`.
    """
    claim, answered = _claim(request, actor, route[:LONGEST], at=clock.now())
    if answered:
        headers = {"Idempotent-Replayed": "true"}
        return Response(json.loads(claim.answer), status=claim.status, headers=headers)
    try:
        with transaction.atomic():
            response = work()
            if response.status_code < 400:
                _keep(claim, response)
    except BaseException:
        _give_up(claim)
        raise
    if response.status_code >= 400:
        _give_up(claim)
    return response


def forget(*, at: datetime) -> int:
    """Remove keys nobody will repeat any more; money itself is unique in its own rows."""
    return IdempotencyKey.objects.filter(claimed_at__lt=at - KEPT).delete()[0]


def _claim(
    request: Request, actor: UUID, route: str, *, at: datetime
) -> tuple[IdempotencyKey, bool]:
    key = request.headers.get(HEADER, "").strip()
    if not key or len(key) > LONGEST or not key.isprintable():
        raise Malformed(fields={HEADER: [f"This header is required, up to {LONGEST} characters."]})
    body = hashlib.sha256(json.dumps(request.data, sort_keys=True).encode()).hexdigest()
    row, made = IdempotencyKey.objects.get_or_create(
        user=actor,
        route=route,
        key=key,
        defaults={"body_hash": body, "claimed_at": at},
    )
    if made:
        return row, False
    if row.body_hash != body:
        raise IdempotencyMismatch
    if row.status is not None:
        return row, True
    return _take_over(row, at), False


def _take_over(row: IdempotencyKey, at: datetime) -> IdempotencyKey:
    left = IdempotencyKey.objects.filter(id=row.id, status=None, claimed_at=row.claimed_at)
    if row.claimed_at > at - LEASE or not left.update(claimed_at=at):
        raise IdempotencyRunning(retry_after=1)
    row.claimed_at = at
    return row


def _keep(claim: IdempotencyKey, response: Response) -> None:
    answer = JSONRenderer().render(response.data).decode()
    mine = IdempotencyKey.objects.filter(id=claim.id, claimed_at=claim.claimed_at, status=None)
    if not mine.update(status=response.status_code, answer=answer or "null"):
        raise IdempotencyRunning(retry_after=1)  # somebody took this over; undo our work


def _give_up(claim: IdempotencyKey) -> None:
    IdempotencyKey.objects.filter(id=claim.id, claimed_at=claim.claimed_at, status=None).delete()


def forget_answers(user_id: UUID) -> None:
    """Remove every answer promised to somebody: they held what is to be forgotten."""
    IdempotencyKey.objects.filter(user=user_id).delete()


def forget_answers_about(ids: Iterable[object]) -> None:
    """Remove every answer, whoever it was promised to, that tells of one of these."""
    for each in ids:
        IdempotencyKey.objects.filter(answer__contains=str(each)).delete()
