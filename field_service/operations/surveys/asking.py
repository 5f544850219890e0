"""Customers are asked how a job was: planned when it is done, asked when its time has come."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from chat.operations import automatic
from chat.queries.promises import asked_lately
from field_service.models import AfterSettings, Order, OrderSurvey
from field_service.operations.orders import records
from field_service.operations.surveys import wording
from field_service.queries import follow_up
from field_service.queries import surveys as queries
from field_service.types.after import SurveyState
from hub.kernel import public_links
from hub.reports.operations import facts
from hub.reports.ports.kinds import FactKind
from hub.reports.types import Fact

if TYPE_CHECKING:
    from chat.models import Message

GIVEN_UP = timedelta(days=7)
PATIENCE = timedelta(days=1)  # after they were asked about the conversation
ASKED, WEB, WHY = "service_survey", "web", "order_survey"
FACTS = {
    ASKED: FactKind(
        label={"es": "Encuestas de servicio", "en": "Service surveys"},
        title={"es": "¿Cómo le fue con su servicio?", "en": "How was your service?"},
        text={
            "es": "Terminamos {label}: {title}. Cuéntenos cómo le fue.",
            "en": "We finished {label}: {title}. Tell us how it went.",
        },
        order=70,
    )
}


def plan(*, order_id: UUID, at: datetime) -> None:
    """Plan the one question of a done order, where the house asks at all."""
    wants = follow_up.settings()
    order = queries.to_plan(at).filter(id=order_id).first()
    if order is None or order.done_at is None:
        return
    due_at = order.done_at + timedelta(minutes=wants.delay_minutes)
    with transaction.atomic():
        row = OrderSurvey(order=order, due_at=due_at, created_at=at)
        OrderSurvey.objects.bulk_create([row], ignore_conflicts=True)
        kept = OrderSurvey.objects.get(order=order)
        public_links.stand(queries.KIND, kept.id, at=at)


def ask(*, survey_id: UUID, at: datetime) -> None:
    """Ask once, by their channel and in the portal; what is refused is tried for a week."""
    with transaction.atomic():
        row = _locked(survey_id)
        wants = follow_up.settings()
        if row.state != SurveyState.DUE or row.order.state not in follow_up.AFTER:
            return
        if reason := _reason(row, wants, at):
            _skip(row, reason)
        elif asked_lately(row.order.customer_id, at - PATIENCE):
            row.due_at = at + PATIENCE
            row.save(update_fields=["due_at"])
        else:
            _ask(row, at)


def _reason(row: OrderSurvey, wants: AfterSettings, at: datetime) -> str:
    if not wants.asks:
        return "off"
    return (row.told_error or "late") if at > row.due_at + GIVEN_UP else ""


def _ask(row: OrderSurvey, at: datetime) -> None:
    message = _say(row, at)
    told = _tell(row, message is not None and message.conversation.channel_kind != WEB, at)
    row.tried_at, row.told_message = at, message
    row.told_error = "" if message is not None or told else "not_reached"
    if not row.told_error:
        row.state, row.asked_at = SurveyState.ASKED, at
    row.save(update_fields=["tried_at", "told_message", "told_error", "state", "asked_at"])
    records.tell(row.order)


def _say(row: OrderSurvey, at: datetime) -> Message | None:
    """Say it in the first of their conversations that takes it."""
    text = wording.question(row.order, queries.link_of(row))
    for conversation in queries.threads_of(row):
        said = automatic.say(
            conversation=conversation,
            text=text,
            at=at,
            why=WHY,
            options=wording.options(row.id),
            trigger=row.id,
        )
        if said is not None:
            return said
    return None


def _tell(row: OrderSurvey, said: bool, at: datetime) -> bool:
    """Tell who has the portal; True where somebody has."""
    order: Order = row.order
    fact = Fact(
        kind=ASKED,
        key=f"survey:{row.id}",
        link=f"/portal/services/{order.id}",
        values={"label": order.label, "title": order.title},
        said=said,
    )
    return facts.tell(order.customer.portal_user_id, fact, at=at) is not None


def _skip(row: OrderSurvey, reason: str) -> None:
    row.state, row.told_error = SurveyState.SKIPPED, reason
    row.save(update_fields=["state", "told_error"])


def _locked(survey_id: UUID) -> OrderSurvey:
    rows = queries.whole().select_for_update(of=("self",), no_key=True)
    return rows.get(id=survey_id)
