"""The words of coupons, and their codes."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import TextChoices

from hub.kernel.money import Money

# Without 0 O 1 I L U: 30 signs, so that eleven of them are 53 random bits; the twelfth checks.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM, LENGTH, GROUP = 11, 12, 4
REFERENCE = 10  # digits: nine of chance and one that checks


class CouponKind(TextChoices):
    """A slip that pays part of a bill, or what lowers the price of a draft."""

    PAYMENT = "payment"
    DISCOUNT = "discount"


class CouponState(TextChoices):
    """`issued → redeemed | exhausted | expired | void`; a use that is returned issues it again."""

    ISSUED = "issued"
    REDEEMED = "redeemed"  # used, the only time it could be
    EXHAUSTED = "exhausted"  # used as often as it may be
    EXPIRED = "expired"
    VOID = "void"


class CouponScope(TextChoices):
    """Which lines of a document a discount is for."""

    ANY = "any"
    SERVICE = "service"
    PART = "part"
    ITEMS = "items"  # of the catalogue, chosen ones


class RuleEvent(TextChoices):
    """What earns a customer coupons."""

    PAYMENT = "payment"  # was confirmed
    RECHARGE = "recharge"  # was credited
    INVOICE = "invoice"  # was issued


@dataclass(frozen=True, kw_only=True)
class Benefit:
    """What a discount coupon is worth and how it may be used; one of `percent` and `amount`."""

    percent: Decimal | None = None
    amount: Money | None = None
    min_base: Money | None = None
    max_discount: Money | None = None
    limit: int | None = 1  # in all; None is without end
    per_customer: int | None = None
    stackable: bool = False
    scope: CouponScope = CouponScope.ANY
    items: frozenset[UUID] = frozenset()  # where `scope` is them
    starts_at: datetime | None = None
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a coupon comes from besides a person: a booklet with its place, an award."""

    booklet: UUID | None = None
    position: int | None = None
    award: UUID | None = None
    conversation: UUID | None = None


def new_code() -> str:
    """Return an unguessable code, bare: twelve signs of which the last one checks."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM))
    return body + _check_sign(body)


def new_reference() -> str:
    """Return a number of ten digits for the window of a bank, the last one checks (Luhn)."""
    body = str(10 ** (REFERENCE - 2) + secrets.randbelow(9 * 10 ** (REFERENCE - 2)))
    return body + str(-_luhn([int(sign) for sign in body], 10) % 10)


def bare(text: str) -> str:
    """Return a code or reference as it is compared: capitals and digits only.

    Of what the QR of a slip says, an address and the code behind it, that code.
    """
    return "".join(
        sign for sign in text.rpartition("#")[2].upper() if sign.isascii() and sign.isalnum()
    )


def shown(code: str) -> str:
    """Return a code as people read it: `7KQM-2XPD-9WHT`."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def is_code(text: str) -> bool:
    """Whether a bare text can be a code at all: its length, its signs, its check."""
    if len(text) != LENGTH or set(text) - set(ALPHABET):
        return False
    return secrets.compare_digest(_check_sign(text[:-1]), text[-1])


def is_reference(text: str) -> bool:
    """Whether a bare text can be the number for a window."""
    if len(text) != REFERENCE or not (text.isascii() and text.isdigit()):
        return False
    return (_luhn([int(sign) for sign in text[:-1]], 10) + int(text[-1])) % 10 == 0


def _check_sign(body: str) -> str:
    base = len(ALPHABET)
    return ALPHABET[-_luhn([ALPHABET.index(sign) for sign in body], base) % base]


def _luhn(values: list[int], base: int) -> int:
    """Luhn's sum modulo any even base: one wrong sign or two swapped ones show."""
    total = 0
    for place, value in enumerate(reversed(values)):
        doubled = value * 2 if place % 2 == 0 else value
        total += doubled // base + doubled % base
    return total % base
