"""What money says of a house that is looked at from end to end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from billing.operations import mailing
from billing.queries.audits import audits
from hub.kernel.saying import Said
from hub.upkeep.ports.examining import examinations, settlings


def untrue(at: datetime) -> Iterator[Said]:
    """Yield in words what must be nothing in the books and is not."""
    for audit in audits():
        if audit.figure:
            row = audit.wrong[0]
            told = (
                f"{audit.key}: {audit.figure} ({row.what} {row.name}: {row.expected} ≠ {row.found})"
            )
            yield Said(f"The books differ, {told}.", f"Los libros no cuadran, {told}.")


examinations.add("ledger", untrue)
settlings.add("mails", mailing.doubt_open)
