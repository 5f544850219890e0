"""What admins say about how the counter works by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from chat.models import HOUSE, Conversation, Hours, Reception, Routing, Seat
from chat.operations import sla
from chat.types import RoutingMode
from hub.kernel import clock, jobs

if TYPE_CHECKING:
    from hub.accounts.models import Team, User


@transaction.atomic
def set_routing(*, team: Team | None, fields: dict[str, Any]) -> Routing:
    """Say how a team's conversations (None: the house's) are given out."""
    if not Routing.objects.exclude(mode=RoutingMode.CLAIM).exists():
        # Until now it was by hand, and whoever had one kept it.
        Conversation.objects.filter(assignee__isnull=False).update(queued_at=None)
    jobs.enqueue("chat.tasks.give_waiting")
    return Routing.objects.update_or_create(**_of(team), defaults=fields)[0]


def forget_routing(*, team: Team) -> None:
    """Give a team's conversations out as the house does."""
    Routing.objects.filter(team=team).delete()


def set_capacity(user: User, capacity: int | None) -> Seat:
    """Say how many open conversations somebody carries; None: as many as the team says."""
    jobs.enqueue("chat.tasks.give_waiting")
    return Seat.objects.update_or_create(user=user, defaults={"capacity": capacity})[0]


@transaction.atomic
def set_hours(*, team: Team | None, fields: dict[str, Any]) -> Hours:
    """Say when a team (None: the house) is there."""
    sla.call_for_renewal(at=clock.now())  # what was promised counts these hours
    return Hours.objects.update_or_create(**_of(team), defaults=fields)[0]


@transaction.atomic
def forget_hours(*, team: Team) -> None:
    """Let a team keep the house's hours."""
    sla.call_for_renewal(at=clock.now())
    Hours.objects.filter(team=team).delete()


def set_reception(*, channel_id: UUID | None, fields: dict[str, Any]) -> Reception:
    """Say what a channel (None: all without words of their own) says first."""
    key: dict[str, Any] = {"channel_id": channel_id} if channel_id else {"id": HOUSE}
    return Reception.objects.update_or_create(**key, defaults=fields)[0]


def forget_reception(*, channel_id: UUID) -> None:
    """Let a channel say what the house says."""
    Reception.objects.filter(channel_id=channel_id).delete()


def _of(team: Team | None) -> dict[str, Any]:
    return {"team": team} if team is not None else {"id": HOUSE}
