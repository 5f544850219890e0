"""Takes in people who registered, each with a record of their own."""

from datetime import datetime

from django.db import transaction

from crm.models import Customer
from crm.operations import customers
from hub.accounts.queries import user_for
from hub.registration.types import Claim


class RegisteredCustomers:
    """The records of customers, as registration asks for them."""

    def meet(self, claim: Claim, *, at: datetime) -> None:
        """Give a registered person a record of their own, or bring theirs up to date.

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
            told = {"name": claim.name, "email": claim.email, "phone": claim.phone}
            if claim.verified:
                told["document_number"] = claim.document.number
            news = {name: value for name, value in told.items() if value != getattr(own, name)}
            if news:
                customers.change(customer=own, fields=news, at=at)
