"""An authority on loopback, and the service that speaks with it."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from billing.operations.submitting import submit_due
from billing.ports.einvoice import Answer, NobodyKnows, NotReached, services
from billing.types.notices import SubmissionState
from hub.kernel import clock


class Authority(BaseHTTPRequestHandler):
    """Takes documents once each, and says how they stand."""

    taken: dict[str, int] = {}
    cancels: list[str] = []
    silent = False
    says = "accepted"

    def do_POST(self):
        size = int(self.headers["Content-Length"])
        body = json.loads(self.rfile.read(size))
        self.taken[body["once"]] = self.taken.get(body["once"], 0) + 1
        self._say(500 if type(self).silent else 200, body["once"])

    def do_DELETE(self):
        once = self.path.strip("/")
        self.cancels.append(once)
        self._say(500 if type(self).silent else 200, once)

    def do_GET(self):
        self._say(200, self.path.strip("/"))

    def _say(self, status, once):
        self.send_response(status)
        self.end_headers()
        said = {"label": f"E001-{len(self.taken)}", "id": once, "state": self.says}
        self.wfile.write(json.dumps({**said, "said": f"Dijo {self.says}"}).encode())

    def log_message(self, *args):
        pass


class ByHttp:
    def __init__(self, base):
        self.base = base

    def submit(self, document, *, once):
        data = json.dumps({"once": once, **document}).encode()
        return self._heard(Request(self.base, data=data, method="POST"))

    def ask(self, *, once):
        return self._heard(Request(f"{self.base}/{once}"))

    def cancel(self, *, once, reason):
        return self._heard(Request(f"{self.base}/{once}", method="DELETE"))

    def _heard(self, request):
        try:
            with urlopen(request, timeout=5) as answer:
                said = json.loads(answer.read())
        except URLError as error:
            if hasattr(error, "code"):
                raise NobodyKnows(str(error)) from None
            raise NotReached(str(error)) from None
        return Answer(
            state=SubmissionState(said["state"]),
            label=said["label"],
            external_id=said["id"],
            said=said["said"],
        )


@pytest.fixture
def authority():
    Authority.taken, Authority.cancels = {}, []
    Authority.silent, Authority.says = False, "accepted"
    server = HTTPServer(("127.0.0.1", 0), Authority)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def connects(monkeypatch):
    def connect(base):
        monkeypatch.setitem(services._items, "stand-in", ByHttp(base))

    return connect


@pytest.fixture
def seen(desk, carla):
    return lambda made: desk.get(carla, f"invoices/{made.id}/").data["electronic"]


@pytest.fixture
def accepted(office, authority, connects):
    made = office.issue()
    connects(authority)
    submit_due(at=clock.now())
    return made


def later(hours=1):
    return clock.now() + timedelta(hours=hours)
