"""What service keeps about a person, and how it is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crm.queries import personal
from field_service.models import Machine, Order, OrderNotice
from field_service.operations.orders import ending
from hub.accounts.ports.personal import Keeper, Kept, Subject
from hub.kernel import clock
from hub.kernel.clock import iso

SOMEWHERE = "—"  # an order is somewhere, and nobody knows any more where


class Orders(Keeper):
    """What was done for them."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield each order as it stands."""
        orders = Order.objects.filter(customer__in=personal.family(subject))
        for row in orders.order_by("created_at", "id"):
            yield {
                "number": row.label,
                "title": row.title,
                "symptom": row.symptom,
                "place": row.place,
                "state": row.state,
                "at": iso(row.created_at),
                "done_at": iso(row.done_at),
            }

    def forget(self, subject: Subject) -> Kept | None:
        """Blank their words and where it was, and end what was still to be done for them.

        That there was an order stays with its figures.
        """
        family = personal.family(subject)
        theirs = Order.objects.filter(customer__in=family)
        theirs.update(title=SOMEWHERE, symptom="", place=SOMEWHERE, reason="")
        OrderNotice.objects.filter(order__in=theirs).update(text="")
        ending.forget(family, at=clock.now())
        return None


class Machines(Keeper):
    """What they own that we look after."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield each machine as it is known."""
        machines = Machine.objects.filter(customer__in=personal.family(subject))
        for row in machines.order_by("created_at", "id"):
            yield {
                "name": row.name,
                "serial": row.serial,
                "maker": row.maker,
                "model": row.model,
                "place": row.place,
                "hour_meter": row.hour_meter,
                "at": iso(row.created_at),
            }

    def forget(self, subject: Subject) -> Kept | None:
        """Blank where it stands and what was noted."""
        Machine.objects.filter(customer__in=personal.family(subject)).update(place="", note="")
        return None


KEEPERS: dict[str, Keeper] = {"service_orders": Orders(), "machines": Machines()}
