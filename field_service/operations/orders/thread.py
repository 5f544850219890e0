"""Shows an order where people talk: our card of it, and what the customer is told."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.db import transaction

from chat.operations import cards, messages
from chat.queries import conversations_of_customer
from field_service.models import Order
from field_service.operations.fieldwork import carrying
from field_service.operations.orders import telling
from field_service.queries.orders import crew
from field_service.types import topic_of
from hub.accounts.queries import house_bot
from hub.accounts.roles import COUNTER
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User

WEB = "web"


def show(*, order_id: UUID, at: datetime) -> None:
    """Bring the thread up to how the order stands; nothing when it is.

    Told once: `shown_version` moves in the transaction that says it.
    """
    carrying.draw(order_id, at=at)
    with transaction.atomic():
        rows = Order.objects.select_for_update(of=("self",), no_key=True)
        row = rows.select_related(
            "customer", "kind", "machine", "conversation__identity", "created_by"
        ).get(id=order_id)
        if row.shown_version == row.version:
            return
        row.conversation = row.conversation or _thread_of(row)
        telling.tell(row, at=at)
        _show_card(row, at)
        row.shown_version = row.version
        row.save(update_fields=["shown_version", "conversation"])


def _thread_of(row: Order) -> Conversation | None:
    """Return where this customer is met, the portal's own chat last."""
    met = [
        each
        for each in conversations_of_customer(row.customer_id)
        if each.identity is not None and not each.identity.spam_at
    ]
    return min(met, key=lambda each: each.channel_kind == WEB, default=None)


def _show_card(row: Order, at: datetime) -> None:
    if row.conversation is None:
        return
    ref, card = topic_of(row.id), card_of(row)
    if not cards.update(conversation_id=row.conversation.id, ref=ref, card=card, at=at):
        messages.post_card(
            conversation=row.conversation,
            ref=ref,
            card=card,
            text="",  # all it says is on the card, which changes
            by=_author(row),
            at=at,
            tell=False,
            private=True,  # the customer is told in words
            client_id=uuid5(row.id, "card"),
        )


def _author(row: Order) -> User:
    """Return who asked for it at the counter, or the house for what came otherwise."""
    return row.created_by if row.created_by.role in COUNTER else house_bot()


def card_of(row: Order) -> dict[str, Any]:
    """Return the card as it shows the order now."""
    held = row.bookings.filter(crew()).select_related("technician").order_by("created_at", "id")
    told = row.notices.order_by("-id").first()
    author = _author(row)
    return {
        "type": "order",
        "ref": topic_of(row.id),
        "id": str(row.id),
        "title": row.label,
        "state": row.state,
        "about": row.title,
        "priority": row.priority,
        "machine": row.machine.name if row.machine is not None else "",
        "technicians": [each.technician.name for each in held],
        "starts_at": iso(row.starts_at),
        "ends_at": iso(row.ends_at),
        "reason": row.reason,
        "author": {"id": str(author.id), "name": author.name},
        "told_error": told.error if told is not None else "",
        "version": row.version,
    }
