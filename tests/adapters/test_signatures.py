"""Who may speak: golden vectors of the providers' signatures, and everything near them."""

from dataclasses import replace
from hashlib import sha256
from urllib.parse import urlencode

import pytest
from twilio.request_validator import RequestValidator

from channels_bridge.adapters.base import adapters
from channels_bridge.adapters.whatsapp_twilio import signature
from channels_bridge.types import BadPayload, BadSignature, RawRequest
from tests.adapters.samples import account_of, kinds

kinds()

ADDRESS = "https://hub.example.com/webhooks/twilio/wa?tenant=acme"
FORM = {
    "Body": "Hola 😀",
    "From": "whatsapp:+51987654321",
    "MessageSid": "SM0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    "NumMedia": "0",
    "To": "whatsapp:+14155238886",
}
TWILIO = RawRequest(
    method="POST",
    url=ADDRESS,
    query="tenant=acme",
    headers={
        "x-twilio-signature": "2uPWMAVNpSMwu2I2qHdWuhw712A=",
        "content-type": "application/x-www-form-urlencoded; charset=utf-8",
    },
    body=urlencode(FORM).encode(),
)
META_BODY = (
    rb'{"object":"page","entry":[{"id":"1","time":1,"messaging":[{"message":{"text":"\u00f1"}}]}]}'
)
META_HASH = "sha256=a35f28030d471754464e777844fe5e798444cfc82b601e1af5bac3e90daf0b64"
META = RawRequest(
    method="POST",
    url="https://hub.example.com/webhooks/x/k/",
    query="",
    headers={"x-hub-signature-256": META_HASH},
    body=META_BODY,
)
META_KINDS = ("whatsapp_cloud", "messenger", "instagram")
account = account_of("whatsapp_twilio")


def signed(url: str = ADDRESS, params: object = FORM) -> str:
    return str(RequestValidator("12345").compute_signature(url, params))


def test_twilios_golden_vector_is_believed():
    signature.verify(TWILIO, account)


@pytest.mark.parametrize(
    "change",
    [
        {"body": TWILIO.body + b"&Extra=1"},
        {"body": TWILIO.body.replace(b"Hola", b"Chau")},
        {"url": ADDRESS.replace("acme", "other")},
        {"url": "http://[broken"},
        {"headers": {}},
        {"headers": {"x-twilio-signature": ""}},
        {"headers": {"x-twilio-signature": "ñ" * 28}},
        {"headers": {**TWILIO.headers, "content-type": "application/json"}},
        {"body": b"Body=\xff\xfe%ED%A0%BD"},
    ],
    ids=range(9),
)
def test_anything_else_is_not(change: dict[str, object]):
    with pytest.raises(BadSignature):
        signature.verify(replace(TWILIO, **change), account)


def test_a_parameter_that_comes_twice_counts_each_distinct_value():
    body = b"A=2&A=1&A=2&B=&C=+trimmed+not+"
    made = signed(
        params=signature.Parameters({"A": ["2", "1", "2"], "B": [""], "C": [" trimmed not "]})
    )
    headers = {"x-twilio-signature": made}

    signature.verify(replace(TWILIO, body=body, headers=headers), account)


def test_the_fragment_of_the_address_is_not_signed():
    signature.verify(replace(TWILIO, url=ADDRESS + "#rc=5"), account)


def test_a_json_body_is_signed_by_its_hash_and_then_refused_as_no_form():
    body = b'{"a": 1}'
    digest = sha256(body).hexdigest()
    url = f"https://hub.example.com/webhooks/twilio/wa?bodySHA256={digest}"
    request = RawRequest(
        method="POST",
        url=url,
        query=f"bodySHA256={digest}",
        headers={"content-type": "application/json", "x-twilio-signature": signed(url, {})},
        body=body,
    )
    adapter = adapters.get("whatsapp_twilio")
    assert adapter is not None

    adapter.verify(request, account)
    with pytest.raises(BadPayload):
        adapter.event_key(request)
    with pytest.raises(BadSignature):
        adapter.verify(replace(request, body=b'{"a": 2}'), account)


def test_a_form_cannot_pass_as_something_else_to_escape_its_signature():
    headers = {"content-type": "text/plain", "x-twilio-signature": signed(params={})}
    disguised = replace(TWILIO, headers=headers)
    adapter = adapters.get("whatsapp_twilio")
    assert adapter is not None

    with pytest.raises(BadPayload):
        adapter.event_key(disguised)


def test_our_part_id_returns_only_by_the_signed_address():
    adapter = adapters.get("whatsapp_twilio")
    assert adapter is not None
    request = replace(TWILIO, query="part=01991b5e-7c3a-7d55-8e0f-3b1f6c2d9a10&x=1")

    assert adapter.kept(TWILIO) == TWILIO.body
    assert adapter.kept(request).endswith(b"&hub-part=01991b5e-7c3a-7d55-8e0f-3b1f6c2d9a10")


@pytest.mark.parametrize("kind", META_KINDS)
def test_metas_golden_vector_is_believed(kind: str):
    adapter = adapters.get(kind)
    assert adapter is not None

    adapter.verify(META, account_of(kind))


@pytest.mark.parametrize("kind", META_KINDS)
@pytest.mark.parametrize(
    "change",
    [
        {"body": META_BODY + b" "},
        {"body": META_BODY.replace(rb"\u00f1", "ñ".encode())},
        {"headers": {}},
        {"headers": {"x-hub-signature-256": META_HASH.upper()}},
        {"headers": {"x-hub-signature-256": META_HASH.removeprefix("sha256=")}},
        {"headers": {"x-hub-signature-256": "sha256=ñ\ud83d"}},
        {"headers": {"x-hub-signature": META_HASH}},
    ],
    ids=range(7),
)
def test_other_bytes_or_headers_are_not(kind: str, change: dict[str, object]):
    adapter = adapters.get(kind)
    assert adapter is not None

    with pytest.raises(BadSignature):
        adapter.verify(replace(META, **change), account_of(kind))


@pytest.mark.parametrize("kind", META_KINDS)
@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("hub.mode=subscribe&hub.verify_token=verify-me&hub.challenge=1158201444", b"1158201444"),
        ("hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1", None),
        ("hub.mode=subscribe&hub.verify_token=&hub.challenge=1", None),
        ("hub.mode=unsubscribe&hub.verify_token=verify-me&hub.challenge=1", None),
        ("hub.mode=subscribe&hub.verify_token=verify-me", None),
        ("hub.mode=subscribe&hub.verify_token=verify-me&hub.challenge=<script>", None),
        ("hub.mode=subscribe&hub.verify_token=verify-me&hub.challenge=%D9%A1", None),
        ("", None),
    ],
    ids=range(8),
)
def test_the_handshake_answers_the_right_token_only(kind: str, query: str, answer: bytes | None):
    adapter = adapters.get(kind)
    assert adapter is not None

    assert adapter.handshake(replace(META, method="GET", query=query), account_of(kind)) == answer


@pytest.mark.parametrize("kind", META_KINDS)
def test_without_a_verify_token_no_handshake_succeeds(kind: str):
    adapter = adapters.get(kind)
    assert adapter is not None
    query = "hub.mode=subscribe&hub.verify_token=&hub.challenge=1"

    assert adapter.handshake(replace(META, query=query), account_of(kind, verify_token="")) is None
