"""Begins the books of a business that already runs: balances, and invoices of before.

What is owed becomes an invoice under the number it was printed with, in a series that is not
ours; what customers had becomes their balance. Each once: the same file again changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import Intake, Invoice
from billing.operations import ledger
from billing.operations.intakes import tables
from billing.operations.intakes.cells import Refused, minor_or_refuse
from billing.operations.invoices import opening
from billing.operations.ledger import AlreadyPosted
from billing.queries import openings
from billing.types import AccountKind, EntryKind, Line, Source
from billing.types.cells import day_of
from billing.types.collection import IntakeKind, IntakeState
from hub.accounts.roles import Role
from hub.kernel.errors import Forbidden
from hub.kernel.home import today
from hub.kernel.money import Money

if TYPE_CHECKING:
    from crm.models import Customer
    from hub.accounts.models import User

LONGEST_LABEL = 30


@dataclass(frozen=True, kw_only=True)
class Read:
    """One line: whose, what they owe or have, by which document; or why it is refused."""

    number: int
    customer: Customer | None = None
    owed: int = 0
    credit: int = 0
    total: int = 0
    label: str = ""
    day: date | None = None
    due: date | None = None
    refused: str = ""
    column: str = ""
    repeated: bool = False


def read(intake: Intake, *, on: date) -> list[Read]:
    """Return what each line says, and which of them are in the books already."""
    way = _invoice if intake.kind == IntakeKind.INVOICES else _balance
    people = openings.People()
    found, keys = [], set()
    for number, cells in tables.lines_of(intake):
        try:
            line = way(intake, number, cells, people, on)
        except Refused as why:
            line = Read(number=number, refused=why.code, column=why.column)
        if not line.refused and key_of(line) in keys:
            line = Read(number=number, refused="twice", column="number" if line.label else "")
        keys.add(key_of(line))
        found.append(line)
    known = openings.known({key_of(line) for line in found if not line.refused})
    return [_marked(line, known) for line in found]


def take_in(*, intake_id: UUID, by: User, at: datetime) -> Intake:
    """Write what is new of a table into the books.

    Raises NotFound, Forbidden, TakenIn, Invalid, PeriodClosed.
    """
    if by.role != Role.ADMIN:
        raise Forbidden
    with transaction.atomic():
        row = tables.locked(intake_id)
        found = read(row, on=today(at))
        fresh = [line for line in found if not line.refused and not line.repeated]
        made = sum(_write(line, row.currency, by, at) for line in fresh)
        row.made = made
        row.repeated = sum(line.repeated for line in found) + len(fresh) - made
        row.refused = [[line.number, line.column, line.refused] for line in found if line.refused]
        row.state, row.done_at, row.cells = IntakeState.DONE, at, []
        row.save()
    return row


def key_of(line: Read) -> str:
    """Return what a line is known again by."""
    whose = line.customer.id if line.customer is not None else line.number
    return f"opening:{whose}:{line.label or ('owed' if line.owed else 'credit')}"


def _write(line: Read, currency: str, by: User, at: datetime) -> bool:
    assert line.customer is not None, "a line without one is refused"
    if line.credit:
        return _credit(line, currency, by, at)
    form = opening.Opening(
        label=line.label,
        issue_on=line.day or today(at),
        due_on=line.due or line.day or today(at),
        balance=Money(line.owed, currency),
        total=Money(line.total or line.owed, currency),
    )
    made = opening.open_(customer=line.customer, form=form, key=key_of(line), by=by, at=at)
    return isinstance(made, Invoice)


def _credit(line: Read, currency: str, by: User, at: datetime) -> bool:
    assert line.customer is not None, "a line without one is refused"
    try:
        with transaction.atomic():
            ledger.post(
                source=Source(type=openings.SOURCE, id=openings.event_of(key_of(line))),
                kind=EntryKind.OPENING,
                lines=[
                    Line(kind=AccountKind.OPENING, money=Money(-line.credit, currency)),
                    Line(
                        kind=AccountKind.CUSTOMER,
                        customer_id=line.customer.id,
                        money=Money(line.credit, currency),
                    ),
                ],
                description="",
                by=by,
                at=at,
            )
    except AlreadyPosted:
        return False
    return True


def _balance(
    intake: Intake, number: int, cells: dict[str, str], people: openings.People, on: date
) -> Read:
    owed, credit = (_minor(cells, name, intake.currency) for name in ("owed", "credit"))
    if owed < 0:
        owed, credit = 0, credit - owed  # one column for both: below zero they are owed
    if bool(owed) == bool(credit) or credit < 0:
        raise Refused("owed_or_credit", "owed")
    return Read(number=number, customer=_whose(cells, people), owed=owed, credit=credit)


def _invoice(
    intake: Intake, number: int, cells: dict[str, str], people: openings.People, on: date
) -> Read:
    label = cells.get("number", "")[: LONGEST_LABEL + 1]
    if not label or len(label) > LONGEST_LABEL:
        raise Refused("bad_number", "number")
    day = day_of(cells.get("day", ""))
    if day is None or day > on:
        raise Refused("bad_day", "day")
    due = day_of(cells["due"]) if "due" in cells else day
    if due is None or due < day:
        raise Refused("bad_day", "due")
    owed = _minor(cells, "balance", intake.currency)
    total = _minor(cells, "total", intake.currency) or owed
    if not 0 < owed <= total:
        raise Refused("bad_balance", "balance")
    customer = _whose(cells, people)
    return Read(
        number=number, customer=customer, owed=owed, total=total, label=label, day=day, due=due
    )


def _minor(cells: dict[str, str], name: str, currency: str) -> int:
    return minor_or_refuse(cells[name], currency, name) if name in cells else 0


def _whose(cells: dict[str, str], people: openings.People) -> Customer:
    found = people.whose(cells.get("document", ""), cells.get("phone", ""))
    if len(found) != 1:
        column = "document" if "document" in cells else "phone"
        raise Refused("unknown_customer" if not found else "ambiguous", column)
    return found[0]


def _marked(line: Read, known: set[str]) -> Read:
    if line.refused or key_of(line) not in known:
        return line
    return Read(**{**line.__dict__, "repeated": True})
