"""Cloud API webhooks as items: every entry, change, message and status of a batch."""

from collections.abc import Iterator, Mapping
from typing import Any

from channels_bridge.adapters import reading
from channels_bridge.adapters.meta import webhook
from channels_bridge.adapters.reading import Broken
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

STATUSES = {
    "sent": Status.SENT,
    "delivered": Status.DELIVERED,
    "read": Status.READ,
    "played": Status.READ,
    "failed": Status.FAILED,
}
# Service notices: the customer wrote nothing.
_NOTICES = frozenset({"system", "request_welcome"})


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
    if field not in ("messages", "smb_message_echoes"):
        yield Ignored(reason=f"field {field[:64]}")
        return
    value = reading.mapping(change.get("value"), "value")
    metadata = reading.mapping(value.get("metadata"), "metadata")
    number = reading.identifier(metadata.get("phone_number_id"), "phone_number_id")
    if number != account.credentials["phone_number_id"]:
        yield Parked(reason="meant for another phone number")
        return
    yield from _echoes(value) if field == "smb_message_echoes" else _news(value)


def _news(value: dict[str, Any]) -> Iterator[Item]:
    if not any(name in value for name in ("messages", "statuses", "errors")):
        raise Broken("neither messages nor statuses")
    people = People(value.get("contacts"))
    yield from _each(value, "messages", lambda message: _message(message, people))
    yield from _each(value, "statuses", _status)
    yield from _each(value, "errors", _account_error)


def _echoes(value: dict[str, Any]) -> Iterator[Item]:
    people = People(value.get("contacts"))
    yield from _each(value, "message_echoes", lambda message: _echo(message, people))


def _each(value: dict[str, Any], name: str, read: Any) -> Iterator[Item]:
    listed = value.get(name)
    if not isinstance(listed, list | None):
        yield Parked(reason=f"{name} is no list")
        return
    for element in listed or []:
        yield from reading.guarded(lambda e: [read(reading.mapping(e, name))], element)


def _message(message: dict[str, Any], people: People) -> Item:
    kind = reading.text(message.get("type"), "type")
    if kind in _NOTICES:
        return Ignored(reason=f"{kind} notice")
    if "group_id" in message:
        # A group is no conversation with one customer: an answer would reach strangers.
        return Parked(reason="written in a group")
    if kind == "edit":
        return _edit(message)
    if kind == "revoke":
        taken = reading.mapping(message.get("revoke"), "revoke")
        return Deleted(external_id=_original(taken), at=_at(message))
    sender = people.author(message.get("from"), message.get("from_user_id"))
    if kind == "reaction":
        reaction = reading.mapping(message.get("reaction"), "reaction")
        emoji = reading.optional_text(reaction.get("emoji"), "emoji").strip()
        target = reading.identifier(reaction.get("message_id"), "message_id")
        return Reacted(external_id=target, sender=sender, emojis=(emoji,) if emoji else ())
    return Inbound(
        external_id=reading.identifier(message.get("id"), "id"),
        sender=sender,
        quotes=_quoted(message),
        provider_at=_at(message),
        **content(kind, message),
    )


def _edit(message: dict[str, Any]) -> Item:
    edit = reading.mapping(message.get("edit"), "edit")
    inner = reading.mapping(edit.get("message"), "message")
    found = content(reading.text(inner.get("type"), "type"), inner)
    return Edited(external_id=_original(edit), text=found["text"], at=_at(message))


def _echo(message: dict[str, Any], people: People) -> Item:
    """Read what the business wrote on its phone; the customer is the one it was sent to."""
    kind = reading.text(message.get("type"), "type")
    if kind in ("reaction", "edit", "revoke") or kind in _NOTICES:
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
