"""What orders brought in: the invoices their rows stand on, each once."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.db.models import QuerySet

from field_service.models import BilledSource, Order


def billed_of(
    orders: QuerySet[Order], currency: str, by: str = "order_id"
) -> dict[UUID | None, int]:
    """Return what was invoiced for orders without tax, in minor units; drafts do not count."""
    rows = BilledSource.objects.filter(
        released_at=None,
        order__in=orders,
        invoice__currency=currency,
        invoice__issued_at__isnull=False,
    )
    found = rows.values_list(by, "invoice__net_minor", "order_id", "invoice_id").distinct()
    sums: dict[UUID | None, int] = defaultdict(int)
    for each, net, *_ in found:
        sums[each] += net
    return sums
