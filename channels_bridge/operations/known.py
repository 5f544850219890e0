"""What a provider names, found again among our rows; what it says, made fit for them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from channels_bridge.models import Part
from chat import queries
from chat.types import Sender


def known_message(channel_id: UUID, external_id: str) -> UUID | None:
    """Return the message a provider's id stands for: the customer's, or one of our parts'."""
    found = queries.message_by_external(channel_id, external_id)
    if found is not None:
        return found.id
    part = Part.objects.filter(channel_id=channel_id, external_id=external_id)
    return part.values_list("delivery__message_id", flat=True).first()


def storable(value: Any) -> Any:
    """Return the value without what no database keeps: NUL and half surrogate pairs."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode()
    if isinstance(value, Mapping):
        return {storable(key): storable(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [storable(each) for each in value]
    return value


def storable_sender(sender: Sender) -> Sender:
    """Return the sender with a name that can be stored."""
    return replace(sender, name=storable(sender.name)[:255])
