"""Whether the books are true: each sum worked out again from what it is made of."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.db.models import F, Sum
from django.db.models.functions import Coalesce

from billing.models import Account, CreditNote, Invoice, Payment
from billing.queries import ledger
from billing.queries.ledger import Discrepancy
from billing.types import OWED, AccountKind, CreditNoteState, PaymentState

Key = tuple[UUID, str]  # a customer and a currency


def discrepancies() -> list[Discrepancy]:
    """Return everything in the books that must never be; nothing, if all is well.

    Entries sum to zero, balances are the sums of their postings, what customers owe is what their
    invoices say, and what they may use is what their payments and credit notes say.
    """
    return [
        *ledger.discrepancies(),
        *_differing(AccountKind.RECEIVABLE, _owed()),
        *_differing(AccountKind.CREDIT, _free()),
        *_papers(),
    ]


def _owed() -> dict[Key, int]:
    rows = Invoice.objects.filter(state__in=OWED).values_list("customer", "currency")
    sums = rows.annotate(summed=Sum("balance_minor")).order_by()
    return {(customer, currency): -total for customer, currency, total in sums}


def _free() -> dict[Key, int]:
    spent = F("allocated_minor") + F("refunded_minor")
    paid = Payment.objects.filter(state=PaymentState.CONFIRMED).values_list("customer", "currency")
    noted = CreditNote.objects.filter(state=CreditNoteState.ISSUED)
    sums: dict[Key, int] = {}
    for customer, currency, total in [
        *paid.annotate(summed=Sum(F("amount_minor") - spent)).order_by(),
        *noted.values_list("customer", "currency")
        .annotate(summed=Sum(F("credit_minor") - spent))
        .order_by(),
    ]:
        sums[customer, currency] = sums.get((customer, currency), 0) + total
    return sums


def _differing(kind: AccountKind, expected: dict[Key, int]) -> list[Discrepancy]:
    rows = Account.objects.filter(kind=kind, customer__isnull=False)
    found = {(cast(UUID, row.customer_id), row.currency): row for row in rows}
    wrong = [
        Discrepancy(what=kind, id=row.id, expected=expected.get(key, 0), found=row.balance)
        for key, row in found.items()
        if row.balance != expected.get(key, 0)
    ]
    missing = [
        Discrepancy(what=kind, id=key[0], expected=total, found=0)
        for key, total in expected.items()
        if total and key not in found
    ]
    return wrong + missing


def _papers() -> list[Discrepancy]:
    """Return the invoices and payments whose kept sums are not those of their allocations."""
    return [
        Discrepancy(what=what, id=id_, expected=summed, found=found)
        for what, rows, name in (
            ("invoice", Invoice.objects.all(), "paid_minor"),
            ("payment", Payment.objects.all(), "allocated_minor"),
            ("credit_note", CreditNote.objects.all(), "allocated_minor"),
        )
        for id_, found, summed in rows.annotate(
            summed=Coalesce(Sum("allocations__amount_minor"), 0)
        )
        .exclude(summed=F(name))
        .values_list("id", name, "summed")
    ]
