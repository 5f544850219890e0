"""What orders brought in: the invoices their rows stand on, each once."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from django.db.models import QuerySet

from field_service.models import BilledSource, Order


def billed_of(orders: QuerySet[Order], currency: str) -> dict[UUID, int]:
    """Return what was invoiced for each order without tax, in minor units; drafts do not count."""
    rows = BilledSource.objects.filter(
        released_at=None,
        order__in=orders,
        invoice__currency=currency,
        invoice__issued_at__isnull=False,
    )
    found = rows.values_list("order_id", "invoice_id", "invoice__net_minor").distinct()
    sums: dict[UUID, int] = defaultdict(int)
    for order_id, _, net in found:
        sums[order_id] += net
    return sums
