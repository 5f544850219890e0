"""The hub as it runs for real, under HTTPS: what a stranger finds, and where its links lead."""

import re
import socket
import time

import httpx
import pytest

from hub.accounts.operations import people
from tests.accounts.codes import with_phone
from tests.live import LiveHub
from tests.reports.conftest import post

__all__ = ["post"]
pytestmark = pytest.mark.django_db(transaction=True)
HOUSE, EVIL = "hub.example", "evil.example"
RESET = "/api/v1/auth/password-reset/"
PASSWORD = "una clave bien larga"
# The web app answers every page's address; these are no pages, and nothing is behind them.
NOTHING = [
    "/metrics", "/metrics/", "/api/", "/api/v1/", "/api/v2/me/", "/api/v1/debug/", "/api/setup/",
    "/webhooks/", "/webhooks/telegram/", "/webhooks/none/x/", "/files/", "/files/x/", "/ws/",
    "/assets/", "/assets/%2e%2e/%2e%2e/manage.py",
]  # fmt: skip
PAGES = [
    "/", "/setup", "/install", "/debug", "/__debug__/", "/.env", "/.git/config", "/graphql",
    "/api-auth/login/", "/var/hub.sqlite3", "/media/x", "/server-status", "/manage.py", "/reset/x",
    "/%2e%2e/%2e%2e/etc/passwd",
]  # fmt: skip
WORDS = re.compile(r"Traceback|URLconf|DEBUG = True|SECRET|sqlite3|site-packages")


@pytest.fixture(params=["daphne", "uvicorn"])
def hub(request, post, settings):
    """A hub behind a proxy that speaks HTTPS for it, with a post office."""
    mail = f"smtp://127.0.0.1:{settings.EMAIL_PORT}"
    running = LiveHub.start(request.param, PUBLIC_URL=f"https://{HOUSE}", EMAIL_URL=mail)
    yield running
    running.stop()


def raw(hub, line, *headers, body=b""):
    """Send a request as it is written here and return the status."""
    head = [line, *headers, "Content-Type: application/json", f"Content-Length: {len(body)}",
            "Connection: close"]  # fmt: skip
    with socket.create_connection(("127.0.0.1", hub.port), timeout=20) as wire:
        wire.sendall("\r\n".join(head).encode() + b"\r\n\r\n" + body)
        answer = b""
        while chunk := wire.recv(65536):
            answer += chunk
    return int(answer.split(b" ", 2)[1])


LIES = {
    "honest": [f"Host: {HOUSE}"],
    "forwarded": [f"Host: {HOUSE}", f"X-Forwarded-Host: {EVIL}", f"X-Host: {EVIL}"],
    "underscored": [f"Host: {HOUSE}", f"X_Forwarded_Host: {EVIL}", f"Forwarded: host={EVIL}"],
    "rewritten": [f"Host: {HOUSE}", f"X-Original-URL: https://{EVIL}/", f"X-Rewrite-URL: //{EVIL}"],
    "foreign": [f"Host: {EVIL}"],
    "port": [f"Host: {HOUSE}:@{EVIL}"],
    "absolute": [f"Host: {HOUSE}"],
    "absolute and foreign": [f"Host: {EVIL}"],
    "two": [f"Host: {HOUSE}", f"Host: {EVIL}"],
}


def test_links_lead_home_and_strangers_find_nothing(hub, post):
    for number, (name, headers) in enumerate(LIES.items()):
        user = people.add(username=f"persona{number}", role="customer", email=f"p{number}@x.pe")
        where = f"http://{EVIL}{RESET}" if name.startswith("absolute") else RESET
        body = f'{{"username": "{user.username}"}}'.encode()
        status = raw(hub, f"POST {where} HTTP/1.1", *headers, body=body)
        assert status in (204, 400, 404), (name, status)
        assert status == 204 or name not in ("honest", "forwarded", "underscored", "rewritten")
        assert status == 400 or name not in ("foreign", "port", "absolute and foreign")
    _mailed(post, at_least=4)
    for mail in post.mails:
        words = mail.get_body().get_content()
        assert EVIL not in words
        assert set(re.findall(r"https?://[^/\s]+", words)) == {f"https://{HOUSE}"}
    _strangers_find_nothing(hub)
    _a_sign_in_is_for_this_host_only(hub)


def _mailed(post, *, at_least):
    until = time.monotonic() + 20
    while len(post.mails) < at_least and time.monotonic() < until:
        time.sleep(0.05)
    assert len(post.mails) >= at_least


def _strangers_find_nothing(hub):
    proxied = {"Host": HOUSE, "X-Forwarded-Proto": "https", "Accept": "text/html,*/*;q=0.1"}
    with httpx.Client(base_url=hub.base, headers=proxied, timeout=20) as stranger:
        for path in NOTHING:
            answer = stranger.get(path)
            assert answer.status_code in (400, 404, 405, 426), (path, answer.status_code)
            assert not WORDS.search(answer.text), path
        shown = {_page(stranger, path) for path in PAGES}
        assert len(shown) == 1, "the web app, whatever a page's address says"
        refused = stranger.get("/api/v1/me/?format=api")
        assert (refused.status_code, refused.headers["Content-Type"]) == (401, "application/json")
        assert "max-age=31536000" in refused.headers["Strict-Transport-Security"]
        entry = stranger.get("/admin/")
        assert entry.status_code == 302 and "/admin/login/" in entry.headers["Location"]
        broken = stranger.post("/admin/login/", data={"username": "x"})
        assert broken.status_code == 403 and not WORDS.search(broken.text)


def _page(stranger, path):
    answer = stranger.get(path)
    assert answer.status_code in (200, 404, 503), path
    assert not WORDS.search(answer.text), path
    return answer.status_code, answer.text


def _a_sign_in_is_for_this_host_only(hub):
    eva = people.add(username="eva", role="admin", password=PASSWORD)
    phone, _ = with_phone(eva)
    said = {"username": "eva", "password": PASSWORD, "code": phone.code()}
    proxied = {"Host": HOUSE, "X-Forwarded-Proto": "https"}
    entered = httpx.post(f"{hub.base}/api/v1/auth/login/", json=said, headers=proxied, timeout=20)
    assert entered.status_code == 200, entered.text
    cookie = entered.headers["Set-Cookie"]
    assert cookie.startswith("__Host-hub_rt=") and "Domain" not in cookie
    assert all(word in cookie for word in ("Secure", "HttpOnly", "SameSite=Strict", "Path=/"))
