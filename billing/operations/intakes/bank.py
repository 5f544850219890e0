"""Takes in what a bank tells: each line once, however often and in whatever file it comes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import BankLine, Intake
from billing.operations.intakes import tables
from billing.operations.intakes.cells import Refused, minor_or_refuse
from billing.types import LONGEST_NUMBER
from billing.types.cells import day_of
from billing.types.collection import IntakeState
from crm.types import document_key
from hub.accounts.roles import OFFICE
from hub.kernel.errors import Forbidden, Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User

Key = tuple[date, int, str]


@dataclass(frozen=True, kw_only=True)
class Read:
    """One line of a bank: what came in, or why it is no such line."""

    number: int
    line: BankLine | None = None
    refused: str = ""  # a code
    column: str = ""
    repeated: bool = False


def read(intake: Intake) -> list[Read]:
    """Return what each line of a bank's table says, and which of them are known already.

    What went out of the account is left aside.
    """
    seen: Counter[Key] = Counter()
    found = [_read(intake, number, cells, seen) for number, cells in tables.lines_of(intake)]
    known = _known(intake, [each.line for each in found if each.line is not None])
    return [
        Read(number=each.number, line=each.line, repeated=_key(each.line) in known)
        if each.line is not None
        else each
        for each in found
    ]


def take_in(*, intake_id: UUID, by: User, at: datetime) -> Intake:
    """Keep the lines of a bank's table that are new.

    Raises NotFound, Forbidden, TakenIn, Invalid without an account or a needed column.
    """
    if by.role not in OFFICE:
        raise Forbidden
    with transaction.atomic():
        row = tables.locked(intake_id)
        if not row.account:
            raise Invalid(fields={"account": ["Which account is it?"]})
        found = read(row)
        lines = [each.line for each in found if each.line is not None and not each.repeated]
        for line in lines:
            line.created_at = at
        # Another file with the same lines may be taken in at this moment: each is kept once.
        BankLine.objects.bulk_create(lines, ignore_conflicts=True)
        made = BankLine.objects.filter(intake=row).count()
        row.made = made
        row.repeated = sum(each.repeated for each in found) + len(lines) - made
        row.skipped = sum(each.refused == "went_out" for each in found)
        row.refused = [
            [each.number, each.column, each.refused]
            for each in found
            if each.refused and each.refused != "went_out"
        ]
        row.state, row.done_at, row.cells = IntakeState.DONE, at, []
        row.save()
    return row


def _read(intake: Intake, number: int, cells: dict[str, str], seen: Counter[Key]) -> Read:
    day = day_of(cells.get("day", ""))
    if day is None:
        return Read(number=number, refused="bad_day", column="day")
    try:
        minor = minor_or_refuse(cells.get("amount", "0"), intake.currency, "amount")
    except Refused as why:
        return Read(number=number, refused=why.code, column=why.column)
    if minor <= 0:
        return Read(number=number, refused="went_out", column="amount")
    key = (day, minor, document_key(cells.get("number", ""))[:LONGEST_NUMBER])
    line = BankLine(
        intake=intake,
        account=intake.account,
        day=day,
        amount_minor=minor,
        currency=intake.currency,
        operation_number=key[2],
        description=cells.get("description", "")[:300],
        nth=seen[key],
    )
    seen[key] += 1
    return Read(number=number, line=line)


def _known(intake: Intake, lines: list[BankLine]) -> set[tuple[date, int, str, int]]:
    days = [line.day for line in lines]
    if not days:
        return set()
    rows = BankLine.objects.filter(account=intake.account, day__range=(min(days), max(days)))
    return set(rows.values_list("day", "amount_minor", "operation_number", "nth"))


def _key(line: BankLine) -> tuple[date, int, str, int]:
    return line.day, line.amount_minor, line.operation_number, line.nth
