"""Customers' files: the text stands at once, the file follows, by itself or by hand."""

import json
from datetime import timedelta

import pytest

from channels_bridge.operations import media
from chat.models import Attachment, Conversation, Message
from chat.operations import files
from hub.kernel import clock
from tests.bridge.test_bad_input import batch, entry, wa_text
from tests.bridge.test_deliver import later


def fetch_all(now=clock.now):
    for attachment_id in media.due(at=now()):
        media.fetch(attachment_id, now=now)


@pytest.mark.parametrize("kind", ["telegram", "whatsapp_twilio", "whatsapp_cloud", "messenger"])
def test_a_photo_follows_its_message_on_every_channel(bridge, kind):
    channel = bridge.channel(kind)
    bridge.say(channel, "image")
    assert Attachment.objects.get().state == "pending"
    media.fetch_of_message(Message.objects.get().id, now=clock.now)
    photo = Attachment.objects.get()
    assert (photo.state, photo.kind) == ("ready", "image")
    assert photo.thumbnail and photo.file.size > 0


def test_every_kind_of_file_telegram_brings(bridge):
    channel = bridge.channel()
    for kind in ("image", "video", "voice", "document", "sticker"):
        bridge.say(channel, kind)
    fetch_all()
    states = set(Attachment.objects.values_list("state", "kind"))
    assert states == {("ready", kind) for kind in ("image", "video", "audio", "file", "sticker")}


def test_a_media_host_that_is_down_delays_the_file_only(bridge, ana):
    channel = bridge.channel()
    bridge.simulator.manners(bridge.names[channel.id], media_down=True)
    bridge.say(channel, "image", "mira")
    fetch_all()
    waiting = Attachment.objects.get()
    assert Message.objects.get().text == "mira"
    assert (waiting.state, waiting.tries) == ("pending", 1) and waiting.error
    bridge.simulator.manners(bridge.names[channel.id], media_down=False)
    fetch_all()
    assert Attachment.objects.get().state == "pending"
    fetch_all(later(6))
    assert Attachment.objects.get().state == "ready"


def test_after_days_it_is_given_up_and_a_person_can_ask_again(bridge, ana):
    channel = bridge.channel()
    bridge.simulator.manners(bridge.names[channel.id], media_down=True)
    bridge.say(channel, "image")
    for day in range(len(media.PAUSES) + 1):
        fetch_all(later(86_400 * day))
    photo = Attachment.objects.get()
    assert photo.state == "failed"
    assert sum(media.PAUSES) > timedelta(days=3).total_seconds()
    bridge.simulator.manners(bridge.names[channel.id], media_down=False)
    files.retry(attachment=photo, by=ana, at=clock.now())
    fetch_all()
    assert Attachment.objects.get().state == "ready"


def test_a_media_address_inside_is_never_connected_to(bridge, door_base):
    """The door of this very process is the canary: it would answer."""
    channel = bridge.channel("messenger")
    inside = [f"{door_base}/x", "http://169.254.169.254/", "https://localhost/x"]
    attachments = [{"type": "image", "payload": {"url": url}} for url in inside]
    event = {
        "sender": {"id": "777"},
        "recipient": {"id": channel.credentials["page_id"]},
        "timestamp": 1763712000123,
        "message": {"mid": "m_1", "attachments": attachments},
    }
    page = {"id": channel.credentials["page_id"], "time": 1, "messaging": [event]}
    bridge.raw(channel, json.dumps({"object": "page", "entry": [page]}))
    bridge.absorb(channel)
    fetch_all()
    refused = Attachment.objects.values_list("state", "error")
    assert list(refused) == [("failed", "media_refused")] * 3


def test_files_of_a_broken_sibling_do_not_matter(bridge):
    channel = bridge.channel("whatsapp_cloud")
    bridge.raw(channel, batch(entry(channel, [wa_text(1), {"id": "x", "type": "image"}])))
    bridge.absorb(channel)
    assert Message.objects.filter(kind="text").count() == 1


def test_an_answer_with_a_photo_is_uploaded(bridge, ana):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.live import ROOT

    photo = ROOT / "channels_bridge/simulator/samples/foto.jpg"
    for kind in ("telegram", "whatsapp_cloud"):
        channel = bridge.channel(kind)
        bridge.say(channel, text="hola")
        upload = SimpleUploadedFile("foto.jpg", photo.read_bytes(), "image/jpeg")
        sent = files.upload(owner=ana, upload=upload, at=clock.now())
        conversation = Conversation.objects.get(channel_id=channel.id)
        message = bridge.answer(conversation, ana, "mire", kind="image", attachments=(sent.id,))
        bridge.deliver(channel)
        shown = bridge.phone(channel)[-1]
        assert (shown["kind"], shown["text"]) == ("image", "mire")
        assert Message.objects.get(id=message.id).state in ("sent", "delivered")
