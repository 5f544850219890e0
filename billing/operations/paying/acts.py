"""What can be done on the page where an invoice is paid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from billing.models import Invoice
from billing.operations import papers
from billing.operations.gateways import checkouts
from billing.operations.payments import recording
from billing.operations.payments.allocating import Share
from billing.operations.payments.recording import PaymentForm
from billing.queries import paying
from billing.serializers import paying as shapes
from billing.types import PaymentMethod
from chat.queries.files import sent_by_link
from hub.kernel.errors import Forbidden, Invalid, NotFound
from hub.kernel.link_files import file_behind
from hub.kernel.money import Money
from hub.kernel.public_links import Act, Download, LinkKind, Visit

if TYPE_CHECKING:
    from hub.accounts.models import User


def show(visit: Visit) -> dict[str, Any]:
    """Return the page."""
    return shapes.pay_page(visit, paying.invoice_behind(visit.link.subject))


def by_card(visit: Visit, body: dict[str, Any]) -> dict[str, Any]:
    """Begin to pay at the gateway; the page hears the address there by looking again."""
    invoice = paying.invoice_behind(visit.link.subject)
    _demand_enough(invoice, body["amount"])
    begun = checkouts.begin(
        invoice_id=invoice.id, money=body["amount"], by=_own(invoice, visit), at=visit.at
    )
    return {"payment": str(begun.payment_id)}


def says_paid(visit: Visit, body: dict[str, Any]) -> dict[str, Any]:
    """Write down what somebody says to have paid; the office looks for it and confirms.

    Raises NotOwed, Invalid, OperationNumberUsed, ProofUsed.
    """
    invoice = paying.invoice_behind(visit.link.subject)
    _demand_enough(invoice, body["amount"])
    proof = body.get("proof")
    form = PaymentForm(
        money=body["amount"],
        method=PaymentMethod(body["method"]),
        operation_number=body["operation_number"],
        proof=sent_by_link(file_behind(visit.link, proof, field="proof")) if proof else None,
        note=body.get("note", ""),
        conversation_id=invoice.conversation_id,
    )
    begun = recording.begin(
        customer_id=invoice.customer_id,
        form=form,
        by=_own(invoice, visit),
        at=visit.at,
        invoice_id=invoice.id,
    )
    return {"payment": str(begun.id)}


def by_balance(visit: Visit, body: dict[str, Any]) -> dict[str, Any]:
    """Pay from what its customer has with us; they are signed in. Forbidden otherwise."""
    invoice, money = paying.invoice_behind(visit.link.subject), body["amount"]
    _demand_enough(invoice, money)
    user = _own(invoice, visit)
    if user is None:
        raise Forbidden
    form = PaymentForm(
        money=money,
        method=PaymentMethod.BALANCE,
        shares=[Share(invoice=invoice.id, minor=money.minor)],
        conversation_id=invoice.conversation_id,
    )
    paid = recording.record(customer_id=invoice.customer_id, form=form, by=user, at=visit.at)
    return {"payment": str(paid.id)}


def document(visit: Visit) -> Download:
    """Return the invoice as it was issued, as PDF."""
    invoice = paying.invoice_behind(visit.link.subject)
    return _drawn("invoice", invoice.id, visit)


def receipt(visit: Visit) -> Download:
    """Return the receipt of the newest payment on it. NotFound before there is one."""
    invoice = paying.invoice_behind(visit.link.subject)
    paid = paying.received(paying.payments_on(invoice), invoice)
    if not paid:
        raise NotFound
    return _drawn("receipt", paid[0].id, visit)


def _drawn(kind: str, subject: UUID, visit: Visit) -> Download:
    found = papers.printed(kind, subject)
    return Download(
        content=papers.pdf_of(found, at=visit.at),
        content_type="application/pdf",
        name=f"{found.label}.pdf",
    )


def _own(invoice: Invoice, visit: Visit) -> User | None:
    """Return its customer, where it is they who are signed in: nobody else pays as them."""
    user: User | None = visit.user
    return user if paying.own_balance(invoice, user) is not None else None


def _demand_enough(invoice: Invoice, money: Money) -> None:
    checkouts.demand_owed(invoice, money)
    if money.minor < paying.least(invoice).minor:
        raise Invalid(fields={"amount": ["Less than may be paid at once."]})


PAGE = LinkKind(
    show=show,
    acts={
        "card": Act(run=by_card, body=shapes.AmountBody, keyed=True),
        "paid": Act(run=says_paid, body=shapes.PaidBody, keyed=True),
        "balance": Act(run=by_balance, body=shapes.AmountBody, keyed=True),
    },
    downloads={"document": document, "receipt": receipt},
    files=True,
)
