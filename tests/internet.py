"""An internet on loopback: names resolve to public addresses, and behind each is this server."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any

import pytest

PUBLIC = "93.184.216.34"
Page = tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]


class Internet:
    """`pages[host + path]` is what is served; `names[host]` the addresses it resolves to."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.pages: dict[str, Page] = {}
        self.names: dict[str, list[str]] = {}
        self.came: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.reached: list[tuple[str, int]] = []

    def serve(self, address: str, body: bytes | str, **headers: str) -> None:
        """Serve a page of HTML, or of `Content_Type`."""
        raw = body if isinstance(body, bytes) else body.encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[address] = (200, {"Content-Type": "text/html; charset=utf-8", **named}, raw)

    def redirect(self, address: str, target: str, status: int = 302) -> None:
        """Send whoever comes to another address."""
        self.pages[address] = (status, {"Location": target}, b"")

    def resolve(self, host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        """Answer as `socket.getaddrinfo` does."""
        found = [host] if _is_address(host) else self.names.get(host, [PUBLIC])
        if not found:
            raise socket.gaierror("no such name")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in found]


def _is_address(host: str) -> bool:
    try:
        return bool(ip_address(host))
    except ValueError:
        return False


def _handler(internet: list[Internet]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            world = internet[0]
            address = f"{self.headers['Host']}{self.path}"
            world.came.append(address)
            world.headers.append({name.lower(): value for name, value in self.headers.items()})
            page = world.pages.get(address, (404, {}, b"nothing here"))
            if callable(page):
                page(self)
                return
            status, headers, body = page
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def _running() -> Iterator[Internet]:
    holder: list[Internet] = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(holder))
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    holder.append(Internet(server.server_address[1]))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield holder[0]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def internet(monkeypatch: pytest.MonkeyPatch) -> Iterator[Internet]:
    """A world of pages; only the two lowest doors to the network are replaced."""
    connect = socket.create_connection

    def reach(address: tuple[str, int], *args: Any, **kwargs: Any) -> socket.socket:
        world.reached.append(address)
        return connect(("127.0.0.1", world.port), *args, **kwargs)

    with _running() as world:
        monkeypatch.setattr(socket, "getaddrinfo", world.resolve)
        monkeypatch.setattr(socket, "create_connection", reach)
        yield world
