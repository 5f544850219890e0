"""Frames that write: the same operations the HTTP doors call."""

from typing import Any

from rest_framework.exceptions import ValidationError

from chat.models import Message
from chat.operations import conversations, messages
from chat.queries import conversation_for, message_for
from chat.serializers import bodies
from hub.accounts.queries import user_behind
from hub.kernel import clock
from hub.kernel.api import StrictSerializer
from hub.kernel.errors import Invalid
from hub.realtime.ports.commands import Command
from hub.realtime.types import SignedIn

Frame = dict[str, Any]
_ENVELOPE = frozenset({"type", "id", "conversation", "message"})


def send(who: SignedIn, frame: Frame) -> Frame:
    """Store a message; `ok` names it, `duplicate` when an earlier try had stored it."""
    user = user_behind(who)
    body = _checked(bodies.DraftBody, frame)
    conversation = conversation_for(user, frame.get("conversation") or "")
    sent = messages.send(
        conversation=conversation, draft=bodies.draft_of(body), by=user, at=clock.now()
    )
    return {**_ok(sent.message), "duplicate": sent.duplicate}


def edit(who: SignedIn, frame: Frame) -> Frame:
    """Replace the text of an own message."""
    user = user_behind(who)
    body = _checked(bodies.EditBody, frame)
    message = message_for(user, frame.get("message") or "")
    return _ok(messages.edit(message=message, by=user, at=clock.now(), **body))


def delete(who: SignedIn, frame: Frame) -> Frame:
    """Take an own message back."""
    user = user_behind(who)
    body = _checked(bodies.DeleteBody, frame)
    message = message_for(user, frame.get("message") or "")
    return _ok(messages.delete(message=message, by=user, at=clock.now(), **body))


def react(who: SignedIn, frame: Frame) -> Frame:
    """Put an emoji on a message, or take it off with `on` false."""
    user = user_behind(who)
    body = _checked(bodies.ReactBody, {k: v for k, v in frame.items() if k != "base_seq"})
    message = message_for(user, frame.get("message") or "")
    return _ok(messages.react(message=message, by=user, at=clock.now(), **body))


def pin(who: SignedIn, frame: Frame) -> Frame:
    """Pin a message, or take the pin off with `on` false."""
    user = user_behind(who)
    body = _checked(bodies.PinBody, {k: v for k, v in frame.items() if k != "base_seq"})
    message = message_for(user, frame.get("message") or "")
    return _ok(messages.pin(message=message, by=user, at=clock.now(), **body))


def read(who: SignedIn, frame: Frame) -> Frame:
    """Note how far one has read."""
    user = user_behind(who)
    body = _checked(bodies.ReadBody, frame)
    conversation = conversation_for(user, frame.get("conversation") or "")
    mark = conversations.mark_read(conversation=conversation, by=user, at=clock.now(), **body)
    return {"conversation": str(conversation.id), "number": mark}


COMMANDS: dict[str, Command] = {
    "send": send,
    "edit": edit,
    "delete": delete,
    "react": react,
    "pin": pin,
    "read": read,
}


def _checked(shape: type[StrictSerializer], frame: Frame) -> dict[str, Any]:
    body = shape(data={key: value for key, value in frame.items() if key not in _ENVELOPE})
    try:
        body.is_valid(raise_exception=True)
    except ValidationError as error:
        detail = error.detail
        raise Invalid(fields=detail if isinstance(detail, dict) else {"frame": detail}) from None
    return dict(body.validated_data)


def _ok(message: Message) -> Frame:
    return {
        "message": str(message.id),
        "conversation": str(message.conversation_id),
        "number": message.number,
        "seq": message.seq,
        "duplicate": False,
    }
