"""Customers' files: the text stands at once, the file follows, by itself or by hand."""

import json
from datetime import timedelta

import pytest

from channels_bridge.adapters import media as opening
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


def document(bridge, channel, size):
    """An update with a document of so many bytes, as Telegram announces it."""
    chat = {"id": 5550001112, "type": "private", "first_name": "Ana"}
    file = {"file_id": "BQAC1", "file_unique_id": "Ag3", "file_name": "plano.pdf"}
    file |= {"mime_type": "application/pdf", "file_size": size}
    message = {"message_id": 41, "date": 1763712000, "chat": chat, "document": file}
    message["from"] = {"id": 5550001112, "is_bot": False, "first_name": "Ana"}
    bridge.raw(channel, json.dumps({"update_id": 870011223, "message": message}))
    bridge.absorb(channel)


def test_a_file_telegram_never_hands_out_is_told_without_asking_for_it(bridge, ana):
    channel = bridge.channel()
    document(bridge, channel, 25 * 1024 * 1024)
    fetch_all()
    plan = Attachment.objects.get()
    assert (plan.state, plan.error) == ("failed", "too_large")
    files.retry(attachment=plan, by=ana, at=clock.now())
    fetch_all()
    assert Attachment.objects.get().state == "failed"
    assert bridge.simulator.log(operation="getFile") == []


@pytest.mark.parametrize(
    ("words", "state", "error"),
    [
        ("file is too big", "failed", "too_large"),
        ("wrong file_id or the file is temporarily unavailable", "pending", "400"),
        ("invalid file_id", "failed", "gone"),
    ],
)
def test_what_telegram_says_of_a_file_decides_whether_it_is_asked_again(
    bridge, words, state, error
):
    channel = bridge.channel()
    body = {"ok": False, "error_code": 400, "description": f"Bad Request: {words}"}
    bridge.simulator.ctl(
        account=bridge.names[channel.id], operation="getFile", status=400, body=body
    )
    document(bridge, channel, 1000)
    fetch_all()
    plan = Attachment.objects.get()
    assert (plan.state, plan.error) == (state, error)


def test_an_id_of_metas_that_has_run_out_is_told_as_gone(bridge):
    channel = bridge.channel("whatsapp_cloud")
    bridge.say(channel, "image")
    bridge.simulator.ctl(
        account=bridge.names[channel.id], operation="media.url", code=100, subcode=33
    )
    fetch_all()
    assert Attachment.objects.get().error == "gone"


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


def test_a_large_file_over_a_slow_line_has_the_time_it_needs():
    """100 MB at 4 Mbit/s; and nobody else begins it meanwhile."""
    assert opening.LARGEST / opening.SECONDS <= 4_000_000 / 8 * 1.1
    assert timedelta(seconds=opening.SECONDS) < media.LEASE
