"""What a channel says first, and what is known of a conversation it would say it in."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from chat.adapters.opening import Schedule
from chat.models import HOUSE, Conversation, Message, Reception, Visit
from chat.queries.hours import said_opening, said_week
from chat.types import Direction, Kind
from hub.accounts.roles import Role
from hub.kernel.folding import indexed

_VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_NUMBER = re.compile(r"\W*(\d{1,2})\W*")


def reception_of(channel_id: UUID | None) -> Reception:
    """Return what a channel says first: words of its own, else the house's, else nothing."""
    found = {row.id if row.channel_id is None else row.channel_id: row for row in _both(channel_id)}
    return found.get(channel_id or HOUSE) or found.get(HOUSE) or Reception(id=HOUSE)


def _both(channel_id: UUID | None) -> QuerySet[Reception]:
    return Reception.objects.filter(
        Q(id=HOUSE) | Q(channel_id__isnull=False, channel_id=channel_id)
    )


def is_anything_said() -> bool:
    """Whether any channel says anything by itself, or a menu is still open."""
    says = Q(greets=True) | Q(tells_hours=True) | Q(asks=True)
    return Reception.objects.filter(says).exists() or overdue_or_open().exists()


def overdue_or_open() -> QuerySet[Visit]:
    """Return the visits in which a question of the house is open."""
    return Visit.objects.filter(due_at__isnull=False)


def ours_since(row: Conversation, instant: datetime) -> QuerySet[Message]:
    """Return what people of ours wrote to the customer since, here or outside the hub."""
    said = row.messages.filter(direction=Direction.OUT, private=False, created_at__gte=instant)
    return said.filter(~Q(author__role=Role.BOT) | Q(external_id__isnull=False))


def began_with_us(row: Conversation) -> bool:
    """Whether the present request answers what one of ours wrote after the last was resolved."""
    closed = row.messages.filter(kind=Kind.SYSTEM, card__event="resolved").order_by("-number")
    number = closed.values_list("number", flat=True).first()
    if number is None or row.episode_at is None:
        return False
    said = row.messages.filter(direction=Direction.OUT, private=False, number__gt=number)
    people = said.filter(~Q(author__role=Role.BOT) | Q(external_id__isnull=False))
    return people.filter(created_at__lt=row.episode_at).exists()


def worded(text: str, row: Conversation, plan: Schedule, *, at: datetime) -> str:
    """Return a text with its variables filled in; one that nobody knows says nothing."""
    identity = row.identity
    name = (identity.customer_name or identity.name) if identity is not None else ""
    opening = said_opening(plan, at)
    values = {
        "nombre": (name.split() or [""])[0],
        "name": (name.split() or [""])[0],
        "horario": said_week(plan),
        "hours": said_week(plan),
        "next_opening": opening,
        "apertura": opening,
    }
    filled = _VARIABLE.sub(lambda found: values.get(found[1].lower(), ""), text)
    # "¡Hola, {{nombre}}!" is "¡Hola!" to who has no name.
    tidy = re.sub(r"[ \t]+([,.;:!?])", r"\1", re.sub(r"[ \t]{2,}", " ", filled))
    return re.sub(r",([.;:!?])", r"\1", tidy).strip()


def chosen(menu: dict[str, Any], message: Message) -> dict[str, Any] | None:
    """Return the option a customer pressed, or typed as its number or title."""
    options = menu["options"]
    card = message.card or {}
    if card.get("type") == "choice":
        return next((each for each in options if each["id"] == card.get("id")), None)
    if (number := _NUMBER.fullmatch(message.text)) is not None:
        place = int(number[1]) - 1
        return options[place] if 0 <= place < len(options) else None
    said = f" {indexed(message.text).strip()} "
    named = [each for each in options if f" {indexed(each['title']).strip()} " in said]
    return named[0] if len(named) == 1 else None
