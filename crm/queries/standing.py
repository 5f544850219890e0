"""Whether something new may be begun for a customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm.types import Meaning
from hub.kernel.errors import Invalid

if TYPE_CHECKING:
    from crm.models import Customer


class CustomerInactive(Invalid):
    """Their state says that they are inactive."""

    code = "customer_inactive"
    detail = "This customer is inactive: nothing new is begun for them."


def refuse_inactive(customer: Customer) -> None:
    """Refuse, 422 `customer_inactive`, what would be begun anew for somebody inactive."""
    if customer.status.meaning == Meaning.INACTIVE:
        raise CustomerInactive(fields={"customer": ["This customer is inactive."]})
