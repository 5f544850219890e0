"""What customers are still to be told of their orders."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Q, QuerySet

from chat.queries import messages
from field_service.models import Order, OrderNotice

CLOSED = "window_closed"


def not_shown() -> QuerySet[Order]:
    """Return the orders whose thread does not yet show how they stand."""
    return Order.objects.filter(shown_version__lt=F("version")).order_by("updated_at")


def waiting(at: datetime) -> QuerySet[OrderNotice]:
    """Return what found the window closed, at once or on its way, where it is open by now."""
    late = messages.closed_on_the_way(at).values("id")
    refused = Q(error=CLOSED, message=None, conversation__window_closes_at__gt=at)
    rows = OrderNotice.objects.filter(refused | Q(error="", message__in=late))
    return rows.select_related("order__customer", "step", "conversation__identity", "message")
