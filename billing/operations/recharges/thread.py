"""Shows a recharge where people talk: its card, and what the customer must hear of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.db import transaction

from billing.models import Posting, Recharge
from billing.operations.recharges import told
from billing.operations.recharges.wording import receipt, rejection, reversal
from billing.types import AccountKind, EntryKind, RechargeState
from chat.operations import cards, messages
from chat.types import DeliveryState
from hub.accounts.queries import house_bot

if TYPE_CHECKING:
    from chat.models import Message
    from hub.accounts.models import User


TITLES = {RechargeState.CREDITED: "Recibo", RechargeState.REVERSED: "Extorno"}


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
        _tell(recharge, at)
        # After the receipt: the card says where it could not be told.
        cards.update(
            conversation_id=recharge.conversation_id,
            ref=_ref(recharge),
            card=_card(recharge),
            at=at,
        )
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
        text, key = receipt(recharge, _balance_after(recharge, EntryKind.RECHARGE)), "credited"
    elif recharge.state == RechargeState.REVERSED:
        text, key = reversal(recharge, _balance_after(recharge, EntryKind.REVERSAL)), "reversed"
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
    _note(recharge, posted, at)
    _tell_elsewhere(recharge, posted, at)


def _note(recharge: Recharge, posted: Message, at: datetime) -> None:
    """Keep the receipt, and that it was not told where the channel refused it."""
    if recharge.receipt_id != posted.id:
        recharge.receipt = posted
        recharge.untold_at = at if posted.state == DeliveryState.FAILED else None
        recharge.save(update_fields=["receipt", "untold_at"])


def _tell_elsewhere(recharge: Recharge, posted: Message, at: datetime) -> None:
    if recharge.state == RechargeState.CREDITED:
        balance = _balance_after(recharge, EntryKind.RECHARGE)
        told.credited(recharge, posted, balance=balance, at=at)
    elif recharge.state == RechargeState.REVERSED:
        balance = _balance_after(recharge, EntryKind.REVERSAL)
        told.reversed_(recharge, posted, balance=balance, at=at)
    else:
        told.rejected(recharge, posted, at=at)


def _balance_after(recharge: Recharge, kind: EntryKind) -> int:
    """The balance this entry left, whatever was posted since."""
    return Posting.objects.get(
        entry__source_type="recharge",
        entry__source_id=recharge.id,
        entry__kind=kind,
        account__kind=AccountKind.CUSTOMER,
    ).balance_after


def _receipt_card(recharge: Recharge, house: User) -> dict[str, Any]:
    return {
        **_card(recharge),
        "type": "receipt",
        "title": TITLES.get(RechargeState(recharge.state), "Recarga"),
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
        "reason": _reason(recharge),
        "version": recharge.version,
        "untold": recharge.untold_at is not None,
    }


def _reason(recharge: Recharge) -> str:
    if recharge.state == RechargeState.REVERSED:
        return recharge.reversal_reason
    return recharge.reason if recharge.state == RechargeState.REJECTED else ""
