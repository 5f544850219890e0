"""A customer on WhatsApp, whose window is open for a day after each of their words."""

from datetime import timedelta
from uuid import uuid4

import pytest

from channels_bridge.models import Channel
from chat.models import Conversation, Identity
from chat.operations import messages
from chat.types import ChannelRef, Incoming, Kind, Sender
from crm.models import Customer
from hub.kernel import clock


@pytest.fixture
def channel(db):
    at = clock.now()
    return Channel.objects.create(
        kind="whatsapp_cloud", name="WhatsApp", credentials={}, created_at=at, updated_at=at
    )


@pytest.fixture
def writes(channel, django_capture_on_commit_callbacks):
    """Pedro writes by WhatsApp, which opens its window."""

    def write(text="hola"):
        incoming = Incoming(
            channel=ChannelRef(id=channel.id, kind=channel.kind, name=channel.name),
            sender=Sender(external_id="51987000001", name="Pedro", phone="+51987000001"),
            external_id=uuid4().hex,
            kind=Kind.TEXT,
            text=text,
        )
        with django_capture_on_commit_callbacks(execute=True):
            conversation = messages.receive(incoming=incoming, at=clock.now()).conversation_id
        open_until(conversation, clock.now() + timedelta(hours=24))
        return conversation

    return write


def open_until(conversation, instant):
    """As the bridge does when it takes a message in."""
    Conversation.objects.filter(id=conversation).update(window_closes_at=instant)


@pytest.fixture
def silent(desk, writes, ana, luis):
    """Pedro's conversation, answered, with the window closed an hour ago."""
    conversation = writes()
    desk.says(ana, conversation)
    identity = Identity.objects.get(conversation=conversation)
    Customer.objects.filter(id=identity.customer_id).update(document_number="20100070970")
    open_until(conversation, clock.now() - timedelta(hours=1))
    return conversation
