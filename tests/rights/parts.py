"""One of each thing of the store: a part on the shelf, a supplier, a request and its offer."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from field_service.models import Offer
from field_service.operations import suppliers
from field_service.operations.parts import counting, places, registering
from field_service.operations.purchases import asking, mailing, requesting
from field_service.types import SupplierMailKind, Wanted
from hub.kernel import clock
from hub.kernel.money import Money

if TYPE_CHECKING:
    from tests.rights.house import House


def furnish(house: House) -> None:
    """Let the clerk keep a store, and ask for more."""
    at, clerk = clock.now(), house.people["clerk"]
    part = registering.register(fields={"code": "FIL-1", "name": "Filtro"}, by=clerk, at=at)
    place = places.main(at)
    counting.receive(
        part_id=part.id,
        location_id=place.id,
        quantity=Decimal(5),
        unit_cost=Money(100, "PEN"),
        by=clerk,
        at=at,
    )
    supplier = suppliers.add(fields={"name": "Andinos"}, by=clerk, at=at)
    contact = suppliers.add_contact(
        supplier_id=supplier.id, fields={"name": "Ventas"}, by=clerk, at=at
    )
    wanted = [Wanted(part_id=part.id, quantity=Decimal(2))]
    row = requesting.request(wanted=wanted, by=clerk, at=at)
    asking.ask(request_id=row.id, supplier_ids=[supplier.id], by=clerk, at=at)
    offer = Offer.objects.get(request=row)
    mail = mailing.post(offer, SupplierMailKind.ASK, to="x@x.test", by=clerk, at=at)
    house.owned |= {
        "part_id": part.id,
        "location_id": place.id,
        "supplier_id": supplier.id,
        "suppliers/contact_id": contact.id,
        "parts-requests/request_id": row.id,
        "parts-requests/mail_id": mail.id,
    }
