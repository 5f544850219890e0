"""Gateways, as the house and its office ask for them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from billing.models import Checkout, GatewayAccount, GatewayEvent, Refund
from billing.types import PaymentMethod
from billing.types.gateways import EventState


def accounts() -> dict[str, GatewayAccount]:
    """Return who we are at each gateway, by its name."""
    return {row.name: row for row in GatewayAccount.objects.all()}


def takes_cards() -> bool:
    """Whether some gateway is connected and switched on."""
    return GatewayAccount.objects.filter(active=True).exists()


def events() -> QuerySet[GatewayEvent]:
    """Return what gateways told us."""
    return GatewayEvent.objects.select_related("account")


def events_due(*, at: datetime) -> list[UUID]:
    """Return the notices that wait to be looked up."""
    rows = GatewayEvent.objects.filter(state=EventState.STORED, next_try_at__lte=at)
    return list(rows.order_by("next_try_at").values_list("id", flat=True)[:100])


def checkouts_due(*, at: datetime) -> list[UUID]:
    """Return the checkouts it is time to look at."""
    rows = Checkout.objects.filter(next_look_at__lte=at)
    return list(rows.order_by("next_look_at").values_list("id", flat=True)[:100])


def refunds_to_send() -> QuerySet[Refund]:
    """Return what an admin approved to go back to a card and nobody wrote down yet."""
    rows = Refund.objects.filter(approved_at__isnull=False, method=PaymentMethod.CARD)
    return rows.filter(at_gateway=None).exclude(payment=None).exclude(payment__external_id="")
