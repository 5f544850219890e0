"""Log lines carry the request's id and no secret."""

import io
import json
import logging
import sys

import pytest
from django.conf import settings

from hub.kernel import logs
from hub.kernel.ids import new_key

TOKEN = "bot123456789:AAF-abcdefghijklmnop"


@pytest.fixture
def lines(monkeypatch):
    """What one logger says, as a program reads it; hubs of other stories talk beside it."""
    stream = io.StringIO()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", stream)
        logs.configure({"level": "INFO", "json": True})
    yield lambda logger: [
        line for line in map(json.loads, stream.getvalue().splitlines()) if line["logger"] == logger
    ]
    logs.configure(settings.LOGGING)


def test_secrets_and_content_are_blanked_at_any_depth(lines):
    logging.getLogger("t").info(
        "sent",
        extra={
            "access_token": "abc",
            "text": "Hola, soy Rosa",
            "payload": {"password": "abc", "list": [{"ticket": "abc"}], "id": 7},
            "url": f"https://api.telegram.org/{TOKEN}/sendMessage",
        },
    )
    line = lines("t")[0]
    assert line["payload"] == {"password": "[hidden]", "list": [{"ticket": "[hidden]"}], "id": 7}
    assert "abc" not in json.dumps(line["access_token"])
    assert "Rosa" not in json.dumps(line)
    assert TOKEN not in json.dumps(line)


@pytest.mark.parametrize("kind", ["mbt", "mwh", "mws"])
def test_our_own_keys_are_blanked_wherever_they_stand(lines, kind):
    key = f"{kind}_{'Aa0_-' * 8}x"
    logging.getLogger("django.request").error("Internal Server Error: /webhooks/incoming/%s/", key)
    logging.getLogger("t").info("asked", extra={"header": f"Token {key}", "urls": [f"/x/{key}"]})
    told = json.dumps([*lines("django.request"), *lines("t")])
    assert key not in told and key[4:] not in told and f"{kind}[hidden]" in told


def test_tracebacks_hide_them_too(lines):
    try:
        raise ConnectionError(f"https://api.telegram.org/{TOKEN}/getMe")
    except ConnectionError:
        logging.getLogger("t").exception("failed")
    line = lines("t")[0]
    assert "ConnectionError" in line["exception"]
    assert TOKEN not in json.dumps(line)


@pytest.mark.parametrize(
    "path", ["/p/%s", "/api/v1/p/%s/", "/api/v1/p/%s/files/document/", "/reset/%s", "/verify/%s"]
)
def test_the_keys_of_links_are_blanked_in_lines_and_tracebacks(lines, path):
    key = new_key()
    address = f"https://hub.example{path % key}?de=x"
    logging.getLogger("django.request").error("Internal Server Error: %s", path % key)
    logging.getLogger("t").info("opened", extra={"url": address, "all": [{"at": address}]})
    try:
        raise ConnectionError(f"GET {address}")
    except ConnectionError:
        logging.getLogger("t").exception("failed %s", address)
    told = [*lines("django.request"), *lines("t")]
    assert len(told) == 3 and key not in json.dumps(told)
    assert json.dumps(told).count("[hidden]") >= 5


@pytest.mark.parametrize(
    "library",
    ["httpx", "httpcore.http11", "telegram.ext", "twilio.http_client", "urllib3.connectionpool"],
)
def test_http_libraries_do_not_tell_urls(lines, library):
    logging.getLogger(library).info("HTTP Request: GET https://x/%s", TOKEN)
    logging.getLogger(library).warning("lost")
    assert [line["event"] for line in lines(library)] == ["lost"]


def test_each_answer_carries_an_id_and_a_callers_own_is_kept(client):
    made = client.get("/healthz")["X-Request-ID"]
    assert len(made) == 32
    assert client.get("/healthz", HTTP_X_REQUEST_ID="trace-12345")["X-Request-ID"] == "trace-12345"
    forged = client.get("/healthz", HTTP_X_REQUEST_ID="a b\x0b{}")["X-Request-ID"]
    assert len(forged) == 32
