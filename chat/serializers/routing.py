"""Giving out conversations, on the wire."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from rest_framework import serializers

from chat.models import HOUSE, Routing, Seat
from chat.queries.routing import open_counts
from chat.types import RoutingMode
from hub.accounts.queries import colleague
from hub.accounts.types import Availability
from hub.kernel.api import StrictSerializer
from hub.realtime import presence

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST_OPEN = 500
MOST_MINUTES = 1440
Shape = serializers.Serializer[Any]


class RoutingBody(StrictSerializer):
    """How new conversations are given out; `away_after` (minutes, 0 never) is the house's."""

    mode = serializers.ChoiceField(choices=RoutingMode.choices, required=False)
    capacity = serializers.IntegerField(min_value=1, max_value=MOST_OPEN, required=False)
    keeps = serializers.BooleanField(required=False)
    away_after = serializers.IntegerField(min_value=0, max_value=MOST_MINUTES, required=False)


class RoutingShape(Shape):
    """How a team's (null: the house's) conversations are given out."""

    team = serializers.CharField(allow_null=True)
    mode = serializers.ChoiceField(choices=RoutingMode.choices)
    capacity = serializers.IntegerField()
    keeps = serializers.BooleanField()
    away_after = serializers.IntegerField()


class SeatBody(StrictSerializer):
    """How many open conversations somebody carries; null as many as the team says."""

    capacity = serializers.IntegerField(min_value=0, max_value=MOST_OPEN, allow_null=True)


class TakerShape(Shape):
    """Somebody who answers, and what they have."""

    id = serializers.CharField()
    name = serializers.CharField()
    role = serializers.CharField()
    username = serializers.CharField()
    status = serializers.JSONField(allow_null=True)
    quiet_until = serializers.CharField(allow_null=True)
    availability = serializers.ChoiceField(choices=Availability.choices)
    presence = serializers.ChoiceField(choices=["online", "away", "offline"])
    open = serializers.IntegerField(help_text="Open conversations they have.")
    capacity = serializers.IntegerField(allow_null=True, help_text="Their own; null: the team's.")
    teams = serializers.ListField(child=serializers.CharField())


class TakingTeamShape(Shape):
    """A team, what it has and what of it waits for somebody."""

    id = serializers.CharField()
    name = serializers.CharField()
    open = serializers.IntegerField()
    waiting = serializers.IntegerField()


class TakersShape(Shape):
    """Whom a conversation can be given to."""

    people = TakerShape(many=True)
    teams = TakingTeamShape(many=True)


class WaitingShape(Shape):
    """How many customers wait for an answer of one's own."""

    waiting = serializers.IntegerField()


class HandedBackShape(Shape):
    """How many conversations went back."""

    handed_back = serializers.IntegerField()


def routing(row: Routing) -> dict[str, Any]:
    """Return a RoutingShape."""
    team = None if row.id == HOUSE else str(row.team_id)
    told = {name: getattr(row, name) for name in ("mode", "capacity", "keeps", "away_after")}
    return {"team": team, **told}


def takers(people: list[User], *, at: datetime) -> list[dict[str, Any]]:
    """Return a TakerShape of each of these people; their teams are fetched along."""
    ids: list[UUID] = [user.id for user in people]
    where, counts, seats = presence.whereabouts(ids), open_counts(ids), Seat.objects.in_bulk(ids)
    return [
        {
            **colleague(user, at=at),
            "presence": where[user.id].state,
            "open": counts.get(user.id, 0),
            "capacity": seats[user.id].capacity if user.id in seats else None,
            "teams": [str(team.id) for team in user.teams.all()],
        }
        for user in people
    ]
