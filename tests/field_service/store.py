"""The store: parts on its shelves, who they are bought from, and what is done to them."""

from datetime import timedelta
from decimal import Decimal

from field_service.models import Balance, Location, Part, Reservation, StockMove
from field_service.operations.parts import counting, places, registering, reserving, using
from hub.kernel import clock
from hub.kernel.money import Money


class Store:
    """Carla's store of parts."""

    def __init__(self, shop, *, cost="10.00"):
        self.shop, self.clerk = shop, shop.clerk
        self.main = self.place("Almacén")
        self.cost = Money.parse(cost, "PEN")

    def place(self, name, **fields):
        return places.add(fields={"name": name, **fields}, by=self.clerk, at=clock.now())

    def van(self, technician=None, name="Camioneta"):
        who = technician or self.shop.technician
        return self.place(name, kind="van", technician=who.id)

    def part(self, code="FIL-01", *, stock=None, **fields):
        fields = {"code": code, "name": f"Repuesto {code}", **fields}
        row = registering.register(fields=fields, by=self.clerk, at=clock.now())
        if stock is not None:
            self.stock(row, stock)
        return row

    def stock(self, part, quantity, *, at=None, cost=None):
        return counting.receive(
            part_id=part.id,
            location_id=(at or self.main).id,
            quantity=Decimal(quantity),
            unit_cost=Money.parse(cost, "PEN") if cost else self.cost,
            by=self.clerk,
            at=clock.now(),
        )

    def count(self, part, counted, *, reason="Inventario", at=None):
        return counting.count(
            part_id=part.id,
            location_id=(at or self.main).id,
            counted=Decimal(counted),
            reason=reason,
            by=self.clerk,
            at=clock.now(),
        )

    def carry(self, part, quantity, target, *, by=None, source=None, act_id=None):
        return counting.transfer(
            part_id=part.id,
            source_id=(source or self.main).id,
            target_id=target.id,
            quantity=Decimal(quantity),
            by=by or self.clerk,
            at=clock.now(),
            act_id=act_id,
        )

    def reserve(self, order, part, quantity, *, by=None, at=None):
        return reserving.reserve(
            order_id=order.id,
            part_id=part.id,
            quantity=Decimal(quantity),
            by=by or self.clerk,
            at=clock.now(),
            location_id=at.id if at else None,
        )

    def use(self, order, part, quantity, *, by=None, act_id=None, at=None, **more):
        return using.use(
            order.id,
            part.id,
            Decimal(quantity),
            by or self.clerk,
            clock.now(),
            act_id,
            location_id=at.id if at else None,
            **more,
        )

    def give_back(self, use, quantity, *, by=None):
        return using.give_back(use.id, Decimal(quantity), by or self.clerk, clock.now())


def figures(part, place=None):
    """Return on hand and reserved, and check that they are what their rows add up to."""
    rows = list(Balance.objects.filter(part=part))
    for row in rows:
        moves = StockMove.objects.filter(part=part, location=row.location)
        assert sum(move.quantity for move in moves) == row.on_hand >= row.reserved >= 0
        held = Reservation.objects.filter(part=part, location=row.location, state="open")
        assert sum(each.left for each in held) == row.reserved
    fresh = Part.objects.get(id=part.id)
    assert sum(move.value_minor for move in StockMove.objects.filter(part=part)) == (
        fresh.value_minor
    )
    shown = [row for row in rows if place is None or row.location_id == place.id]
    return sum(row.on_hand for row in shown), sum(row.reserved for row in shown)


def soon(days=5):
    return clock.now() + timedelta(days=days)


def main():
    return Location.objects.get(is_main=True)
