"""Shows an opportunity where people talk: a card among ourselves, never the customer's."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid5

from chat.operations import cards, messages
from crm.models import Opportunity

TITLES = {"es": "Oportunidad", "en": "Opportunity"}


def post(row: Opportunity, *, at: datetime) -> None:
    """Leave its card as a note in the thread it was made in, once."""
    if row.conversation is None:
        return
    messages.post_card(
        conversation=row.conversation,
        ref=ref_of(row),
        card=card_of(row),
        text="",
        by=row.created_by,
        at=at,
        tell=False,
        private=True,
        client_id=uuid5(row.id, "card"),
    )


def show(row: Opportunity, *, at: datetime) -> None:
    """Bring its cards up to how it stands."""
    if row.conversation_id is not None:
        cards.update(conversation_id=row.conversation_id, ref=ref_of(row), card=card_of(row), at=at)


def ref_of(row: Opportunity) -> str:
    """Return what its cards are found by."""
    return f"opportunity:{row.id}"


def card_of(row: Opportunity) -> dict[str, Any]:
    """Return the card as it shows the opportunity now."""
    return {
        "type": "opportunity",
        "ref": ref_of(row),
        "id": str(row.id),
        "title": row.title,
        "state": row.outcome or row.stage,
        "amount": row.amount.as_json() if row.amount_minor else None,
        "author": {"id": str(row.owner_id), "name": row.owner.name},
    }
