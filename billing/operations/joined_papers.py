"""Documents and payments of two customers who become one, and two again.

They change hands as they are; who they were made for stays with them, and shows the way back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from django.db.models import F, Q, QuerySet, Sum

from billing.events import CreditNoteMoved, InvoiceMoved, PaymentMoved
from billing.models import Account, Allocation, CreditNote, Invoice, Payment
from billing.operations import ledger
from billing.types import OWED, OWNED, AccountKind
from crm.ports.belongings import Merging
from crm.queries.customers import family_of
from hub.kernel.errors import Conflict
from hub.kernel.events import announce
from hub.kernel.home import home

if TYPE_CHECKING:
    from crm.models import Customer

Row = TypeVar("Row", Invoice, CreditNote, Payment)
Sums = dict[tuple[AccountKind, str], int]  # of an account of theirs and a currency


class PaymentsCross(Conflict):
    """What one of them paid pays the other's invoices; `fields` has those invoices."""

    code = "payments_cross"
    detail = "Payments of one pay invoices of the other: take those allocations back first."


@dataclass(frozen=True, kw_only=True)
class Papers:
    """The documents and payments of somebody, locked in the order of all who move money."""

    invoices: list[Invoice]
    notes: list[CreditNote]
    payments: list[Payment]

    def give(self, to: Customer) -> None:
        """Let them be somebody's from now on."""
        Invoice.objects.filter(id__in=[row.id for row in self.invoices]).update(customer=to)
        CreditNote.objects.filter(id__in=[row.id for row in self.notes]).update(customer=to)
        Payment.objects.filter(id__in=[row.id for row in self.payments]).update(customer=to)
        self._tell()

    def sums(self) -> Sums:
        """Return what they come to on their owner's accounts, as credits."""
        found: Sums = {}
        for row in self.invoices:
            _add(found, AccountKind.RECEIVABLE, row.currency, -_owed(row))
        for payment in self.payments:
            _add(found, AccountKind.CREDIT, payment.currency, payment.free.minor)
        for note in self.notes:
            _add(found, AccountKind.CREDIT, note.currency, note.free.minor)
        return found

    def _tell(self) -> None:
        for invoice in self.invoices:
            announce(InvoiceMoved(invoice_id=invoice.id))
        for note in self.notes:
            announce(CreditNoteMoved(credit_note_id=note.id))
        for payment in self.payments:
            announce(PaymentMoved(payment_id=payment.id))


def hold(merging: Merging) -> None:
    """Make everybody wait who moves money of the two, in every currency either has."""
    ends = [merging.source.id, merging.target.id]
    rows = Account.objects.filter(kind__in=OWNED, customer__in=ends)
    currencies = {home().currency, *rows.values_list("currency", flat=True)}
    ledger.hold(*((end, currency) for end in ends for currency in sorted(currencies)))


def of_customer(customer: Customer) -> Papers:
    """Return all papers of a held customer."""
    return _locked(Q(customer=customer), Q(customer=customer), Q(customer=customer))


def to_give_back(merging: Merging) -> Papers:
    """Return what was made for `source`, and for whom was joined to them, and is `target`'s now.

    PaymentsCross where what goes pays what stays, or the other way round.
    """
    family = family_of(merging.source.id)
    made = Q(customer=merging.target, made_for__in=family)
    notes = Q(invoice__customer=merging.target, invoice__made_for__in=family)
    papers = _locked(made, notes, made)
    _refuse_crossing(papers)
    return papers


def _locked(invoices: Q, notes: Q, payments: Q) -> Papers:
    return Papers(
        invoices=_in_order(Invoice.objects.filter(invoices)),
        notes=_in_order(CreditNote.objects.filter(notes)),
        payments=_in_order(Payment.objects.filter(payments)),
    )


def _in_order(rows: QuerySet[Row]) -> list[Row]:
    return list(rows.select_for_update(of=("self",)).order_by("id"))


def _refuse_crossing(papers: Papers) -> None:
    here = {"invoice__in": papers.invoices}
    gives = Q(payment__in=papers.payments) | Q(credit_note__in=papers.notes)
    into = Allocation.objects.filter(**here).exclude(gives)
    out_of = Allocation.objects.filter(gives).exclude(**here)
    labels = sorted({*_living(into), *_living(out_of)})
    if labels:
        raise PaymentsCross(fields={"invoices": labels})


def _living(rows: QuerySet[Allocation]) -> Iterable[str]:
    """Return the invoices something is still paid on."""
    summed = rows.values(label=F("invoice__label")).annotate(summed=Sum("amount_minor"))
    return summed.exclude(summed=0).order_by("label").values_list("label", flat=True)


def _add(found: Sums, kind: AccountKind, currency: str, minor: int) -> None:
    if minor:
        found[kind, currency] = found.get((kind, currency), 0) + minor


def _owed(invoice: Invoice) -> int:
    return invoice.balance_minor if invoice.state in OWED else 0
