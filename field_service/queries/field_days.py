"""The orders a technician has in some days, and those they left unfinished."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from field_service.models import Booking, Order
from field_service.queries.orders import visible_to, with_people
from field_service.types import OrderState

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST = 60
S = OrderState
UNDER_WAY = (S.EN_ROUTE, S.IN_PROGRESS, S.PAUSED, S.WAITING_PARTS)


def day_of(user: User, *, since: datetime, until: datetime) -> list[tuple[Order, Booking | None]]:
    """Return the orders of those days with the time somebody is sent, and what is under way."""
    bookings = Booking.objects.filter(technician=user.id, released_at=None)
    meeting = bookings.filter(starts_at__lt=until, ends_at__gt=since)
    late = bookings.filter(order__state__in=[S.ASSIGNED, *UNDER_WAY], ends_at__lte=since)
    held = {each.order_id: each for each in (*late, *meeting)}
    rows = visible_to(user).filter(
        Q(id__in=held) | Q(done_at__gte=since, steps__author=user.id, steps__what="finish")
    )
    found = with_people(rows).exclude(state=S.CANCELLED).distinct()
    pairs = [(row, held.get(row.id)) for row in found]
    return sorted(pairs, key=lambda each: _when(*each))[:MOST]


def _when(row: Order, booking: Booking | None) -> tuple[datetime, str]:
    return (booking.starts_at if booking else row.starts_at or row.created_at), str(row.id)
