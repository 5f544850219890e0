"""Every kind of message, both ways, over the providers' own protocols."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import channels_bridge.simulator
from channels_bridge.types import (
    Deleted,
    Edited,
    Fault,
    Ignored,
    Inbound,
    Reacted,
    SendRefused,
    Status,
    StatusChange,
)
from chat.types import Kind
from tests.adapters.line import Line, file, part

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


def seen(line: Line) -> Mapping[str, Any]:
    """The newest bubble of ours on the phone."""
    found = [each for each in line.simulator.chat(line.name) if each["author"] == "hub"]
    newest: Mapping[str, Any] = found[-1]
    return newest


def outgoing(line: Line, kind: Kind) -> Any:
    """A file of ours, served where Twilio can fetch it."""
    name, content_type = FILES[kind]
    content = (MEDIA / name).read_bytes()
    line.hub.files[f"/files/{name}"] = (content_type, content)
    return file(kind, content, content_type, name=name, url=f"{line.hub.base}/files/{name}")


@pytest.mark.parametrize(
    ("kind", "said", "becomes"),
    [
        ("whatsapp_twilio", "image", Kind.IMAGE),
        ("whatsapp_twilio", "video", Kind.VIDEO),
        ("whatsapp_twilio", "voice", Kind.AUDIO),
        ("whatsapp_twilio", "document", Kind.FILE),
        ("whatsapp_twilio", "sticker", Kind.STICKER),
        ("whatsapp_twilio", "location", Kind.LOCATION),
        ("whatsapp_twilio", "contact", Kind.FILE),
        ("whatsapp_twilio", "button", Kind.TEXT),
        ("whatsapp_twilio", "list_reply", Kind.TEXT),
        ("whatsapp_twilio", "referral", Kind.TEXT),
        ("whatsapp_twilio", "unsupported", Kind.UNSUPPORTED),
        ("whatsapp_cloud", "image", Kind.IMAGE),
        ("whatsapp_cloud", "video", Kind.VIDEO),
        ("whatsapp_cloud", "voice", Kind.AUDIO),
        ("whatsapp_cloud", "document", Kind.FILE),
        ("whatsapp_cloud", "sticker", Kind.STICKER),
        ("whatsapp_cloud", "location", Kind.LOCATION),
        ("whatsapp_cloud", "contact", Kind.CONTACT),
        ("whatsapp_cloud", "button", Kind.TEXT),
        ("whatsapp_cloud", "quick_reply", Kind.TEXT),
        ("whatsapp_cloud", "list_reply", Kind.TEXT),
        ("whatsapp_cloud", "order", Kind.UNSUPPORTED),
        ("whatsapp_cloud", "unsupported", Kind.UNSUPPORTED),
        ("messenger", "image", Kind.IMAGE),
        ("messenger", "video", Kind.VIDEO),
        ("messenger", "voice", Kind.AUDIO),
        ("messenger", "document", Kind.FILE),
        ("messenger", "sticker", Kind.STICKER),
        ("messenger", "location", Kind.LOCATION),
        ("messenger", "button", Kind.TEXT),
        ("messenger", "quick_reply", Kind.TEXT),
        ("messenger", "unsupported", Kind.UNSUPPORTED),
        ("instagram", "image", Kind.IMAGE),
        ("instagram", "voice", Kind.AUDIO),
        ("instagram", "unsupported", Kind.UNSUPPORTED),
    ],
)
def test_what_a_person_sends_arrives_as_its_kind(line_of: LineOf, kind, said, becomes):
    line = line_of(kind)

    spoken = ("button", "quick_reply", "list_reply", "referral")

    (item,) = line.says(said, "Sí" if said in spoken else "")

    assert isinstance(item, Inbound)
    assert item.kind is becomes
    if becomes is Kind.TEXT:
        assert item.text == "Sí"
    if becomes is Kind.LOCATION:
        assert item.card and item.card["latitude"] == pytest.approx(-12.0464)
    for announced in item.files:
        with line.adapter.fetch(announced.source, line.account) as got:
            assert got.stream.read()


def test_an_album_is_one_message_with_several_files_on_messenger(messenger: Line):
    (item,) = messenger.says("album", media=[{}, {}, {}])

    assert isinstance(item, Inbound) and len(item.files) == 3


@pytest.mark.parametrize("kind", ["whatsapp_cloud", "messenger", "instagram"])
def test_a_reaction_and_its_removal(line_of: LineOf, kind: str):
    line = line_of(kind)
    said = line.simulator.say(line.name, text="hola").id

    (added,) = line.says("reaction", "❤", reply_to=said)[-1:]
    (removed,) = line.says("reaction", "", reply_to=said)

    assert isinstance(added, Reacted) and (added.external_id, added.emojis) == (said, ("❤",))
    assert isinstance(removed, Reacted) and removed.emojis == ()


@pytest.mark.parametrize("kind", ["whatsapp_cloud", "messenger", "instagram"])
def test_an_edit_and_a_deletion_are_no_messages(line_of: LineOf, kind: str):
    line = line_of(kind)
    said = line.simulator.say(line.name, text="hola").id

    (edited,) = line.says("edit", "hola!", reply_to=said)[-1:]
    assert isinstance(edited, Edited) and (edited.external_id, edited.text) == (said, "hola!")
    if kind != "messenger":
        (deleted,) = line.says("delete", reply_to=said)
        assert isinstance(deleted, Deleted) and deleted.external_id == said


@pytest.mark.parametrize("kind", ["whatsapp_twilio", "whatsapp_cloud", "messenger", "instagram"])
def test_a_quote_names_the_message_it_answers(line_of: LineOf, kind: str):
    line = line_of(kind)
    who = line.greeted()
    ours = line.adapter.send(part(who, "¿le ayudo?"), line.account).external_id

    items = line.says(text="sí", reply_to=ours)

    (answer,) = [item for item in items if isinstance(item, Inbound)]
    assert answer.quotes == ours


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

    bubble = line.simulator.wait(lambda: seen(line)["files"] and seen(line))
    assert (bubble["kind"], bubble["text"]) == (shown, caption)
    assert bubble["files"][0]["size"] == len((MEDIA / FILES[sent][0]).read_bytes())


@pytest.mark.parametrize("kind", ["whatsapp_twilio", "whatsapp_cloud"])
def test_a_location_of_ours_is_seen_on_the_phone(line_of: LineOf, kind: str):
    line = line_of(kind)
    who = line.greeted()

    line.adapter.send(part(who, kind=Kind.LOCATION, card=PLACE), line.account)

    bubble = seen(line)
    assert bubble["kind"] == "location"
    assert bubble["data"]["latitude"] == pytest.approx(-12.0464)
    assert bubble["data"]["name"].startswith("Plaza")


def test_a_contact_of_ours_is_seen_on_the_phone(cloud: Line):
    cloud.adapter.send(part(cloud.greeted(), kind=Kind.CONTACT, card=CARD), cloud.account)

    assert seen(cloud)["kind"] in ("contact", "contacts")


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

    assert seen(line)["reply_to"] == item.external_id


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


@pytest.mark.parametrize("kind", ["whatsapp_twilio", "whatsapp_cloud"])
def test_the_ticks_of_whatsapp_name_our_part(line_of: LineOf, kind: str):
    line = line_of(kind)
    sent = part(line.greeted(), "hola")
    receipt = line.adapter.send(sent, line.account)

    for status in (Status.DELIVERED, Status.READ):
        if status is Status.READ:
            line.simulator.wait(lambda: seen(line)["state"] == "delivered")
            line.simulator.read(line.name)
        tick = line.hears(
            lambda item, s=status: isinstance(item, StatusChange) and item.status is s
        )
        assert isinstance(tick, StatusChange)
        assert (tick.our_id, tick.external_ids) == (sent.id, (receipt.external_id,))


@pytest.mark.parametrize("kind", ["whatsapp_twilio", "whatsapp_cloud"])
def test_a_failure_told_later_carries_its_code(line_of: LineOf, kind: str):
    line = line_of(kind)
    code = {"whatsapp_twilio": 63016, "whatsapp_cloud": 131047}[kind]
    who = line.greeted()
    line.simulator.ctl(account=line.name, callback_error=code)
    line.adapter.send(part(who, "hola"), line.account)

    failed = line.hears(lambda i: isinstance(i, StatusChange) and i.status is Status.FAILED)

    assert isinstance(failed, StatusChange) and failed.error_code == str(code)
    assert failed.error_text


def test_messenger_tells_watermarks_and_sends_our_own_words_back(messenger: Line):
    sent = part(messenger.greeted(), "hola")
    receipt = messenger.adapter.send(sent, messenger.account)

    echo = messenger.hears(lambda item: isinstance(item, StatusChange) and item.echo)
    assert isinstance(echo, StatusChange)
    assert (echo.our_id, echo.external_ids) == (sent.id, (receipt.external_id,))
    messenger.simulator.wait(lambda: seen(messenger)["state"] == "delivered")
    messenger.simulator.read(messenger.name)
    read = messenger.hears(lambda i: isinstance(i, StatusChange) and i.status is Status.READ)
    assert isinstance(read, StatusChange)
    assert read.recipient == sent.recipient and read.watermark is not None


def test_an_answer_typed_in_the_page_inbox_is_ours(messenger: Line):
    who = messenger.greeted()

    (echo,) = messenger.says("echo", "le contesto yo")

    assert isinstance(echo, Inbound)
    assert (echo.from_us, echo.sender.external_id, echo.text) == (True, who, "le contesto yo")
    assert not echo.opens_window


@pytest.mark.parametrize("kind", ["messenger", "instagram"])
def test_a_closed_window_has_its_own_name(line_of: LineOf, kind: str):
    line = line_of(kind)
    shown = line.simulator.add_phone("+51900000001", "Nadie")["accounts"][line.name]

    with pytest.raises(SendRefused) as refused:
        line.adapter.send(part(shown, "hola"), line.account)

    assert refused.value.fault is Fault.WINDOW


def test_a_person_without_a_phone_is_answered_by_their_scoped_id(cloud: Line):
    cloud.simulator.add_phone("+51900000777", "Beto", hidden=True, username="beto")
    (item,) = cloud.says(text="hola", phone="+51900000777")
    assert isinstance(item, Inbound) and item.sender.external_id.startswith("PE.")
    assert item.sender.phone == ""

    cloud.adapter.send(part(item.sender.external_id, "buenas"), cloud.account)

    (sent,) = cloud.simulator.sent(cloud.name)
    assert sent["request"]["recipient"] == item.sender.external_id
    assert "to" not in sent["request"]


def test_twilio_answers_a_person_without_a_phone(twilio: Line):
    twilio.simulator.add_phone("+51900000777", "Beto", hidden=True, username="beto")
    (item,) = twilio.says(text="hola", phone="+51900000777")
    assert isinstance(item, Inbound) and item.sender.external_id.startswith("PE.")

    twilio.adapter.send(part(item.sender.external_id, "buenas"), twilio.account)

    (sent,) = twilio.simulator.sent(twilio.name)
    assert sent["request"]["To"] == f"whatsapp:{item.sender.external_id}"


def test_a_file_whatsapp_cannot_play_travels_as_a_document(cloud: Line):
    who = cloud.greeted()
    odd = file(Kind.AUDIO, b"RIFF....WAVE", "audio/wav", name="nota.wav")

    cloud.adapter.send(part(who, kind=Kind.AUDIO, file=odd), cloud.account)

    assert seen(cloud)["kind"] == "document"
    assert seen(cloud)["files"][0]["name"] == "nota.wav"


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


@pytest.mark.parametrize("kind", ["messenger", "instagram"])
def test_a_referral_alone_is_no_message(line_of: LineOf, kind: str):
    (item,) = line_of(kind).says("referral")

    assert isinstance(item, Ignored)


@pytest.mark.parametrize("kind", ["messenger", "instagram"])
def test_the_page_is_subscribed_to_its_events(line_of: LineOf, kind: str):
    line = line_of(kind)

    line.adapter.connect(line.account)

    (call,) = line.simulator.log(account=line.name, operation="subscribed_apps")
    assert "messages" in call["request"]["subscribed_fields"]
