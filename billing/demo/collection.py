"""Collection on the demo day: what is owed, paid, waits, is given back, and what the bank told."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from billing.operations import mailing
from billing.operations.intakes import bank, tables
from billing.operations.invoices import drafting, issuing
from billing.operations.payments import recording, undoing
from billing.operations.payments.recording import PaymentForm
from billing.operations.reminders import ruling
from billing.queries.reminders import levels
from billing.types import DocumentKind, LineInput, PaymentMethod
from crm.operations import customers as writing
from crm.queries import customers
from hub.kernel import mail
from hub.kernel.home import today
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User

# Whose (a login, or part of a name), what for, soles, and how many days ago it fell due.
BILLS: tuple[tuple[str, str, str, int], ...] = (
    ("rosa", "Mantenimiento preventivo del tractor", "420", 12),
    ("rosa", "Cambio de filtros y aceite", "185.50", -6),
    ("jorge", "Reparación del sistema hidráulico", "1250", 4),
    ("jorge", "Visita técnica a Huaral", "150", -12),
)
# Whose, soles, how, by which number; what the second list tells waits to be found.
PAID = (
    ("rosa", 300, "transfer", "00771204"),
    ("jorge", 1500, "wallet", "YP51200981"),
    ("rosa", 50, "cash", ""),
)
MAILED_TO = "rosa.quispe@correo.example"
NUMBERS = {"rosa": "45678912", "jorge": "70123456"}
WAITING = (("rosa", 120, "transfer", "00771388"), ("jorge", 150, "wallet", "YP51330042"))
TOLD = """Fecha;Descripción operación;Monto;Operación - Número
{day};TRANSF. QUISPE ROSA;120.00;771388
{day};PLIN SALAS JORGE;145.00;YP51330042
{day};DEPOSITO EFECTIVO AG. HUARAL;260.00;00399120
{day};MANTENIMIENTO DE CUENTA;-12.00;
"""


def seed(people: dict[str, User], *, at: datetime) -> None:
    """Let Carla collect: bills, payments, what waits, a refund to approve, lines of the bank."""
    carla = people["carla"]
    who = {name: _numbered(people[name], number, at) for name, number in NUMBERS.items()}
    bills = [
        _bill(who[name], text, units, late, by=carla, at=at) for name, text, units, late in BILLS
    ]
    if mail.is_on():
        mailing.send("invoice", bills[0].id, to=MAILED_TO, by=carla, at=at)
    paid = [_paid(who, each, by=carla, at=at) for each in PAID]
    for each in WAITING:
        recording.begin(customer_id=who[each[0]], form=_form(each, at), by=carla, at=at)
    back = undoing.RefundForm(
        money=Money(2_500, "PEN"),
        method=PaymentMethod.CASH,
        reason="Pagó dos veces la visita técnica",
    )
    if paid[1].free.minor >= back.money.minor:
        undoing.ask_refund(payment_id=paid[1].id, form=back, by=carla, at=at)
    _bank(carla, at)
    _remind(people["admin"], at)


def _numbered(person: User, number: str, at: datetime) -> UUID:
    """Return who somebody of the portal is as a customer, with a document a receipt can name."""
    found = customers.own(person)
    assert found is not None, "they have asked for recharges before"
    if not found.document_number:
        writing.change(customer=found, fields={"document_number": number}, at=at)
    return found.id


def _remind(admin: User, at: datetime) -> None:
    for level in levels():
        if level.days in (0, 3):
            ruling.change_level(level_id=level.id, fields={"is_on": True}, by=admin, at=at)


def _bill(customer_id: UUID, text: str, units: str, late: int, *, by: User, at: datetime) -> Any:
    line = LineInput(
        description=text,
        quantity=Decimal(1),
        unit_price=Decimal(units),
        tax_rate=Decimal(18),
    )
    form = drafting.InvoiceForm(
        lines=[line],
        kind=DocumentKind.RECEIPT,
        includes_tax=True,
        due_on=today(at) - timedelta(days=late),
    )
    made = drafting.draft(customer_id=customer_id, form=form, by=by, at=at)
    return issuing.issue(invoice_id=made.id, by=by, at=at)


def _paid(who: dict[str, UUID], each: tuple[str, int, str, str], *, by: User, at: datetime) -> Any:
    return recording.record(customer_id=who[each[0]], form=_form(each, at), by=by, at=at)


def _form(each: tuple[str, int, str, str], at: datetime) -> PaymentForm:
    _, units, method, number = each
    return PaymentForm(
        money=Money(units * 100, "PEN"),
        method=PaymentMethod(method),
        operation_number=number,
        paid_on=today(at),
    )


def _bank(by: User, at: datetime) -> None:
    told = TOLD.format(day=today(at).strftime("%d/%m/%Y"))
    upload = SimpleUploadedFile("movimientos-bcp.csv", told.encode())
    row = tables.take_down(kind="bank", upload=upload, account="BCP soles", by=by, at=at)
    bank.take_in(intake_id=row.id, by=by, at=at)
