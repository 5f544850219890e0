"""Drafts made fit, recognised again, and refused before anything is stored."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from chat.models import Attachment, Conversation, Message
from chat.operations import words
from chat.operations.messages.choosing import question
from chat.ports.topics import topic_named
from chat.queries import is_customer_of, may_answer
from chat.queries.conversations import PORTAL
from chat.queries.messages import quotable
from chat.types import AUTOMATIC, CHOICE, CHOICES, FILE_KINDS, OUTSIDE, Draft, FileState, Kind
from hub.kernel.errors import Forbidden, Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User

_WRITTEN = FILE_KINDS | {Kind.TEXT, Kind.NOTE, Kind.LOCATION, Kind.CONTACT, Kind.TEMPLATE}
MOST_FILES = 10
# The cards a message may have; a text may go without.
_CARDS: dict[str, tuple[str, ...]] = {
    Kind.LOCATION: ("location",),
    Kind.CONTACT: ("contact",),
    Kind.TEXT: (CHOICES, CHOICE, AUTOMATIC),
}


def cleaned(draft: Draft) -> Draft:
    """Return the draft as it would be stored; a note is private, and the other way round."""
    if draft.kind not in _WRITTEN:
        raise Invalid(fields={"kind": ["Nobody writes messages of this kind."]})
    private = draft.private or draft.kind == Kind.NOTE
    card = words.value(dict(draft.card)) if draft.card is not None else None
    text = words.drafted(draft.text)
    if not (text.strip() or draft.attachments or card or draft.template):
        raise Invalid(fields={"text": ["A message says something."]})
    if len(draft.attachments) > MOST_FILES or len(set(draft.attachments)) < len(draft.attachments):
        raise Invalid(fields={"attachments": [f"At most {MOST_FILES} files, each once."]})
    card = _fitting(card, draft, text)
    if (draft.kind == Kind.TEMPLATE) != (draft.template is not None) or (
        private and draft.template
    ):
        raise Invalid(fields={"template": ["A template message, and only that, has a template."]})
    kind = Kind.NOTE if private else draft.kind
    return replace(draft, text=text, card=card, private=private, kind=kind)


def _fitting(card: dict[str, Any] | None, draft: Draft, text: str) -> dict[str, Any] | None:
    """Return the card as it is stored; Invalid where the kind takes no such card."""
    allowed = _CARDS.get(draft.kind, ())
    if card is None:
        if draft.kind in (Kind.LOCATION, Kind.CONTACT):
            raise Invalid(fields={"card": ["A location or a contact has a card."]})
        return None
    if card.get("type") not in allowed:
        raise Invalid(fields={"card": ["A message of this kind has no such card."]})
    if card["type"] != CHOICES:
        return card
    if draft.private or draft.attachments or not text.strip():
        raise Invalid(fields={"choices": ["A question to a customer is a text without files."]})
    return question(card)


def fingerprint(draft: Draft, conversation: Conversation) -> str:
    """Return what tells a second try of the same draft from another draft under its id."""
    said = [
        str(conversation.id),
        draft.kind,
        draft.text,
        [str(each) for each in draft.attachments],
        draft.card,
        str(draft.reply_to or ""),
        draft.private,
        draft.topic,
        dict(draft.template) if draft.template else None,
    ]
    body = json.dumps(said, sort_keys=True, default=str)
    return sha256(body.encode("utf-8", "replace")).hexdigest()


def allow(draft: Draft, conversation: Conversation, by: User) -> None:
    """Refuse people who may not write this here."""
    _allow_card(draft, conversation, portal=by.role in PORTAL)
    if by.role in PORTAL:
        if not is_customer_of(by, conversation):
            raise Forbidden
        if draft.private or draft.kind == Kind.TEMPLATE:
            raise Invalid(fields={"kind": ["Not for customers."]})
    elif conversation.kind not in OUTSIDE:
        if draft.private or draft.kind == Kind.TEMPLATE:
            raise Invalid(fields={"private": ["Only customers' conversations have notes."]})
    elif not draft.private and not (may_answer(by, conversation) or _may_write_about(draft, by)):
        raise Forbidden("Only advisors answer customers.")


def _may_write_about(draft: Draft, by: User) -> bool:
    kind = topic_named(draft.topic)
    return kind is not None and kind.may_write(by, draft.topic)


def _allow_card(draft: Draft, conversation: Conversation, *, portal: bool) -> None:
    kind = (draft.card or {}).get("type")
    if kind == CHOICE and not portal:
        raise Invalid(fields={"choice": ["Only customers choose."]})
    if kind == CHOICES and (portal or conversation.kind not in OUTSIDE):
        raise Invalid(fields={"choices": ["Only customers are asked to choose."]})
    if kind == AUTOMATIC and portal:
        raise Invalid(fields={"card": ["Not for customers."]})


def files_of(draft: Draft, by: User) -> list[Attachment]:
    """Return the writer's own unsent uploads in the order of the draft."""
    found = Attachment.objects.filter(owner=by, message=None, state=FileState.READY).in_bulk(
        list(draft.attachments)
    )
    if len(found) < len(draft.attachments):
        unknown = [str(each) for each in draft.attachments if each not in found]
        raise Invalid(fields={"attachments": [f"Not your unsent file: {', '.join(unknown)}"]})
    return [found[each] for each in draft.attachments]


def quoted_in(draft: Draft, conversation: Conversation, by: User) -> Message | None:
    """Return the message a draft answers; its writer has to see it in the same conversation."""
    if draft.reply_to is None:
        return None
    found = quotable(conversation, draft.reply_to, by)
    if found is None:
        raise Invalid(fields={"reply_to": ["Not a message of this conversation."]})
    return found


def kind_of(draft: Draft, files: list[Attachment]) -> str:
    """Return the message's kind: that of its first file when it was called a text."""
    if files and draft.kind in FILE_KINDS | {Kind.TEXT}:
        return files[0].kind
    if not files and draft.kind in FILE_KINDS:
        raise Invalid(fields={"attachments": ["A message of this kind has a file."]})
    return draft.kind
