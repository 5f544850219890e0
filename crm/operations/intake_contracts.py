"""The contracts that lines of an import name, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from crm.models import Contract
from crm.operations.lines import Problem, Read
from crm.queries.contracts import owners
from crm.types import contract_key

if TYPE_CHECKING:
    from hub.accounts.models import User

TAKEN: Problem = {
    "column": "",
    "code": "contract_taken",
    "detail": "The contract is another customer's.",
}


class Printed:
    """The running contracts of some lines, those of lines further up included."""

    def __init__(self) -> None:
        self._owners: dict[str, UUID] = {}
        self._fresh: dict[str, tuple[str, UUID]] = {}

    def learn(self, reads: Sequence[Read]) -> None:
        """Look for whose the contracts of these lines are."""
        told = owners(read.fields.get("contract", "") for read in reads)
        self._owners = {**told, **self._owners}

    def problems(self, read: Read, met: set[UUID]) -> list[Problem]:
        """Return why a line cannot have its contract that means these customers."""
        owner = self._owners.get(contract_key(read.fields.get("contract", "")))
        return [TAKEN] if owner is not None and owner not in met else []

    def note(self, read: Read, owner: UUID) -> None:
        """Take a line's contract as this customer's."""
        number = read.fields.get("contract", "")
        if (key := contract_key(number)) and key not in self._owners:
            self._owners[key] = owner
            self._fresh[key] = (number, owner)

    def write(self, *, by: User, at: datetime) -> None:
        """Write down the contracts that were not known."""
        rows = {"created_by": by, "created_at": at, "updated_at": at}
        Contract.objects.bulk_create(
            Contract(number=number, number_key=key, customer_id=owner, made_for_id=owner, **rows)
            for key, (number, owner) in self._fresh.items()
        )
