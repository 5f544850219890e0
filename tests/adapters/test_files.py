"""Files of customers: where they may be fetched from, with which credentials, how often."""

import base64
import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from channels_bridge.types import Fault, SendRefused
from tests.adapters.line import Line
from tests.simulator.conftest import FakeHub

CONTENT = b"\xff\xd8 una foto"
LineOf = Callable[[str], Line]
ELSEWHERE = [
    "http://127.0.0.1:{port}/secret",
    "http://localhost:{port}/",
    "http://[::1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://2130706433:{port}/",
    "http://169.254.169.254/latest/meta-data/",
    "https://scontent.fbcdn.net.evil.example/1",
    "https://evilfbcdn.net/1",
    "http://scontent.xx.fbcdn.net/1",
    "https://scontent.xx.fbcdn.net:8443/1",
    "https://user:pw@scontent.xx.fbcdn.net/1",
    "https://api.twilio.com.evil.example/1",
    "file:///etc/passwd",
    "ftp://scontent.xx.fbcdn.net/1",
    "//scontent.xx.fbcdn.net/1",
    "not a url",
    "http://[broken",
    "",
]


def fetched(line: Line, source: dict[str, Any]) -> bytes:
    with line.adapter.fetch(source, line.account) as file:
        return file.stream.read()


@pytest.mark.parametrize("kind", ["whatsapp_twilio", "messenger", "instagram"])
@pytest.mark.parametrize("address", ELSEWHERE, ids=range(len(ELSEWHERE)))
def test_an_address_elsewhere_is_never_asked(line_of: LineOf, kind: str, address: str):
    line = line_of(kind)
    port = line.hub.base.rpartition(":")[2]

    with pytest.raises(SendRefused) as refused:
        fetched(line, {"url": address.format(port=port)})

    assert refused.value.fault is Fault.PERMANENT
    assert line.hub.heard == []


@pytest.fixture
def graph(cloud: Line, hub: FakeHub, settings: Any) -> Callable[..., dict[str, Any]]:
    """A Graph API that answers for one file as the test says."""
    settings.META_GRAPH_BASE = hub.base
    number = cloud.account.credentials["phone_number_id"]

    def answering(**told: Any) -> dict[str, Any]:
        answer = {"url": f"{hub.base}/cdn/1", "mime_type": "image/jpeg", "id": "30001"} | told
        path = f"/v26.0/30001?phone_number_id={number}"
        hub.files[path] = ("application/json", json.dumps(answer).encode())
        hub.files["/cdn/1"] = ("application/octet-stream", CONTENT)
        return {"media_id": "30001"}

    return answering


@pytest.mark.parametrize(
    "announced",
    [
        {},
        {"sha256": sha256(CONTENT).hexdigest()},
        {"sha256": base64.b64encode(sha256(CONTENT).digest()).decode()},
        {"sha256": "what is this"},
        {"file_size": "12"},
    ],
    ids=range(5),
)
def test_a_file_comes_in_two_steps_with_the_bearer(cloud, hub, graph, announced):
    source = graph(**announced)

    with cloud.adapter.fetch(source, cloud.account) as file:
        content = file.stream.read()

    assert (content, file.content_type) == (CONTENT, "image/jpeg")
    bearer = f"Bearer {cloud.account.credentials['access_token']}"
    assert [heard.headers["Authorization"] for heard in hub.heard] == [bearer, bearer]


def test_damaged_bytes_are_fetched_again(cloud: Line, graph: Callable[..., dict[str, Any]]):
    source = graph(sha256=sha256(b"other").hexdigest())

    with pytest.raises(SendRefused) as refused:
        fetched(cloud, source)

    assert (refused.value.fault, refused.value.code) == (Fault.RETRY, "corrupt")


def test_the_webhooks_own_hash_counts_too(cloud: Line, graph: Callable[..., dict[str, Any]]):
    source = graph() | {"sha256": base64.b64encode(sha256(b"other").digest()).decode()}

    with pytest.raises(SendRefused) as refused:
        fetched(cloud, source)

    assert refused.value.code == "corrupt"


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ([200, 404], Fault.RETRY),  # the address ran out: a new one is asked for
        ([200, 500], Fault.RETRY),
        ([200, 429], Fault.RETRY),
        ([200, 403], Fault.CONFIGURATION),
        ([500], Fault.RETRY),
    ],
)
def test_a_file_that_does_not_come(cloud, hub, graph, script, fault):
    source = graph()
    hub.script = list(script)

    with pytest.raises(SendRefused) as refused:
        fetched(cloud, source)

    assert refused.value.fault is fault


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/x", "https://evil.example/x", None, 5])
def test_the_bearer_goes_nowhere_else(cloud, hub, graph, url):
    source = graph(url=url)

    with pytest.raises(SendRefused) as refused:
        fetched(cloud, source)

    assert refused.value.fault is Fault.PERMANENT
    assert len(hub.heard) == 1


def test_twilios_credentials_go_to_twilio(twilio: Line, hub: FakeHub, settings: Any):
    settings.TWILIO_API_BASE = hub.base
    hub.files["/files/ME1"] = ("image/jpeg", CONTENT)

    assert fetched(twilio, {"url": f"{hub.base}/files/ME1"}) == CONTENT

    sid, token = (twilio.account.credentials[name] for name in ("account_sid", "auth_token"))
    basic = base64.b64encode(f"{sid}:{token}".encode()).decode()
    assert hub.heard[0].headers["Authorization"] == f"Basic {basic}"


def test_messengers_files_are_fetched_without_any_token(messenger, hub, settings):
    settings.META_GRAPH_BASE = hub.base
    hub.files["/files/1"] = ("image/jpeg", CONTENT)

    assert fetched(messenger, {"url": f"{hub.base}/files/1"}) == CONTENT
    assert "Authorization" not in hub.heard[0].headers


def test_a_provider_without_its_file_is_asked_again_or_not(twilio, hub, settings):
    settings.TWILIO_API_BASE = hub.base
    for status, fault in ((503, Fault.RETRY), (404, Fault.PERMANENT), (410, Fault.PERMANENT)):
        hub.script = [status]
        with pytest.raises(SendRefused) as refused:
            fetched(twilio, {"url": f"{hub.base}/media/ME1"})
        assert refused.value.fault is fault
