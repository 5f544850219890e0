"""How long suppliers take from the order to the last part, and how often they keep their word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from field_service.models import PartsRequest
from field_service.types import PurchaseState
from hub.kernel.home import today
from hub.kernel.spread import MIDDLE, SLOW, place_in


@dataclass(frozen=True, kw_only=True)
class LeadTime:
    """What one supplier delivered whole: whole days from the order, how many in time."""

    supplier_id: UUID
    name: str
    purchases: int
    p50_days: int
    p90_days: int
    on_time: int

    @property
    def on_time_percent(self) -> int:
        """How many of a hundred came by the day that was promised with the offer."""
        return round(100 * self.on_time / self.purchases)


def by_supplier(
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    suppliers: Iterable[UUID] | None = None,
) -> list[LeadTime]:
    """Return lead times of purchases received in a span, by the supplier's name."""
    rows = _received(since, until)
    if suppliers is not None:
        rows = rows.filter(supplier__in=set(suppliers))
    found: dict[tuple[str, UUID], list[tuple[int, bool]]] = defaultdict(list)
    for row in rows:
        if row.supplier is not None and (told := _told(row)) is not None:
            found[(row.supplier.name, row.supplier.id)].append(told)
    return [_summed(name, id_, each) for (name, id_), each in sorted(found.items())]


def of_all(*, since: datetime | None = None, until: datetime | None = None) -> LeadTime | None:
    """Return the same of all suppliers together; None where nothing was received."""
    rows = _received(since, until)
    each = [told for row in rows if (told := _told(row)) is not None]
    return _summed("", UUID(int=0), each) if each else None


def _received(since: datetime | None, until: datetime | None) -> QuerySet[PartsRequest]:
    rows = PartsRequest.objects.filter(state=PurchaseState.RECEIVED, supplier__isnull=False)
    if since is not None:
        rows = rows.filter(received_at__gte=since)
    if until is not None:
        rows = rows.filter(received_at__lt=until)
    return rows.select_related("supplier")


def _told(row: PartsRequest) -> tuple[int, bool] | None:
    """Return the days a purchase took, and whether it came as promised."""
    if row.ordered_at is None or row.received_at is None:
        return None
    came = today(row.received_at)
    on_time = row.promised_on is None or came <= row.promised_on
    return (came - today(row.ordered_at)).days, on_time


def _summed(name: str, supplier_id: UUID, each: list[tuple[int, bool]]) -> LeadTime:
    days = sorted(float(days) for days, _ in each)
    return LeadTime(
        supplier_id=supplier_id,
        name=name,
        purchases=len(each),
        p50_days=_whole(place_in(days, MIDDLE)),
        p90_days=_whole(place_in(days, SLOW)),
        on_time=sum(on_time for _, on_time in each),
    )


def _whole(days: float | None) -> int:
    return int((days or 0) + 0.5)
