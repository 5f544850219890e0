"""What follows from an order in the house that is walked: a rate, and a paper of Rosa's order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from billing.models import Item
from field_service.operations.charging import rating
from field_service.operations.papers import keeping
from field_service.types.after import RateFor
from hub.kernel import clock
from tests.desk import picture

if TYPE_CHECKING:
    from tests.rights.house import House


def give_after(house: House) -> None:
    """Say what an hour costs, and keep a paper with the order."""
    at, admin, clerk = clock.now(), house.people["admin"], house.people["clerk"]
    item = Item.objects.order_by("created_at")[0]
    rate = rating.put(form=rating.RateForm(what=RateFor.LABOUR, item_id=item.id), by=admin, at=at)
    paper = keeping.add(
        order_id=house.owned["order_id"],
        attachment_id=picture(clerk).id,
        name="Plano",
        staff_only=False,
        by=clerk,
        at=at,
    )
    house.owned |= {"rate_id": rate.id, "order-documents/document_id": paper.id}
