"""What the bridge relies on, asked of every adapter alike."""

import socket
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from channels_bridge.types import (
    BadPayload,
    BadSignature,
    Fault,
    Inbound,
    NotConfigured,
    OutcomeUnknown,
    RawRequest,
    SendRefused,
)
from chat.types import Kind
from hub.kernel.errors import Invalid, Malformed
from tests.adapters.line import Line, credentials_of, part
from tests.adapters.samples import Sample, account_of, differences, kinds, samples, summary

NONSENSE = [b"", b"\x00\xff\xfe", b"nonsense", b"[1, 2]", b'"text"', b"17", b"null", b"{" * 100_000]
PATIENCE = {
    "telegram": "channels_bridge.adapters.telegram.calls.SECONDS",
    "whatsapp_twilio": "channels_bridge.adapters.whatsapp_twilio.client.TIMEOUT",
}
LineOf = Callable[[str], Line]

every_adapter = pytest.mark.parametrize("kind", kinds())


@pytest.mark.parametrize("sample", samples(), ids=str)
def test_a_sample_becomes_what_is_written_beside_it(sample: Sample):
    assert differences(sample.expected, summary(sample.items())) == {}


@pytest.mark.parametrize("sample", samples(), ids=str)
def test_reading_twice_gives_the_same(sample: Sample):
    assert sample.items() == sample.items()


@every_adapter
@pytest.mark.parametrize("nonsense", NONSENSE, ids=range(len(NONSENSE)))
def test_what_is_not_the_providers_format_is_refused_before_it_is_stored(line_of, kind, nonsense):
    line = line_of(kind)
    request = RawRequest(method="POST", url="", query="", headers={}, body=nonsense)

    with pytest.raises(BadPayload):
        line.adapter.event_key(request)
    with pytest.raises(BadPayload):
        line.adapter.parse(nonsense, line.account)


@every_adapter
def test_a_request_without_proof_is_refused(line_of: LineOf, kind: str):
    line = line_of(kind)
    request = RawRequest(method="POST", url="http://hub/", query="", headers={}, body=b"{}")

    with pytest.raises(BadSignature):
        line.adapter.verify(request, line.account)


@every_adapter
def test_without_a_secret_nobody_is_believed(line_of: LineOf, kind: str):
    line = line_of(kind)
    account = account_of(kind)
    bare = replace(account, credentials=dict.fromkeys(account.credentials, ""))
    request = RawRequest(method="POST", url="http://hub/", query="", headers={}, body=b"{}")

    with pytest.raises(NotConfigured):
        line.adapter.verify(request, bare)


@every_adapter
def test_a_greeting_arrives_and_the_answer_gets_out(line_of: LineOf, kind: str):
    line = line_of(kind)

    (greeting,) = line.says(text="hola ñandú 😀")
    assert isinstance(greeting, Inbound)
    assert (greeting.kind, greeting.text) == (Kind.TEXT, "hola ñandú 😀")
    receipt = line.adapter.send(part(greeting.sender.external_id, "buenas"), line.account)

    (sent,) = [e for e in line.simulator.sent(line.name) if e["provider_id"]]
    assert receipt.external_id.endswith(str(sent["provider_id"]).rpartition(":")[2])
    assert [bubble["text"] for bubble in line.simulator.chat(line.name)][-1] == "buenas"


@every_adapter
@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_provider_in_trouble_is_tried_again(line_of: LineOf, kind: str, status: int):
    line = line_of(kind)
    who = line.greeted()
    line.simulator.ctl(account=line.name, status=status)

    with pytest.raises(SendRefused) as refused:
        line.adapter.send(part(who, "hola"), line.account)

    assert refused.value.fault is Fault.RETRY


@every_adapter
def test_an_error_page_of_a_proxy_is_tried_again(line_of: LineOf, kind: str):
    line = line_of(kind)
    who = line.greeted()
    line.simulator.ctl(account=line.name, status=502, then="garbage")

    with pytest.raises(SendRefused) as refused:
        line.adapter.send(part(who, "hola"), line.account)

    assert refused.value.fault is Fault.RETRY


@every_adapter
def test_too_fast_waits_as_long_as_the_provider_says(line_of: LineOf, kind: str):
    line = line_of(kind)
    who = line.greeted()
    line.simulator.ctl(account=line.name, status=429, retry_after=7)

    with pytest.raises(SendRefused) as refused:
        line.adapter.send(part(who, "hola"), line.account)

    assert (refused.value.fault, refused.value.retry_after) == (Fault.LIMIT, 7.0)


@every_adapter
def test_a_bad_recipient_is_never_tried_again(line_of: LineOf, kind: str):
    line = line_of(kind)

    with pytest.raises(SendRefused) as refused:
        line.adapter.send(part("123", "hola"), line.account)

    assert refused.value.fault in (Fault.BLOCKED, Fault.PERMANENT)
    assert refused.value.detail


@every_adapter
def test_a_wrong_token_is_a_matter_of_configuration(line_of: LineOf, kind: str):
    line = line_of(kind)
    stranger = replace(line.account, credentials=credentials_of(kind))

    with pytest.raises(SendRefused) as refused:
        line.adapter.send(part("51987654321", "hola"), stranger)

    assert refused.value.fault is Fault.CONFIGURATION


@every_adapter
@pytest.mark.parametrize("taken", [True, False])
def test_a_connection_that_breaks_leaves_the_outcome_unknown(line_of: LineOf, kind: str, taken):
    line = line_of(kind)
    who = line.greeted()
    line.simulator.ctl(account=line.name, then="drop", accept=taken)

    with pytest.raises(OutcomeUnknown):
        line.adapter.send(part(who, "hola"), line.account)


@every_adapter
def test_a_provider_that_never_answers_leaves_the_outcome_unknown(line_of, kind, monkeypatch):
    line = line_of(kind)
    who = line.greeted()
    name = PATIENCE.get(kind, "channels_bridge.adapters.meta.graph.TIMEOUT")
    monkeypatch.setattr(name, 0.3)
    line.simulator.ctl(account=line.name, then="hold", accept=True)

    with pytest.raises(OutcomeUnknown):
        line.adapter.send(part(who, "hola"), line.account)


@every_adapter
def test_a_success_nobody_can_read_leaves_the_outcome_unknown(line_of: LineOf, kind: str):
    line = line_of(kind)
    who = line.greeted()
    line.simulator.ctl(account=line.name, then="garbage", accept=True)

    with pytest.raises(OutcomeUnknown):
        line.adapter.send(part(who, "hola"), line.account)


@every_adapter
def test_a_provider_nobody_can_reach_is_tried_again(line_of: LineOf, kind: str, settings: Any):
    line = line_of(kind)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{listener.getsockname()[1]}"
    for base in ("TELEGRAM_API_BASE", "TWILIO_API_BASE", "META_GRAPH_BASE"):
        setattr(settings, base, closed)

    with pytest.raises(SendRefused) as refused:
        line.adapter.send(part("51987654321", "hola"), line.account)

    assert refused.value.fault is Fault.RETRY


@every_adapter
def test_a_photo_of_a_customer_is_fetched(line_of: LineOf, kind: str):
    line = line_of(kind)
    (item,) = line.says("image", "mi casa" if kind not in ("messenger", "instagram") else "")
    assert isinstance(item, Inbound)

    with line.adapter.fetch(item.files[0].source, line.account) as file:
        content = file.stream.read()

    assert item.kind is Kind.IMAGE
    assert content.startswith(b"\xff\xd8")


@every_adapter
def test_the_account_can_be_tested(line_of: LineOf, kind: str):
    line = line_of(kind)
    stranger = replace(line.account, credentials=credentials_of(kind))

    assert line.adapter.test(line.account).ok
    told = line.adapter.test(stranger)
    assert (told.ok, bool(told.detail)) == (False, True)


@every_adapter
def test_credentials_are_checked_field_by_field(line_of: LineOf, kind: str):
    adapter, good = line_of(kind).adapter, credentials_of(kind)

    assert adapter.check(good) == good
    with pytest.raises((Malformed, Invalid)) as refused:
        adapter.check({"surprise": "x"})
    assert "surprise" in refused.value.fields
    with pytest.raises(Invalid):
        adapter.check(dict.fromkeys(good, 5))
    with pytest.raises(Invalid):
        adapter.check(dict.fromkeys(good, "a\r\nX-Evil: 1"))


@every_adapter
def test_secrets_and_ids_are_fields(kind: str, line_of: LineOf):
    adapter = line_of(kind).adapter

    assert set(adapter.secrets) | set(adapter.identity) <= set(adapter.fields)
    assert adapter.limits.text > 0 and Kind.TEXT in adapter.limits.kinds
