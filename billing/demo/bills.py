"""A month of invoices in every state, as the house of the demo day wrote them."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from billing.operations.credit_notes import drafting as noting
from billing.operations.credit_notes import issuing as crediting
from billing.operations.invoices import closing, issuing, thread, writing
from billing.operations.payments import recording
from billing.operations.payments.allocating import Share
from billing.operations.payments.recording import PaymentForm
from billing.types import CreditReason, ItemKind, LineInput, PaymentMethod
from billing.types.crediting import CreditForm
from crm.queries.contracts import of_customer
from crm.queries.customers import own
from hub.kernel.home import today
from hub.kernel.money import Money

if TYPE_CHECKING:
    from billing.models import Invoice
    from crm.models import Customer
    from hub.accounts.models import User

SERVICE, PART = ItemKind.SERVICE, ItemKind.PART
Line = tuple[str, ItemKind, str, int]  # what, of which kind, how many, minor units of one
PREVENTIVE: Line = ("Mantenimiento preventivo de 250 horas", SERVICE, "1", 68_000)
FILTER: Line = ("Filtro hidráulico HF-204", PART, "2", 18_590)
OIL: Line = ("Aceite de motor 15W-40, balde de 5 galones", PART, "1", 31_500)
HOURS: Line = ("Hora de técnico mecánico", SERVICE, "3", 9_500)
DIAGNOSIS: Line = ("Diagnóstico electrónico en campo", SERVICE, "1", 35_000)
PUMP: Line = ("Bomba de agua para motor de 4 cilindros", PART, "1", 42_700)
TRIP: Line = ("Traslado de técnico, Lima y Callao", SERVICE, "1", 12_000)
# Whose, how many days ago, what, days to pay, and what became of it; oldest first.
STORIES: tuple[tuple[str, int, tuple[Line, ...], int, str], ...] = (
    ("jorge", 34, (HOURS, TRIP), 7, "given up"),
    ("rosa", 30, (PREVENTIVE, FILTER), 15, "paid"),
    ("jorge", 26, (DIAGNOSIS,), 15, "paid"),
    ("rosa", 22, (OIL, HOURS), 10, "part"),
    ("jorge", 19, (PUMP, HOURS), 10, ""),
    ("rosa", 15, (FILTER,), 15, "taken back"),
    ("jorge", 12, (TRIP,), 15, "mistake"),
    ("rosa", 9, (DIAGNOSIS, TRIP), 15, ""),
    ("jorge", 6, (PREVENTIVE,), 15, "part"),
    ("rosa", 3, (HOURS,), 15, "paid"),
    ("jorge", 2, (OIL, FILTER), 15, ""),
    ("rosa", 0, (PUMP,), 15, "draft"),
    ("jorge", 0, (PREVENTIVE, OIL), 15, "draft"),
)


def seed(*, people: dict[str, User], at: datetime) -> None:
    """Write, issue, collect and correct them, each on its day."""
    for who, days, lines, to_pay, end in STORIES:
        customer = own(people[who])
        if customer is not None:
            _tell(customer, people, lines, to_pay, end, at - timedelta(days=days, hours=1))


def _tell(
    customer: Customer,
    people: dict[str, User],
    lines: tuple[Line, ...],
    to_pay: int,
    end: str,
    then: datetime,
) -> None:
    contract = of_customer(customer.id).first()
    fields = {
        "lines": [_line(each) for each in lines],
        "due_on": today(then) + timedelta(days=to_pay),
        "contract": contract.id if contract is not None else None,
    }
    draft = end == "draft"
    made = writing.write(
        customer_id=customer.id,
        fields=fields,
        by=people["ana" if draft else "carla"],
        at=then,
        key=f"demo:{customer.id}:{then.date()}",
    )
    if not draft and made.number is None:
        row = issuing.issue(invoice_id=made.id, by=people["carla"], at=then)
        _end(row, end, people, then + timedelta(minutes=40))
    thread.show(invoice_id=made.id, at=then)


def _line(each: Line) -> LineInput:
    what, kind, quantity, minor = each
    return LineInput(
        description=what,
        quantity=Decimal(quantity),
        unit_price=Decimal(minor) / 100,
        kind=kind,
        tax_rate=Decimal(18),
    )


def _end(row: Invoice, end: str, people: dict[str, User], at: datetime) -> None:
    if end in ("paid", "part"):
        _pay(row, row.balance_minor if end == "paid" else row.balance_minor // 2, people, at)
    elif end == "mistake":
        reason = "Se emitió dos veces por error."
        closing.void(invoice_id=row.id, reason=reason, by=people["admin"], at=at)
    elif end == "given up":
        reason = "No responde desde hace un mes."
        closing.write_off(invoice_id=row.id, reason=reason, by=people["admin"], at=at)
    elif end == "taken back":
        form = CreditForm(reason=CreditReason.RETURNED, note="Filtros sin usar.")
        note = noting.draft(invoice_id=row.id, form=form, by=people["carla"], at=at)
        crediting.issue(credit_note_id=note.id, by=people["admin"], at=at)


def _pay(row: Invoice, minor: int, people: dict[str, User], at: datetime) -> None:
    form = PaymentForm(
        money=Money(minor, row.currency),
        method=PaymentMethod.CASH,
        paid_on=today(at),
        shares=[Share(invoice=row.id, minor=minor)],
    )
    recording.record(customer_id=row.customer_id, form=form, by=people["carla"], at=at)
