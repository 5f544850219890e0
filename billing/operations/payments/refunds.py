"""Moves the money of a refund: out of the house, and back where a gateway did not take it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid5

from billing.models import CreditNote, Payment, Refund
from billing.operations import ledger
from billing.operations.invoices import records as invoices
from billing.operations.payments import allocating
from billing.types import PAID_FROM, AccountKind, EntryKind, Line, Source
from hub.kernel.errors import Conflict

if TYPE_CHECKING:
    from hub.accounts.models import User


class NothingFree(Conflict):
    """More than nobody has used."""

    code, detail = "nothing_free", "That much is not free to give back."


def give_back(
    found: Refund, giver: Payment | CreditNote, *, by: User | None, at: datetime, attempt: int = 0
) -> None:
    """Post that it left the house, on locked rows. Raises NothingFree."""
    if giver.free.minor < found.amount_minor:
        raise NothingFree
    _post(found, _left(found, giver), EntryKind.REFUND, attempt, by, at)
    giver.refunded_minor += found.amount_minor
    allocating.keep(giver, at)


def take_again(
    found: Refund, giver: Payment | CreditNote, *, by: User | None, at: datetime, attempt: int = 0
) -> None:
    """Post that it never left, on locked rows: it is the customer's to use again."""
    back = invoices.mirrored(_left(found, giver))
    _post(found, back, EntryKind.REVERSAL, attempt, by, at)
    giver.refunded_minor -= found.amount_minor
    allocating.keep(giver, at)


def _left(found: Refund, giver: Payment | CreditNote) -> list[Line]:
    kind = PAID_FROM[found.method]
    own = giver.customer_id if kind == AccountKind.CUSTOMER else None
    return invoices.posted(
        (AccountKind.CREDIT, -found.amount_minor, giver.customer_id),
        (kind, found.amount_minor, own),
        currency=found.currency,
    )


def _post(
    found: Refund, lines: list[Line], kind: EntryKind, attempt: int, by: User | None, at: datetime
) -> None:
    event = uuid5(found.id, str(attempt)) if attempt else found.id
    ledger.post(
        source=Source(type="refund", id=event),
        kind=kind,
        lines=lines,
        description=found.operation_number,
        by=by,
        at=at,
    )
