"""Makes a customer owe what they spent of a recharge that is reversed."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from billing.models import Recharge
from billing.operations import ledger
from billing.operations.invoices import drafting, issuing
from billing.queries import ledger as books
from billing.types import DocumentKind, LineInput, TaxKind
from crm.queries.customers import root_of
from hub.kernel.errors import Conflict
from hub.kernel.home import today
from hub.kernel.money import EXPONENTS, Money

if TYPE_CHECKING:
    from hub.accounts.models import User


class BalanceSpent(Conflict):
    """What was credited is not there any more; `fields` has how much is `missing`."""

    code, detail = "balance_spent", "The customer has used this balance since."


def demand_seen(recharge: Recharge, owed: Money | None) -> None:
    """Hold the customer's money, and raise BalanceSpent unless `owed` is what is missing of it."""
    owner = root_of(recharge.customer)
    ledger.hold((owner.id, recharge.currency))
    missing = _missing(recharge)
    if missing != (owed or Money(0, recharge.currency)):
        raise BalanceSpent(fields={"missing": missing.as_json()})


def owe(recharge: Recharge, *, by: User, at: datetime) -> None:
    """Issue what is missing as a document of its own kind, in the caller's transaction."""
    missing = _missing(recharge)
    if not missing.minor:
        return
    said = f"Recarga {recharge.operation_number}".strip()
    form = drafting.InvoiceForm(
        kind=DocumentKind.DEBT,
        lines=[
            LineInput(
                description=f"{said} extornada: saldo ya usado",
                quantity=Decimal(1),
                unit_price=Decimal(missing.minor).scaleb(-EXPONENTS[recharge.currency]),
                tax_kind=TaxKind.UNAFFECTED,
                tax_rate=Decimal(0),
            )
        ],
        due_on=today(at),
        note=f"Operación {recharge.operation_number}" if recharge.operation_number else "",
        tied_to={"conversation_id": recharge.conversation_id},
    )
    owner, key = root_of(recharge.customer), f"recharge:{recharge.id}:debt"
    made = drafting.draft(customer_id=owner.id, form=form, by=by, at=at, key=key)
    recharge.debt = issuing.issue(invoice_id=made.id, by=by, at=at)


def _missing(recharge: Recharge) -> Money:
    """Return what the balance lacks to take the recharge back; nothing where it is all there."""
    held = books.balance(root_of(recharge.customer).id, recharge.currency)
    return Money(max(0, recharge.amount_minor - held.minor), recharge.currency)
