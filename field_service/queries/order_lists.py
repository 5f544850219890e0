"""What lists of orders and of bookings can be narrowed to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from crm.queries.customers import family_of
from field_service.models import Booking, Order
from field_service.queries.machines import serial_key
from field_service.queries.orders import crew, visible_to, with_people
from field_service.types import ACTIVE, UNBOOKED, OrderSource, OrderState
from hub.accounts.roles import COUNTER, Role
from hub.kernel.home import start_after, start_of

if TYPE_CHECKING:
    from hub.accounts.models import User

# An order said by its number: "OS-000012", "os 12", "12".
NUMBER = re.compile(r"(?:OS[-\s]?)?(?P<digits>[0-9]{1,9})", re.IGNORECASE)


def narrowed(rows: QuerySet[Order], asked: Mapping[str, Any], now: datetime) -> QuerySet[Order]:
    """Keep the orders of some states, people, things, days they were made on, or with a text."""
    if states := asked.get("state"):
        rows = rows.filter(state__in=states)
    if "customer" in asked:
        rows = rows.filter(customer__in=family_of(asked["customer"]))
    named = ("machine", "priority", "kind", "conversation")
    rows = rows.filter(**{name: asked[name] for name in named if name in asked})
    if "technician" in asked:
        held = Booking.objects.filter(crew(), order=OuterRef("id"), technician=asked["technician"])
        rows = rows.filter(Exists(held))
    if asked.get("unassigned"):
        rows = unbooked(rows)
    if asked.get("late"):
        rows = late(rows, now)
    return _worded(_made_on(rows, asked), asked.get("q", "").strip())


def _made_on(rows: QuerySet[Order], asked: Mapping[str, Any]) -> QuerySet[Order]:
    if "since" in asked:
        rows = rows.filter(created_at__gte=start_of(asked["since"]))
    if "until" in asked:
        rows = rows.filter(created_at__lt=start_after(asked["until"]))
    return rows


def unbooked(rows: QuerySet[Order]) -> QuerySet[Order]:
    """Keep those somebody is to be found for; for one we come back for, that is the next visit."""
    returns = Order.objects.filter(earlier=OuterRef("id"), source=OrderSource.RETURN)
    again = Exists(returns.exclude(state=OrderState.CANCELLED))
    return rows.filter(state__in=UNBOOKED).exclude(again, state=OrderState.CANNOT_COMPLETE)


def late(rows: QuerySet[Order], now: datetime) -> QuerySet[Order]:
    """Keep what should be done by now and is not held, or should have somebody sent."""
    unfinished = Q(state__in=ACTIVE, finish_by__lt=now, held_since=None)
    return rows.filter(unfinished | Q(state__in=UNBOOKED, answer_by__lt=now))


def _worded(rows: QuerySet[Order], text: str) -> QuerySet[Order]:
    if not text:
        return rows
    found = Q(title__icontains=text) | Q(customer__name__icontains=text)
    found |= Q(machine__name__icontains=text)
    if named := NUMBER.fullmatch(text):
        found |= Q(number=int(named["digits"]))
    if key := serial_key(text):
        found |= Q(machine__serial_key=key)
    return rows.filter(found)


def bookings_for(user: User, asked: Mapping[str, Any]) -> QuerySet[Booking]:
    """Return the bookings this person may see that meet some days, with their order."""
    rows = Booking.objects.filter(crew())
    if user.role == Role.TECHNICIAN:
        rows = rows.filter(technician=user)
    elif user.role not in COUNTER:
        rows = rows.none()
    if "technician" in asked:
        rows = rows.filter(technician=asked["technician"])
    if "since" in asked:
        rows = rows.filter(ends_at__gt=start_of(asked["since"]))
    if "until" in asked:
        rows = rows.filter(starts_at__lt=start_after(asked["until"]))
    orders = Prefetch("order", with_people(visible_to(user)))
    return rows.select_related("technician").prefetch_related(orders)
