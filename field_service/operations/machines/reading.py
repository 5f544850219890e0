"""Takes down what an hour-meter says; it falls only with a reason."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from crm.queries.companies import portal_users_of
from field_service import live
from field_service.events import MachineMoved
from field_service.models import Machine, Order, Reading
from field_service.types import ReadingSource
from hub.kernel.errors import Conflict, Invalid, NotFound
from hub.kernel.events import announce

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST_HOURS = 1_000_000


class MeterFell(Conflict):
    """It said more before; `fields` has what. Somebody says why (the meter was changed)."""

    code, detail = "meter_fell", "The hour-meter said more before: say why."


def note(
    *,
    machine_id: UUID,
    hours: int,
    source: ReadingSource,
    by: User | None,
    at: datetime,
    reason: str = "",
    order: Order | None = None,
) -> Reading:
    """Write a reading; NotFound, Invalid, MeterFell."""
    if not 0 <= hours <= MOST_HOURS:
        raise Invalid(fields={"hour_meter": ["Between 0 and 1 000 000 hours."]})
    with transaction.atomic():
        rows = Machine.objects.select_for_update(of=("self",), no_key=True)
        row = rows.select_related("customer").filter(id=machine_id).first()
        if row is None:
            raise NotFound
        if hours < row.hour_meter and not reason.strip():
            raise MeterFell(fields={"hour_meter": row.hour_meter})
        fell = reason.strip()[:300] if hours < row.hour_meter else ""
        made = Reading(machine=row, hours=hours, before=row.hour_meter, reason=fell, source=source)
        made.order, made.author, made.at = order, by, at
        made.save()
        _read(row, hours, at)
    return made


def _read(row: Machine, hours: int, at: datetime) -> None:
    row.hour_meter, row.read_at, row.updated_at = hours, at, at
    row.version += 1
    row.save(update_fields=["hour_meter", "read_at", "updated_at", "version"])
    live.machine_moved(row, portal_users_of(row.customer))
    announce(MachineMoved(machine_id=row.id))
