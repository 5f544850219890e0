"""What customers agreed to that is work to be done."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from billing.models import Quote, QuoteLine
from billing.types import ItemKind
from billing.types.quotes import AGREED


def accepted_services() -> QuerySet[Quote]:
    """Return the quotes a customer agreed to that have a service of the catalogue on them."""
    services = QuoteLine.objects.filter(quote=OuterRef("id"), item__kind=ItemKind.SERVICE)
    rows = Quote.objects.filter(Exists(services), state__in=AGREED)
    return rows.select_related("customer", "created_by")
