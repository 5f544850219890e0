"""What follows from an answer: a low one opens a query, once, and the office hears of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from crm.operations.inquiries.opening import open_by_house
from field_service.models import OrderSurvey
from field_service.operations.orders import records
from field_service.operations.surveys import wording
from field_service.queries import follow_up
from field_service.queries import surveys as queries
from hub.accounts.queries import admins
from hub.accounts.roles import COUNTER
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

if TYPE_CHECKING:
    from hub.accounts.models import User

KIND = "service_survey_low"
TITLES = {
    "es": "Calificación {score} de 5: {name}",
    "en": "Rated {score} of 5: {name}",
}


def follow(*, survey_id: UUID, at: datetime) -> None:
    """Follow one answer once; another one within the day is followed again, by no second query."""
    with transaction.atomic():
        rows = queries.whole().select_for_update(of=("self",), no_key=True)
        row = rows.get(id=survey_id)
        if row.followed_at is not None or row.score is None:
            return
        if row.score <= follow_up.settings().low:
            _open(row, at)
            _tell(row, at)
        row.followed_at = at
        row.save(update_fields=["followed_at", "inquiry"])
        records.tell(row.order)


def _open(row: OrderSurvey, at: datetime) -> None:
    if row.inquiry is not None:
        return
    subject, body = wording.complaint(row)
    threads = queries.threads_of(row)
    row.inquiry = open_by_house(
        customer_id=row.order.customer_id,
        conversation=threads[0] if threads else None,
        subject=subject,
        body=body,
        client_id=row.id,
        at=at,
    )


def _tell(row: OrderSurvey, at: datetime) -> None:
    """Tell the admins and who made the order, by one order for all."""
    people = {each.id: each for each in admins()}
    maker = row.order.created_by
    if maker.is_active and maker.role in COUNTER:
        people[maker.id] = maker
    for user_id in sorted(people):
        notify(user_id, _notice(row, people[user_id]), at=at)


def _notice(row: OrderSurvey, user: User) -> Notice:
    title = TITLES.get(user.language, TITLES["es"])
    return Notice(
        kind=KIND,
        key=f"survey:{row.id}",
        title=title.format(score=row.score, name=row.order.customer.name),
        text=row.comment or row.order.title,
        link=f"/orders/{row.order_id}",
        topic=f"order:{row.order_id}",
    )
