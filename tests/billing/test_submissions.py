"""Electronic invoicing: handed over once, asked after where nobody knows, named when accepted."""

import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from billing.models import Submission
from billing.operations.invoices import closing
from billing.operations.submitting import submit_due
from billing.ports.einvoice import Answer, NobodyKnows, NotReached, services
from billing.types.notices import SubmissionState
from hub.kernel import clock
from hub.kernel.errors import Conflict

pytestmark = pytest.mark.django_db


class Authority(BaseHTTPRequestHandler):
    """Takes documents once each, and says how they stand."""

    taken: dict[str, int] = {}
    silent = False

    def do_POST(self):
        size = int(self.headers["Content-Length"])
        body = json.loads(self.rfile.read(size))
        self.taken[body["once"]] = self.taken.get(body["once"], 0) + 1
        self._say(500 if type(self).silent else 200, body["once"])

    def do_GET(self):
        self._say(200, self.path.strip("/"))

    def _say(self, status, once):
        self.send_response(status)
        self.end_headers()
        label = f"E001-{len(self.taken)}"
        self.wfile.write(json.dumps({"label": label, "id": once}).encode())

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

    def _heard(self, request):
        try:
            with urlopen(request, timeout=5) as answer:
                said = json.loads(answer.read())
        except URLError as error:
            if hasattr(error, "code"):
                raise NobodyKnows(str(error)) from None
            raise NotReached(str(error)) from None
        return Answer(state=SubmissionState.ACCEPTED, label=said["label"], external_id=said["id"])


@pytest.fixture
def authority():
    Authority.taken, Authority.silent = {}, False
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


def test_nothing_is_handed_over_while_nobody_is_connected(office):
    office.issue()
    submit_due(at=clock.now())
    assert not Submission.objects.exists()


def test_what_is_accepted_carries_the_authoritys_number_and_is_not_voided(
    office, admin, authority, connects
):
    made = office.issue()
    connects(authority)
    submit_due(at=clock.now())
    submit_due(at=clock.now() + timedelta(days=1))

    assert office.again(made).authority_label == "E001-1"
    assert list(Authority.taken.values()) == [1]
    with pytest.raises(Conflict):
        closing.void(invoice_id=made.id, reason="x", by=admin, at=clock.now())


def test_what_nobody_knows_is_asked_after_and_never_sent_twice(office, authority, connects):
    made, at = office.issue(), clock.now()
    connects(authority)
    Authority.silent = True
    submit_due(at=at)
    assert Submission.objects.get().state == "unknown"

    submit_due(at=at + timedelta(hours=1))
    assert Submission.objects.get().state == "accepted"
    assert list(Authority.taken.values()) == [1]
    assert office.again(made).authority_label == "E001-1"


def test_a_service_that_is_away_is_tried_again(office, authority, connects):
    office.issue()
    at = clock.now()
    connects("http://127.0.0.1:9")
    submit_due(at=at)
    row = Submission.objects.get()
    assert (row.state, row.tries) == ("waiting", 1) and row.due_at > at
    connects(authority)
    submit_due(at=at + timedelta(hours=1))
    assert Submission.objects.get().state == "accepted"
