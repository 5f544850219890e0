"""What is printed, as frozen values: whoever builds one takes it from a document's snapshot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import TextChoices

from hub.company.types import Issuer
from hub.kernel.money import Money

if TYPE_CHECKING:
    from hub.accounts.models import User


class PaperKind(TextChoices):
    """What a document of lines is."""

    QUOTE = "quote"
    INVOICE = "invoice"
    BOLETA = "boleta"
    PENDING = "pending"  # owed from before the house kept its books here
    DEBT = "debt"  # owed since a recharge was reversed
    CREDIT_NOTE = "credit_note"


@dataclass(frozen=True, kw_only=True)
class Party:
    """Whom a document is for; what is empty is not printed."""

    name: str
    document: str = ""  # `RUC 20100070970`
    address: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """One line, as it was priced."""

    description: str
    quantity: Decimal
    unit_price: Decimal
    tax_rate: Decimal
    amount: Money  # with its tax where the prices include it
    discount: Money | None = None  # already taken off
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperTax:
    """What the lines of one rate add up to; `kind` is a `TaxKind`, `name` what it is called."""

    kind: str
    name: str  # `IGV`
    rate: Decimal
    base: Money
    tax: Money


@dataclass(frozen=True, kw_only=True)
class PaperTotals:
    """The sums below the lines; what was `settled` (paid or credited) leaves the balance."""

    net: Money
    taxes: tuple[PaperTax, ...]
    total: Money
    discount: Money | None = None  # already taken off the lines; told apart
    settled: Money | None = None
    balance: Money | None = None


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A quote, an invoice or a credit note."""

    kind: PaperKind
    number: str
    issued_on: date
    issuer: Issuer
    customer: Party
    lines: tuple[PaperLine, ...]
    totals: PaperTotals
    until: date | None = None  # due, or valid
    about: str = ""  # the document a credit note corrects, the quote an invoice came from
    contract: str = ""
    reason: str = ""  # of a credit note: a `CreditReason`
    note: str = ""
    terms: str = ""
    link: str = ""  # where it can be paid or accepted; printed as QR too
    # The tax office's own series and number, once electronic invoicing gave one.
    authorised: str = ""  # what the authority allowed its number by
    authority_number: str = ""
    language: str = "es"


@dataclass(frozen=True, kw_only=True)
class ReceiptPaper:
    """That money was received, and what it went to; what is left is the customer's credit."""

    number: str
    paid_on: date
    issuer: Issuer
    customer: Party
    method: str  # a `PaymentMethod`
    amount: Money
    allocations: tuple[tuple[str, Money], ...] = ()  # number of the invoice, amount
    left: Money | None = None
    operation_number: str = ""
    note: str = ""
    language: str = "es"


@dataclass(frozen=True, kw_only=True)
class SlipPaper:
    """A slip that pays a bill by its code."""

    code: str  # as people read it aloud, with its groups
    amount: Money
    invoice: str
    issued_on: date
    expires_on: date
    issuer: Issuer
    customer: Party
    scan: str  # what the QR says
    reference: str = ""  # the contract
    how: str = ""  # where and how it is paid
    language: str = "es"


@dataclass(frozen=True, kw_only=True)
class BookletCoupon:
    """One discount of a sheet; `over` says why it is good no more."""

    code: str
    worth: str
    terms: str
    expires_on: date
    scan: str
    over: str = ""


@dataclass(frozen=True, kw_only=True)
class BookletPaper:
    """Discounts to cut off: a booklet, or a single one."""

    name: str
    issued_on: date
    issuer: Issuer
    customer: Party
    coupons: tuple[BookletCoupon, ...]
    language: str = "es"


@dataclass(frozen=True, kw_only=True)
class StatementLine:
    """One movement: `charge` raises what is owed, `payment` lowers it."""

    on: date
    kind: str  # an `EntryKind`
    number: str
    charge: Money | None
    payment: Money | None
    balance: Money


@dataclass(frozen=True, kw_only=True)
class StatementPaper:
    """What a customer owed, what moved it, what they owe; and since when."""

    since: date
    until: date
    issuer: Issuer
    customer: Party
    opening: Money
    closing: Money
    lines: tuple[StatementLine, ...]
    ageing: tuple[Money, ...] = ()  # not due, 1-30, 31-60, 61-90, over 90 days
    of_balance: bool = False  # of what they recharged, not of what they owe
    unapplied: Money | None = None  # paid or credited, and no invoice has used it
    balance: Money | None = None  # what the house holds for them: recharges
    language: str = "es"


@dataclass(frozen=True, kw_only=True)
class WorkTable:
    """A part of a report: a heading, and rows of as many cells as it has columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class WorkPaper:
    """What was done at somebody's: facts, words, tables, pictures (JPEG), and who signed it.

    `party_label` is what stands above whom it is for, where that is no customer.
    """

    title: str
    number: str
    issuer: Issuer
    customer: Party
    facts: tuple[tuple[str, str], ...]
    told: tuple[tuple[str, str], ...]  # heading, what is said below it
    tables: tuple[WorkTable, ...]
    pictures: tuple[tuple[bytes, str], ...] = ()  # each with what stands below it
    signature: bytes | None = None  # PNG
    signed: tuple[str, ...] = ()  # who, when; or why nobody
    signed_label: str = ""
    party_label: str = ""
    language: str = "es"


AnyPaper = Paper | ReceiptPaper | SlipPaper | BookletPaper | StatementPaper | WorkPaper


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A document on its way out: what is drawn, for whom, and whether the first PDF stays."""

    kind: str
    id: UUID
    label: str  # how people call it
    paper: AnyPaper
    customer_id: UUID  # whose it is; of a purchase, its supplier
    to: str = ""  # where its mail goes
    # What was issued: this edition is drawn once and kept. Empty is drawn anew each time.
    edition: str = ""
    is_out: bool = True  # a draft is not: it may be looked at and not be sent


@dataclass(frozen=True, kw_only=True)
class Printable:
    """A kind of document that can be drawn and mailed."""

    check: Callable[[User, UUID], Any]  # NotFound for who may not see it
    printed: Callable[[UUID], Printed]
