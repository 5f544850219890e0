"""The words of quotes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import TextChoices

from billing.types.lines import LineInput

QUOTE_SERIES = "COT"
QUOTE_DIGITS = 6
LONGEST_NAME = 120  # of who signs


class QuoteState(TextChoices):
    """`draft → sent → viewed → accepted → converted`, or `rejected`, `expired`, `cancelled`.

    `expired` is also read off the day: a quote nobody answered is expired the day after.
    """

    DRAFT = "draft"
    SENT = "sent"
    VIEWED = "viewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    EXPIRED = "expired"
    CONVERTED = "converted"
    CANCELLED = "cancelled"


# The customer may still answer it.
WAITING = (QuoteState.SENT, QuoteState.VIEWED)
AGREED = (QuoteState.ACCEPTED, QuoteState.CONVERTED)


class AnsweredBy(TextChoices):
    """How a customer's answer reached us."""

    LINK = "link"  # of the public page
    PORTAL = "portal"
    BUTTON = "button"  # under the message in their channel
    ADVISOR = "advisor"  # who wrote down what they were told, with evidence


@dataclass(frozen=True, kw_only=True)
class QuoteLineInput:
    """A line as it is filled in, and the item of the catalogue it began as."""

    line: LineInput
    item_id: UUID | None = None

    @property
    def whole(self) -> LineInput:
        """The line with its item, as the arithmetic takes it."""
        return replace(self.line, item=self.item_id or self.line.item)


@dataclass(frozen=True, kw_only=True)
class QuoteForm:
    """What somebody fills in; `discount` is minor units off the whole quote."""

    lines: Sequence[QuoteLineInput] = ()
    title: str = ""
    includes_tax: bool = False
    discount: int = 0
    valid_until: date | None = None
    note: str = ""
    terms: str = ""
    prepayment_percent: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Signed:
    """Who says yes to which revision, and what shows it: `signature` is a PNG, may be empty."""

    how: AnsweredBy
    name: str
    revision: int
    document: str = ""
    signature: bytes = b""
    ip: str | None = None
    evidence: str = ""
    file_id: UUID | None = None
    message_id: UUID | None = None
