"""WhatsApp channels with their templates read, and how one is sent."""

import uuid
from datetime import timedelta

import pytest

from channels_bridge.models import Template
from channels_bridge.operations.templates import syncing
from chat.models import Conversation
from hub.kernel import clock
from tests.chat.uploads import picture, upload

BOTH = ["whatsapp_cloud", "whatsapp_twilio"]
FILLED = {"1": "Rosa", "2": "P-1042", "3": "viernes"}
READ = "Hola Rosa, su pedido P-1042 ya está listo. Puede recogerlo hasta el viernes."


@pytest.fixture(params=BOTH)
def silent(request, bridge):
    """A WhatsApp whose customer has been silent for two days, with its templates read."""
    return line(bridge, request.param)


@pytest.fixture
def cloud(bridge):
    return line(bridge, "whatsapp_cloud")


def line(bridge, kind):
    channel = bridge.channel(kind)
    bridge.say(channel, text="hola")
    Conversation.objects.update(window_closes_at=clock.now() - timedelta(hours=24))
    syncing.sync(channel.id, at=clock.now())
    return channel


def named(name, language="es"):
    return Template.objects.get(name=name, language=language)


def sends(client, template, **more):
    conversation = Conversation.objects.get()
    body = {"client_id": str(uuid.uuid4()), "kind": "template", "template": template, **more}
    return client.post(f"/api/v1/conversations/{conversation.id}/messages/", body)


def uploaded(client):
    answer = upload(client, picture("PNG"), "oferta.png", "image/png")
    assert answer.status_code == 201, answer.json()
    return answer.json()["id"]
