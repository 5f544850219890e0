"""The office at work: a customer, what they are asked for, and what they pay."""

from decimal import Decimal

from billing.models import Invoice, Payment
from billing.operations.invoices import drafting, issuing
from billing.operations.payments import recording
from billing.operations.payments.allocating import Share
from billing.operations.payments.recording import PaymentForm
from billing.queries import books
from billing.types import DocumentKind, LineInput, PaymentMethod
from crm.models import Customer
from hub.kernel import clock
from hub.kernel.money import Money

RUC = "20100070970"


def line(price="100", quantity="1", rate="0", **more):
    return LineInput(
        description=more.pop("description", "Mantenimiento preventivo"),
        quantity=Decimal(quantity),
        unit_price=Decimal(price),
        tax_rate=Decimal(rate),
        **more,
    )


class Office:
    """Carla's desk: she drafts, issues and takes money."""

    def __init__(self, clerk, customer):
        self.clerk, self.customer = clerk, customer

    def draft(self, *lines, customer=None, **form):
        form = drafting.InvoiceForm(lines=lines or [line()], **form)
        customer = customer or self.customer
        return drafting.draft(customer_id=customer.id, form=form, by=self.clerk, at=clock.now())

    def issue(self, *lines, **form):
        made = self.draft(*lines, **form)
        return issuing.issue(invoice_id=made.id, by=self.clerk, at=clock.now())

    def pay(self, units, *, on=None, method="cash", key=None, customer=None, **form):
        shares = form.pop("shares", None)
        if on is not None:
            shares = [Share(invoice=on.id, minor=min(units * 100, on.balance_minor))]
        form = PaymentForm(
            money=Money(units * 100, "PEN"), method=PaymentMethod(method), shares=shares, **form
        )
        customer = customer or self.customer
        return recording.record(
            customer_id=customer.id, form=form, by=self.clerk, at=clock.now(), key=key
        )

    def again(self, row):
        return type(row).objects.get(id=row.id)


def add_customer(name="Transportes Andinos SAC", number=RUC):
    now = clock.now()
    return Customer.objects.create(
        name=name, document_number=number, created_at=now, updated_at=now
    )


def books_are_true():
    found = books.discrepancies()
    assert found == [], found
    return True


__all__ = ["DocumentKind", "Invoice", "Office", "Payment", "add_customer", "books_are_true", "line"]
