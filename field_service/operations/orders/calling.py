"""Tells people here of work: technicians where they are sent, the office who asks by a label."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from field_service.models import Booking, Order
from hub.accounts.queries import colleagues
from hub.accounts.roles import OFFICE
from hub.kernel.home import local
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

if TYPE_CHECKING:
    from hub.accounts.models import User

KIND = "service_order"
WORDS = {
    "es": {
        "sent": "Nueva orden {label} · {when}",
        "moved": "{label} cambió de hora: {when}",
        "freed": "{label} ya no es tuya",
        "asked": "{who} pide servicio por la etiqueta: {label}",
    },
    "en": {
        "sent": "New order {label} · {when}",
        "moved": "{label} has another time: {when}",
        "freed": "{label} is not yours any more",
        "asked": "{who} asks for service by the label: {label}",
    },
}


def sent(row: Order) -> dict[UUID, Booking]:
    """Return who is sent to an order now, each with their time."""
    rows = Booking.objects.filter(order=row, released_at=None).select_related("technician")
    return {each.technician_id: each for each in rows}


def tell_sent(row: Order, before: dict[UUID, Booking], *, by: User, at: datetime) -> None:
    """Tell who is sent, who has another time, and who stays, in the transaction that does it."""
    now = sent(row)
    for who, held in now.items():
        known = before.get(who)
        if known is None:
            _tell(row, held.technician, "sent", by, at)
        elif (known.starts_at, known.ends_at) != (held.starts_at, held.ends_at):
            _tell(row, held.technician, "moved", by, at)
    for who, held in before.items():
        if who not in now:
            _tell(row, held.technician, "freed", by, at)


def tell_freed(row: Order, *, by: User, at: datetime) -> None:
    """Tell everybody who is sent that they are not any more; before they are released."""
    for held in sent(row).values():
        _tell(row, held.technician, "freed", by, at)


def tell_asked(row: Order, name: str, *, at: datetime) -> None:
    """Tell the office that somebody asks for service at a machine, by the code on it."""
    for user in colleagues().filter(role__in=OFFICE):
        said = Notice(
            kind=KIND,
            key=f"service_order:{row.id}",
            title=WORDS.get(user.language, WORDS["es"])["asked"].format(label=row.label, who=name),
            text=f"{row.title} · {row.place}".rstrip(" ·"),
            link=f"/orders/{row.id}",
            topic=f"service_order:{row.id}",
        )
        notify(user.id, said, at=at)


def _tell(row: Order, whom: User, what: str, by: User, at: datetime) -> None:
    if whom.id == by.id or not whom.is_active:
        return
    said = WORDS.get(whom.language, WORDS["es"])[what]
    when = f"{local(row.starts_at):%d/%m %H:%M}" if row.starts_at is not None else ""
    notice = Notice(
        kind=KIND,
        key=f"service_order:{row.id}",
        title=said.format(label=row.label, when=when),
        text=f"{row.title} · {row.place}".rstrip(" ·"),
        link="/field" if what == "freed" else f"/field/{row.id}",
        topic=f"service_order:{row.id}",
    )
    notify(whom.id, notice, at=at)
