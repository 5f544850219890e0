"""Pages of the public internet: never inside, never without end."""

import time

import httpx
import pytest

from hub.kernel.errors import DomainError, TooLarge
from hub.kernel.http import REDIRECTS, AddressRefused
from hub.kernel.pages import NotAPage, public_get
from tests.internet import PUBLIC

HTML = ("text/html",)
INSIDE = [
    "127.0.0.1", "10.0.0.7", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0", "::1", "::ffff:127.0.0.1", "fe80::1", "fd00::1", "64:ff9b::7f00:1", "224.0.0.1",
]  # fmt: skip


def read(url, **more):
    with public_get(url, **{"accept": HTML, "max_bytes": 10_000, "seconds": 2.0, **more}) as page:
        return page.url, page.stream.read()


def test_a_page_is_read_without_credentials(internet):
    internet.serve("a.pe/x?y=1", "hola", Set_Cookie="a=b")

    assert read("http://a.pe/x?y=1#z") == ("http://a.pe/x?y=1#z", b"hola")
    assert internet.reached == [(PUBLIC, 80)]
    assert not {"cookie", "authorization"} & set(internet.headers[0])


@pytest.mark.parametrize("address", INSIDE)
def test_a_name_that_points_inside_is_refused_without_a_connection(internet, address):
    internet.names["a.pe"] = [PUBLIC, address]

    for url in ("http://a.pe/", "https://a.pe/"):
        with pytest.raises(AddressRefused):
            read(url)
    assert internet.reached == []


@pytest.mark.parametrize("target", ["http://inside.pe/", "//inside.pe/x", "https://inside.pe/"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_inside_is_refused(internet, status, target):
    internet.names["inside.pe"] = ["127.0.0.1"]
    internet.redirect("a.pe/", target, status)

    with pytest.raises(AddressRefused):
        read("http://a.pe/")
    assert internet.reached == [(PUBLIC, 80)]


def test_a_second_resolution_changes_nothing(internet, monkeypatch):
    """The name is asked for once a step, and what was checked is what is connected to."""
    answers = [[PUBLIC], ["127.0.0.1"]]
    internet.names = type("", (dict,), {"get": lambda *_: answers.pop(0)})()
    internet.serve("a.pe/", "hola")

    assert read("http://a.pe/")[1] == b"hola"
    assert internet.reached == [(PUBLIC, 80)]
    with pytest.raises(AddressRefused):
        read("http://a.pe/")


@pytest.mark.parametrize(
    "url",
    [
        "http://a.pe:8080/", "https://a.pe:80/", "http://a.pe:443/", "ftp://a.pe/", "file:///etc/passwd",
        "gopher://a.pe/", "data:text/html,x", "http://u:p@a.pe/", "//a.pe/", "", "http://",
        "http://[::1", "http://a.pe:99999/", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_other_doors_are_refused(internet, url):
    with pytest.raises(AddressRefused):
        read(url)
    assert internet.reached == []


def test_redirects_are_followed_three_times(internet):
    internet.redirect("a.pe/", "/1")
    internet.redirect("a.pe/1", "http://b.pe/2")
    internet.redirect("b.pe/2", "http://c.pe/3")
    internet.serve("c.pe/3", "aquí")

    assert read("http://a.pe/") == ("http://c.pe/3", b"aqu\xc3\xad")
    internet.redirect("c.pe/3", "/4")
    with pytest.raises(AddressRefused):
        read("http://a.pe/")
    assert len(internet.came) == 2 * (REDIRECTS + 1)


def test_a_cookie_is_not_brought_back(internet):
    internet.pages["a.pe/"] = (302, {"Location": "/x", "Set-Cookie": "a=b; Path=/"}, b"")
    internet.serve("a.pe/x", "hola")

    read("http://a.pe/")
    assert not any("cookie" in headers for headers in internet.headers)


@pytest.mark.parametrize(
    "headers",
    [
        {"Content_Type": "image/png"},
        {"Content_Type": "application/octet-stream"},
        {"Content_Type": ""},
        {"Content_Encoding": "gzip"},
    ],
)
def test_what_was_not_asked_for_is_not_read(internet, headers):
    internet.serve("a.pe/", b"\x00" * 100, **headers)

    with pytest.raises(NotAPage):
        read("http://a.pe/")


def test_errors_are_told(internet):
    internet.names["nobody.pe"] = []

    for url, error in (
        ("http://a.pe/gone", httpx.HTTPStatusError),
        ("http://nobody.pe/", httpx.TransportError),
    ):
        with pytest.raises(error):
            read(url)
    internet.pages["a.pe/304"] = (304, {}, b"")
    with pytest.raises((httpx.HTTPStatusError, DomainError)):
        read("http://a.pe/304")


def test_more_than_allowed_is_cut_off(internet):
    internet.serve("a.pe/", b"x" * 20_000)

    with pytest.raises(TooLarge):
        read("http://a.pe/")


@pytest.mark.parametrize("where", ["head", "body"])
def test_whoever_lets_it_drip_is_left_in_time(internet, where):
    def drip(answer):
        answer.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
        if where == "body":
            answer.wfile.write(b"\r\n")
        for _ in range(100):
            answer.wfile.write(b"X: y\r\n")
            time.sleep(0.05)

    internet.pages["a.pe/"] = drip
    start = time.monotonic()
    with pytest.raises(httpx.TransportError):
        read("http://a.pe/", seconds=0.5)
    assert time.monotonic() - start < 2
