"""Tables taken in, and the lines of a bank, on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rest_framework import serializers

from billing.models import BankLine, Intake
from billing.queries.bank import Proposal
from billing.types.collection import COLUMNS, IntakeKind, IntakeState, LineState
from crm.serializers import NamedShape
from hub.accounts.queries import card
from hub.accounts.serializers import CardShape
from hub.kernel.api import StrictSerializer
from hub.kernel.clock import iso
from hub.kernel.money import Money
from hub.kernel.money_fields import MoneyShape

if TYPE_CHECKING:
    from hub.accounts.models import User

MEANINGS = sorted({name for names in COLUMNS.values() for name in names})
MOST_AT_ONCE = 200


class IntakeUpload(StrictSerializer):
    """A CSV or XLSX file; `account` names the bank's account where it is a bank's."""

    kind = serializers.ChoiceField(choices=IntakeKind.choices)
    file = serializers.FileField(allow_empty_file=False, max_length=255)
    account = serializers.CharField(max_length=60, required=False, allow_blank=True)


class IntakePatch(StrictSerializer):
    """What each column means, and which account it is."""

    mapping = serializers.ListField(
        child=serializers.CharField(max_length=20, allow_blank=True),
        max_length=60,
        help_text=f"Of each column: {', '.join(MEANINGS)}, or nothing.",
    )
    account = serializers.CharField(max_length=60, required=False, allow_blank=True)


class IntakeFilter(serializers.Serializer[Any]):
    """Which tables are listed."""

    kind = serializers.ChoiceField(choices=IntakeKind.choices, required=False)


class RefusedCellShape(serializers.Serializer[Any]):
    """A line that was not taken in: in which column, and a code of why."""

    line = serializers.IntegerField()
    column = serializers.CharField(allow_blank=True)
    code = serializers.CharField()


class IntakeShape(serializers.Serializer[Any]):
    """A table: looked at, or taken in."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=IntakeKind.choices)
    name = serializers.CharField()
    account = serializers.CharField(allow_blank=True)
    state = serializers.ChoiceField(choices=IntakeState.choices)
    headings = serializers.ListField(child=serializers.CharField(allow_blank=True))
    mapping = serializers.ListField(child=serializers.CharField(allow_blank=True))
    meanings = serializers.ListField(child=serializers.CharField())
    rows = serializers.IntegerField()
    made = serializers.IntegerField()
    repeated = serializers.IntegerField()
    skipped = serializers.IntegerField(help_text="What went out of the account.")
    refused = RefusedCellShape(many=True)
    author = CardShape()
    created_at = serializers.DateTimeField()
    done_at = serializers.DateTimeField(allow_null=True)


class IntakeLineShape(serializers.Serializer[Any]):
    """One line as it would be taken in."""

    line = serializers.IntegerField()
    outcome = serializers.ChoiceField(choices=["new", "repeated", "skipped", "refused"])
    column = serializers.CharField(allow_blank=True)
    code = serializers.CharField(allow_blank=True)
    who = serializers.CharField(allow_blank=True)
    what = serializers.CharField(allow_blank=True)
    day = serializers.DateField(allow_null=True)
    amount = MoneyShape(allow_null=True)


class IntakePreviewShape(serializers.Serializer[Any]):
    """How a table would turn out now; the first lines, and the first refused ones."""

    new = serializers.IntegerField()
    repeated = serializers.IntegerField()
    skipped = serializers.IntegerField()
    refused = serializers.IntegerField()
    lines = IntakeLineShape(many=True)


class ProposalShape(serializers.Serializer[Any]):
    """What a line may be: something with its number, and whether the amount is the same."""

    kind = serializers.ChoiceField(choices=["payment", "recharge"])
    id = serializers.CharField()
    state = serializers.CharField()
    customer = NamedShape()
    amount = MoneyShape()
    is_exact = serializers.BooleanField()


class BankLineShape(serializers.Serializer[Any]):
    """Money that came in on an account."""

    id = serializers.CharField()
    state = serializers.ChoiceField(choices=LineState.choices)
    account = serializers.CharField()
    day = serializers.DateField()
    amount = MoneyShape()
    operation_number = serializers.CharField(allow_blank=True)
    description = serializers.CharField(allow_blank=True)
    note = serializers.CharField(allow_blank=True)
    proposal = ProposalShape(allow_null=True)
    matched = ProposalShape(allow_null=True)
    decided_by = CardShape(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)


class BankLineFilter(serializers.Serializer[Any]):
    """What the lines of the bank can be narrowed to."""

    state = serializers.ChoiceField(choices=LineState.choices, required=False)
    intake = serializers.UUIDField(required=False)
    account = serializers.CharField(max_length=60, required=False)
    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)
    q = serializers.CharField(max_length=80, required=False, allow_blank=True)


class LinesBody(StrictSerializer):
    """Lines that match exactly and are confirmed together."""

    lines = serializers.ListField(
        child=serializers.UUIDField(), allow_empty=False, max_length=MOST_AT_ONCE
    )


class LineOutcomeShape(serializers.Serializer[Any]):
    """What became of one line."""

    line = serializers.CharField()
    ok = serializers.BooleanField()
    code = serializers.CharField(allow_blank=True)
    detail = serializers.CharField(allow_blank=True)


class LinesOutcomeShape(serializers.Serializer[Any]):
    """What became of each line."""

    results = LineOutcomeShape(many=True)


class AssignLineBody(StrictSerializer):
    """Which payment a line is, or whose money: one of the two."""

    payment = serializers.UUIDField(required=False)
    customer = serializers.UUIDField(required=False)


class AsideBody(StrictSerializer):
    """Why a line is left aside."""

    note = serializers.CharField(max_length=300, required=False, allow_blank=True)


def intake(row: Intake) -> dict[str, Any]:
    """Return a table as it stands."""
    return {
        "id": str(row.id),
        "kind": row.kind,
        "name": row.name,
        "account": row.account,
        "state": row.state,
        "headings": row.headings,
        "mapping": row.mapping,
        "meanings": list(COLUMNS[row.kind]),
        "rows": len(row.cells),
        "made": row.made,
        "repeated": row.repeated,
        "skipped": row.skipped,
        "refused": [
            {"line": line, "column": column, "code": code} for line, column, code in row.refused
        ],
        "author": card(row.author),
        "created_at": iso(row.created_at),
        "done_at": iso(row.done_at),
    }


def bank_line(row: BankLine, found: Proposal | None, user: User) -> dict[str, Any]:
    """Return a line of the bank with what it may be, or what it is."""
    is_open = row.state == LineState.OPEN
    matched = Proposal(payment=row.payment, recharge=row.recharge, is_exact=True)
    return {
        "id": str(row.id),
        "state": row.state,
        "account": row.account,
        "day": row.day.isoformat(),
        "amount": row.amount.as_json(),
        "operation_number": row.operation_number,
        "description": row.description,
        "note": row.note,
        "proposal": _proposal(found) if found is not None and is_open else None,
        "matched": _proposal(matched) if row.state == LineState.MATCHED else None,
        "decided_by": card(row.decided_by) if row.decided_by is not None else None,
        "decided_at": iso(row.decided_at),
    }


def _proposal(found: Proposal) -> dict[str, Any]:
    about = found.payment or found.recharge
    assert about is not None, "a proposal is one of the two"
    return {
        "kind": "payment" if found.payment is not None else "recharge",
        "id": str(about.id),
        "state": about.state,
        "customer": {"id": str(about.customer_id), "name": about.customer.name},
        "amount": about.amount.as_json(),
        "is_exact": found.is_exact,
    }


def preview(currency: str, lines: list[dict[str, Any]], *, most: int = 50) -> dict[str, Any]:
    """Return how a table would turn out: counts, the first lines, and the first refused ones."""
    names = ("new", "repeated", "skipped", "refused")
    counts = {name: sum(line["outcome"] == name for line in lines) for name in names}
    refused = [line for line in lines[most:] if line["outcome"] == "refused"][:most]
    shown = [*lines[:most], *refused]
    for line in shown:
        minor = line.pop("minor")
        line["amount"] = Money(minor, currency).as_json() if minor else None
    return {**counts, "lines": shown}
