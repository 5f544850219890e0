"""The words of parts, of stock, and of what is bought."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import TextChoices

PLACES = Decimal("0.001")  # of a quantity
MOST_PARTS = Decimal("999999")  # of one part in one go


class LocationKind(TextChoices):
    """Where parts lie."""

    STORE = "store"
    VAN = "van"


class MoveKind(TextChoices):
    """Why stock is not what it was."""

    RECEIVE = "receive"
    USE = "use"
    GIVE_BACK = "give_back"
    MOVE = "move"
    COUNT = "count"
    CORRECTION = "correction"


class ReservationState(TextChoices):
    """Whether parts still wait for their order."""

    OPEN = "open"
    USED = "used"
    RELEASED = "released"


class PurchaseState(TextChoices):
    """Where a request for parts stands; who moves it is `queries.purchase_steps.STEPS`."""

    REQUESTED = "requested"
    QUOTING = "quoting"
    QUOTED = "quoted"
    ORDERED = "ordered"
    CONFIRMED = "confirmed"
    IN_TRANSIT = "in_transit"
    PARTIALLY_RECEIVED = "partially_received"
    RECEIVED = "received"
    REJECTED = "rejected"
    CANCELLED = "cancelled"


class PurchaseSource(TextChoices):
    """Who found that parts are missing."""

    TECHNICIAN = "technician"
    OFFICE = "office"
    SYSTEM = "system"


class OfferState(TextChoices):
    """What a supplier who was asked said."""

    ASKED = "asked"
    ANSWERED = "answered"
    DECLINED = "declined"
    CHOSEN = "chosen"
    LOST = "lost"


class SupplierMailKind(TextChoices):
    """What a mail to a supplier is about."""

    ASK = "ask"
    ORDER = "order"
    CALL_OFF = "call_off"


class SupplierMailState(TextChoices):
    """Where a mail to a supplier stands."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    BOUNCED = "bounced"
    FAILED = "failed"


P = PurchaseState
# Nothing is bought yet.
UNBOUGHT = (P.REQUESTED, P.QUOTING, P.QUOTED)
# It is on its way to us, sooner or later.
COMING = (P.ORDERED, P.CONFIRMED, P.IN_TRANSIT, P.PARTIALLY_RECEIVED)
PURCHASE_ENDED = (P.RECEIVED, P.REJECTED, P.CANCELLED)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """So many of a part, for a service order where one waits for it."""

    part_id: UUID
    quantity: Decimal
    order_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class LinePrice:
    """What a supplier says of one line: a price for one, or (None) that they cannot supply it."""

    line_id: UUID
    unit_minor: int | None


@dataclass(frozen=True, kw_only=True)
class OfferForm:
    """A supplier's answer; `days` until delivery."""

    prices: list[LinePrice]
    days: int
    note: str = ""
