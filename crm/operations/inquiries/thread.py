"""Shows an inquiry where people talk: one card each time it is asked."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid5

from chat.operations import cards, messages
from crm.models import Inquiry

if TYPE_CHECKING:
    from hub.accounts.models import User


def post(row: Inquiry, *, by: User, text: str, at: datetime) -> None:
    """Leave its card in the thread, once each time it was opened; nothing goes out."""
    messages.post_card(
        conversation=row.conversation,
        ref=ref_of(row),
        card=card_of(row),
        text=text,
        by=by,
        at=at,
        tell=False,
        client_id=uuid5(row.id, f"card:{row.reopened}"),
    )


def show(row: Inquiry, *, at: datetime) -> None:
    """Bring its cards up to how it stands."""
    cards.update(conversation_id=row.conversation_id, ref=ref_of(row), card=card_of(row), at=at)


def ref_of(row: Inquiry) -> str:
    """Return what its cards are found by."""
    return f"query:{row.id}"


def card_of(row: Inquiry) -> dict[str, Any]:
    """Return the card as it shows the inquiry now; the customer reads it too."""
    return {
        "type": "query",
        "ref": ref_of(row),
        "id": str(row.id),
        "title": row.subject,
        "state": row.state,
        "amount": None,
        "author": {"id": str(row.opened_by_id), "name": row.opened_by.name},
    }
