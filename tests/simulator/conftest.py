"""A hub that only remembers what it was told, and accounts of every kind pointing at it."""

import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer

import httpx
import pytest

from tests.simulator.fixture import Simulator, simulator, simulator_process

__all__ = ["simulator", "simulator_process"]


@pytest.fixture(scope="session")
def http() -> Iterator[httpx.Client]:
    """A client that loads no certificates, since nothing leaves loopback."""
    with httpx.Client(verify=False, trust_env=False) as client:
        yield client


@dataclass
class Heard:
    """One request that reached the hub."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class FakeHub:
    """Answers each request with the next status of `script`, then 200."""

    base: str = ""
    heard: list[Heard] = field(default_factory=list)
    script: list[int] = field(default_factory=list)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)


class _Server(ThreadingTCPServer):
    """Not ThreadingHTTPServer: that asks for the host's full name, which may take a while."""

    request_queue_size = 256
    daemon_threads = True
    fake: FakeHub


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def _answer(self) -> None:
        fake = self.server.fake
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        fake.heard.append(Heard(self.command, self.path, dict(self.headers), body))
        status = fake.script.pop(0) if fake.script else 200
        mime, content = fake.files.get(self.path, ("text/plain", b""))
        if self.path.startswith("/files/") and self.path not in fake.files:
            status = 404
        self.send_response(status)
        self.send_header("Content-Type", mime)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_GET = do_POST = do_HEAD = _answer

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def hub() -> Iterator[FakeHub]:
    server = _Server(("127.0.0.1", 0), _Handler)
    server.fake = FakeHub(base=f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server.fake
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def telegram(simulator: Simulator, hub: FakeHub) -> dict[str, str]:
    return _account(
        simulator,
        hub,
        "telegram",
        {"bot_token": f"{uuid.uuid4().int % 10**9}:AAH-{uuid.uuid4().hex}", "secret_token": "s-3"},
    )


@pytest.fixture
def twilio(simulator: Simulator, hub: FakeHub) -> dict[str, str]:
    return _account(
        simulator,
        hub,
        "whatsapp_twilio",
        {
            "account_sid": "AC" + uuid.uuid4().hex,
            "auth_token": uuid.uuid4().hex,
            "sender": "whatsapp:+14155238886",
        },
    )


@pytest.fixture
def cloud(simulator: Simulator, hub: FakeHub) -> dict[str, str]:
    return _account(
        simulator,
        hub,
        "whatsapp_cloud",
        {
            "waba_id": str(uuid.uuid4().int % 10**15),
            "phone_number_id": str(uuid.uuid4().int % 10**15),
            "display_number": "+12025550111",
        },
    )


@pytest.fixture
def messenger(simulator: Simulator, hub: FakeHub) -> dict[str, str]:
    return _account(
        simulator,
        hub,
        "messenger",
        {"page_id": str(uuid.uuid4().int % 10**15), "page_access_token": uuid.uuid4().hex},
    )


@pytest.fixture
def instagram(simulator: Simulator, hub: FakeHub) -> dict[str, str]:
    return _account(simulator, hub, "instagram", {"account_id": str(uuid.uuid4().int % 10**15)})


def _account(
    simulator: Simulator, hub: FakeHub, kind: str, credentials: dict[str, str]
) -> dict[str, str]:
    meta = {
        "access_token": uuid.uuid4().hex,
        "app_id": "1517776481860111",
        "app_secret": "app_secret",
        "verify_token": "verify",
    }
    whole = credentials if kind in ("telegram", "whatsapp_twilio") else meta | credentials
    name = simulator.add_account(
        kind, whole, name=f"{kind}-{uuid.uuid4().hex[:6]}", webhook=f"{hub.base}/webhooks/{kind}/k/"
    )
    simulator.manners(name, status_delay=0.01, retry_scale=0.05)
    return whole | {"name": name}
