"""Outgoing HTTP: only where the provider is, and never to what a payload names."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from hub.kernel import http
from hub.kernel.errors import TooLarge
from hub.kernel.http import AddressRefused, guarded_get, is_global

META = (".fbcdn.net", ".fbsbx.com", ".cdninstagram.com", ".whatsapp.net")
BASE = "https://graph.facebook.com"
INSIDE = [
    "http://127.0.0.1/", "https://127.0.0.1/", "https://localhost/", "https://localhost./",
    "https://0.0.0.0/", "https://[::]/", "https://[::1]/", "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/", "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/",
    "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/", "https://127.1/",
    "https://169.254.169.254/latest/meta-data/", "http://metadata.google.internal/",
    "https://10.0.0.1/", "https://192.168.1.1/", "https://172.16.0.1/", "https://100.64.0.1/",
    "https://scontent.fbcdn.net@127.0.0.1/", "https://127.0.0.1#.fbcdn.net",
    "https://127.0.0.1/.fbcdn.net", "https://evilfbcdn.net/", "https://fbcdn.net.evil.com/",
    "file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/", "data:text/plain,x",
    "//127.0.0.1/", "", "https://", "https://a.fbcdn.net:99999/", "https://[::1",
    "http://scontent.fbcdn.net/", "https://scontent.fbcdn.net:8443/",
]  # fmt: skip


@pytest.fixture
def canary():
    """A server on loopback that remembers who came."""
    came = []
    pages = {"/file": (200, {}, b"0123456789")}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            came.append((self.path, self.headers.get("Authorization")))
            status, headers, body = pages.get(self.path, (200, {}, b"inside"))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.came, server.pages = came, pages
    server.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def fetched(url, **more):
    with guarded_get(url, **{"base": BASE, "hosts": META, **more}) as download:
        return download.stream.read()


@pytest.mark.parametrize("url", INSIDE)
def test_an_address_inside_is_refused_without_a_connection(url, monkeypatch):
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("connected"))
    with pytest.raises((AddressRefused, httpx.ConnectError)):
        fetched(url)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.7", "169.254.169.254", "::1"])
def test_an_allowed_name_that_points_inside_is_refused(address, monkeypatch):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    answer = [(family, socket.SOCK_STREAM, 6, "", (address, 443))]
    public = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("157.240.1.1", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: public + answer)
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("connected"))
    with pytest.raises(AddressRefused):
        fetched("https://scontent.fbcdn.net/x.jpg")


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch):
    """A second resolution that answers otherwise finds nobody asking."""
    asked, reached = [], []

    def resolve(host, *_, **__):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("157.240.1.1", 443))]

    def connect(address, *_, **__):
        reached.append(address)
        raise OSError("no network in tests")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(httpx.ConnectError):
        fetched("https://scontent.fbcdn.net/x.jpg")
    assert asked == ["scontent.fbcdn.net"] and reached == [("157.240.1.1", 443)]


def test_the_configured_base_may_be_anywhere(canary):
    assert fetched(f"{canary.base}/file", base=canary.base) == b"0123456789"


def test_credentials_go_to_the_base_only(canary):
    headers = {"Authorization": "Basic x"}
    fetched(f"{canary.base}/file", base=canary.base, headers=headers)
    assert canary.came == [("/file", "Basic x")]
    with pytest.raises(AddressRefused):
        fetched(f"{canary.base}/file", headers=headers)
    assert len(canary.came) == 1


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:1/", "https://127.0.0.1/", "http://example.com/", "file:///x"]
)
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_inside_is_not_followed(canary, target, status):
    canary.pages["/away"] = (status, {"Location": target}, b"")
    with pytest.raises(AddressRefused):
        fetched(f"{canary.base}/away", base=canary.base)


def test_redirects_end(canary):
    canary.pages["/round"] = (302, {"Location": "/round"}, b"")
    with pytest.raises(AddressRefused):
        fetched(f"{canary.base}/round", base=canary.base)
    assert len(canary.came) == http.REDIRECTS + 1


def test_a_file_beyond_the_cap_is_cut_off(canary):
    with pytest.raises(TooLarge):
        fetched(f"{canary.base}/file", base=canary.base, max_bytes=9)


def test_an_error_of_the_provider_is_told(canary):
    canary.pages["/gone"] = (404, {}, b"")
    with pytest.raises(httpx.HTTPStatusError):
        fetched(f"{canary.base}/gone", base=canary.base)


@pytest.mark.parametrize("address", ["8.8.8.8", "157.240.1.1", "2a03:2880::1"])
def test_the_internet_is_the_internet(address):
    assert is_global(address)


@pytest.mark.parametrize("status", [300, 302, 304])
def test_a_redirect_that_leads_nowhere_is_no_file(canary, status):
    canary.pages["/lost"] = (status, {}, b"")

    with (
        pytest.raises(httpx.HTTPStatusError),
        guarded_get(f"{canary.base}/lost", base=canary.base),
    ):
        pass
