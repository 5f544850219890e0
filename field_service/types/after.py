"""The words of what follows from a done order: money, opinion, papers, another visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import TextChoices

from billing.types import LineInput

SATISFIED = 4  # of five: from here on a customer was


class RateFor(TextChoices):
    """What a rate is for."""

    LABOUR = "labour"
    TRAVEL = "travel"


class RatePer(TextChoices):
    """What is counted: hours, or each time somebody came."""

    HOUR = "hour"
    VISIT = "visit"


class BilledKind(TextChoices):
    """What an invoice of an order was made of, row by row."""

    TIME = "time"  # a stretch of work or travel
    VISIT = "visit"  # a step that began work there
    PART = "part"  # a part that was used
    QUOTE = "quote"  # what was agreed to


class Cover(TextChoices):
    """Why the customer pays nothing for it."""

    WARRANTY = "warranty"
    CALLBACK = "callback"  # we were there for the same a few days before


class SurveyState(TextChoices):
    """Where the question after a job stands."""

    DUE = "due"
    ASKED = "asked"
    ANSWERED = "answered"
    SKIPPED = "skipped"  # `told_error` says why


class SurveyVia(TextChoices):
    """Where an answer came from."""

    LINK = "link"
    PORTAL = "portal"
    BUTTON = "button"


class Verdict(TextChoices):
    """What the office thinks of a job that was done."""

    OK = "ok"
    NEEDS_RETURN = "needs_return"


@dataclass(frozen=True)
class SourceRef:
    """A row something is billed for."""

    kind: BilledKind
    id: str


@dataclass(frozen=True, kw_only=True)
class ChargeLine:
    """A line that would be billed: `key` names it, `sources` are billed by it and never again.

    `chosen`: on the invoice unless somebody says otherwise. `priced` is false where nobody said
    what it costs.
    """

    key: str
    line: LineInput
    sources: Sequence[SourceRef]
    chosen: bool = True
    priced: bool = True
    minutes: int = 0


@dataclass(frozen=True, kw_only=True)
class ChosenLine:
    """A line somebody wants on the invoice, as they changed it; None leaves it as it is."""

    key: str
    description: str | None = None
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    discount_percent: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What is to be billed; `lines` None is what is offered. `covered` None: as we think.

    `quote`: what was agreed to, where the order was made of it and it is not billed yet.
    """

    quote: bool = True
    lines: Sequence[ChosenLine] | None = None
    covered: bool | None = None
