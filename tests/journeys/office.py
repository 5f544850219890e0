"""What the office did before a story begins: operations, run by a process of the house's own."""

from tests.house import House

BEFORE = """
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4
from billing.models import Booklet, Invoice
from billing.operations.invoices import drafting, issuing
from billing.operations.payments import recording
from billing.operations.payments.allocating import Share
from billing.operations.payments.recording import PaymentForm
from billing.types import DocumentKind, LineInput, PaymentMethod
from crm.models import Customer
from hub.accounts.models import User
from hub.kernel import clock
from hub.kernel.money import Money
at = clock.now()
ana, luis, carla, boss = (
    User.objects.get(username=each) for each in ("ana", "luis", "carla", "admin")
)
rosa = Customer.objects.get(portal_user__username="rosa")

def draft(*prices, **tied):
    lines = [
        LineInput(description=f"Trabajo {nth}", quantity=Decimal(1), unit_price=Decimal(price),
                  tax_rate=Decimal(18))
        for nth, price in enumerate(prices, start=1)
    ]
    form = drafting.InvoiceForm(
        lines=lines, kind=DocumentKind.RECEIPT, includes_tax=True, tied_to=tied
    )
    return drafting.draft(customer_id=rosa.id, form=form, by=carla, at=at)

def bill(*prices, **tied):
    return issuing.issue(invoice_id=draft(*prices, **tied).id, by=carla, at=at)

def pay(bill, units):
    form = PaymentForm(money=Money(units * 100, "PEN"), method=PaymentMethod.CASH,
                       shares=[Share(invoice=bill.id, minor=units * 100)])
    return recording.record(customer_id=rosa.id, form=form, by=carla, at=at)
"""


def did(house: House, code: str) -> list[str]:
    """Have the office do this, with `draft`, `bill` and `pay` for Rosa; returns what it printed."""
    return house.manage("shell", "-v", "0", "-c", BEFORE + code).split()
