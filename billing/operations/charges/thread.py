"""Shows a charge where people talk: the words to the customer, and a card until it is paid."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from billing.models import Charge, Invoice
from billing.operations.invoices.saying import Saying, say
from billing.operations.invoices.wording import asked
from billing.operations.paying.links import for_house
from billing.queries.notices import still_owed
from billing.types.notices import NoticeState
from chat.operations import cards, messages
from hub.kernel.money import Money


def show(*, charge_id: UUID, at: datetime) -> None:
    """Bring the thread up to how the charge stands: told once, settled once nothing is owed."""
    with transaction.atomic():
        rows = Charge.objects.select_for_update(of=("self",))
        charge = rows.select_related("conversation__identity", "asked_by").get(id=charge_id)
        owed = list(still_owed(charge))
        if charge.notice_state == NoticeState.WAITING and owed:
            _tell(charge, owed, at)
        if not owed and charge.settled_at is None:
            charge.settled_at = at
        charge.shown_at = max(at, *(row.updated_at for row in charge.invoices.all()))
        charge.save()
        _show_card(charge, owed, at)


def _tell(charge: Charge, owed: list[Invoice], at: datetime) -> None:
    linked = [(row, for_house(row, at=at)) for row in owed]
    saying = Saying(
        title="Por pagar",
        text=asked(charge, linked),
        url=linked[0][1],
        client_id=uuid5(charge.id, f"asked:{charge.tries}"),
    )
    say(charge, saying, at=at)


def _show_card(charge: Charge, owed: list[Invoice], at: datetime) -> None:
    card, ref = card_of(charge, owed), f"charge:{charge.id}"
    if cards.update(conversation_id=charge.conversation_id, ref=ref, card=card, at=at):
        return
    messages.post_card(
        conversation=charge.conversation,
        ref=ref,
        card=card,
        text="",
        by=charge.asked_by,
        at=at,
        tell=False,
        private=True,
        client_id=uuid5(charge.id, "card"),
    )


def card_of(charge: Charge, owed: list[Invoice]) -> dict[str, Any]:
    """Return the card as it shows the charge now."""
    rows = list(charge.invoices.order_by("due_on", "id"))
    currency = rows[0].currency
    left = sum(row.balance_minor for row in owed)
    return {
        "type": "charge",
        "ref": f"charge:{charge.id}",
        "id": str(charge.id),
        "title": "Cobro",
        "state": "pending" if owed else "paid",
        "amount": Money(left or sum(row.total_minor for row in rows), currency).as_json(),
        "author": {"id": str(charge.asked_by_id), "name": charge.asked_by.name},
        "invoices": [
            {"id": str(row.id), "label": row.label, "balance": row.balance.as_json()}
            for row in rows
        ],
        "told": charge.notice_state,
        "told_error": charge.error,
        "cost": charge.cost,
    }
