"""The coupons of the demo day: Rosa's bills by contract and their slips, discounts, a booklet."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from billing.operations.coupons import (
    applying,
    closing,
    discounts,
    offering,
    redeeming,
    rules,
    slips,
)
from billing.operations.coupons import thread as told
from billing.operations.coupons.redeeming import Redemption
from billing.operations.invoices import drafting, issuing
from billing.operations.invoices.drafting import InvoiceForm
from billing.queries import coupon_rules, coupons, quotes
from billing.queries.catalogue import by_codes
from billing.types import (
    Benefit,
    CouponScope,
    DocumentKind,
    ItemKind,
    LineInput,
    PaymentMethod,
    RuleEvent,
)
from billing.types.quotes import QuoteState
from crm.operations import contracts
from crm.queries import customers
from hub.accounts.queries import all_people
from hub.kernel.home import start_after, today
from hub.kernel.money import Money
from hub.reports.operations import telling

if TYPE_CHECKING:
    from billing.models import Invoice
    from crm.models import Contract, Customer
    from hub.accounts.models import User

IGV = Decimal(18)
CONTRACT = {"number": "0098-204518", "label": "Mantenimiento del grupo electrógeno",
            "address": "Av. Los Faisanes 245, Chorrillos"}  # fmt: skip
# What each month's bill was for, whole units with tax, days ago.
BILLS = (("Agosto", 180, 70), ("Septiembre", 180, 40), ("Octubre", 236, 10))


def seed(*, at: datetime) -> None:
    """Rules first, so that what follows earns by them."""
    people = {person.username: person for person in all_people()}
    rosa = customers.own(people["rosa"])
    if rosa is None:
        return
    _rules(people["admin"], at)
    contract = contracts.create(customer=rosa, fields=CONTRACT, by=people["carla"], at=_ago(at, 90))
    _bills(contract, people, at)
    _discounts(rosa, people, at)
    _award(at)
    for coupon_id in coupons.not_shown().values_list("id", flat=True):
        told.show(coupon_id=coupon_id, at=at)
    telling.rest(at=at)


def _rules(admin: User, at: datetime) -> None:
    paid: dict[str, Any] = {
        "name": "Pague S/ 100 y gane 5 %", "event": RuleEvent.PAYMENT, "percent": Decimal(5),
        "least": Money(10_000, "PEN"), "days": 30,
    }  # fmt: skip
    loaded: dict[str, Any] = {
        "name": "Cuponera por recarga grande", "event": RuleEvent.RECHARGE, "count": 4,
        "percent": Decimal(10), "least": Money(50_000, "PEN"), "days": 60,
        "scope": CouponScope.SERVICE, "max_discount": Money(5_000, "PEN"),
    }  # fmt: skip
    billed: dict[str, Any] = {
        "name": "Filtros con 8 % por cada factura", "event": RuleEvent.INVOICE, "days": 45,
        "percent": Decimal(8), "least": Money(30_000, "PEN"), "scope": CouponScope.ITEMS,
        "items": [item.id for item in by_codes(["HF-204", "FA-118"]).values()],
    }  # fmt: skip
    for fields in (paid, loaded, billed):
        rules.create(fields=fields, by=admin, at=_ago(at, 60))


def _bills(contract: Contract, people: dict[str, User], at: datetime) -> None:
    """One paid by its slip, one paid in part, one whose slip waits in Rosa's portal."""
    carla, rosa = people["carla"], people["rosa"]
    august, september, october = [
        _issued(contract, carla, *bill[:2], _ago(at, bill[2])) for bill in BILLS
    ]
    whole = slips.issue(invoice_id=august.id, by=rosa, at=_ago(at, 20))
    _redeem(whole.code, PaymentMethod.CASH, "", carla, _ago(at, 18))
    part = _slip(september, 80, rosa, _ago(at, 6))
    _redeem(part, PaymentMethod.WALLET, "YP50218844", carla, _ago(at, 5))
    _slip(october, 120, rosa, _ago(at, 1))
    wrong = slips.issue(invoice_id=september.id, by=carla, at=_ago(at, 3))
    closing.void(
        coupon_id=wrong.id, reason="El cliente pidió otro monto.", by=carla, at=_ago(at, 3)
    )


def _discounts(rosa: Customer, people: dict[str, User], at: datetime) -> None:
    carla = people["carla"]
    made = discounts.booklet(
        name="Cuponera de aniversario",
        count=6,
        benefit=Benefit(
            percent=Decimal(10),
            scope=CouponScope.SERVICE,
            max_discount=Money(8_000, "PEN"),
            expires_at=_until(at, 45),
        ),
        customer_id=rosa.id, by=carla, at=_ago(at, 15),
    )  # fmt: skip
    _shared(rosa, made.coupons.order_by("position")[0].code, carla, _ago(at, 9), parts=False)
    open_to_all = discounts.issue(
        benefit=Benefit(
            amount=Money(2_000, "PEN"), min_base=Money(10_000, "PEN"), limit=50, per_customer=1,
            scope=CouponScope.PART, expires_at=_until(at, 20),
        ),
        by=carla,
        at=_ago(at, 12),
    )  # fmt: skip
    _shared(rosa, open_to_all.code, carla, at)
    old = discounts.issue(
        benefit=Benefit(percent=Decimal(15), expires_at=_until(_ago(at, 8), 0)),
        customer_id=rosa.id, by=carla, at=_ago(at, 30),
    )  # fmt: skip
    closing.expire(coupon_id=old.id, at=at)
    _on_a_quote(rosa, carla, people["ana"], at)


def _on_a_quote(rosa: Customer, carla: User, ana: User, at: datetime) -> None:
    """One held for Rosa's draft, and one Ana may still put on it."""
    first, _ = [
        discounts.issue(
            benefit=Benefit(percent=Decimal(percent), expires_at=_until(at, 25)),
            customer_id=rosa.id, by=carla, at=_ago(at, 3),
        )
        for percent in (7, 12)
    ]  # fmt: skip
    draft = quotes.of_customer(rosa.id).filter(state=QuoteState.DRAFT).first()
    if draft is not None:
        offering.put_on(quote_id=draft.id, text=first.code, by=ana, at=at)


def _shared(rosa: Customer, code: str, carla: User, at: datetime, *, parts: bool = True) -> None:
    part = _line("Filtro hidráulico HF-204", 320, kind=ItemKind.PART)
    line = part if parts else _line("Revisión de inyectores", 450)
    draft = _draft(rosa, line, carla, _ago(at, 2))
    applying.put_on(invoice_id=draft.id, text=code, by=carla, at=_ago(at, 2))


def _award(at: datetime) -> None:
    for rule in coupon_rules.running():
        for earned in coupon_rules.not_awarded(rule, _ago(at, 16)):
            rules.award(rule, earned, at=_ago(at, 5))


def _issued(contract: Contract, by: User, month: str, units: int, at: datetime) -> Invoice:
    line = _line(f"Servicio de mantenimiento, {month.lower()}", units)
    draft = _draft(contract.customer, line, by, at, contract=contract, period=month)
    return issuing.issue(invoice_id=draft.id, by=by, at=at)


def _draft(
    customer: Customer,
    line: LineInput,
    by: User,
    at: datetime,
    contract: Contract | None = None,
    period: str = "",
) -> Invoice:
    form = InvoiceForm(
        lines=[line],
        kind=DocumentKind.RECEIPT,
        includes_tax=True,
        due_on=today(at) + timedelta(days=15),
        period=period,
        tied_to={"contract_id": contract.id if contract is not None else None},
    )
    return drafting.draft(customer_id=customer.id, form=form, by=by, at=at)


def _line(description: str, units: int, kind: ItemKind = ItemKind.SERVICE) -> LineInput:
    return LineInput(
        description=description,
        quantity=Decimal(1),
        unit_price=Decimal(units),
        tax_rate=IGV,
        kind=kind,
    )


def _slip(invoice: Invoice, units: int, by: User, at: datetime) -> str:
    money = Money(units * 100, "PEN")
    return slips.issue(invoice_id=invoice.id, money=money, by=by, at=at).code


def _redeem(code: str, method: PaymentMethod, number: str, by: User, at: datetime) -> None:
    form = Redemption(method=method, operation_number=number)
    redeeming.redeem(text=code, form=form, by=by, at=at)


def _until(at: datetime, days: int) -> datetime:
    return start_after(today(at) + timedelta(days=days))


def _ago(at: datetime, days: int) -> datetime:
    return at - timedelta(days=days)
