"""What a technician wrote in the house that is walked: a checklist, and a report of an order."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from field_service.models import ActivityReport, OrderKind
from field_service.operations.fieldwork import checklists, signing
from field_service.operations.orders import booking, moving, requesting
from field_service.types import (
    Act,
    ChecklistForm,
    OrderForm,
    SignatureForm,
    Slot,
    Span,
    Told,
)
from hub.kernel import clock

if TYPE_CHECKING:
    from tests.rights.house import House


def give_field_work(house: House) -> None:
    """Have the technician do an order of Rosa's, and the clerk write a checklist."""
    at, clerk, technician = clock.now(), house.people["clerk"], house.people["technician"]
    kind = OrderKind.objects.create(name="Instalación", created_at=at)
    items = [{"kind": "check", "label": "Sin fugas"}]
    form = ChecklistForm(name="Instalación", items=items, order_kind_id=kind.id)
    checklist = checklists.make(form=form, by=clerk, at=at)
    order = requesting.request(
        customer_id=house.owned["customer_id"],
        form=OrderForm(title="Instalar bomba", place="Pozo 3", kind_id=kind.id),
        by=clerk,
        at=at,
    )
    span = Span(at + timedelta(hours=5), at + timedelta(hours=6))
    slot = Slot(span=span, technicians=[technician.id])
    booking.assign(order_id=order.id, version=order.version, slot=slot, by=clerk, at=at)
    moving.move(order_id=order.id, step="start", told=Told(), by=technician, at=at)
    signed = SignatureForm(absent_reason="Nadie en obra")
    signing.sign(order_id=order.id, form=signed, act=Act(act_id=uuid4()), by=technician, at=at)
    moving.move(order_id=order.id, step="finish", told=Told(), by=technician, at=at)
    house.owned |= {
        "checklist_id": checklist.id,
        "report_id": ActivityReport.objects.get(order=order).id,
    }
