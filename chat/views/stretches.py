"""A stretch of a file as an HTTP body, for either kind of server."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from typing import BinaryIO

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

_CHUNK = 64 * 1024
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class _Pieces:
    """Reads a file piece by piece; closing it before the first piece closes the file too."""

    def __init__(self, file: BinaryIO, length: int) -> None:
        self.file, self.left = file, length

    def close(self) -> None:
        self.file.close()

    def read(self) -> bytes:
        chunk = self.file.read(min(_CHUNK, self.left))
        self.left -= len(chunk)
        return chunk


class _Now(_Pieces):
    def __iter__(self) -> Iterator[bytes]:
        with self.file:
            while chunk := self.read():
                yield chunk


class _Later(_Pieces):
    """Under ASGI a plain iterator would be read into memory whole."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with self.file:
            while chunk := await asyncio.to_thread(self.read):
                yield chunk


def respond(request: Request, file: BinaryIO, size: int) -> HttpResponseBase:
    """Answer with the whole file or the one range asked for (RFC 9110, section 14)."""
    start, end, status = 0, size - 1, 200
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is not None and any(asked.groups()):
        first, last = asked.groups()
        start = int(first) if first else max(0, size - int(last))
        end = min(int(last), size - 1) if first and last else size - 1
        status = 206
        if start > end:
            file.close()
            return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = _body(request, file, start, end - start + 1)
    response.status_code = status
    response["Content-Length"] = str(end - start + 1)
    if status == 206:
        response["Content-Range"] = f"bytes {start}-{end}/{size}"
    return response


def _body(request: Request, file: BinaryIO, start: int, length: int) -> HttpResponseBase:
    if request.method == "HEAD":
        file.close()
        return HttpResponse()
    file.seek(start)
    kind = _Later if isinstance(request._request, ASGIRequest) else _Now
    return StreamingHttpResponse(kind(file, length))
