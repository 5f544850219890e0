"""How long suppliers take from the order to the last part, and how often they keep their word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from field_service.models import PartsRequest
from field_service.types import PurchaseState
from hub.kernel.home import today


@dataclass(frozen=True, kw_only=True)
class LeadTime:
    """What one supplier delivered whole: days from the order by nearest rank, how many in time."""

    supplier_id: UUID | None
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
    wanted = None if suppliers is None else set(suppliers)
    found: dict[tuple[str, UUID], list[tuple[int, bool]]] = defaultdict(list)
    for name, supplier_id, days, on_time in _received(since, until):
        if wanted is None or supplier_id in wanted:
            found[(name, supplier_id)].append((days, on_time))
    return [_summed(name, id_, each) for (name, id_), each in sorted(found.items())]


def of_all(*, since: datetime | None = None, until: datetime | None = None) -> LeadTime | None:
    """Return the same of all suppliers together; None where nothing was received."""
    found = [(days, on_time) for _, _, days, on_time in _received(since, until)]
    return _summed("", None, found) if found else None


def _received(
    since: datetime | None, until: datetime | None
) -> Iterator[tuple[str, UUID, int, bool]]:
    rows = PartsRequest.objects.filter(state=PurchaseState.RECEIVED, supplier__isnull=False)
    if since is not None:
        rows = rows.filter(received_at__gte=since)
    if until is not None:
        rows = rows.filter(received_at__lt=until)
    for row in rows.select_related("supplier"):
        if row.supplier is not None and row.ordered_at and row.received_at:
            came = today(row.received_at)
            on_time = row.promised_on is None or came <= row.promised_on
            days = (came - today(row.ordered_at)).days
            yield row.supplier.name, row.supplier.id, days, on_time


def _summed(name: str, supplier_id: UUID | None, each: list[tuple[int, bool]]) -> LeadTime:
    days = sorted(days for days, _ in each)
    return LeadTime(
        supplier_id=supplier_id,
        name=name,
        purchases=len(each),
        p50_days=_rank(days, 50),
        p90_days=_rank(days, 90),
        on_time=sum(on_time for _, on_time in each),
    )


def _rank(days: list[int], percent: int) -> int:
    return days[max(0, -(-len(days) * percent // 100) - 1)]
