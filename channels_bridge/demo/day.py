"""Living the morning: webhooks absorbed, answers settled, no provider called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

import channels_bridge
from channels_bridge.adapters.base import adapters
from channels_bridge.demo.accounts import CHANNELS, PEOPLE, Person
from channels_bridge.demo.bodies import body_of
from channels_bridge.demo.crowd import CROWD
from channels_bridge.demo.script import DAY, HE, UNHEARD, Line, Thread
from channels_bridge.models import Channel, Delivery, Part, RawEvent
from channels_bridge.operations import absorb, channels, deliver, outcomes
from channels_bridge.operations.ticks import parts_of, tick
from channels_bridge.types import Receipt, Status
from chat.operations import conversations, files, identities, messages, reception
from chat.queries import files as promises
from chat.types import ConversationState, Draft, Sender
from hub.accounts.queries import all_people

if TYPE_CHECKING:
    from chat.models import Conversation, Identity, Message

SAMPLES = Path(channels_bridge.__file__).parent / "simulator" / "samples"
FILES = {
    "image": "foto.jpg",
    "voice": "nota-de-voz.ogg",
    "file": "documento.pdf",
    "sticker": "sticker.webp",
}
THREADS = (*DAY, *CROWD)


def seed(*, at: datetime) -> None:
    """Make the channels and let every thread of the script happen before `at`."""
    doors = {
        kind: channels.add(kind=kind, name=name, credentials=credentials, at=at)
        for kind, (name, credentials) in CHANNELS.items()
    }
    channels.change(doors["messenger"].id, human_agent=True, at=at)
    numbers = count(100)
    said = [(line.ago, thread, line) for thread in THREADS for line in thread.lines]
    # As it happened, across threads, so that lists and logs are in order.
    for ago, thread, line in sorted(said, key=lambda each: -each[0]):
        _happen(doors[thread.channel], thread, line, numbers, at - timedelta(minutes=ago))
    for thread in THREADS:
        _close(doors[thread.channel], thread, at - timedelta(minutes=thread.lines[-1].ago))
    reception.settle(at=at)  # the greeting is for those who write from now on


def _happen(
    channel: Channel, thread: Thread, line: Line, numbers: Iterator[int], at: datetime
) -> None:
    person = PEOPLE[thread.person]
    if line.who == HE:
        _written(channel, person, line, next(numbers), at)
        return
    conversation = _conversation(channel, person)
    by = all_people().get(username=line.who)
    if conversation.assignee_id is None:
        conversations.claim(conversation=conversation, by=by, at=at)
    draft = Draft(
        client_id=uuid5(NAMESPACE_URL, f"demo:{thread.channel}:{thread.person}:{line.ago}"),
        text=line.text,
        private=line.note,
    )
    message = messages.send(conversation=conversation, draft=draft, by=by, at=at).message
    if not line.note:
        _settle(channel, message, line, next(numbers), at)


def _written(channel: Channel, person: Person, line: Line, number: int, at: datetime) -> None:
    if line.kind in ("quote", "reaction"):
        line = replace(line, answers=_last_told(channel, person))
    body = body_of(channel, person, line, number, int(at.timestamp()))
    event = RawEvent.objects.create(
        channel=channel, key=f"demo-{number}", body=body, received_at=at
    )
    absorb.drain(channel.id, now=lambda: at)
    adapter = adapters.get(channel.kind)
    if adapter is not None and adapter.nameless:
        # What the provider would answer when asked for the profile.
        identities.rename(identity_id=_identity(channel, person).id, name=person.name)
    for promised in promises.due(at=at, limit=1):
        sample = line.file or FILES[line.kind]
        with (SAMPLES / sample).open("rb") as stream:
            files.arrived(
                attachment_id=promised, stream=stream, content_type="", name=sample, at=at
            )
    event.refresh_from_db()
    if event.error:
        raise ValueError(f"the demo's own webhook was parked: {event.error}")


def _settle(channel: Channel, message: Message, line: Line, number: int, at: datetime) -> None:
    """Let the provider have taken it, without asking one."""
    delivery = deliver.claim(channel.id, at=at)
    if delivery is None or delivery.message_id != message.id:
        raise ValueError("the demo's own message is not the next to be delivered")
    for part in parts_of(delivery):
        outcomes.begun(delivery, part, at=at, until=at + deliver.LEASE)
        if line.ends == UNHEARD:
            outcomes.unknown(delivery, part, at=at)
            continue
        receipt = Receipt(external_id=_external_id(channel, delivery, number, part.ordinal))
        outcomes.accepted(delivery, part, receipt, at=at)
        for status, later in _ticks(channel, line):
            error = None
            if status is Status.FAILED:
                error = {"code": line.ends, "detail": "The recipient cannot be reached."}
            told = at + timedelta(seconds=later)
            tick(delivery.id, [part.id], status, told_at=told, error=error, at=told)


def _ticks(channel: Channel, line: Line) -> list[tuple[Status, int]]:
    adapter = adapters.get(channel.kind)
    if adapter is None or not adapter.receipts:
        return []
    if line.ends not in (Status.DELIVERED, Status.READ):
        return [(Status.FAILED, 3)]
    ticks = [(Status.DELIVERED, 2), (Status.READ, 20)]
    return ticks[: 1 if line.ends == Status.DELIVERED else 2]


def _external_id(channel: Channel, delivery: Delivery, number: int, ordinal: int) -> str:
    if channel.kind == "telegram":
        return f"{delivery.recipient}:{number * 10 + ordinal}"
    return f"demo-{number}-{ordinal}"


def _last_told(channel: Channel, person: Person) -> str:
    """Return the provider's id of our latest words to somebody."""
    recipient = _identity(channel, person).external_id
    parts = Part.objects.filter(channel=channel, recipient=recipient, external_id__isnull=False)
    return parts.order_by("called_at").values_list("external_id", flat=True).last() or ""


def _conversation(channel: Channel, person: Person) -> Conversation:
    return _identity(channel, person).conversation


def _identity(channel: Channel, person: Person) -> Identity:
    known = {
        "telegram": person.telegram,
        "messenger": person.messenger,
        "instagram": person.instagram,
    }.get(channel.kind, person.digits)
    identity = identities.identity_of(channel.id, Sender(external_id=known))
    if identity is None:
        raise ValueError(f"{person.name} has not written yet")
    return identity


def _close(channel: Channel, thread: Thread, at: datetime) -> None:
    conversation = _conversation(channel, PEOPLE[thread.person])
    by = all_people().get(username=thread.owner or "ana")
    if thread.labels:
        conversations.set_labels(
            conversation=conversation, add=thread.labels, remove=[], by=by, at=at
        )
    if thread.state:
        conversations.set_state(
            conversation=conversation, state=ConversationState(thread.state), by=by, at=at
        )
