"""What an invoice hangs on: rows of the same customer that this person may see."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from uuid import UUID

from chat.queries import conversation_for
from crm.queries.contracts import contract_for
from crm.queries.customers import family_of
from crm.queries.opportunities import opportunity_for
from hub.kernel.errors import Invalid, NotFound

if TYPE_CHECKING:
    from crm.models import Customer
    from hub.accounts.models import User

NAMES = ("contract", "opportunity", "conversation")


def ties_of(customer: Customer, asked: Mapping[str, Any], *, by: User) -> dict[str, UUID | None]:
    """Return the named rows by their columns; Invalid for one of somebody else or that is gone."""
    found: dict[str, UUID | None] = {}
    family = set(family_of(customer.id))
    for name in NAMES:
        if name not in asked:
            continue
        row_id = asked[name]
        if row_id is not None and _owner(name, row_id, by) not in family:
            raise Invalid(fields={name: ["Not of this customer."]})
        found[f"{name}_id"] = row_id
    return found


def _owner(name: str, row_id: UUID, by: User) -> Any:
    try:
        if name == "contract":
            return contract_for(by, row_id).customer_id
        if name == "opportunity":
            return opportunity_for(by, row_id).customer_id
        identity = conversation_for(by, row_id).identity
    except NotFound:
        return None
    return identity.customer_id if identity is not None else None
