"""Whatever JSON or form comes, reading gives items: broken ones are parked, siblings live."""

import copy
import json
import time
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channels_bridge.types import BadPayload, Inbound, Parked
from tests.adapters.samples import Sample, account_of, samples, summary

JSON_SAMPLES = [each for each in samples() if each.path.suffix == ".json"]
FORM_SAMPLES = [each for each in samples() if each.path.suffix == ".form"]
META_SAMPLES = [each for each in JSON_SAMPLES if each.kind != "telegram"]

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**400),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        ["", "\x00", "\ud83d", "x" * 300, "99999999999999999999", "-1", "1e400", "NaN"]
    ),
)
anything = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "type", "text", "mid", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)
quick = settings(
    max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document, as a path."""
    found = [path] if path else []
    inner = value.items() if isinstance(value, dict) else []
    inner = enumerate(value) if isinstance(value, list) else inner
    return found + [deep for key, each in inner for deep in places(each, (*path, key))]


def spoil(document: Any, path: tuple[Any, ...], value: Any, drop: bool) -> None:
    for key in path[:-1]:
        document = document[key]
    if drop:
        del document[path[-1]]
    else:
        document[path[-1]] = value


def unexpected(items: Any) -> list[Any]:
    """Items that are parked because our own reading failed, which no input may cause."""
    return [each for each in items if isinstance(each, Parked) and each.reason == "cannot be read"]


@pytest.mark.parametrize("kind", ["whatsapp_cloud", "messenger", "instagram", "telegram"])
@given(data=st.data())
@quick
def test_a_spoiled_sample_never_raises(kind: str, data: st.DataObject):
    mine = [each for each in JSON_SAMPLES if each.kind == kind]
    sample: Sample = data.draw(st.sampled_from(mine))
    document = json.loads(sample.body)
    for _ in range(data.draw(st.integers(1, 3))):
        found = places(document)
        if found:
            path = data.draw(st.sampled_from(found))
            spoil(document, path, data.draw(anything), data.draw(st.booleans()))

    items = sample.adapter.parse(json.dumps(document).encode(), account_of(kind))

    assert not unexpected(items)
    json.dumps(summary(items)).encode()
    str(items).encode()  # no half surrogate gets through


@given(value=anything, kind=st.sampled_from(["whatsapp_cloud", "messenger", "instagram"]))
@quick
def test_any_json_is_read_or_refused(value: Any, kind: str):
    sample = next(each for each in META_SAMPLES if each.kind == kind)
    for document in (value, {"object": value, "entry": value}, {"entry": [value]}):
        try:
            items = sample.adapter.parse(json.dumps(document).encode(), account_of(kind))
        except BadPayload:
            assert not isinstance(document, dict)
        else:
            assert not unexpected(items)


UPDATES = [
    "message", "edited_message", "callback_query", "message_reaction", "my_chat_member",
    "deleted_business_messages",
]  # fmt: skip


@given(value=anything, kind=st.sampled_from(UPDATES))
@quick
def test_any_update_is_read_or_parked(value: Any, kind: str):
    sample = next(each for each in JSON_SAMPLES if each.kind == "telegram")
    private = {"id": 7, "type": "private"}
    inner = value if isinstance(value, dict) else {}
    for told in (value, {"chat": private, "message_id": 1, "location": value, **inner}):
        body = json.dumps({"update_id": 1, kind: told}).encode()
        assert not unexpected(sample.adapter.parse(body, account_of("telegram")))


@pytest.mark.parametrize("sample", [s for s in META_SAMPLES if s.path.stem == "text"], ids=str)
@given(broken=anything)
@quick
def test_a_broken_sibling_costs_nobody_else_their_message(sample: Sample, broken: Any):
    document = json.loads(sample.body)
    entry = document["entry"][0]
    spare = copy.deepcopy(entry)
    beside = entry.get("messaging") or entry["changes"][0]["value"]["messages"]
    beside.insert(0, broken)
    document["entry"] = [broken, entry, spare, broken]

    items = sample.adapter.parse(json.dumps(document).encode(), account_of(sample.kind))

    assert len([each for each in items if isinstance(each, Inbound)]) >= 2


@given(
    body=st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace"))
)
@quick
def test_any_form_is_read_or_refused(body: bytes):
    adapter = FORM_SAMPLES[0].adapter
    try:
        items = adapter.parse(body, account_of("whatsapp_twilio"))
    except BadPayload:
        assert b"=" not in body
    else:
        assert len(items) == 1 and not unexpected(items)


@given(data=st.data())
@quick
def test_a_spoiled_form_never_raises(data: st.DataObject):
    sample: Sample = data.draw(st.sampled_from(FORM_SAMPLES))
    pairs = parse_qsl(sample.body.decode(), keep_blank_values=True)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(pairs) - 1))
        value = data.draw(st.text(max_size=20) | st.sampled_from(["\x00", "9" * 400, "-", "1e999"]))
        pairs[at] = (pairs[at][0], value)
        pairs.insert(0, data.draw(st.sampled_from(pairs)))
    body = urlencode(pairs, errors="replace").encode() + data.draw(st.binary(max_size=4))

    items = sample.adapter.parse(body, account_of("whatsapp_twilio"))

    assert len(items) == 1 and not unexpected(items)
    str(items).encode()


@pytest.mark.parametrize("sample", [s for s in META_SAMPLES if s.path.stem == "text"], ids=str)
def test_nesting_deeper_than_any_parser_goes_costs_only_itself(sample: Sample):
    document = json.loads(sample.body)
    document["entry"].insert(0, "DEEP")
    body = json.dumps(document).replace('"DEEP"', '{"a":' * 200_000 + "1" + "}" * 200_000)

    items = sample.adapter.parse(body.encode(), account_of(sample.kind))

    assert summary(items)["messages"] == 1
    assert summary(items)["parked"] == 1


def test_a_long_text_arrives_whole():
    sample = next(each for each in FORM_SAMPLES if each.path.stem == "text")
    long = "ñ" * 100_000
    body = urlencode({**dict(parse_qsl(sample.body.decode())), "Body": long}).encode()

    (item,) = sample.adapter.parse(body, account_of("whatsapp_twilio"))

    assert isinstance(item, Inbound) and item.text == long


@pytest.mark.parametrize("sample", [s for s in META_SAMPLES if s.path.stem == "text"], ids=str)
def test_a_full_batch_is_read_in_half_a_second(sample: Sample):
    document = json.loads(sample.body)
    entry = document["entry"][0]
    listed = entry.get("messaging") or entry["changes"][0]["value"]["messages"]
    model = listed.pop()
    for number in range(420):
        each = copy.deepcopy(model)
        message = each.get("message", each)
        message["mid" if "mid" in message else "id"] = f"m.{number}"
        words = "ñandú " * 390
        if isinstance(message["text"], str):
            message["text"] = words
        else:
            message["text"]["body"] = words
        listed.append(each)
    body = json.dumps(document).encode()
    assert 2_600_000 < len(body) < 3_145_728

    begun = time.perf_counter()
    items = sample.adapter.parse(body, account_of(sample.kind))
    took = time.perf_counter() - begun

    assert summary(items)["messages"] == 420
    assert took < 0.5
