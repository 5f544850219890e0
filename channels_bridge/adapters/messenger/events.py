"""One event of `messaging[]` or `standby[]`."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any
from uuid import UUID

from channels_bridge.adapters import reading
from channels_bridge.adapters.messenger.around import around, referral
from channels_bridge.adapters.messenger.content import content
from channels_bridge.adapters.reading import Broken
from channels_bridge.types import (
    Account,
    Deleted,
    Edited,
    Ignored,
    Inbound,
    Item,
    Reacted,
    Referred,
    Status,
    StatusChange,
)
from chat.types import Kind, Sender

Event = dict[str, Any]

# Understood, and nothing a customer wrote.
_OF_NO_MATTER = (
    "optin",
    "pass_thread_control",
    "take_thread_control",
    "request_thread_control",
    "app_roles",
    "policy_enforcement",
    "account_linking",
    "response_feedback",
    "order",
)
PAGE_INBOX = "26390203743090"  # the application in which people of the page answer
# Older reactions come without the emoji itself.
_EMOJIS = {
    "love": "❤️",
    "smile": "😆",
    "wow": "😮",
    "sad": "😢",
    "angry": "😠",
    "like": "👍",
    "dislike": "👎",
}


def read(event: Event, account: Account, *, standby: bool) -> list[Item]:
    """Return what one event means; Broken for an event nobody knows.

    `standby`: another application owns the thread.
    """
    for name, reader in _READERS.items():
        if name in event:
            value = reading.mapping(event[name], name)
            return [reader(event, value, account, standby)]
    for name in _OF_NO_MATTER:
        if name in event:
            return [Ignored(reason=f"{name} notice")]
    raise Broken("an event of no known kind")


def _message(event: Event, message: Event, account: Account, standby: bool) -> Item:
    if message.get("is_echo") is True:
        return _echo(event, message, account)
    mid = reading.identifier(message.get("mid"), "mid")
    if message.get("is_deleted") is True:
        return Deleted(external_id=mid, at=_at(event))
    return Inbound(
        external_id=mid,
        sender=_person(event, "sender"),
        around=around(message),
        quotes=_quoted(message),
        provider_at=_at(event),
        standby=standby,
        **content(message),
    )


def _echo(event: Event, message: Event, account: Account) -> Item:
    """Read what the page itself sent: by us, or by a person or program outside the hub."""
    mid = reading.identifier(message.get("mid"), "mid")
    if message.get("is_deleted") is True:
        return Ignored(reason="our own message was taken back")
    ours = _part_id(message.get("metadata"))
    app = reading.optional_identifier(message.get("app_id"))
    if app == account.credentials["app_id"] or (app is None and ours):
        return StatusChange(
            status=Status.SENT, external_ids=(mid,), our_id=ours, at=_at(event), echo=True
        )
    return Inbound(
        external_id=mid,
        sender=_person(event, "recipient"),
        quotes=_quoted(message),
        provider_at=_at(event),
        opens_window=False,
        from_us=True,
        automatic=app not in (None, PAGE_INBOX),
        maybe_ours=app is None,
        **content(message),
    )


def _postback(event: Event, postback: Event, account: Account, standby: bool) -> Item:
    sender = _person(event, "sender")
    title = reading.optional_text(postback.get("title"), "title")
    payload = reading.optional_text(postback.get("payload"), "payload")
    card = reading.choice(payload, title)
    mid = postback.get("mid")
    if mid is None:
        seen = f"{sender.external_id}:{event.get('timestamp')}:{payload}"
        mid = f"postback:{_digest(seen)}"
    return Inbound(
        external_id=reading.identifier(mid, "mid"),
        sender=sender,
        kind=Kind.TEXT,
        text=card["title"],
        card=card,
        around=around(postback),
        provider_at=_at(event),
        standby=standby,
    )


def _referral(event: Event, told: Event, account: Account, standby: bool) -> Item:
    found = referral(told)
    if found is None:
        return Ignored(reason="a referral that says nothing")
    sender = _person(event, "sender")
    seen = f"{sender.external_id}:{event.get('timestamp')}:{sorted(found.items())}"
    return Referred(external_id=f"referral:{_digest(seen)}", sender=sender, referral=found)


def _reaction(event: Event, reaction: Event, account: Account, standby: bool) -> Item:
    taken_back = reaction.get("action") == "unreact"
    named = _EMOJIS.get(reading.label(reaction.get("reaction")), "")
    emoji = reading.optional_text(reaction.get("emoji"), "emoji") or named
    if not emoji and not taken_back:
        raise Broken("a reaction without emoji")
    return Reacted(
        external_id=reading.identifier(reaction.get("mid"), "mid"),
        sender=_person(event, "sender"),
        emojis=() if taken_back else (emoji,),
    )


def _edit(event: Event, edit: Event, account: Account, standby: bool) -> Item:
    return Edited(
        external_id=reading.identifier(edit.get("mid"), "mid"),
        text=reading.text(edit.get("text"), "text"),
        at=_at(event),
    )


def _delivery(event: Event, delivery: Event, account: Account, standby: bool) -> Item:
    return _receipt(event, delivery, Status.DELIVERED, delivery.get("mids"))


def _read(event: Event, seen: Event, account: Account, standby: bool) -> Item:
    # Messenger tells a watermark, Instagram the id of the message.
    return _receipt(event, seen, Status.READ, [seen["mid"]] if "mid" in seen else None)


def _receipt(event: Event, told: Event, status: Status, mids: Any) -> Item:
    watermark = reading.instant(told.get("watermark"), per_second=1000)
    named = [reading.optional_identifier(each) for each in reading.sequence(mids, "mids")]
    external_ids = tuple(mid for mid in named if mid is not None)
    if watermark is None and not external_ids:
        raise Broken("a receipt for nothing")
    return StatusChange(
        status=status,
        external_ids=external_ids,
        recipient=_person(event, "sender").external_id,
        watermark=watermark,
        at=_at(event),
    )


def _person(event: Event, side: str) -> Sender:
    who = reading.mapping(event.get(side), side)
    return Sender(external_id=reading.identifier(who.get("id"), f"{side} id"))


def _quoted(message: Event) -> str | None:
    answered = message.get("reply_to")
    return reading.optional_identifier(answered.get("mid")) if isinstance(answered, dict) else None


def _part_id(metadata: Any) -> str | None:
    """Return our part id out of an echo's metadata; others write there too."""
    try:
        return str(UUID(metadata)) if isinstance(metadata, str) else None
    except ValueError:
        return None


def _digest(seen: str) -> str:
    return sha256(seen.encode("utf-8", "replace")).hexdigest()


def _at(event: Event) -> Any:
    return reading.instant(event.get("timestamp"), per_second=1000)


_READERS: dict[str, Callable[[Event, Event, Account, bool], Item]] = {
    "message": _message,
    "postback": _postback,
    "reaction": _reaction,
    "message_edit": _edit,
    "referral": _referral,
    "delivery": _delivery,
    "read": _read,
}
