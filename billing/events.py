"""Facts of money; ids only."""

from dataclasses import dataclass
from uuid import UUID

from hub.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class RechargeMoved(Event):
    """A recharge was made, corrected or changed its state."""

    recharge_id: UUID


@dataclass(frozen=True, kw_only=True)
class InvoiceMoved(Event):
    """An invoice was made, issued, paid, corrected or closed."""

    invoice_id: UUID


@dataclass(frozen=True, kw_only=True)
class CreditNoteMoved(Event):
    """A credit note was made, issued or used."""

    credit_note_id: UUID


@dataclass(frozen=True, kw_only=True)
class PaymentMoved(Event):
    """A payment began, was confirmed, allocated or undone."""

    payment_id: UUID


@dataclass(frozen=True, kw_only=True)
class ChargeMade(Event):
    """Somebody asked a customer to pay."""

    charge_id: UUID


@dataclass(frozen=True, kw_only=True)
class QuoteMoved(Event):
    """A quote was made, sent, seen, answered or became an invoice."""

    quote_id: UUID


@dataclass(frozen=True, kw_only=True)
class QuoteAccepted(Event):
    """A customer agreed to a quote: whoever makes work of it may begin."""

    quote_id: UUID


@dataclass(frozen=True, kw_only=True)
class CouponMoved(Event):
    """A coupon was issued, used, returned, or ended."""

    coupon_id: UUID
