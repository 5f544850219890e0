"""A listening webhook door in this process, the simulator beyond it, and channels between them."""

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvicorn
from django.db import connection

from channels_bridge import webhooks
from channels_bridge.models import Channel
from channels_bridge.operations import absorb, deliver
from chat.models import Conversation, Message
from chat.operations import messages
from chat.types import Draft
from hub.accounts.models import User
from hub.kernel import clock
from tests.bridge.staff import house, linked
from tests.live import free_port
from tests.patience import wait
from tests.simulator.fixture import ROSA, Simulator, simulator, simulator_process

__all__ = ["house", "linked", "simulator", "simulator_process"]


@pytest.fixture(scope="session")
def door_base(django_db_setup: None) -> Iterator[str]:
    """The door behind a real server, as providers reach it."""
    port = free_port()
    config = uvicorn.Config(webhooks.application, port=port, log_level="warning", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def bridge(
    transactional_db: None, door_base: str, simulator: Simulator, settings: Any
) -> Iterator["Bridge"]:
    """The bridge with every provider base at the simulator."""
    settings.PUBLIC_URL = door_base
    settings.TELEGRAM_API_BASE = simulator.base
    settings.TWILIO_API_BASE = simulator.base
    settings.META_GRAPH_BASE = simulator.base
    simulator.reset(chats=True)
    yield Bridge(simulator)
    webhooks.writer.stop()


@pytest.fixture
def thread(bridge: "Bridge") -> tuple[Channel, Conversation]:
    """A Telegram channel and a conversation on it."""
    channel = bridge.channel()
    bridge.say(channel, text="hola")
    return channel, Conversation.objects.get()


class Bridge:
    """What a test asks of the bridge."""

    def __init__(self, simulator: Simulator) -> None:
        self.simulator = simulator
        self.names: dict[uuid.UUID, str] = {}

    def channel(self, kind: str = "telegram", **credentials: str) -> Channel:
        """A channel and the provider's account behind it."""
        whole = CREDENTIALS[kind]() | credentials
        now = clock.now()
        channel = Channel.objects.create(
            kind=kind, name=kind, credentials=whole, created_at=now, updated_at=now
        )
        name = self.simulator.add_account(
            kind, whole, name=f"{kind}-{uuid.uuid4().hex[:6]}", webhook=channel.webhook_url
        )
        self.simulator.manners(name, status_delay=0.01, retry_scale=0.05)
        self.names[channel.id] = name
        return channel

    def say(self, channel: Channel, kind: str = "text", text: str = "", **more: Any) -> Any:
        """A customer does something, and it is absorbed."""
        said = self.simulator.say(self.names[channel.id], kind, text, **more)
        self.absorb(channel)
        return said

    def raw(self, channel: Channel, body: str | bytes, **more: Any) -> list[int]:
        """Post bytes as the provider would; the hub's statuses."""
        answers = self.simulator.raw(self.names[channel.id], body, **more)
        return [answer["status"] for answer in answers]

    def absorb(self, channel: Channel) -> int:
        try:
            return absorb.drain(channel.id, now=clock.now)
        finally:
            if threading.current_thread() is not threading.main_thread():
                connection.close()

    def deliver(self, channel: Channel) -> int:
        return deliver.drain(channel.id, now=clock.now)

    def answer(self, conversation: Conversation, by: User, text: str = "", **more: Any) -> Message:
        """Somebody of ours writes; nothing leaves before `deliver`."""
        draft = Draft(client_id=uuid.uuid4(), text=text, **more)
        return messages.send(conversation=conversation, draft=draft, by=by, at=clock.now()).message

    def until(self, channel: Channel, reached: Callable[[], Any]) -> None:
        """Absorb what comes until something holds."""

        def look() -> Any:
            self.absorb(channel)
            return reached()

        wait(look)

    def phone(self, channel: Channel, number: str = ROSA) -> list[dict[str, Any]]:
        """The bubbles on a customer's phone, oldest first."""
        return self.simulator.chat(self.names[channel.id], number)

    def sent(self, channel: Channel) -> list[dict[str, Any]]:
        """What the provider accepted to send."""
        calls = self.simulator.sent(self.names[channel.id])
        return [call for call in calls if call.get("provider_id")]


APP = "1517776481860111"


def _digits(count: int) -> str:
    return str(uuid.uuid4().int)[:count]


def _meta() -> dict[str, str]:
    return {"app_secret": "app-secret-of-meta", "verify_token": "verify-me"}


CREDENTIALS: dict[str, Callable[[], dict[str, str]]] = {
    "telegram": lambda: {
        "bot_token": f"{_digits(9)}:AAH-{uuid.uuid4().hex}",
        "secret_token": "s-3",
        "mode": "webhook",
    },
    "whatsapp_twilio": lambda: {
        "account_sid": "AC" + uuid.uuid4().hex,
        "auth_token": uuid.uuid4().hex,
        "sender": "whatsapp:+14155238886",
    },
    "whatsapp_cloud": lambda: (
        _meta()
        | {
            "waba_id": _digits(15),
            "phone_number_id": _digits(15),
            "display_number": "+12025550111",
            "access_token": uuid.uuid4().hex,
        }
    ),
    "messenger": lambda: (
        _meta() | {"app_id": APP, "page_id": _digits(15), "page_access_token": uuid.uuid4().hex}
    ),
    "instagram": lambda: (
        _meta() | {"app_id": APP, "account_id": _digits(15), "access_token": uuid.uuid4().hex}
    ),
}


@pytest.fixture
def cloud() -> Channel:
    """A line of Meta's with nobody behind it: what it tells is handed in."""
    now = clock.now()
    return Channel.objects.create(
        kind="whatsapp_cloud", name="c", credentials=CREDENTIALS["whatsapp_cloud"](),
        created_at=now, updated_at=now,
    )  # fmt: skip
