"""What WhatsApp tells of people: new numbers and ids, and who wants no marketing."""

from collections.abc import Iterator
from typing import Any

from channels_bridge.adapters import reading
from channels_bridge.adapters.whatsapp import e164
from channels_bridge.adapters.whatsapp_cloud.people import People
from channels_bridge.types import Ignored, Item, OptedOut, Parked, Renamed


def renamed(message: dict[str, Any], people: People) -> Iterator[Item]:
    """Read a `system` message; other notices than a changed number or id are of no matter."""
    told = reading.mapping(message.get("system"), "system")
    kind = reading.label(told.get("type"))
    if kind not in ("user_changed_number", "user_changed_user_id"):
        yield Ignored(reason=f"system notice {kind[:64]}")
        return
    sender = people.author(message.get("from"), message.get("from_user_id"))
    old_phone = (reading.optional_identifier(message.get("from")) or "").removeprefix("+")
    old_scoped = reading.optional_identifier(message.get("from_user_id")) or ""
    # Older notices name the number `new_wa_id`.
    digits = reading.optional_identifier(told.get("wa_id") or told.get("new_wa_id"))
    scoped = reading.optional_identifier(told.get("user_id"))
    if digits and digits.removeprefix("+") != old_phone:
        number = digits.removeprefix("+")
        yield Renamed(sender=sender, old_id=old_phone, new_id=number, phone=e164(number))
    if scoped and scoped != old_scoped:
        yield Renamed(sender=sender, old_id=old_scoped, new_id=scoped)
    if not digits and not scoped:
        yield Parked(reason="a change without a new id")


def new_ids(value: dict[str, Any]) -> Iterator[Item]:
    """Read the field `user_id_update`: one change, or a list of them."""
    changes = value.get("user_id_update")
    for each in changes if isinstance(changes, list) else [value]:
        yield from reading.guarded(lambda one: [_new_id(one)], each)


def preferences(value: dict[str, Any]) -> Iterator[Item]:
    """Read the field `user_preferences`: marketing stopped or resumed."""
    people = People(value.get("contacts"))
    for each in reading.sequence(value.get("user_preferences"), "user_preferences"):
        yield from reading.guarded(lambda one: [_preference(one, people)], each)


def _new_id(told: Any) -> Item:
    told = reading.mapping(told, "user_id_update")
    change = reading.mapping(told.get("user_id"), "user_id")
    old = reading.identifier(change.get("previous"), "previous")
    new = reading.identifier(change.get("current"), "current")
    sender = People(None).author(told.get("wa_id"), old)
    return Renamed(sender=sender, old_id=old, new_id=new)


def _preference(told: Any, people: People) -> Item:
    told = reading.mapping(told, "user_preference")
    wish = reading.label(told.get("value"))
    if told.get("category") != "marketing_messages" or wish not in ("stop", "resume"):
        return Ignored(reason="a preference of no matter")
    sender = people.author(told.get("wa_id"), told.get("user_id"))
    return OptedOut(sender=sender, out=wish == "stop")
