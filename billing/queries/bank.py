"""Lines of the bank, and what each of them may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q, QuerySet

from billing.models import BankLine, Intake, Payment, Recharge
from billing.types import TAKEN, PaymentState
from hub.accounts.roles import COUNTER
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

FOUND = (PaymentState.PENDING, PaymentState.CONFIRMED)


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """The payment or recharge with a line's number; exact where the amount is the same too."""

    payment: Payment | None = None
    recharge: Recharge | None = None
    is_exact: bool


def visible_to(user: User) -> QuerySet[BankLine]:
    """Return all for those at the counter, nothing otherwise."""
    return BankLine.objects.all() if user.role in COUNTER else BankLine.objects.none()


def line_for(user: User, line_id: UUID) -> BankLine:
    """Return one line this person may see, with what its page names; NotFound otherwise."""
    found = with_people(visible_to(user)).filter(id=line_id).first()
    if found is None:
        raise NotFound
    return found


def with_people(rows: QuerySet[BankLine]) -> QuerySet[BankLine]:
    """Join what every shape of a line names."""
    return rows.select_related("payment__customer", "recharge__customer", "decided_by")


def narrowed(rows: QuerySet[BankLine], asked: Mapping[str, Any]) -> QuerySet[BankLine]:
    """Keep the lines of a state, file, account and stretch of days."""
    for name in ("state", "intake", "account"):
        if name in asked:
            rows = rows.filter(**{name: asked[name]})
    if "since" in asked:
        rows = rows.filter(day__gte=asked["since"])
    if "until" in asked:
        rows = rows.filter(day__lte=asked["until"])
    if asked.get("q"):
        said = asked["q"].strip()
        rows = rows.filter(Q(operation_number__icontains=said) | Q(description__icontains=said))
    return rows


def intakes_for(user: User, kinds: Sequence[str] | None = None) -> QuerySet[Intake]:
    """Return the tables the counter may see, of some kinds."""
    rows = Intake.objects.all() if user.role in COUNTER else Intake.objects.none()
    rows = rows.filter(kind__in=kinds) if kinds else rows
    return rows.select_related("author")


def intake_for(user: User, intake_id: UUID) -> Intake:
    """Return one table this person may see; NotFound otherwise."""
    found = intakes_for(user).filter(id=intake_id).first()
    if found is None:
        raise NotFound
    return found


def proposals(lines: Iterable[BankLine]) -> dict[UUID, Proposal | None]:
    """Return what each line may be: payments before recharges, the same amount before another.

    Zeros before a number are the bank's, or the customer's, whim.
    """
    rows = list(lines)
    numbers = {_plain(row.operation_number) for row in rows} - {""}
    payments = _by_number(_waiting_payments(numbers), numbers)
    recharges = _by_number(_waiting_recharges(numbers), numbers)
    return {row.id: _proposal(row, payments, recharges) for row in rows}


def is_taken(*, payment_id: UUID | None = None, recharge_id: UUID | None = None) -> bool:
    """Whether a line of the bank is this payment or recharge already."""
    rows = BankLine.objects.all()
    if payment_id is not None:
        return rows.filter(payment=payment_id).exists()
    return rows.filter(recharge=recharge_id).exists()


def _proposal(
    line: BankLine, payments: dict[str, list[Any]], recharges: dict[str, list[Any]]
) -> Proposal | None:
    number = _plain(line.operation_number)
    found = [
        *(Proposal(payment=row, is_exact=_same(row, line)) for row in payments.get(number, [])),
        *(Proposal(recharge=row, is_exact=_same(row, line)) for row in recharges.get(number, [])),
    ]
    if sum(each.is_exact for each in found) > 1:  # two say so: a person decides which is true
        return replace(found[0], is_exact=False)
    return min(found, key=lambda each: not each.is_exact, default=None)


def _waiting_payments(numbers: set[str]) -> QuerySet[Payment]:
    rows = Payment.objects.filter(state__in=FOUND, bank_line=None).filter(_ends(numbers))
    return rows.select_related("customer").order_by("created_at", "id")


def _waiting_recharges(numbers: set[str]) -> QuerySet[Recharge]:
    rows = Recharge.objects.filter(state__in=TAKEN, bank_line=None).filter(_ends(numbers))
    return rows.select_related("customer").order_by("created_at", "id")


def _ends(numbers: set[str]) -> Q:
    """Say the numbers as they are, and with up to twelve zeros before them."""
    padded = {number.rjust(len(number) + zeros, "0") for number in numbers for zeros in range(13)}
    return Q(operation_number__in=padded)


def _by_number(rows: Iterable[Any], numbers: set[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows if numbers else ():
        found.setdefault(_plain(row.operation_number), []).append(row)
    return found


def _plain(number: str) -> str:
    return number.lstrip("0")


def _same(row: Payment | Recharge, line: BankLine) -> bool:
    return row.amount == line.amount
