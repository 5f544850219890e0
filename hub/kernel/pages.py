"""Pages of the public internet: opened without credentials, never inside, within their time."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedReader
from threading import Timer
from typing import Any, BinaryIO, cast

import httpx

from hub.kernel.errors import UnsupportedType
from hub.kernel.http import Capped, aimed, followed, trust

PORTS = {"http": 80, "https": 443}
_CONNECTED = ("connection.connect_tcp.complete", "connection.start_tls.complete")


@dataclass(frozen=True, kw_only=True)
class Page:
    """An answer being read; `url` is where the redirects led."""

    url: str
    content_type: str
    stream: BinaryIO


class NotAPage(UnsupportedType):
    """The address answers with something else than was asked for."""


@contextmanager
def public_get(
    url: str, *, accept: tuple[str, ...], max_bytes: int, seconds: float
) -> Iterator[Page]:
    """Open any http or https address on its own port, over at most three redirects.

    Every step reaches a global address that was checked and nothing else: AddressRefused. The
    answer is of a content type beginning with one of `accept`, unpacked: NotAPage.
    httpx.HTTPStatusError for anything but success, httpx.TransportError past `seconds`; the stream
    raises TooLarge past `max_bytes`. No cookies, no proxies, no credentials.
    """
    deadline = time.monotonic() + seconds
    with (
        _Watch(seconds) as watch,
        httpx.Client(trust_env=False, verify=trust(), follow_redirects=False) as session,
    ):
        response, found = followed(url, lambda here: _asked(session, here, accept, watch, deadline))
        try:
            response.raise_for_status()
            yield _page(response, found, accept, max_bytes, deadline)
        finally:
            response.close()


def _asked(
    session: httpx.Client, url: str, accept: tuple[str, ...], watch: "_Watch", deadline: float
) -> httpx.Response:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpx.ReadTimeout("the page took too long")
    aim = aimed(url, ports=PORTS)
    request = session.build_request(
        "GET",
        aim["url"],
        headers={**aim["headers"], **_HEADERS, "Accept": ", ".join(accept)},
        timeout=httpx.Timeout(left),
        extensions={**aim["extensions"], "trace": watch.see},
    )
    response = session.send(request, stream=True)
    session.cookies.clear()
    return response


# What comes packed could unpack to anything.
_HEADERS = {"Accept-Encoding": "identity", "User-Agent": "Mostrador link preview"}


def _page(
    response: httpx.Response, url: str, accept: tuple[str, ...], max_bytes: int, deadline: float
) -> Page:
    content_type = response.headers.get("content-type", "")
    packed = response.headers.get("content-encoding", "identity").lower() != "identity"
    if packed or not content_type.lower().startswith(accept):
        raise NotAPage
    stream = cast(BinaryIO, BufferedReader(Capped(response, max_bytes, deadline)))
    return Page(url=url, content_type=content_type, stream=stream)


class _Watch:
    """Ends the connection in time, however slowly the other side lets its bytes drip."""

    def __init__(self, seconds: float) -> None:
        self._timer = Timer(seconds, self._end)
        self._timer.daemon = True
        self._socket: socket.socket | None = None

    def __enter__(self) -> "_Watch":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def see(self, event: str, info: dict[str, Any]) -> None:
        """Note the socket in use, as httpx traces it."""
        if event in _CONNECTED:
            self._socket = info["return_value"].get_extra_info("socket")

    def _end(self) -> None:
        if self._socket is not None:
            with suppress(OSError):
                # Of the plain socket: a secured one must not be altered under its reader.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
