"""What was chosen: the answer to a question with buttons, pressed or typed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from chat.models import Message
from chat.types import CHOICE, CHOICES, Direction
from hub.kernel.folding import fold

Option = Mapping[str, str]
NUMBER = re.compile(r"\s*(\d{1,2})\s*[.)]?\s*")
_LOOKED_BACK = 50  # messages of ours among which a press finds its question


def options_of(card: Mapping[str, Any] | None) -> Sequence[Option]:
    """Return what a question offers, in the order of its numbers; nothing for other cards."""
    return card["options"] if card is not None and card.get("type") == CHOICES else ()


def chosen(message: Message, question: Message) -> Option | None:
    """Return the option of `question` that a message means: pressed, its number or its title."""
    card = message.card or {}
    if card.get("type") == CHOICE:
        of_another = card.get("of") not in (None, str(question.id))
        return None if of_another else _named(question.card, card.get("id"))
    numbered = by_number(question.card, message.text)
    if numbered is not None:
        return numbered
    words = fold(message.text)
    return next((each for each in options_of(question.card) if fold(each["title"]) == words), None)


def by_number(card: Mapping[str, Any] | None, text: str) -> Option | None:
    """Return the option whose number, counted from 1, is all a text says."""
    found = NUMBER.fullmatch(text)
    place = int(found[1]) if found else 0
    options = options_of(card)
    return options[place - 1] if 0 < place <= len(options) else None


def asked(
    conversation_id: UUID, option_id: str, near: UUID | None
) -> tuple[Message, Option] | None:
    """Return the question a press belongs to (`near`, or the newest) and its option."""
    ours = Message.objects.filter(
        conversation_id=conversation_id, direction=Direction.OUT, deleted_at=None
    ).select_related("author", "identity")
    close = list(ours.filter(id=near)) if near is not None else []
    for message in [*close, *ours.order_by("-number")[:_LOOKED_BACK]]:
        option = _named(message.card, option_id)
        if option is not None:
            return message, option
    return None


def newest_of_ours(conversation_id: UUID) -> Message | None:
    """Return the last thing we said to a customer."""
    ours = Message.objects.filter(conversation_id=conversation_id, direction=Direction.OUT)
    return ours.select_related("author", "identity").order_by("-number").first()


def _named(card: Mapping[str, Any] | None, option_id: Any) -> Option | None:
    return next((each for each in options_of(card) if each["id"] == option_id), None)
