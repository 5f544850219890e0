"""What orders offer: a topic of messages, a section, the timeline, search and links."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from chat.ports.findable import MOST, Findable, findables
from chat.ports.linkable import Linkable, LinkCard, linkables
from chat.ports.panel import sections
from chat.ports.topics import Topic, topics
from crm.plugins.of_customer import SHOWN, RowsOfCustomer
from crm.ports.timeline import About, Event, Found, Words, newest, sources
from field_service.models import Machine, Order
from field_service.operations.orders import telling
from field_service.queries import machines, orders
from field_service.types import TOPIC
from hub.accounts.roles import COUNTER, STAFF
from hub.kernel.clock import iso
from hub.kernel.registry import import_folders
from hub.reports.ports.kinds import kinds

if TYPE_CHECKING:
    from hub.accounts.models import User

TITLE: Words = {"es": "Órdenes de servicio", "en": "Service orders"}
TALKED_OF = timedelta(hours=24)  # an answer after our last word about an order is about it


class Told:
    """The orders of a customer, on their timeline."""

    label: Words = TITLE
    order = 60

    def events(self, about: About, *, mark: Any, most: int) -> Sequence[Found]:
        """Return each where it was asked for, as it stands now."""
        if about.user.role not in COUNTER:
            return []
        rows = Order.objects.filter(customer__in=about.family)
        return newest(
            rows.select_related("created_by", "machine"), mark=mark, most=most, event=_event
        )


def card_of(user: User, order_id: UUID) -> LinkCard:
    """Return what a link to an order shows; NotFound for those who may not see it."""
    return _card(orders.order_for(user, order_id), user)


def machine_card(user: User, machine_id: UUID) -> LinkCard:
    """Return what a link to a machine shows; NotFound for those who may not see it."""
    return _machine(machines.machine_for(user, machine_id), user)


def numbered(user: User, number: str) -> list[LinkCard]:
    """Return the orders of a number."""
    digits = number.removeprefix("OS")
    if not digits.isdecimal() or len(digits) > 9:
        return []
    rows = orders.with_people(orders.visible_to(user)).filter(number=int(digits))
    return [_card(row, user) for row in rows]


def with_serial(user: User, number: str) -> list[LinkCard]:
    """Return the machines whose serial number begins so."""
    rows = machines.visible_to(user).filter(serial_key__startswith=machines.serial_key(number))
    found = rows.select_related("customer", "kind").order_by("serial_key", "id")
    return [_machine(row, user) for row in found[:MOST]]


def _may_write(user: User, topic: str) -> bool:
    """Whether somebody works here and is concerned with an order: who is sent, and the counter."""
    try:
        order_id = UUID(topic.removeprefix(TOPIC))
    except ValueError:
        return False
    return user.role in STAFF and orders.visible_to(user).filter(id=order_id).exists()


def _card(row: Order, user: User) -> LinkCard:
    staff = user.role in STAFF
    return LinkCard(
        kind="order",
        title=row.label,
        subtitle=f"{row.customer.name} · {row.title}",
        state=row.state,
        path=f"/orders/{row.id}" if staff else f"/portal/services/{row.id}",
    )


def _machine(row: Machine, user: User) -> LinkCard:
    staff = user.role in STAFF
    return LinkCard(
        kind="machine",
        title=row.name,
        subtitle=f"{row.customer.name} · {row.serial}".removesuffix(" · "),
        state=row.state,
        path=f"/machines/{row.id}" if staff else f"/portal/machines/{row.id}",
    )


def _event(row: Order) -> Event:
    return Event(
        id=str(row.id),
        at=row.created_at,
        title=row.label,
        summary=row.title,
        who=row.created_by.name,
        state=row.state,
        link=f"/orders/{row.id}",
    )


def _first(customer_id: UUID) -> list[Order]:
    rows = Order.objects.filter(customer=customer_id).order_by("-created_at", "-id")
    return list(rows[:SHOWN])


def _item(row: Order) -> dict[str, Any]:
    return {
        "label": row.label,
        "value": row.title,
        "link": f"/orders/{row.id}",
        "state": row.state,
        "at": iso(row.starts_at) if row.starts_at is not None else None,
    }


SECTION = RowsOfCustomer(key="orders", title=TITLE, order=34, rows=_first, item=_item)
sections.add(SECTION.key, SECTION)
sources.add("orders", Told())
linkables.add("order", Linkable(path="/orders/<id>", card=card_of))
linkables.add("machine", Linkable(path="/machines/<id>", card=machine_card))
findables.add("order", Findable(find=numbered))
findables.add("machine", Findable(find=with_serial))
topics.add("order", Topic(lasts=TALKED_OF, may_write=_may_write))
for _key, _kind in telling.FACTS.items():
    kinds.add(_key, _kind)
import_folders("field_service.workflows", "workflow")
