"""Questions with answers to press, and the presses that answer them.

A question is a text with the card `{"type": "choices", "button"?, "options": [{"id", "title",
"description"?}], "why"?}`; an answer is a text with `{"type": "choice", "id", "title", "of"?}`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from chat.models import Conversation
from chat.operations import words
from chat.queries.choices import asked, by_number, newest_of_ours
from chat.queries.conversations import as_id
from chat.types import CHOICE, CHOICES, MOST_CHOICES, Draft, Incoming, Kind
from hub.kernel.errors import Invalid, NotFound

_ID = re.compile(r"[A-Za-z0-9_.:-]{1,64}")  # what fits the narrowest provider: 64 bytes
_TITLE, _DESCRIPTION, _BUTTON = 72, 72, 20


def question(card: Mapping[str, Any]) -> dict[str, Any]:
    """Return the card of a question, cleaned; Invalid for what nobody could press."""
    options = [_option(each) for each in card.get("options") or []]
    if not 1 <= len(options) <= MOST_CHOICES:
        raise Invalid(fields={"choices": [f"Between one and {MOST_CHOICES} options."]})
    if len({each["id"] for each in options}) < len(options):
        raise Invalid(fields={"choices": ["Two options have the same id."]})
    if len({each["title"].casefold() for each in options}) < len(options):
        raise Invalid(fields={"choices": ["Two options have the same title."]})
    kept = {"type": CHOICES, "options": options}
    if button := words.line(str(card.get("button") or ""), _BUTTON):
        kept["button"] = button
    if why := words.line(str(card.get("why") or ""), 32):
        kept["why"] = why
    return kept


def pressed(draft: Draft, conversation: Conversation) -> Draft:
    """Return a press made on the web as what it says; Invalid when that was never offered."""
    if draft.card is None or draft.card.get("type") != CHOICE:
        return draft
    try:
        near = as_id(str(draft.card.get("of") or ""))
    except NotFound:
        near = None
    found = asked(conversation.id, str(draft.card.get("id")), near) if near else None
    if found is None or found[0].id != near:
        raise Invalid(fields={"choice": ["That is not offered here."]})
    message, option = found
    card = _card(option, message.id)
    return replace(draft, text=option["title"], card=card, reply_to=message.id)


def understood(incoming: Incoming, conversation_id: UUID) -> Incoming:
    """Return a press with its title as it was asked and the question it answers.

    A number typed right after a question counts as a press and stays as it was written.
    """
    card = incoming.card
    if incoming.from_us or incoming.kind != Kind.TEXT:
        return incoming
    if card is not None and card.get("type") == CHOICE:
        found = asked(conversation_id, str(card.get("id")), incoming.reply_to)
        if found is None:
            return incoming
        message, option = found
        title, chosen = option["title"], _card(option, message.id)
        return replace(incoming, text=title, card=chosen, reply_to=message.id)
    if card is None and incoming.text.strip()[:2].strip(" .)").isdigit():
        return _numbered(incoming, conversation_id)
    return incoming


def _numbered(incoming: Incoming, conversation_id: UUID) -> Incoming:
    last = newest_of_ours(conversation_id)
    option = by_number(last.card, incoming.text) if last is not None else None
    if last is None or option is None:
        return incoming
    return replace(incoming, card=_card(option, last.id), reply_to=incoming.reply_to or last.id)


def _card(option: Mapping[str, str], message_id: UUID) -> dict[str, Any]:
    return {
        "type": CHOICE,
        "id": option["id"],
        "title": option["title"],
        "of": str(message_id),
    }


def _option(raw: Any) -> dict[str, str]:
    given = raw if isinstance(raw, Mapping) else {}
    known = str(given.get("id") or "")
    title = words.line(str(given.get("title") or ""), _TITLE)
    if not _ID.fullmatch(known) or not title:
        raise Invalid(fields={"choices": ["An option has an id of up to 64 signs and a title."]})
    described = words.line(str(given.get("description") or ""), _DESCRIPTION)
    return {"id": known, "title": title} | ({"description": described} if described else {})
