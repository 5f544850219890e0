"""A conversation to keep or to print."""

from collections.abc import AsyncIterator, Iterator
from typing import Any, TypeVar

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.views import APIView

from chat.queries import conversation_for, reader_of
from chat.queries.transcripts import told
from chat.serializers.transcript import Transcript
from hub.accounts.permissions import allow
from hub.kernel import clock
from hub.kernel.api import query_of
from hub.kernel.negotiation import AsItIs
from hub.kernel.trail import note

T = TypeVar("T", str, bytes)
_TYPES = {"txt": "text/plain; charset=utf-8", "html": "text/html; charset=utf-8"}


class TranscriptAsked(serializers.Serializer[Any]):
    """How it is written, and whether private notes stand in it (never for customers)."""

    format = serializers.ChoiceField(choices=sorted(_TYPES), required=False, default="txt")
    notes = serializers.BooleanField(required=False, default=False)


class TranscriptView(APIView):
    """A whole conversation as plain text or a printable page."""

    content_negotiation_class = AsItIs
    permission_classes = [allow()]

    @extend_schema(
        parameters=[TranscriptAsked],
        responses={(200, "text/plain"): OpenApiTypes.STR, (200, "text/html"): OpenApiTypes.STR},
    )
    def get(self, request: Request, conversation_id: str) -> StreamingHttpResponse:
        row = conversation_for(request.user, conversation_id)
        asked = query_of(TranscriptAsked, request)
        pieces = told(row, reader_of(request.user, row), notes=asked["notes"])
        note("exported", kind="chat.conversation", object_id=row.id, format=asked["format"])
        page = Transcript(row, request.user, at=clock.now())
        body = page.html(pieces) if asked["format"] == "html" else page.text(pieces)
        response = StreamingHttpResponse(
            streamed(body, request), content_type=_TYPES[asked["format"]]
        )
        name = f"conversacion-{str(row.id)[:8]}.{asked['format']}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Content-Security-Policy"] = (
            "sandbox; default-src 'none'; style-src 'unsafe-inline'"
        )
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response


def streamed(body: Iterator[T], request: Request) -> Iterator[T] | AsyncIterator[T]:
    """Return a body as the server of this request takes it without gathering it first."""
    return _awaited(body) if isinstance(request._request, ASGIRequest) else body


async def _awaited(body: Iterator[T]) -> AsyncIterator[T]:
    following = sync_to_async(lambda: next(body, None))
    while (piece := await following()) is not None:
        yield piece
