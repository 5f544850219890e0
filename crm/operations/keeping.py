"""What customers' records keep: for those who ask, for how long, and what is written down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crm.operations import erasing
from crm.operations.persons import Customers
from crm.queries import personal
from hub.accounts.ports.personal import Keeper, Kept, Subject, keepers
from hub.audit.ports.naming import pointers
from hub.kernel import clock
from hub.kernel.trail import Watch, watches
from hub.privacy.ports.people import people
from hub.privacy.ports.retained import Retained, retained

_KEYS = ("phone_key", "document_key", "email_key", "name_key", "compared_at", "updated_at")
_COUNTS = ("line", "rows", "made", "updated", "skipped", "refused", "moved_at", "headings")
_MOVES = ("position", "version", "updated_at")
_TOLD = {
    "reading": "it moves by itself and says nothing about anybody's doing",
    "communication": "messages open and answer it, and its thread tells them",
    "grant": "the recharge that spends it is told",
    "refusedline": "it is a log of its own",
    "duplicate": "the house finds it; who dismissed it stands in the row",
    "board": "it holds one row a column for those who wait",
    "bulkline": "the run it belongs to is told",
    "inquirystep": "it is a history of its own",
    "noteedition": "it is a history of its own",
    "opportunitystep": "it is a history of its own, and nobody can change it",
    "contractmiss": "it counts looks at what was not the asker's, for an hour",
    "showncode": "what came of it stands in the thread",
}


class CustomerKeeper(Keeper):
    """Who the house takes somebody to be."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        return personal.customer_rows(subject)

    def forget(self, subject: Subject) -> Kept | None:
        erasing.forget_customer(subject, at=clock.now())
        return None


class AskedKeeper(CustomerKeeper):
    """What somebody asked."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        return personal.communication_rows(subject)

    def forget(self, subject: Subject) -> Kept | None:
        erasing.forget_asked(subject)
        return None


def register() -> None:
    """Put all of it on the shelves below."""
    people.provide(Customers())
    keepers.add("communications", AskedKeeper())
    keepers.add("customer", CustomerKeeper())
    count, forget = erasing.count_imports, erasing.forget_imports
    retained.add("imports", Retained(usual=90, least=1, most=3660, count=count, forget=forget))
    pointers.add("customer_id", "crm.customer")
    watches.add("crm.customer", Watch(overlooks=_KEYS))
    watches.add("crm.opportunity", Watch(tells=("currency",), overlooks=_MOVES))
    watches.add("crm.contract", Watch(tells=("number",), overlooks=("number_key", "updated_at")))
    watches.add("crm.import", Watch(overlooks=_COUNTS))
    for table, why in _TOLD.items():
        watches.add(f"crm.{table}", Watch(why_not=why))
