"""Who waits for somebody, and who could have them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from chat.models import HOUSE, Conversation, Routing, Seat
from chat.types import OUTSIDE, ConversationKind, ConversationState, RoutingMode
from hub.accounts.queries import answering, teams
from hub.accounts.roles import ANSWERING, Role
from hub.accounts.types import Availability
from hub.realtime import presence

if TYPE_CHECKING:
    from hub.accounts.models import User

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def waiting() -> QuerySet[Conversation]:
    """Return the customers' conversations that wait for somebody, in the order of their turn.

    The most urgent first, then who waits longest; not while the house is still asking them.
    """
    rows = Conversation.objects.filter(
        kind=ConversationKind.CUSTOMER,
        state=ConversationState.OPEN,
        queued_at__isnull=False,
        arrived_at=None,
        visit__due_at=None,
        identity__spam_at=None,
    )
    return rows.order_by("-priority", "queued_at", "id")


def open_counts(user_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return how many open conversations each of these people has; none are left out."""
    rows = Conversation.objects.filter(
        assignee__in=list(user_ids), kind__in=OUTSIDE, state=ConversationState.OPEN
    )
    return dict(rows.order_by().values_list("assignee").annotate(Count("id")))


def routing_of(team_id: UUID | None) -> Routing:
    """Return how a team's conversations are given out: its own way, else the house's."""
    own = Routing.objects.filter(team=team_id).first() if team_id is not None else None
    return own or Routing.objects.filter(id=HOUSE).first() or Routing(id=HOUSE)


def waiting_for(user: User) -> QuerySet[Conversation]:
    """Return the open conversations of somebody in which a customer waits for an answer."""
    return Conversation.objects.filter(
        assignee=user,
        kind__in=OUTSIDE,
        state=ConversationState.OPEN,
        needs_reply_since__isnull=False,
    )


def left_behind() -> QuerySet[Conversation]:
    """Return what is not resolved and had by somebody who answers customers no more."""
    rows = Conversation.objects.filter(kind__in=OUTSIDE, assignee__isnull=False)
    gone = Q(assignee__is_active=False) | ~Q(assignee__role__in=[*ANSWERING, Role.BOT])
    return rows.filter(gone).exclude(state=ConversationState.RESOLVED).order_by("id")


@dataclass
class Room:
    """Who is at the counter at this moment and what each of them has, looked up once."""

    _teams: dict[UUID | None, tuple[Routing, list[User]]] = field(default_factory=dict)
    _counts: dict[UUID, int] = field(default_factory=dict)
    _seats: dict[UUID, Seat] = field(default_factory=dict)

    def routing(self, team_id: UUID | None) -> Routing:
        return self._team(team_id)[0]

    def pick(self, row: Conversation) -> User | None:
        """Return who should have a conversation: who had the customer, else whose turn it is."""
        routing, people = self._team(row.team_id)
        if routing.mode == RoutingMode.CLAIM:
            return None
        free = [user for user in people if self._has_place(user, routing, row)]
        if free and routing.keeps:
            before = had_by(row)
            keeper = next((user for user in free if user.id == before), None)
            if keeper is not None:
                return keeper
        takers = [user for user in free if user.availability == Availability.ONLINE]
        return min(takers, key=lambda user: self._order(user, routing), default=None)

    def _team(self, team_id: UUID | None) -> tuple[Routing, list[User]]:
        if team_id not in self._teams:
            people = list(answering(team_id).exclude(availability=Availability.AWAY))
            ids = [user.id for user in people]
            here = presence.whereabouts(ids)
            people = [user for user in people if here[user.id].state != presence.OFFLINE]
            self._counts |= open_counts(ids)
            self._seats |= Seat.objects.in_bulk(ids)
            self._teams[team_id] = (routing_of(team_id), people)
        return self._teams[team_id]

    def _has_place(self, user: User, routing: Routing, row: Conversation) -> bool:
        has = self._counts.get(user.id, 0) - (row.assignee_id == user.id)
        own = self._seats[user.id].capacity if user.id in self._seats else None
        return has < (routing.capacity if own is None else own)

    def _order(self, user: User, routing: Routing) -> tuple[int, datetime, str]:
        least = routing.mode == RoutingMode.LEAST
        seat = self._seats.get(user.id)
        given_at = seat.given_at if seat is not None and seat.given_at is not None else _LONG_AGO
        return (self._counts.get(user.id, 0) if least else 0, given_at, user.username)


def had_by(row: Conversation) -> UUID | None:
    """Return who had this customer last: here, or wherever else they write from."""
    if row.assignee_id is not None or row.identity is None or row.identity.customer_id is None:
        return row.assignee_id
    others = Conversation.objects.filter(
        identity__customer_id=row.identity.customer_id, assignee__isnull=False
    )
    newest = others.order_by("-last_message_at").values_list("assignee_id", flat=True)
    return newest.first()


def team_loads() -> list[dict[str, Any]]:
    """Return each team with how much is open with it, and how much of that nobody has."""
    rows = Conversation.objects.filter(
        kind__in=OUTSIDE, state=ConversationState.OPEN, team__isnull=False
    )
    counted = (
        rows.order_by()
        .values_list("team")
        .annotate(opened=Count("id"), free=Count("id", filter=Q(assignee=None)))
    )
    found = {team: (opened, free) for team, opened, free in counted}
    return [
        {"id": str(team.id), "name": team.name, "open": opened, "waiting": free}
        for team in teams().order_by("name")
        for opened, free in [found.get(team.id, (0, 0))]
    ]
