"""One of each thing of collection: Rosa's payment, what it paid, what is given back, the bank's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.uploadedfile import SimpleUploadedFile

from billing.models import BankLine, ReminderLevel
from billing.operations.intakes import bank, tables
from billing.operations.payments import undoing
from billing.types import PaymentMethod
from crm.models import Customer
from crm.operations import contracts
from hub.kernel import clock
from hub.kernel.money import Money
from tests.billing.office import RUC, Office

if TYPE_CHECKING:
    from tests.rights.house import House

TOLD = b"Fecha;Monto;Operacion\n20/11/2026;80.00;778\n"


def furnish(house: House) -> None:
    """Let the clerk collect from Rosa."""
    at, clerk = clock.now(), house.people["clerk"]
    customer = Customer.objects.get(id=house.owned["customer_id"])
    Customer.objects.filter(id=customer.id).update(document_number=RUC)
    customer.refresh_from_db()
    office = Office(clerk, customer)
    invoice = office.issue()
    paid = office.pay(50, on=invoice)
    form = undoing.RefundForm(money=Money(100, "PEN"), method=PaymentMethod.CASH, reason="x")
    refund = undoing.ask_refund(payment_id=office.pay(90, shares=[]).id, form=form, by=clerk, at=at)
    upload = SimpleUploadedFile("banco.csv", TOLD)
    table = tables.take_down(kind="bank", upload=upload, account="BCP", by=clerk, at=at)
    bank.take_in(intake_id=table.id, by=clerk, at=at)
    house.owned |= {
        "payment_id": paid.id,
        "allocation_id": paid.allocations.get().id,
        "refund_id": refund.id,
        "intake_id": table.id,
        "line_id": BankLine.objects.get().id,
        "level_id": ReminderLevel.objects.get(days=0).id,
    }
    house.owned.setdefault("invoice_id", invoice.id)
    contract = contracts.create(customer=customer, fields={"number": "778812"}, by=clerk, at=at)
    house.owned.setdefault("contract_id", contract.id)
