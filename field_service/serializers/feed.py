"""Somebody's own calendar, as other programs read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings

from field_service.adapters import ics
from field_service.queries.calendar import Entry
from hub.accounts.roles import COUNTER, Role
from hub.kernel.home import home

if TYPE_CHECKING:
    from hub.accounts.models import User

NAMES = {"es": "Servicio técnico – {house}", "en": "Service – {house}"}
PAGES = {Role.TECHNICIAN: "/field", Role.CUSTOMER: "/portal/services"}
ORDERS = "/orders"


def written(user: User, entries: Iterable[Entry]) -> bytes:
    """Return the whole feed."""
    name = NAMES.get(user.language, NAMES["es"]).format(house=home().title)
    return ics.written(name, [_item(entry, user) for entry in entries])


def _item(entry: Entry, user: User) -> ics.Item:
    row = entry.order
    same: dict[str, Any] = {
        # The same for everybody who has it in theirs, and for ever.
        "uid": f"order-{row.id}@mostrador",
        "sequence": row.version,
        "start": entry.span.start,
        "end": entry.span.end,
        "changed_at": row.updated_at,
    }
    if entry.over:
        # Whoever is not sent any more need not know more than that.
        return ics.Item(title=row.label, cancelled=True, **same)
    return ics.Item(
        title=f"{row.label} · {row.title}" + (f" · {row.customer.name}" if _works(user) else ""),
        place=row.place,
        text=_text(entry),
        link=f"{settings.PUBLIC_URL}{PAGES.get(Role(user.role), ORDERS)}/{row.id}",
        **same,
    )


def _works(user: User) -> bool:
    return user.role in COUNTER | {Role.TECHNICIAN}


def _text(entry: Entry) -> str:
    row = entry.order
    said = [row.kind.name, row.machine.name if row.machine else "", ", ".join(entry.people)]
    return "\n".join(each for each in said if each)
