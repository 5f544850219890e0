"""What customers are told of their recharges, beside the card in the thread."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from billing.operations.recharges.wording import paid
from hub.kernel.money import Money
from hub.reports.operations import facts
from hub.reports.types import Fact

if TYPE_CHECKING:
    from billing.models import Recharge
    from chat.models import Message

CREDITED, REJECTED, REVERSED = "recharge_credited", "recharge_rejected", "recharge_reversed"
WEB = "web"


def credited(recharge: Recharge, receipt: Message, *, balance: int, at: datetime) -> None:
    """Tell that it was approved and credited, and what the balance is now."""
    values = {
        "amount": paid(recharge.amount),
        "balance": paid(Money(balance, recharge.currency)),
    }
    _tell(recharge, receipt, CREDITED, f"recharge:{recharge.id}:credited", values, at)


def rejected(recharge: Recharge, receipt: Message, *, at: datetime) -> None:
    """Tell that it was not approved, and why; each time it is."""
    assert recharge.decided_at is not None, "rejected by somebody"
    key = f"recharge:{recharge.id}:rejected:{recharge.decided_at.isoformat()}"
    values = {"amount": paid(recharge.amount), "reason": recharge.reason.rstrip(".")}
    _tell(recharge, receipt, REJECTED, key, values, at)


def reversed_(recharge: Recharge, receipt: Message, *, balance: int, at: datetime) -> None:
    """Tell that it was taken back and why, and what the balance is now."""
    values = {
        "amount": paid(recharge.amount),
        "reason": recharge.reversal_reason.rstrip("."),
        "balance": paid(Money(balance, recharge.currency)),
    }
    _tell(recharge, receipt, REVERSED, f"recharge:{recharge.id}:reversed", values, at)


def _tell(
    recharge: Recharge,
    receipt: Message,
    kind: str,
    key: str,
    values: dict[str, str],
    at: datetime,
) -> None:
    identity = recharge.conversation.identity
    owner = recharge.customer.portal_user_id
    # What was asked on a channel they have not proven is not theirs to hear of.
    if identity is None or owner is None or identity.portal_user_id != owner:
        return
    said = recharge.conversation.channel_kind != WEB and receipt.state != "failed"
    fact = Fact(kind=kind, key=key, link="/portal/movements", values=values, said=said)
    facts.tell(owner, fact, at=at)
