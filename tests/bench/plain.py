"""The two baselines of a broadcast: an ASGI application without anything, and Channels' groups.

`/pub` sends a text to every socket on `/sub`.
"""

from typing import Any

from django.conf import settings

settings.configure(
    CHANNEL_LAYERS={
        "default": {
            "BACKEND": "channels.layers.InMemoryChannelLayer",
            "CONFIG": {"capacity": 2000},
        }
    },
)

from channels.generic.websocket import AsyncJsonWebsocketConsumer  # noqa: E402

from tests.bench.answering import answer  # noqa: E402

_sends: set[Any] = set()


async def bare(scope: Any, receive: Any, send: Any) -> None:
    """No framework and no layer: what the server itself can do."""
    if scope["type"] != "websocket":
        return await answer(send)
    await receive()
    await send({"type": "websocket.accept"})
    if scope["path"] == "/sub":
        _sends.add(send)
    try:
        while (message := await receive())["type"] != "websocket.disconnect":
            frame = {"type": "websocket.send", "text": message["text"]}
            for each in list(_sends):
                await each(frame)
    finally:
        _sends.discard(send)


class Groups(AsyncJsonWebsocketConsumer):
    """The way the documentation of Channels shows."""

    async def connect(self) -> None:
        if self.scope["path"] == "/sub":
            await self.channel_layer.group_add("room", self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard("room", self.channel_name)

    async def receive_json(self, content: Any) -> None:
        await self.channel_layer.group_send("room", {"type": "chat.message", "message": content})

    async def chat_message(self, event: dict[str, Any]) -> None:
        await self.send_json(event["message"])


_consumer = Groups.as_asgi()


async def groups(scope: Any, receive: Any, send: Any) -> None:
    """Channels' groups on the in-memory layer."""
    if scope["type"] != "websocket":
        return await answer(send)
    return await _consumer(scope, receive, send)
