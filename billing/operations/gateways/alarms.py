"""Tells the office what only a person can look into."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from billing.operations.recharges.wording import paid
from hub.accounts.queries import admins
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

if TYPE_CHECKING:
    from billing.models import Payment
    from billing.types.gateways import Found

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
    for user in admins():
        title, text = WORDS[kind].get(user.language, WORDS[kind]["es"])
        values = {"who": payment.customer.name, "amount": paid(found.money)}
        notice = Notice(
            kind=kind,
            key=f"{kind}:{found.external_id}",
            title=title,
            text=text.format(**values),
            link=f"/payments/{payment.id}",
        )
        notify(user.id, notice, at=at)
