"""Forgets what opportunities say about a customer."""

from __future__ import annotations

from uuid import UUID

from django.db.models import F

from crm.models import OpportunityStep
from crm.queries import opportunities as queries

FORGOTTEN = "—"


def forget(*, customer_id: UUID | None, user_id: UUID | None) -> None:
    """Blank the words of a customer's opportunities and of their history; sums stay true."""
    rows = queries.about(customer_id, user_id)
    steps = OpportunityStep.objects.filter(opportunity__in=rows.order_by())
    steps.update(note="", changes={})
    rows.order_by().update(title=FORGOTTEN, note="", closing_note="", version=F("version") + 1)
