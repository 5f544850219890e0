"""Updates of the Bot API as items (https://core.telegram.org/bots/api#update). Pure."""

import re
from collections.abc import Iterable
from typing import Any

from channels_bridge.adapters import reading
from channels_bridge.adapters.telegram.around import around
from channels_bridge.adapters.telegram.content import content_of, is_service, moved
from channels_bridge.types import (
    Deleted,
    Edited,
    Ignored,
    Inbound,
    Item,
    Moved,
    Parked,
    Reachability,
    Reacted,
    StaffShown,
)
from chat.types import Kind, Sender

# Understood, and never a customer's message to the business.
OF_NO_MATTER = frozenset(
    {
        "channel_post",
        "edited_channel_post",
        "business_connection",
        "business_message",
        "edited_business_message",
        "guest_message",
        "message_reaction_count",
        "inline_query",
        "chosen_inline_result",
        "shipping_query",
        "pre_checkout_query",
        "purchased_paid_media",
        "poll",
        "poll_answer",
        "chat_member",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
        "managed_bot",
        "subscription",
        "stopped_message_generation",
    }
)

# A deep link of ours (https://core.telegram.org/bots/features#deep-linking), or typed by hand;
# without the command only what looks whole: no customer writes that.
STAFF_START = re.compile(
    r"/start(?:@\w+)?\s+(?P<shown>staff-\S*)(?:\s.*)?|(?P<bare>staff-[a-z2-7]{26})",
    re.IGNORECASE | re.DOTALL,
)


def items_of(update: dict[str, Any]) -> Iterable[Item]:
    """Yield the one item of an update; Broken when its own shape is wrong."""
    readers = {
        "message": _message,
        "edited_message": _edited,
        "callback_query": _pressed,
        "message_reaction": _reacted,
        "my_chat_member": _membership,
    }
    for name, read in readers.items():
        if name in update:
            yield read(reading.mapping(update[name], name), update)
            return
    if "deleted_business_messages" in update:
        yield from _taken_back(update["deleted_business_messages"])
        return
    known = sorted(OF_NO_MATTER & update.keys())
    yield Ignored(reason=known[0]) if known else Parked(reason="unknown kind of update")


def _message(message: dict[str, Any], update: dict[str, Any]) -> Item:
    chat = reading.mapping(message.get("chat"), "chat")
    if chat.get("type") != "private":
        return Ignored(reason="not a private chat")
    if is_service(message):
        return Ignored(reason="service message")
    content = content_of(message)
    if content.kind == Kind.TEXT and (code := _code_in(content.text)):
        return _shown(code, chat, message, update)
    return Inbound(
        external_id=_message_id(chat, message, update),
        sender=_sender(message.get("from"), chat, phone=content.own_phone),
        kind=content.kind,
        text=content.text,
        files=content.files,
        card=content.card,
        around=around(message),
        quotes=_quoted(chat, message),
        provider_at=reading.instant(message.get("date")),
    )


def _code_in(text: str) -> str:
    found = STAFF_START.fullmatch(text.strip())
    return (found["shown"] or found["bare"]) if found else ""


def _shown(
    code: str, chat: dict[str, Any], message: dict[str, Any], update: dict[str, Any]
) -> Item:
    person = message.get("from")
    told = person.get("language_code") if isinstance(person, dict) else ""
    return StaffShown(
        external_id=_message_id(chat, message, update),
        sender=_sender(person, chat),
        code=code,
        language=reading.label(told),
    )


def _edited(message: dict[str, Any], update: dict[str, Any]) -> Item:
    chat = reading.mapping(message.get("chat"), "chat")
    if chat.get("type") != "private":
        return Ignored(reason="not a private chat")
    text = message.get("text", message.get("caption"))
    if text is None:
        if "location" not in message:
            return Ignored(reason="edit without text")
        return Moved(
            external_id=_message_id(chat, message, update),
            card=moved(message),
            at=reading.instant(message.get("edit_date")),
        )
    words = reading.text(text, "text")
    if _code_in(words):
        return Ignored(reason="a code is nobody's to read")
    return Edited(
        external_id=_message_id(chat, message, update),
        text=words,
        at=reading.instant(message.get("edit_date")),
    )


def _taken_back(told: Any) -> Iterable[Item]:
    """Read what was deleted in a chat of a business account, where ids are counted apart."""
    told = reading.mapping(told, "deleted_business_messages")
    place = reading.identifier(reading.mapping(told.get("chat"), "chat").get("id"), "chat.id")
    account = reading.identifier(told.get("business_connection_id"), "business_connection_id")
    for number in reading.sequence(told.get("message_ids"), "message_ids"):
        known = f"business:{account}:{place}:{reading.identifier(number, 'message_id')}"
        yield Deleted(external_id=reading.identifier(known, "message_id"))


def _pressed(query: dict[str, Any], update: dict[str, Any]) -> Item:
    pressed = reading.identifier(query.get("id"), "callback_query.id")
    message = reading.optional_mapping(query.get("message"), "message")
    chat = reading.optional_mapping(message.get("chat"), "chat")
    if chat.get("type", "private") != "private":
        return Ignored(reason="not a private chat")
    sender = reading.mapping(query.get("from"), "from")
    data = reading.optional_text(query.get("data"), "data")
    card = reading.choice(data, _label(message, data))
    return Inbound(
        external_id=f"press:{pressed}"[: reading.LONGEST_ID],
        sender=_sender(sender, {"id": sender.get("id")}),
        kind=Kind.TEXT,
        text=card["title"],
        card=card,
        quotes=_own_id(chat, message),
        acknowledge=pressed,
    )


def _reacted(reaction: dict[str, Any], update: dict[str, Any]) -> Item:
    chat = reading.mapping(reaction.get("chat"), "chat")
    if chat.get("type") != "private":
        return Ignored(reason="not a private chat")
    target = _own_id(chat, reaction)
    if target is None:
        return Parked(reason="reaction without a message")
    chosen = [
        reading.label(each.get("emoji"))
        for each in reading.sequence(reaction.get("new_reaction"), "new_reaction")
        if isinstance(each, dict) and each.get("type") == "emoji"
    ]
    return Reacted(
        external_id=target,
        sender=_sender(reaction.get("user"), chat),
        emojis=tuple(emoji for emoji in chosen if emoji and len(emoji) <= 32),
    )


def _membership(change: dict[str, Any], update: dict[str, Any]) -> Item:
    chat = reading.mapping(change.get("chat"), "chat")
    if chat.get("type") != "private":
        return Ignored(reason="not a private chat")
    status = reading.mapping(change.get("new_chat_member"), "new_chat_member").get("status")
    if status not in ("kicked", "member"):
        return Ignored(reason="membership")
    return Reachability(sender=_sender(change.get("from"), chat), reachable=status == "member")


def _message_id(chat: dict[str, Any], message: dict[str, Any], update: dict[str, Any]) -> str:
    # Ephemeral messages all carry 0, so only the update tells them apart.
    own = _own_id(chat, message)
    return own or f"update:{reading.identifier(update.get('update_id'), 'update_id')}"


def _own_id(chat: dict[str, Any], message: dict[str, Any]) -> str | None:
    number = message.get("message_id")
    if not isinstance(number, int) or isinstance(number, bool) or number <= 0:
        return None
    place = reading.identifier(chat.get("id"), "chat.id")
    return reading.identifier(f"{place}:{number}", "message_id")


def _quoted(chat: dict[str, Any], message: dict[str, Any]) -> str | None:
    answered = message.get("reply_to_message")
    return _own_id(chat, answered) if isinstance(answered, dict) else None


def _sender(person: Any, chat: dict[str, Any], *, phone: str = "") -> Sender:
    who = {**chat, **person} if isinstance(person, dict) else chat
    name = f"{reading.label(who.get('first_name'))} {reading.label(who.get('last_name'))}".strip()
    return Sender(
        external_id=reading.identifier(chat.get("id"), "chat.id"),
        name=(name or reading.label(who.get("username")))[: reading.LONGEST_NAME],
        phone=phone,
    )


def _label(message: dict[str, Any], data: str) -> str:
    """Return what stood on the pressed button; its data is the sender's word only."""
    markup = message.get("reply_markup")
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    for row in rows if isinstance(rows, list) else []:
        for button in row if isinstance(row, list) else []:
            if isinstance(button, dict) and button.get("callback_data") == data:
                return reading.label(button.get("text"))
    return ""
