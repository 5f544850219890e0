"""What contracts offer: a section, a way to find them, and how they follow a customer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from chat.ports.findable import MOST, Findable, findables
from chat.ports.linkable import LinkCard
from chat.ports.panel import sections
from crm.models import Contract
from crm.operations.contracts import Contracts
from crm.plugins.of_customer import RowsOfCustomer
from crm.ports.belongings import joins
from crm.ports.timeline import Words
from crm.queries import contracts as queries
from crm.queries.personal import family
from hub.accounts.ports.personal import Keeper, Kept, Subject, keepers
from hub.accounts.roles import COUNTER
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from hub.accounts.models import User

TITLE: Words = {"es": "Contratos", "en": "Contracts"}
SHOWN = 5


class Keeping(Keeper):
    """Which services somebody has, and where."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield them, oldest first."""
        for row in queries.about(family(subject)):
            yield {
                "number": row.number,
                "label": row.label,
                "address": row.address,
                "state": row.state,
                "since": row.since.isoformat() if row.since else None,
                "until": row.until.isoformat() if row.until else None,
                "created_at": iso(row.created_at),
            }

    def forget(self, subject: Subject) -> Kept | None:
        """Blank the places; the numbers stand on bills that stay, of nobody."""
        queries.about(family(subject)).update(label="", address="")
        return None


def numbered(user: User, number: str) -> list[LinkCard]:
    """Return the contracts of a number, for those at the counter."""
    if user.role not in COUNTER:
        return []
    rows = queries.narrowed(queries.visible_to(user), {"number": number})
    return [_card(row) for row in rows.select_related("customer")[:MOST]]


def _card(row: Contract) -> LinkCard:
    return LinkCard(
        kind="contract",
        title=row.number,
        subtitle=row.customer.name,
        state=row.state,
        path=f"/customers/{row.customer_id}?tab=contracts",
    )


def _first(customer_id: UUID) -> list[Contract]:
    return list(queries.of_customer(customer_id)[:SHOWN])


def _item(row: Contract) -> dict[str, Any]:
    return {
        "label": row.number,
        "value": row.label or row.address,
        "link": f"/customers/{row.customer_id}?tab=contracts",
        "state": row.state,
    }


SECTION = RowsOfCustomer(key="contracts", title=TITLE, order=27, rows=_first, item=_item)
sections.add(SECTION.key, SECTION)
findables.add("contract", Findable(find=numbered))
joins.add("contracts", Contracts())
keepers.add("contracts", Keeping())
