"""Sends the customer the report of what was done, once: in their channel, else by mail."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from billing.operations import mailing
from field_service.models import ActivityReport
from field_service.operations.fieldwork import carrying
from field_service.operations.orders import thread
from field_service.queries.printed_reports import printed
from field_service.types import OrderState
from hub.kernel.errors import DomainError

STALE = timedelta(days=2)  # what nobody could send by then is told by a person
REPLACED, OVERTAKEN = "replaced", "overtaken"
NOBODY = "no_conversation"
# An order that is worked on again has another report before long.
AGAIN = frozenset({OrderState.IN_PROGRESS, OrderState.PAUSED, OrderState.WAITING_PARTS})


def send(*, report_id: UUID, at: datetime) -> None:
    """Send a report that was not sent; nothing for one that was, or that a newer one replaced.

    The channel carries it with the words that the work is done: one message for both.
    """
    row = ActivityReport.objects.get(id=report_id)
    if row.told_at is None:
        thread.show(order_id=row.order_id, at=at)
    with transaction.atomic():
        rows = ActivityReport.objects.select_for_update(of=("self",), no_key=True)
        row = rows.select_related("order").get(id=report_id)
        if row.told_at is None:
            carrying.settle(row, _sent(row, at), at=at)


def _sent(row: ActivityReport, at: datetime) -> str:
    """Return by what it went, or by which name it did not."""
    if row.order.reports.filter(version__gt=row.version).exists():
        return REPLACED
    if row.order.state in AGAIN:
        return OVERTAKEN
    try:
        with transaction.atomic():
            mailing.post(printed(row.id), by=None, at=at)
    except DomainError:
        told = row.order.notices.filter(step__what="finish").order_by("-id").first()
        return (told.error if told is not None else "") or NOBODY
    return carrying.MAIL
