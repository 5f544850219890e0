"""Whose opening balances are, and which are in the books already."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from billing.models import Entry, Invoice
from billing.types import EntryKind
from crm.queries.customers import by_keys

if TYPE_CHECKING:
    from crm.models import Customer

SOURCE = "opening"


class People:
    """Customers by document, else by phone; each looked for once a table."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], list[Customer]] = {}

    def whose(self, document: str, phone: str) -> list[Customer]:
        """Return who is meant: nobody, one, or several nobody can tell apart."""
        key = (document, phone)
        if key not in self._found:
            self._found[key] = by_keys(document=document, phone=phone)
        return self._found[key]


def known(keys: set[str]) -> set[str]:
    """Return those of these that were written before."""
    invoices = Invoice.objects.filter(client_key__in=keys)
    events = {event_of(key): key for key in keys}
    entries = Entry.objects.filter(source_type=SOURCE, kind=EntryKind.OPENING, source_id__in=events)
    return {
        *(key for key in invoices.values_list("client_key", flat=True) if key),
        *(events[found] for found in entries.values_list("source_id", flat=True)),
    }


def event_of(key: str) -> UUID:
    """Return what a balance is posted for, out of its key: `opening:<customer>:…`."""
    return uuid5(UUID(key.split(":")[1]), key)
