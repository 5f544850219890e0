"""Tells the office, and whoever asked, how it stands with parts."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from field_service.models import Offer, Order, PartsRequest
from field_service.queries.purchases import waiting_orders
from hub.accounts.queries import colleagues
from hub.accounts.roles import OFFICE
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

if TYPE_CHECKING:
    from hub.accounts.models import User

KIND = "parts"
WORDS = {
    "requested": {"es": "Piden repuestos: {label}", "en": "Parts are asked for: {label}"},
    "answered": {"es": "{supplier} cotizó {label}", "en": "{supplier} quoted {label}"},
    "declined": {"es": "{supplier} no cotiza {label}", "en": "{supplier} does not quote {label}"},
    "confirmed": {"es": "{supplier} confirmó {label}", "en": "{supplier} confirmed {label}"},
    "rejected": {"es": "{label} fue rechazada", "en": "{label} was rejected"},
    "late": {"es": "Atrasada: {label}", "en": "Late: {label}"},
    "received": {"es": "Llegaron los repuestos de {label}", "en": "The parts of {label} came"},
    "lost": {"es": "Ya no llegarán: {label}", "en": "Will not come any more: {label}"},
    "reorder": {"es": "Por pedir: {label}", "en": "To be ordered: {label}"},
}
ORDERS = {"es": "Esperan: {orders}", "en": "Waiting: {orders}"}


def requested(row: PartsRequest, *, at: datetime) -> None:
    """Tell the office that parts are asked for."""
    _office(row, "requested", at, but=row.created_by)


def reordered(row: PartsRequest, *, at: datetime) -> None:
    """Tell the office what the house itself asks for."""
    _office(row, "reorder", at)


def answered(row: PartsRequest, offer: Offer, *, at: datetime) -> None:
    """Tell the office what a supplier said by their link."""
    _office(row, offer.state, at, supplier=offer.supplier.name)


def moved(row: PartsRequest, what: str, *, at: datetime) -> None:
    """Tell the office of a step that a supplier took, or that parts are late."""
    _office(row, what, at, supplier=row.supplier.name if row.supplier else "")


def came(row: PartsRequest, order: Order, *, at: datetime) -> None:
    """Tell the technicians of an order that its parts are there."""
    _technicians(row, order, "received", at)


def lost(row: PartsRequest, *, at: datetime) -> None:
    """Tell the technicians of the orders that wait for a request that nothing of it will come."""
    for order in waiting_orders(row):
        _technicians(row, order, "lost", at)


def _technicians(row: PartsRequest, order: Order, what: str, at: datetime) -> None:
    words = WORDS[what]
    for booking in order.bookings.filter(released_at=None).select_related("technician"):
        user = booking.technician
        title = words.get(user.language, words["es"]).format(label=row.label)
        said = Notice(
            kind=KIND,
            key=f"parts:{row.id}:{order.id}",
            title=title,
            text=f"{order.label} {order.title}",
            link=f"/orders/{order.id}",
            topic=f"order:{order.id}",
        )
        notify(user.id, said, at=at)


def _office(
    row: PartsRequest, what: str, at: datetime, *, supplier: str = "", but: User | None = None
) -> None:
    text, orders = _lines(row), ", ".join(each.label for each in waiting_orders(row))
    words = WORDS[what]
    for user in colleagues().filter(role__in=OFFICE):
        if but is not None and user.id == but.id:
            continue
        language = user.language if user.language in words else "es"
        waits = f" · {ORDERS[language].format(orders=orders)}" if orders else ""
        said = Notice(
            kind=KIND,
            key=f"parts_request:{row.id}:{what}",
            title=words[language].format(label=row.label, supplier=supplier),
            text=f"{text}{waits}",
            link=f"/parts-requests/{row.id}",
            topic=f"parts_request:{row.id}",
        )
        notify(user.id, said, at=at)


def _lines(row: PartsRequest) -> str:
    lines = row.lines.select_related("part").order_by("position")
    return ", ".join(f"{line.quantity.normalize():f} {line.part.name}" for line in lines)
