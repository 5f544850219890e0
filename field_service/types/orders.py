"""The words of service orders."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import TextChoices


class OrderState(TextChoices):
    """Where an order stands; the table of who moves it where is `queries.steps.STEPS`."""

    REQUESTED = "requested"
    SCHEDULED = "scheduled"
    ASSIGNED = "assigned"
    EN_ROUTE = "en_route"
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    WAITING_PARTS = "waiting_parts"
    CANNOT_COMPLETE = "cannot_complete"
    DONE = "done"
    INVOICED = "invoiced"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class OrderSource(TextChoices):
    """What an order was made of."""

    PORTAL = "portal"
    STAFF = "staff"
    CONVERSATION = "conversation"
    QUOTE = "quote"
    PLAN = "plan"
    LABEL = "label"  # the QR on a machine
    RETURN = "return"  # another visit for the same


class Priority(TextChoices):
    """How soon somebody has to come."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


TOPIC = "order:"
S = OrderState
# A technician stands at the machine.
ON_SITE = (S.IN_PROGRESS, S.PAUSED)
# Somebody's time is taken for it.
BOOKED = (S.ASSIGNED, S.EN_ROUTE, *ON_SITE, S.WAITING_PARTS)
# Somebody has to be found for it.
UNBOOKED = (S.REQUESTED, S.SCHEDULED, S.CANNOT_COMPLETE)
ENDED = (S.DONE, S.INVOICED, S.CLOSED, S.CANCELLED)
ACTIVE = tuple(state for state in S if state not in ENDED)
REQUESTED = "requested"  # the first step of every order, which leads to no other state


@dataclass(frozen=True, kw_only=True)
class OrderForm:
    """What is asked for: `wanted_from` and `wanted_until` are when somebody may come."""

    title: str
    symptom: str = ""
    kind_id: UUID | None = None
    machine_id: UUID | None = None
    place: str = ""
    priority: Priority = Priority.NORMAL
    hour_meter: int | None = None
    wanted_from: datetime | None = None
    wanted_until: datetime | None = None
    source: OrderSource = OrderSource.STAFF


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a step says: a reason, the phone's own time and name of the act, and where it stood.

    `act_id` is made by the phone before it sends: the same act again changes nothing.
    `eta_minutes` is how long the way takes, from when somebody left.
    """

    reason: str = ""
    happened_at: datetime | None = None
    act_id: UUID | None = None
    latitude: float | None = None
    longitude: float | None = None
    eta_minutes: int | None = None


def topic_of(order_id: UUID) -> str:
    """Return what messages about an order carry, and its card is found by."""
    return f"{TOPIC}{order_id}"
