"""Has a customer told of their quote once more."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import Quote
from billing.operations.quotes import records
from billing.queries import steps
from billing.queries.quotes import STEPS

if TYPE_CHECKING:
    from hub.accounts.models import User


def tell_again(*, quote_id: UUID, by: User, at: datetime) -> Quote:
    """Say it again in the customer's channel; NotFound, Forbidden, IllegalTransition."""
    with transaction.atomic():
        row = records.locked(quote_id=quote_id, by=by, at=at)
        steps.demand(STEPS, row, "accept", by)
        row.tell, row.told_error = True, ""
        records.keep(row, "told", by=by, at=at)
    return row
