"""A room as the documentation of Channels shows it: each message a row, then a `group_send`."""

import os
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "hub.config.settings"

import django  # noqa: E402
from django.conf import settings  # noqa: E402

settings.CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels.layers.InMemoryChannelLayer",
        "CONFIG": {"capacity": 2000},
    }
}
django.setup()

from channels.generic.websocket import AsyncJsonWebsocketConsumer  # noqa: E402
from django.core.management import call_command  # noqa: E402

from channels_bridge.models import Channel, RawEvent  # noqa: E402
from hub.kernel import clock  # noqa: E402
from hub.kernel.ids import new_key  # noqa: E402
from tests.bench.answering import answer  # noqa: E402

call_command("migrate", verbosity=0)
_room, _ = Channel.objects.get_or_create(
    kind="telegram",
    name="naive",
    defaults={"credentials": {}, "created_at": clock.now(), "updated_at": clock.now()},
)


class Room(AsyncJsonWebsocketConsumer):
    """Everybody is in the one room; nobody is asked who they are."""

    async def connect(self) -> None:
        await self.channel_layer.group_add("room", self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard("room", self.channel_name)

    async def receive_json(self, content: Any) -> None:
        body = content["text"].encode()
        await RawEvent.objects.acreate(
            channel=_room, key=new_key(), body=body, received_at=clock.now()
        )
        await self.channel_layer.group_send("room", {"type": "chat.said", "text": content["text"]})

    async def chat_said(self, event: dict[str, Any]) -> None:
        await self.send_json({"text": event["text"]})


_socket = Room.as_asgi()


async def application(scope: Any, receive: Any, send: Any) -> None:
    """The room, and an answer for whoever asks whether it is open."""
    if scope["type"] == "websocket":
        await _socket(scope, receive, send)
    else:
        await answer(send)
