"""Conversations to write tests about."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from chat.models import Conversation, Subscription
from chat.operations import conversations, identities, messages
from chat.types import ChannelRef, Draft, Incoming, Kind, Received, Sender
from hub.accounts.models import User
from hub.realtime import bus
from hub.realtime.types import Change
from tests.chat.telling import EVERYTHING, SUBSCRIPTIONS
from tests.receiver import Receiver

NOON = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
TELEGRAM = ChannelRef(id=UUID(int=7), kind="telegram", name="Ventas")


@pytest.fixture
def at() -> datetime:
    return NOON


@pytest.fixture
def arrives() -> Callable[..., Received]:
    """Let somebody outside write: `arrives("hola", sender="519…", after=minutes)`."""

    def write(text: str = "hola", *, sender: str = "51987000001", **extra: Any) -> Received:
        minutes = extra.pop("after", 0)
        incoming = Incoming(
            channel=extra.pop("channel", TELEGRAM),
            sender=extra.pop("who", Sender(external_id=sender, name="Rosa Quispe")),
            external_id=extra.pop("external_id", uuid4().hex),
            kind=extra.pop("kind", Kind.TEXT),
            text=text,
            **extra,
        )
        return messages.receive(incoming=incoming, at=NOON + timedelta(minutes=minutes))

    return write


@pytest.fixture
def direct(ana: User, luis: User) -> Conversation:
    """Ana and Luis."""
    return conversations.open_direct(by=ana, other=luis, at=NOON)


@pytest.fixture
def group(ana: User, luis: User, admin: User) -> Conversation:
    """Ana's group with Luis and the admin."""
    return conversations.open_group(by=ana, title="Turno", members=[luis, admin], at=NOON)


@pytest.fixture
def web(rosa: User) -> Conversation:
    """Rosa's own conversation on the web."""
    channel = ChannelRef(id=UUID(int=8), kind="web", name="Portal")
    return identities.web_conversation(channel=channel, user=rosa, at=NOON)


@pytest.fixture
def says() -> Callable[..., Any]:
    """Write as somebody: `says(ana, direct, "hola")` → Sent."""

    def write(user: User, conversation: Conversation, text: str = "hola", **extra: Any) -> Any:
        minutes = extra.pop("after", 1)
        draft = Draft(client_id=extra.pop("client_id", uuid4()), text=text, **extra)
        return messages.send(
            conversation=conversation, draft=draft, by=user, at=NOON + timedelta(minutes=minutes)
        )

    return write


@pytest.fixture
def waiting(arrives: Callable[..., Received]) -> Conversation:
    """Somebody on Telegram waits for an answer."""
    return Conversation.objects.get(id=arrives("¿Puedo recargar?").conversation_id)


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    """A folder for files of its own."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def program(settings: Any) -> Iterator[Receiver]:
    """Somebody's program in the house's own network."""
    receiver = Receiver()
    settings.HOOK_ORIGINS = [receiver.origin]
    yield receiver
    receiver.close()


@pytest.fixture
def subscribed(
    api: Callable[..., Any], admin: User, program: Receiver, at: datetime
) -> Callable[..., dict[str, Any]]:
    """Subscribe `program` to everything, since noon unless said otherwise."""

    def subscribe(path: str = "/oido", **more: Any) -> dict[str, Any]:
        body = {"name": "ERP", "url": program.origin + path, "events": EVERYTHING, **more}
        answer = api(admin).post(SUBSCRIPTIONS, body)
        assert answer.status_code == 201, answer.data
        Subscription.objects.filter(id=answer.json()["id"]).update(created_at=at)
        return dict(answer.json())

    return subscribe


@pytest.fixture
def heard(monkeypatch: Any, django_capture_on_commit_callbacks: Any) -> Callable[..., list[Change]]:
    """Collect what goes out on the bus while something happens."""

    def listen(act: Callable[[], object]) -> list[Change]:
        changes: list[Change] = []
        monkeypatch.setattr(bus, "send_change", changes.append)
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return changes

    return listen
