"""A socket lives no longer than the session behind it."""

import json
import time
from contextlib import ExitStack

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from hub.accounts.operations import people
from hub.kernel import clock
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.parametrize("server", ["daphne", "uvicorn"], indirect=True)
QUICK = 2.0  # seconds, contract section 4


class Page:
    """A browser's page on the live hub."""

    def __init__(self, hub, username):
        self.hub = hub
        self.stack = ExitStack()
        self.http = httpx.Client(
            base_url=f"{hub.base}/api/v1/", headers={"X-Hub-Client": "web", "Origin": hub.base}
        )
        body = {"username": username, "password": PASSWORD}
        self.http.headers["Authorization"] = f"Bearer {self.post('auth/login/', body)['access']}"

    def post(self, path, body=None):
        answer = self.http.post(path, json=body or {})
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def socket(self):
        ticket = self.post("ws-tickets/")["ticket"]
        opening = connect(
            f"{self.hub.ws}/ws/v1", subprotocols=["hub.v1"], origin=self.hub.base, proxy=None
        )
        opened = self.stack.enter_context(opening)
        hello = {"type": "hello", "version": 1, "ticket": ticket, "device": ticket[:8]}
        opened.send(json.dumps(hello))
        assert json.loads(opened.recv(timeout=5))["type"] == "welcome"
        return opened

    def close(self):
        self.stack.close()
        self.http.close()


def code_of(socket, since):
    """Return the close code and after how many seconds it came."""
    try:
        while True:
            socket.recv(timeout=5)
    except ConnectionClosed as closed:
        return closed.rcvd.code, time.monotonic() - since


@pytest.fixture
def page(live_hub):
    people.add(username="eva", role="advisor", first_name="Eva", password=PASSWORD)
    made = Page(live_hub, "eva")
    yield made
    made.close()


def test_logout_closes_this_sessions_sockets_only(page, live_hub):
    other = Page(live_hub, "eva")
    here, again, there = page.socket(), page.socket(), other.socket()
    since = time.monotonic()
    page.post("auth/logout/")
    for socket in (here, again):
        code, seconds = code_of(socket, since)
        assert code == 4401 and seconds < QUICK
    there.ping().wait(2)
    other.close()


def test_deactivation_by_an_admin_elsewhere_stops_them(page, admin):
    from hub.accounts.models import User

    socket, since = page.socket(), time.monotonic()
    # Another process than the one that serves: only the database and the recheck know.
    people.deactivate(User.objects.get(username="eva"), by=admin, at=clock.now())
    code, seconds = code_of(socket, since)
    assert code == 4403 and seconds < QUICK + 0.5
    assert page.http.get("me/").status_code == 401


def test_a_ticket_opens_one_socket(page):
    ticket = page.post("ws-tickets/")["ticket"]
    codes = []
    for _ in range(2):
        with connect(f"{page.hub.ws}/ws/v1", subprotocols=["hub.v1"], proxy=None) as opened:
            hello = {"type": "hello", "version": 1, "ticket": ticket, "device": "one"}
            opened.send(json.dumps(hello))
            try:
                codes.append(json.loads(opened.recv(timeout=5))["type"])
                if codes[-1] == "bye":
                    opened.recv(timeout=5)
            except ConnectionClosed as closed:
                codes.append(closed.rcvd.code)
    assert codes[0] == "welcome" and codes[-1] == 4401
