"""Takes in people who registered, each with a record of their own."""

from datetime import datetime
from typing import Any

from django.db import transaction

from crm.models import Customer
from crm.operations import customers
from hub.accounts.queries import user_for
from hub.registration.types import Claim


class RegisteredCustomers:
    """The records of customers, as registration asks for them."""

    def meet(self, claim: Claim, *, news: frozenset[str], at: datetime) -> None:
        """Give a registered person a record of their own, or tell theirs what is new.

        Never the record of somebody we know already, not even for a verified document: the
        service of names says that a number and a name belong together, not who typed them, and
        both stand on every identity card. The two records are suggested as duplicates, and who
        answers joins them having seen the person. What is not verified is no document of the
        record: it would suggest, and invoice, a stranger's.
        """
        with transaction.atomic():
            own = customers.of_user(user_for(claim.user_id), at=at)
            # Whoever joins it to another holds it meanwhile.
            own = Customer.objects.select_for_update(no_key=True).get(id=own.id)
            told: dict[str, Any] = {
                name: getattr(claim, name) for name in sorted({"name", "email"} & news)
            }
            if claim.verified and "document" in news:
                told["document_number"] = claim.document.number
            fresh = {name: value for name, value in told.items() if value != getattr(own, name)}
            if fresh:
                customers.change(customer=own, fields=fresh, at=at)
