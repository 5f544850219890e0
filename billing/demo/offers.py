"""What the house of the demo day sells, and what it has offered to whom."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from billing.operations.catalogue import items, taxes
from billing.operations.quotes import answering, converting, drafting, sending, thread
from billing.queries.catalogue import by_codes
from billing.types import ItemKind, LineInput, TaxKind
from billing.types.quotes import AnsweredBy, QuoteForm, QuoteLineInput, Signed
from chat.queries import conversations_of_customer
from crm.operations import contracts
from crm.queries.customers import own
from crm.queries.words import keys
from hub.kernel.home import today
from hub.kernel.money import Money

if TYPE_CHECKING:
    from billing.models import Quote
    from crm.models import Customer
    from hub.accounts.models import User

SERVICE, PART = ItemKind.SERVICE, ItemKind.PART
# Code, kind, name, unit, price and price for the best customers (0: the same) in minor units.
GOODS: tuple[tuple[str, ItemKind, str, str, int, int], ...] = (
    ("MP-250", SERVICE, "Mantenimiento preventivo de 250 horas", "serv.", 68_000, 61_000),
    ("MP-500", SERVICE, "Mantenimiento preventivo de 500 horas", "serv.", 124_000, 112_000),
    ("MP-1000", SERVICE, "Mantenimiento preventivo de 1000 horas", "serv.", 235_000, 0),
    ("DIAG-EL", SERVICE, "Diagnóstico electrónico en campo", "serv.", 35_000, 0),
    ("HT-MEC", SERVICE, "Hora de técnico mecánico", "hora", 9_500, 8_500),
    ("HT-ELE", SERVICE, "Hora de técnico electricista", "hora", 11_000, 0),
    ("TRAS-LIM", SERVICE, "Traslado de técnico, Lima y Callao", "viaje", 12_000, 0),
    ("TRAS-PROV", SERVICE, "Traslado de técnico a provincia", "viaje", 48_000, 0),
    ("ALQ-GEN", SERVICE, "Alquiler de grupo electrógeno de 60 kVA", "día", 38_000, 34_000),
    ("HF-204", PART, "Filtro hidráulico HF-204", "und.", 18_590, 16_700),
    ("FA-118", PART, "Filtro de aceite FA-118", "und.", 6_450, 0),
    ("FC-330", PART, "Filtro de combustible FC-330", "und.", 8_990, 0),
    ("FAI-77", PART, "Filtro de aire primario FAI-77", "und.", 14_200, 0),
    ("AC-15W40", PART, "Aceite de motor 15W-40, balde de 5 galones", "balde", 31_500, 29_000),
    ("AC-HID68", PART, "Aceite hidráulico ISO 68, cilindro", "cil.", 198_000, 0),
    ("GR-LIT", PART, "Grasa de litio, cartucho", "und.", 2_450, 0),
    ("BOM-AG", PART, "Bomba de agua para motor de 4 cilindros", "und.", 42_700, 0),
    ("COR-ALT", PART, "Correa de alternador", "und.", 5_680, 0),
    ("BAT-150", PART, "Batería de 150 Ah", "und.", 64_900, 59_900),
    ("MANG-12", PART, "Manguera hidráulica de 1/2 pulgada", "m", 4_380, 0),
)
TERMS = "Precios en soles, no incluyen traslado fuera de Lima. Garantía de 90 días en mano de obra."


def seed(*, people: dict[str, User], at: datetime) -> None:
    """Fill the catalogue, write contracts down, and offer a few things that went different ways."""
    _stock(at - timedelta(days=40))
    rosa, jorge = own(people["rosa"]), own(people["jorge"])
    if rosa is None or jorge is None:
        return
    _sign(rosa, jorge, people["carla"], at - timedelta(days=30))
    ana, luis = people["ana"], people["luis"]
    _done(rosa, ana, at - timedelta(days=6))
    _refused(jorge, luis, at - timedelta(days=4))
    _revised(jorge, luis, at - timedelta(hours=20))
    _agreed(rosa, ana, at - timedelta(hours=5))
    _offered(jorge, ana, "Filtros para excavadora", [("HF-204", 2), ("FA-118", 4)], at)
    _draft(rosa, ana, "Alquiler de grupo electrógeno", [("ALQ-GEN", 15)], at)


def _stock(at: datetime) -> None:
    vip = [key for key in keys("category") if key == "vip"]
    for code, kind, name, unit, minor, best in GOODS:
        prices = {key: Money(best, "PEN") for key in vip if best}
        fields = {
            "code": code,
            "kind": kind,
            "name": name,
            "unit": unit,
            "price": Money(minor, "PEN"),
            "prices": prices,
        }
        items.create(fields=fields, at=at)


def _sign(rosa: Customer, jorge: Customer, by: User, at: datetime) -> None:
    for customer, number, label, address in (
        (rosa, "0045-1187", "Taller", "Av. Argentina 2450, Callao"),
        (rosa, "0045-1190", "Casa", "Jr. Los Olivos 318, San Miguel"),
        (jorge, "0051-2033", "Chacra", "Km 62, Panamericana Sur, Chilca"),
    ):
        fields: dict[str, Any] = {"number": number, "label": label, "address": address}
        contracts.create(customer=customer, fields=fields, by=by, at=at)


def _draft(
    customer: Customer, by: User, title: str, wanted: list[tuple[str, int]], at: datetime
) -> Quote:
    known, tax = by_codes([code for code, _ in wanted]), taxes.named(None)
    lines = [
        QuoteLineInput(
            line=LineInput(
                description=known[code.lower()].name,
                quantity=Decimal(quantity),
                unit_price=Decimal(known[code.lower()].price_minor) / 100,
                kind=ItemKind(known[code.lower()].kind),
                tax_kind=TaxKind(tax.kind),
                tax_rate=tax.rate,
                unit=known[code.lower()].unit,
            ),
            item_id=known[code.lower()].id,
        )
        for code, quantity in wanted
    ]
    form = QuoteForm(
        title=title, lines=lines, terms=TERMS, valid_until=today(at) + timedelta(days=15)
    )
    place = conversations_of_customer(customer.id).filter(channel_kind="web").first()
    ties = drafting.Ties(conversation=place)
    row = drafting.draft(customer_id=customer.id, form=form, by=by, at=at, ties=ties)
    thread.show(quote_id=row.id, at=at)
    return row


def _offered(
    customer: Customer, by: User, title: str, wanted: list[tuple[str, int]], at: datetime
) -> Quote:
    row = _draft(customer, by, title, wanted, at - timedelta(minutes=9))
    return _send(row, by, at - timedelta(minutes=6))


def _send(row: Quote, by: User, at: datetime) -> Quote:
    sent = sending.send(quote_id=row.id, by=by, at=at)
    thread.show(quote_id=row.id, at=at)
    return sent


def _agree(row: Quote, name: str, at: datetime) -> None:
    answering.see(quote_id=row.id, at=at - timedelta(minutes=3))
    signed = Signed(how=AnsweredBy.LINK, name=name, revision=row.revision)
    answering.accept(quote_id=row.id, signed=signed, by=None, at=at)
    thread.show(quote_id=row.id, at=at)


def _done(customer: Customer, by: User, at: datetime) -> None:
    wanted = [("MP-250", 1), ("HF-204", 1), ("AC-15W40", 2)]
    row = _offered(customer, by, "Mantenimiento de 250 horas", wanted, at)
    _agree(row, customer.name, at + timedelta(hours=3))
    converting.convert(quote_id=row.id, by=by, at=at + timedelta(hours=4))
    thread.show(quote_id=row.id, at=at + timedelta(hours=4))


def _refused(customer: Customer, by: User, at: datetime) -> None:
    row = _offered(customer, by, "Baterías", [("BAT-150", 2)], at)
    why = "Encontró un precio menor en otra tienda."
    answering.reject(quote_id=row.id, reason=why, by=by, at=at + timedelta(hours=5))
    thread.show(quote_id=row.id, at=at + timedelta(hours=5))


def _revised(customer: Customer, by: User, at: datetime) -> None:
    row = _offered(customer, by, "Diagnóstico y traslado", [("DIAG-EL", 1), ("TRAS-PROV", 1)], at)
    again = drafting.revise(quote_id=row.id, by=by, at=at + timedelta(hours=2))
    form = drafting.form_of(again)
    drafting.change(
        quote_id=again.id,
        version=again.version,
        form=QuoteForm(**{**vars(form), "discount": 5_000}),
        by=by,
        at=at + timedelta(hours=2),
    )
    _send(again, by, at + timedelta(hours=2, minutes=4))


def _agreed(customer: Customer, by: User, at: datetime) -> None:
    row = _offered(customer, by, "Cambio de bomba de agua", [("BOM-AG", 1), ("HT-MEC", 4)], at)
    _agree(row, customer.name, at + timedelta(hours=1))
