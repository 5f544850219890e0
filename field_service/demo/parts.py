"""The store of the demo day: twenty parts, three suppliers, and a request in each state."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from field_service.models import Location, Offer, Part, PartsRequest, Supplier
from field_service.operations import suppliers
from field_service.operations.parts import counting, places, registering
from field_service.operations.purchases import (
    answering,
    asking,
    ordering,
    receiving,
    requesting,
)
from field_service.types import LinePrice, LocationKind, OfferForm, Wanted
from hub.accounts.queries import colleagues
from hub.kernel.home import home, today
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User

# Code, name, maker, unit, how many lie there, what one costs, reorder point and lot.
PARTS = (
    ("FIL-ACE-320", "Filtro de aceite 1R-0739", "Caterpillar", "und", 14, 6850, 6, 12),
    ("FIL-COM-320", "Filtro de combustible 1R-0750", "Caterpillar", "und", 9, 7900, 6, 12),
    ("FIL-AIR-320", "Filtro de aire primario 131-8822", "Caterpillar", "und", 4, 21500, 2, 4),
    ("FIL-HID-320", "Filtro hidráulico 179-9806", "Caterpillar", "und", 2, 31800, 4, 6),
    ("SEL-BRA-320", "Kit de sellos de cilindro de brazo", "Hallite", "kit", 1, 42000, 2, 3),
    ("SEL-CUC-320", "Kit de sellos de cilindro de cucharón", "Hallite", "kit", 3, 38500, 2, 3),
    ("DIE-CUC", "Diente de cucharón J350", "Caterpillar", "und", 20, 9600, 10, 20),
    ("PAS-DIE", "Pasador de diente J350", "Caterpillar", "und", 32, 1450, 15, 40),
    ("ACE-15W40", "Aceite de motor 15W-40", "Mobil", "L", 180, 1890, 100, 200),
    ("ACE-HID46", "Aceite hidráulico ISO 46", "Mobil", "L", 95, 1620, 120, 200),
    ("GRA-EP2", "Grasa de litio EP2", "Shell", "kg", 26, 1750, 10, 20),
    ("REF-50", "Refrigerante 50/50", "Prestone", "L", 60, 1240, 40, 60),
    ("BAT-12V", "Batería 12 V 150 Ah", "Bosch", "und", 3, 56000, 2, 4),
    ("FAJ-ALT", "Faja de alternador 8PK1420", "Gates", "und", 5, 8200, 3, 6),
    ("AVR-R250", "Regulador de voltaje AVR R250", "Leroy-Somer", "und", 1, 78000, 1, 2),
    ("FIL-SEP-C", "Filtro separador de compresora", "Atlas Copco", "und", 2, 64000, 2, 2),
    ("VAL-ADM-C", "Válvula de admisión de compresora", "Atlas Copco", "und", 0, 118000, 1, 1),
    ("MAN-HID-12", "Manguera hidráulica 1/2 pulg.", "Parker", "m", 22, 4600, 15, 30),
    ("SEN-TEMP", "Sensor de temperatura de motor", "Cummins", "und", 4, 12800, 2, 4),
    ("INY-C6", "Inyector C6.6", "Caterpillar", "und", 2, 148000, 2, 4),
)
SELLERS = (
    ("Repuestos Andinos SAC", "20512345671", "Rosario Huanca", "ventas@andinos.example", 5),
    ("Importaciones Diésel Lima EIRL", "20498765432", "Percy Tello", "percy@diesel.example", 9),
    ("Filtros y Lubricantes del Sur SAC", "20601122334", "Nadia Flores", "nadia@sur.example", 3),
)
# The step a request was left at, and the codes it asks for.
LEFT = (
    ("requested", ("SEN-TEMP", "FAJ-ALT")),
    ("quoting", ("FIL-SEP-C",)),
    ("quoted", ("FIL-HID-320", "SEL-BRA-320")),
    ("ordered", ("ACE-HID46",)),
    ("confirmed", ("BAT-12V",)),
    ("in_transit", ("VAL-ADM-C",)),
    ("partially_received", ("INY-C6",)),
    ("received", ("FIL-COM-320", "FIL-ACE-320")),
    ("rejected", ("AVR-R250",)),
    ("cancelled", ("GRA-EP2",)),
)


def seed(*, at: datetime) -> None:
    """Fill the shelves and leave each request where it stands, once."""
    people = {each.username: each for each in colleagues()}
    clerk = people.get("carla")
    if clerk is None or Part.objects.exists():
        return
    then = at - timedelta(days=12)
    sellers = [_seller(*each, clerk, then) for each in SELLERS]
    parts = _shelves(people, clerk, sellers, then)
    for turn, (state, codes) in enumerate(LEFT):
        chosen = [parts[code] for code in codes]
        _request(state, chosen, sellers, turn, clerk, at)


def _seller(
    name: str, document: str, person: str, email: str, days: int, clerk: User, at: datetime
) -> Supplier:
    fields = {"name": name, "document": document, "lead_days": days, "terms": "Crédito a 30 días"}
    row = suppliers.add(fields=fields, by=clerk, at=at)
    contact = {"name": person, "email": email}
    suppliers.add_contact(supplier_id=row.id, fields=contact, by=clerk, at=at)
    return row


def _shelves(
    people: dict[str, User], clerk: User, sellers: list[Supplier], at: datetime
) -> dict[str, Part]:
    store, found = places.main(at), {}
    for turn, (code, name, maker, unit, there, cost, point, lot) in enumerate(PARTS):
        fields = {
            **{"code": code, "name": name, "maker": maker, "unit": unit},
            **{"reorder_point": Decimal(point), "reorder_quantity": Decimal(lot)},
            "supplier": sellers[turn % len(sellers)].id,
        }
        found[code] = row = registering.register(fields=fields, by=clerk, at=at)
        if there:
            counting.receive(
                part_id=row.id,
                location_id=store.id,
                quantity=Decimal(there),
                unit_cost=Money(cost, home().currency),
                reason="Inventario inicial",
                by=clerk,
                at=at,
            )
    for username in ("tomas", "teresa"):
        if (who := people.get(username)) is not None:
            _load(who, found, store, clerk, at)
    return found


def _load(who: User, parts: dict[str, Part], store: Location, clerk: User, at: datetime) -> None:
    """Give a technician a van with what is needed every day."""
    fields = {"name": f"Camioneta de {who.first_name}", "kind": LocationKind.VAN}
    van = places.add(fields={**fields, "technician": who.id}, by=clerk, at=at)
    for code, many in (("FIL-ACE-320", 2), ("ACE-15W40", 20), ("PAS-DIE", 4)):
        counting.transfer(
            part_id=parts[code].id,
            source_id=store.id,
            target_id=van.id,
            quantity=Decimal(many),
            by=clerk,
            at=at,
        )


def _request(
    state: str, parts: list[Part], sellers: list[Supplier], turn: int, clerk: User, at: datetime
) -> None:
    then = at - timedelta(days=10 - turn % 5)
    wanted = [Wanted(part_id=part.id, quantity=part.reorder_quantity) for part in parts]
    row = requesting.request(wanted=wanted, by=clerk, at=then)
    if state in ("requested", "rejected", "cancelled"):
        step = {"rejected": "reject", "cancelled": "cancel"}.get(state)
        if step:
            reason = "Ya lo tenemos en la camioneta."
            ordering.end(request_id=row.id, step=step, reason=reason, by=clerk, at=then)
        return
    ids = [each.id for each in sellers]
    asking.ask(request_id=row.id, supplier_ids=ids, by=clerk, at=then)
    if state == "quoting":
        return
    offers = list(Offer.objects.filter(request=row).order_by("supplier__name"))
    for place, offer in enumerate(offers[:2]):
        _answer(row, offer, parts, place, clerk, then + timedelta(hours=3 + place))
    if state != "quoted":
        _buy(row, offers[turn % 2], state, clerk, then + timedelta(days=1), at)


def _answer(
    row: PartsRequest, offer: Offer, parts: list[Part], place: int, clerk: User, at: datetime
) -> None:
    costs = {part.id: part.cost_minor or 118_000 for part in Part.objects.all()}
    prices = [
        LinePrice(line_id=line.id, unit_minor=costs[line.part_id] * (102 - 5 * place) // 100)
        for line in row.lines.all()
    ]
    form = OfferForm(prices=prices, days=4 + 5 * place, note="Stock en Lima" if not place else "")
    answering.answer(request_id=row.id, offer_id=offer.id, form=form, by=clerk, at=at)


def _buy(
    row: PartsRequest, offer: Offer, state: str, clerk: User, then: datetime, at: datetime
) -> None:
    version = PartsRequest.objects.get(id=row.id).version
    admin = colleagues().filter(role="admin").first() or clerk
    bought = ordering.order(
        request_id=row.id, offer_id=offer.id, version=version, by=admin, at=then
    )
    if state == "ordered":
        return
    ordering.confirm(request_id=row.id, eta_on=None, by=clerk, at=then + timedelta(hours=5))
    if state == "confirmed":
        return
    ordering.ship(
        request_id=row.id,
        carrier="Marvisur",
        tracking=f"MV-{bought.number:05d}",
        eta_on=today(at) + timedelta(days=2),
        by=clerk,
        at=then + timedelta(days=1),
    )
    if state != "in_transit":
        _receive(bought, state, clerk, min(then + timedelta(days=3), at))


def _receive(row: PartsRequest, state: str, clerk: User, at: datetime) -> None:
    """Take in all of a purchase, or one of each."""
    part = Decimal(1) if state == "partially_received" else None
    receiving.receive(
        request_id=row.id,
        version=PartsRequest.objects.get(id=row.id).version,
        came={line.id: part or line.quantity for line in row.lines.all()},
        by=clerk,
        at=at,
    )
