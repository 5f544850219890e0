"""Tells the office what only a person can look into."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from billing.operations.recharges.wording import paid
from hub.accounts.queries import admins
from hub.kernel.money import Money
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

if TYPE_CHECKING:
    from billing.models import Payment, Refund
    from billing.types.gateways import Found
    from hub.accounts.models import User

WORDS = {
    "gateway_reversed": {
        "es": ("Pago con tarjeta devuelto", "{who}: {amount} salió de nuevo; se debe otra vez."),
        "en": ("Card payment taken back", "{who}: {amount} went back; it is owed again."),
    },
    "gateway_disputed": {
        "es": (
            "Pago con tarjeta en disputa",
            "{who}: {amount}, ya devuelto en parte. Revíselo.",
        ),
        "en": (
            "Card payment disputed",
            "{who}: {amount}, given back in part. Look at it.",
        ),
    },
    "gateway_amount": {
        "es": (
            "Monto distinto en la pasarela",
            "{who}: se cobró {amount}, otro monto. Revíselo.",
        ),
        "en": ("Another amount was charged", "{who}: {amount} was charged, not what was asked."),
    },
    "refund_failed": {
        "es": (
            "La devolución a la tarjeta falló",
            "{who}: {amount} no salió y sigue a su favor. Envíela de nuevo o devuélvala aparte.",
        ),
        "en": (
            "A card refund failed",
            "{who}: {amount} never left and is still theirs. Send it again or pay it otherwise.",
        ),
    },
    "gateway_late": {
        "es": (
            "Pago inesperado con tarjeta",
            "{who} pagó {amount} tarde o dos veces; ya se aplicó.",
        ),
        "en": ("Unexpected card payment", "{who} paid {amount} late or twice; it was applied."),
    },
}


def ring(kind: str, payment: Payment, found: Found, *, at: datetime) -> None:
    """Tell every admin once of a charge, in the caller's transaction."""
    key = f"{kind}:{found.external_id}"
    for user in admins():
        _tell(user, kind, key, payment, paid(found.money), at)


def ring_refund(refund: Refund, payment: Payment, *, attempt: int, at: datetime) -> None:
    """Tell who asked and who approved, once an attempt, that a gateway refused a refund."""
    people = {row.id: row for row in (refund.asked_by, refund.approved_by) if row is not None}
    amount = paid(Money(refund.amount_minor, refund.currency))
    for user in people.values():
        _tell(user, "refund_failed", f"refund:{refund.id}:{attempt}", payment, amount, at)


def _tell(user: User, kind: str, key: str, payment: Payment, amount: str, at: datetime) -> None:
    title, text = WORDS[kind].get(user.language, WORDS[kind]["es"])
    notice = Notice(
        kind=kind,
        key=key,
        title=title,
        text=text.format(who=payment.customer.name, amount=amount),
        link=f"/payments/{payment.id}",
    )
    notify(user.id, notice, at=at)
