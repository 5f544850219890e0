"""Service in the house that is walked: Rosa's machine, and an order a technician is sent to."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from field_service.models import MachineKind, OrderKind
from field_service.operations.machines import registering
from field_service.operations.orders import booking, requesting
from field_service.types import OrderForm, Slot, Span
from hub.kernel import clock
from tests.rights.after import give_after
from tests.rights.machines import give_papers

if TYPE_CHECKING:
    from tests.rights.house import House


def give_service(house: House) -> None:
    """Make one of each by the clerk; the technician is sent to the order."""
    at, clerk, customer_id = clock.now(), house.people["clerk"], house.owned["customer_id"]
    kind = MachineKind.objects.create(name="Bomba", created_at=at)
    service = OrderKind.objects.create(name="Revisión", created_at=at)
    form = registering.MachineForm(kind_id=kind.id, name="Bomba 1")
    machine = registering.register(customer_id=customer_id, form=form, by=clerk, at=at)
    order = requesting.request(
        customer_id=customer_id,
        form=OrderForm(title="No bombea", machine_id=machine.id, place="Pozo 2"),
        by=clerk,
        at=at,
    )
    slot = Slot(span=Span(at, at + timedelta(hours=2)), technicians=[house.people["technician"].id])
    booking.assign(order_id=order.id, version=order.version, slot=slot, by=clerk, at=at)
    house.owned |= {
        "machine-kinds/kind_id": kind.id,
        "service-kinds/kind_id": service.id,
        "machine_id": machine.id,
        "order_id": order.id,
    }
    give_after(house)
    give_papers(house, machine, service)
