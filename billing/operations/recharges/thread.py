"""Shows a recharge where people talk: its card, and what the customer must hear of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.db import transaction

from billing.models import Posting, Recharge
from billing.operations.recharges import told
from billing.operations.recharges.wording import receipt, rejection
from billing.types import AccountKind, RechargeState
from chat.operations import cards, messages
from hub.accounts.queries import house_bot

if TYPE_CHECKING:
    from hub.accounts.models import User


def show(*, recharge_id: UUID, at: datetime) -> None:
    """Bring the thread up to how the recharge stands; nothing when it is.

    Told once: the messages carry client ids made from the recharge, and `shown_version` moves in
    the transaction that posts them.
    """
    with transaction.atomic():
        recharge = (
            Recharge.objects.select_for_update(of=("self",))
            .select_related("customer", "conversation__identity", "requested_by")
            .get(id=recharge_id)
        )
        if recharge.shown_version == recharge.version:
            return
        if recharge.shown_version == 0:
            _post_card(recharge, at)
        else:
            cards.update(
                conversation_id=recharge.conversation_id,
                ref=_ref(recharge),
                card=_card(recharge),
                at=at,
            )
        _tell(recharge, at)
        recharge.shown_version = recharge.version
        recharge.save(update_fields=["shown_version"])


def _post_card(recharge: Recharge, at: datetime) -> None:
    messages.post_card(
        conversation=recharge.conversation,
        ref=_ref(recharge),
        card=_card(recharge),
        text="",  # all it says is on the card, which changes
        by=recharge.requested_by,
        at=at,
        tell=False,
        client_id=uuid5(recharge.id, "card"),
    )


def _tell(recharge: Recharge, at: datetime) -> None:
    if recharge.state == RechargeState.CREDITED:
        text, key = receipt(recharge, _balance_after(recharge)), "credited"
    elif recharge.state == RechargeState.REJECTED and recharge.decided_at is not None:
        # A recharge may be rejected again after another try: each time is told once.
        text, key = rejection(recharge), f"rejected:{recharge.decided_at.isoformat()}"
    else:
        return
    house = house_bot()
    posted = messages.post_card(
        conversation=recharge.conversation,
        ref=f"receipt:{recharge.id}",
        card=_receipt_card(recharge, house),
        text=text,
        by=house,
        at=at,
        tell=True,
        client_id=uuid5(recharge.id, key),
    )
    if recharge.state == RechargeState.CREDITED:
        told.credited(recharge, posted, balance=_balance_after(recharge), at=at)
    else:
        told.rejected(recharge, posted, at=at)


def _balance_after(recharge: Recharge) -> int:
    """The balance this recharge left, whatever was posted since."""
    return Posting.objects.get(
        entry__source_type="recharge",
        entry__source_id=recharge.id,
        account__kind=AccountKind.CUSTOMER,
    ).balance_after


def _receipt_card(recharge: Recharge, house: User) -> dict[str, Any]:
    return {
        **_card(recharge),
        "type": "receipt",
        "title": "Recibo" if recharge.state == RechargeState.CREDITED else "Recarga",
        "author": {"id": str(house.id), "name": house.name},
    }


def _ref(recharge: Recharge) -> str:
    return f"recharge:{recharge.id}"


def _card(recharge: Recharge) -> dict[str, Any]:
    author = recharge.requested_by
    return {
        "type": "recharge",
        "ref": _ref(recharge),
        "id": str(recharge.id),
        "title": "Recarga",
        "state": recharge.state,
        "amount": recharge.amount.as_json(),
        "author": {"id": str(author.id), "name": author.name},
        "method": recharge.method,
        "operation_number": recharge.operation_number,
        "reason": recharge.reason if recharge.state == RechargeState.REJECTED else "",
    }
