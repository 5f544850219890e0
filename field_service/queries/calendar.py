"""Who does what on which days, as each person may know it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q, QuerySet

from chat.queries.hours import days_off
from field_service.models import Absence, Booking, CalendarLink, Order
from field_service.queries.orders import visible_to
from field_service.types import OrderState, Span
from hub.accounts.roles import COUNTER, Role
from hub.kernel.errors import NotFound
from hub.kernel.home import start_after, start_of

if TYPE_CHECKING:
    from hub.accounts.models import User

# What a calendar program fetches: it keeps what was before by itself.
BEHIND, AHEAD = timedelta(days=31), timedelta(days=366)
MOST = 2000
HAVE = COUNTER | {Role.TECHNICIAN, Role.CUSTOMER}


@dataclass(frozen=True, kw_only=True)
class Days:
    """What happens on some days: orders with their bookings, absences, days off by name."""

    orders: list[Order]
    absences: list[Absence]
    off: dict[date, str]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An order in somebody's own feed; `over`: it is no longer theirs, or was called off."""

    order: Order
    span: Span
    over: bool = False
    people: list[str] = field(default_factory=list)


def days(user: User, since: date, until: date) -> Days:
    """Return what this person may know of these days, both ends included."""
    span = Span(start_of(since), start_after(until))
    rows = visible_to(user).exclude(state=OrderState.CANCELLED)
    if user.role == Role.TECHNICIAN:
        own = Q(bookings__technician=user, bookings__released_at=None)
        rows = rows.filter(own & _meets(span, "bookings__"))
    else:
        rows = rows.filter(_meets(span))
    return Days(
        orders=list(_told(rows).order_by("starts_at", "id")[:MOST]),
        absences=list(_absences(user).filter(_meets(span)).order_by("starts_at")),
        off=days_off(since, until),
    )


def feed(user: User, *, at: datetime) -> list[Entry]:
    """Return what stands in somebody's own calendar, with what was called off."""
    span = Span(at - BEHIND, at + AHEAD)
    if user.role == Role.TECHNICIAN:
        return _booked(user, span)
    rows = _told(visible_to(user).filter(_meets(span))).order_by("starts_at", "id")[:MOST]
    return [
        Entry(
            order=row,
            span=Span(row.starts_at, row.ends_at),
            over=row.state == OrderState.CANCELLED,
            people=[each.technician.name for each in row.bookings.all()],
        )
        for row in rows
        if row.starts_at is not None and row.ends_at is not None
    ]


def owner_of(key: str) -> User:
    """Return the active person whose calendar opens with a key. NotFound."""
    rows = CalendarLink.objects.select_related("user").filter(
        digest=digest_of(key), user__is_active=True, user__role__in=HAVE
    )
    found = rows.first()
    if found is None:
        raise NotFound
    return found.user


def has_link(user: User) -> datetime | None:
    """Return since when somebody's calendar has an address; None without one."""
    return CalendarLink.objects.filter(user=user).values_list("created_at", flat=True).first()


def digest_of(key: str) -> str:
    """Return what we keep of a key."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _booked(user: User, span: Span) -> list[Entry]:
    """Return each order once: as it is booked now, or as over where nothing is booked any more."""
    rows = Booking.objects.filter(_meets(span), technician=user).select_related(
        "order__customer", "order__kind", "order__machine"
    )
    latest: dict[object, Booking] = {}
    for row in rows.order_by("created_at", "id")[:MOST]:
        held = latest.get(row.order_id)
        if held is None or held.released_at is not None:
            latest[row.order_id] = row
    return [
        Entry(
            order=row.order,
            span=Span(row.starts_at, row.ends_at),
            # What was done before its time gave its booking back, and was done all the same.
            over=row.released_at is not None and not _was_theirs(row),
            people=[user.name],
        )
        for row in sorted(latest.values(), key=lambda each: (each.starts_at, each.id))
    ]


def _was_theirs(row: Booking) -> bool:
    """Whether a booking was given back because its order was done, not because they were spared."""
    done_at = row.order.done_at
    return row.released_at is not None and done_at is not None and row.released_at >= done_at


def _told(rows: QuerySet[Order]) -> QuerySet[Order]:
    living = Booking.objects.filter(released_at=None).select_related("technician")
    return rows.select_related("customer", "kind", "machine").prefetch_related(
        Prefetch("bookings", living.order_by("starts_at", "id"))
    )


def _absences(user: User) -> QuerySet[Absence]:
    rows = Absence.objects.select_related("technician")
    if user.role in COUNTER:
        return rows
    return rows.filter(technician=user) if user.role == Role.TECHNICIAN else rows.none()


def _meets(span: Span, prefix: str = "") -> Q:
    return Q(**{f"{prefix}starts_at__lt": span.end, f"{prefix}ends_at__gt": span.start})
