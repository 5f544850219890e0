"""Cloud API webhooks as items: every entry, change, message and status of a batch."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from channels_bridge.adapters import reading
from channels_bridge.adapters.meta import webhook
from channels_bridge.adapters.reading import Broken
from channels_bridge.adapters.whatsapp import e164
from channels_bridge.adapters.whatsapp_cloud import notices, templates
from channels_bridge.adapters.whatsapp_cloud.around import around
from channels_bridge.adapters.whatsapp_cloud.content import content
from channels_bridge.adapters.whatsapp_cloud.people import People
from channels_bridge.types import (
    Account,
    Deleted,
    Edited,
    Ignored,
    Inbound,
    Item,
    Parked,
    Reacted,
    Status,
    StatusChange,
)
from chat.types import Sender

Read = Callable[[dict[str, Any]], Iterable[Item]]

STATUSES = {
    "sent": Status.SENT,
    "delivered": Status.DELIVERED,
    "read": Status.READ,
    "played": Status.READ,
    "failed": Status.FAILED,
}
# Service notices: the customer wrote nothing.
_NOTICES = frozenset({"system", "request_welcome"})
_OWN_CHANGES = frozenset({"edit", "revoke"})


def parse(body: bytes, account: Account) -> list[Item]:
    """Return every item; BadPayload when the body is no JSON object."""
    items, entries = webhook.entries(body, "whatsapp_business_account")
    for entry in entries:
        items += reading.guarded(lambda e: _entry(e, account), entry)
    return items


def _entry(entry: dict[str, Any], account: Account) -> Iterator[Item]:
    if reading.optional_identifier(entry.get("id")) != account.credentials["waba_id"]:
        yield Parked(reason="meant for another account")
        return
    if not isinstance(entry.get("changes"), list):
        raise Broken("changes is no list")
    for change in entry["changes"]:
        yield from reading.guarded(lambda c: _change(c, account), change)


def _change(change: Any, account: Account) -> Iterator[Item]:
    field = reading.text(reading.mapping(change, "change").get("field"), "field")
    if field in templates.CHANGES:
        yield templates.changed(field, reading.mapping(change.get("value"), "value"))
        return
    if field not in _READERS:
        yield Ignored(reason=f"field {field[:64]}")
        return
    value = reading.mapping(change.get("value"), "value")
    if "metadata" not in value and field in _WITHOUT_NUMBER:
        yield from _READERS[field](value)
        return
    metadata = reading.mapping(value.get("metadata"), "metadata")
    number = reading.identifier(metadata.get("phone_number_id"), "phone_number_id")
    if number != account.credentials["phone_number_id"]:
        yield Parked(reason="meant for another phone number")
        return
    yield from _READERS[field](value)


def _news(value: dict[str, Any]) -> Iterator[Item]:
    if not any(name in value for name in ("messages", "statuses", "errors")):
        raise Broken("neither messages nor statuses")
    people = People(value.get("contacts"))
    yield from _each(value, "messages", lambda message: _messages(message, people))
    yield from _each(value, "statuses", lambda status: [_status(status)])
    yield from _each(value, "errors", lambda error: [_account_error(error)])


def _echoes(value: dict[str, Any]) -> Iterator[Item]:
    people = People(value.get("contacts"))
    yield from _each(value, "message_echoes", lambda message: [_echo(message, people)])


def _each(value: dict[str, Any], name: str, read: Read) -> Iterator[Item]:
    listed = value.get(name)
    if not isinstance(listed, list | None):
        yield Parked(reason=f"{name} is no list")
        return
    for element in listed or []:
        yield from reading.guarded(lambda e: read(reading.mapping(e, name)), element)


def _messages(message: dict[str, Any], people: People) -> Iterable[Item]:
    kind = reading.text(message.get("type"), "type")
    if kind == "system":
        return notices.renamed(message, people)
    return [_message(message, kind, people)]


def _message(message: dict[str, Any], kind: str, people: People) -> Item:
    if kind in _NOTICES:
        return Ignored(reason=f"{kind} notice")
    if "group_id" in message:
        # A group is no conversation with one customer: an answer would reach strangers.
        return Ignored(reason="written in a group")
    if kind == "edit":
        return _edit(message)
    if kind == "revoke":
        return _revoked(message)
    sender = people.author(message.get("from"), message.get("from_user_id"))
    if kind == "reaction":
        reaction = reading.mapping(message.get("reaction"), "reaction")
        emoji = reading.optional_text(reaction.get("emoji"), "emoji").strip()
        target = reading.identifier(reaction.get("message_id"), "message_id")
        return Reacted(external_id=target, sender=sender, emojis=(emoji,) if emoji else ())
    return Inbound(
        external_id=reading.identifier(message.get("id"), "id"),
        sender=_vouched(sender, message),
        around=around(message),
        quotes=_quoted(message),
        provider_at=_at(message),
        **content(kind, message),
    )


def _edit(message: dict[str, Any]) -> Item:
    edit = reading.mapping(message.get("edit"), "edit")
    inner = reading.mapping(edit.get("message"), "message")
    found = content(reading.text(inner.get("type"), "type"), inner)
    return Edited(external_id=_original(edit), text=found["text"], at=_at(message))


def _revoked(message: dict[str, Any]) -> Item:
    taken = reading.mapping(message.get("revoke"), "revoke")
    return Deleted(external_id=_original(taken), at=_at(message))


def _vouched(sender: Sender, message: dict[str, Any]) -> Sender:
    """Return the sender with the number they shared by WhatsApp's own button."""
    shared = message.get("contacts")
    card = shared[0] if isinstance(shared, list) and len(shared) == 1 else None
    if sender.phone or not isinstance(card, dict) or card.get("origin") != "contact_request":
        return sender
    phones = card.get("phones")
    first = phones[0] if isinstance(phones, list) and phones else None
    digits = reading.optional_identifier(first.get("wa_id")) if isinstance(first, dict) else None
    return replace(sender, phone=e164(digits)) if digits else sender


def _echo(message: dict[str, Any], people: People) -> Item:
    """Read what the business wrote on its phone; the customer is the one it was sent to."""
    kind = reading.text(message.get("type"), "type")
    if kind in _OWN_CHANGES:
        return _edit(message) if kind == "edit" else _revoked(message)
    if kind == "reaction" or kind in _NOTICES:
        return Ignored(reason=f"our own {kind}")
    return Inbound(
        external_id=reading.identifier(message.get("id"), "id"),
        sender=people.author(message.get("to"), message.get("to_user_id")),
        quotes=_quoted(message),
        provider_at=_at(message),
        opens_window=False,
        from_us=True,
        **content(kind, message),
    )


def _status(status: dict[str, Any]) -> Item:
    told = reading.text(status.get("status"), "status")
    known = STATUSES.get(told)
    if known is None:
        return Parked(reason=f"status {reading.label(told)!r} is not known")
    code, words = _failure(status) if known is Status.FAILED else ("", "")
    return StatusChange(
        status=known,
        external_ids=(reading.identifier(status.get("id"), "id"),),
        our_id=reading.optional_identifier(status.get("biz_opaque_callback_data")),
        at=_at(status),
        error_code=code,
        error_text=words,
    )


def _failure(status: Mapping[str, Any]) -> tuple[str, str]:
    errors = status.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else None
    return _told(first) if isinstance(first, dict) else ("failed", "")


def _told(error: dict[str, Any]) -> tuple[str, str]:
    data = error.get("error_data")
    details = data.get("details") if isinstance(data, dict) else None
    words = reading.label(details) or reading.label(error.get("message"))
    code = reading.optional_identifier(error.get("code")) or "failed"
    return code, words or reading.label(error.get("title"))


def _account_error(error: dict[str, Any]) -> Item:
    code, words = _told(error)
    return Ignored(reason=f"account error {code}: {words}")


def _original(change: dict[str, Any]) -> str:
    return reading.identifier(change.get("original_message_id"), "original_message_id")


def _quoted(message: dict[str, Any]) -> str | None:
    context = message.get("context")
    return reading.optional_identifier(context.get("id")) if isinstance(context, dict) else None


def _at(item: dict[str, Any]) -> Any:
    return reading.instant(item.get("timestamp"))


_READERS: dict[str, Callable[[dict[str, Any]], Iterator[Item]]] = {
    "messages": _news,
    "smb_message_echoes": _echoes,
    "user_id_update": notices.new_ids,
    "user_preferences": notices.preferences,
}
# Told of the account, sometimes without naming a number.
_WITHOUT_NUMBER = frozenset({"user_id_update", "user_preferences"})
