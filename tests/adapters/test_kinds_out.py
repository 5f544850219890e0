"""What we send, kind by kind, seen on the customer's phone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import channels_bridge.simulator
from channels_bridge.types import Fault, Inbound, SendRefused
from chat.types import Kind
from tests.adapters.line import Line, file, part
from tests.patience import wait

MEDIA = Path(channels_bridge.simulator.__file__).parent / "samples"
FILES = {
    Kind.IMAGE: ("foto.jpg", "image/jpeg"),
    Kind.VIDEO: ("video.mp4", "video/mp4"),
    Kind.AUDIO: ("nota-de-voz.ogg", "audio/ogg"),
    Kind.FILE: ("documento.pdf", "application/pdf"),
    Kind.STICKER: ("sticker.webp", "image/webp"),
}
PLACE = {"type": "location", "latitude": -12.0464, "longitude": -77.0428, "name": "Plaza | Mayor"}
CARD = {"type": "contact", "contacts": [{"name": "Luis P", "phones": ["+51999111222"]}]}
LineOf = Callable[[str], Line]


def outgoing(line: Line, kind: Kind) -> Any:
    """A file of ours, served where Twilio can fetch it."""
    name, content_type = FILES[kind]
    content = (MEDIA / name).read_bytes()
    line.hub.files[f"/files/{name}"] = (content_type, content)
    return file(kind, content, content_type, name=name, url=f"{line.hub.base}/files/{name}")


@pytest.mark.parametrize(
    ("kind", "sent", "shown"),
    [
        ("whatsapp_twilio", Kind.IMAGE, "image"),
        ("whatsapp_twilio", Kind.VIDEO, "video"),
        ("whatsapp_twilio", Kind.AUDIO, "audio"),
        ("whatsapp_twilio", Kind.FILE, "document"),
        ("whatsapp_twilio", Kind.STICKER, "sticker"),
        ("whatsapp_cloud", Kind.IMAGE, "image"),
        ("whatsapp_cloud", Kind.VIDEO, "video"),
        ("whatsapp_cloud", Kind.AUDIO, "voice"),
        ("whatsapp_cloud", Kind.FILE, "document"),
        ("whatsapp_cloud", Kind.STICKER, "sticker"),
        ("messenger", Kind.IMAGE, "image"),
        ("messenger", Kind.VIDEO, "video"),
        ("messenger", Kind.AUDIO, "audio"),
        ("messenger", Kind.FILE, "document"),
        ("instagram", Kind.IMAGE, "image"),
        ("instagram", Kind.VIDEO, "video"),
    ],
)
def test_a_file_of_ours_is_seen_on_the_phone(line_of: LineOf, kind, sent, shown):
    line = line_of(kind)
    who = line.greeted()
    caption = "mire" if line.adapter.limits.caption_of(sent) else ""

    line.adapter.send(part(who, caption, kind=sent, file=outgoing(line, sent)), line.account)

    bubble = wait(lambda: line.seen()["files"] and line.seen())
    assert (bubble["kind"], bubble["text"]) == (shown, caption)
    assert bubble["files"][0]["size"] == len((MEDIA / FILES[sent][0]).read_bytes())


@pytest.mark.parametrize("kind", ["whatsapp_twilio", "whatsapp_cloud"])
def test_a_location_of_ours_is_seen_on_the_phone(line_of: LineOf, kind: str):
    line = line_of(kind)
    who = line.greeted()

    line.adapter.send(part(who, kind=Kind.LOCATION, card=PLACE), line.account)

    bubble = line.seen()
    assert bubble["kind"] == "location"
    assert bubble["data"]["latitude"] == pytest.approx(-12.0464)
    assert bubble["data"]["name"].startswith("Plaza")


def test_a_contact_of_ours_is_seen_on_the_phone(cloud: Line):
    cloud.adapter.send(part(cloud.greeted(), kind=Kind.CONTACT, card=CARD), cloud.account)

    assert cloud.seen()["kind"] in ("contact", "contacts")


@pytest.mark.parametrize(
    ("kind", "unsupported"),
    [
        ("whatsapp_twilio", {"kind": Kind.CONTACT, "card": CARD}),
        ("messenger", {"kind": Kind.LOCATION, "card": PLACE}),
        ("messenger", {"kind": Kind.CONTACT, "card": CARD}),
        ("instagram", {"kind": Kind.LOCATION, "card": PLACE}),
    ],
)
def test_what_a_channel_cannot_carry_is_refused_without_a_call(line_of: LineOf, kind, unsupported):
    line = line_of(kind)
    assert unsupported["kind"] not in line.adapter.limits.kinds

    with pytest.raises(SendRefused) as refused:
        line.adapter.send(part("1", **unsupported), line.account)

    assert refused.value.fault is Fault.PERMANENT
    assert line.simulator.log(account=line.name, direction="api") == []


@pytest.mark.parametrize("kind", ["whatsapp_cloud", "messenger", "instagram"])
def test_our_quote_is_seen_on_the_phone(line_of: LineOf, kind: str):
    line = line_of(kind)
    (item,) = line.says(text="¿cuánto cuesta?")
    assert isinstance(item, Inbound)

    line.adapter.send(
        part(item.sender.external_id, "diez soles", quotes=item.external_id), line.account
    )

    assert line.seen()["reply_to"] == item.external_id


def test_our_reaction_is_seen_on_the_phone(cloud: Line):
    (item,) = cloud.says(text="gracias")
    assert isinstance(item, Inbound)

    cloud.adapter.react(
        recipient=item.sender.external_id,
        external_id=item.external_id,
        emoji="👍",
        account=cloud.account,
    )

    assert cloud.simulator.chat(cloud.name)[-1]["reactions"] == {"hub": "👍"}


def test_a_file_whatsapp_cannot_play_travels_as_a_document(cloud: Line):
    who = cloud.greeted()
    odd = file(Kind.AUDIO, b"RIFF....WAVE", "audio/wav", name="nota.wav")

    cloud.adapter.send(part(who, kind=Kind.AUDIO, file=odd), cloud.account)

    assert cloud.seen()["kind"] == "document"
    assert cloud.seen()["files"][0]["name"] == "nota.wav"


@pytest.mark.parametrize("kind", ["whatsapp_cloud", "messenger"])
def test_a_file_that_is_gone_fails_with_a_reason(line_of: LineOf, kind: str):
    line = line_of(kind)

    def gone() -> Any:
        raise FileNotFoundError

    lost = replace(outgoing(line, Kind.IMAGE), open=gone)
    with pytest.raises(SendRefused) as refused:
        line.adapter.send(part("51987654321", kind=Kind.IMAGE, file=lost), line.account)

    assert (refused.value.fault, refused.value.code) == (Fault.PERMANENT, "file_missing")


def test_an_upload_that_breaks_reached_nobody_and_is_tried_again(cloud: Line):
    who = cloud.greeted()
    cloud.simulator.ctl(account=cloud.name, operation="media", then="drop")

    with pytest.raises(SendRefused) as refused:
        cloud.adapter.send(
            part(who, kind=Kind.IMAGE, file=outgoing(cloud, Kind.IMAGE)), cloud.account
        )

    assert refused.value.fault is Fault.RETRY
