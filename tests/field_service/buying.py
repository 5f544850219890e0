"""The desk where parts are bought: requests, suppliers asked, answers, deliveries."""

from datetime import timedelta
from decimal import Decimal

from field_service.models import Offer, PartsRequest
from field_service.operations import suppliers
from field_service.operations.purchases import (
    answering,
    asking,
    ordering,
    receiving,
    requesting,
)
from field_service.types import LinePrice, OfferForm, Wanted
from hub.kernel import clock
from hub.kernel.home import today
from tests.field_service.shop import again
from tests.field_service.store import Store


class Buying(Store):
    """Carla buys."""

    def supplier(self, name="Repuestos Andinos SAC", *, email="ventas@andinos.test", **fields):
        at = clock.now()
        row = suppliers.add(fields={"name": name, **fields}, by=self.clerk, at=at)
        if email:
            contact = {"name": f"Ventas {name}", "email": email}
            suppliers.add_contact(supplier_id=row.id, fields=contact, by=self.clerk, at=at)
        return row

    def ask_for(self, *wanted, by=None, order=None, **more):
        lines = [
            Wanted(part_id=part.id, quantity=Decimal(quantity), order_id=order and order.id)
            for part, quantity in wanted
        ]
        return requesting.request(wanted=lines, by=by or self.clerk, at=clock.now(), **more)

    def quoting(self, row, *who):
        asking.ask(
            request_id=row.id, supplier_ids=[each.id for each in who], by=self.clerk, at=clock.now()
        )
        return list(Offer.objects.filter(request=row).order_by("asked_at", "id"))

    def answer(self, offer, *prices, days=5, by="clerk"):
        lines = list(offer.request.lines.order_by("position"))
        said = [
            LinePrice(line_id=line.id, unit_minor=price)
            for line, price in zip(lines, prices, strict=True)
        ]
        form = OfferForm(prices=said, days=days)
        return answering.answer(
            request_id=offer.request_id,
            offer_id=offer.id,
            form=form,
            by=self.clerk if by == "clerk" else None,
            at=clock.now(),
        )

    def order(self, offer, *, by=None, version=None):
        row = again(offer.request)
        return ordering.order(
            request_id=row.id,
            offer_id=offer.id,
            version=version or row.version,
            by=by or self.clerk,
            at=clock.now(),
        )

    def bought(self, *wanted, price=1000, days=5, order=None, by=None):
        """Ask for parts, have one supplier quote them, and buy."""
        row = self.ask_for(*wanted, order=order, by=by)
        name = f"Proveedor {PartsRequest.objects.count()}"
        (offer,) = self.quoting(row, self.supplier(name))
        self.answer(offer, *[price] * len(wanted), days=days)
        return self.order(offer)

    def receive(self, row, *quantities, version=None):
        lines = row.lines.order_by("position")
        came = {
            line.id: Decimal(quantity)
            for line, quantity in zip(lines, quantities, strict=True)
            if quantity is not None
        }
        return receiving.receive(
            request_id=row.id,
            version=version or again(row).version,
            came=came,
            by=self.clerk,
            at=clock.now(),
        )

    def ship(self, row, *, days=3, by="clerk"):
        return ordering.ship(
            request_id=row.id,
            carrier="Marvisur",
            tracking="MV-1",
            eta_on=today(clock.now()) + timedelta(days=days),
            by=self.clerk if by == "clerk" else None,
            at=clock.now(),
        )

    def end(self, row, step, *, by=None, reason="Ya no hace falta"):
        return ordering.end(
            request_id=row.id, step=step, reason=reason, by=by or self.clerk, at=clock.now()
        )
