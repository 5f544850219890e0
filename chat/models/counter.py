"""How the counter works by itself: who is given what, when it is open, what it says first."""

from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Q

from chat.models.conversations import Conversation
from chat.types import RoutingMode
from hub.kernel.ids import new_id

HOUSE = UUID(int=1)  # the one row that is of no team and no channel


class Routing(models.Model):
    """Who is given a team's new conversations; without a team, those of the whole house."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    team = models.OneToOneField(
        "accounts.Team", null=True, on_delete=models.CASCADE, related_name="+"
    )
    mode = models.CharField(max_length=12, choices=RoutingMode.choices, default=RoutingMode.CLAIM)
    capacity = models.PositiveSmallIntegerField(default=10)  # open conversations of one person
    keeps = models.BooleanField(default=True)  # customers go back to whoever had them
    away_after = models.PositiveSmallIntegerField(default=15)  # minutes, of the house; 0: never

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(team__isnull=False) | Q(id=HOUSE), name="routing_is_of_one"
            )
        ]

    def __str__(self) -> str:
        return f"{self.team_id or 'house'}: {self.mode}"


class Seat(models.Model):
    """What somebody can carry, and when they were last given something by itself."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    capacity = models.PositiveSmallIntegerField(null=True)  # null: as the team says
    given_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.capacity}"


class Hours(models.Model):
    """When a team is there; without a team, the house."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    team = models.OneToOneField(
        "accounts.Team", null=True, on_delete=models.CASCADE, related_name="+"
    )
    zone = models.CharField(max_length=60, blank=True)  # empty: the company's
    week = models.JSONField(default=list)  # seven lists of ["09:00", "13:00"], Monday first
    country = models.CharField(max_length=2, blank=True)  # whose holidays are kept
    worked = models.JSONField(default=list)  # names of holidays nobody keeps here
    days = models.JSONField(default=list)  # own days: {"on", "name", "spans"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(team__isnull=False) | Q(id=HOUSE), name="hours_is_of_one"
            )
        ]

    def __str__(self) -> str:
        return f"{self.team_id or 'house'} {self.zone}"


class Reception(models.Model):
    """What a channel says first; without a channel, every one that says nothing of its own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    channel_id = models.UUIDField(null=True, unique=True)
    greets = models.BooleanField(default=False)
    greeting = models.TextField(blank=True)
    tells_hours = models.BooleanField(default=False)
    away = models.TextField(blank=True)
    asks = models.BooleanField(default=False)
    menu = models.JSONField(null=True)  # a MenuBody

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(channel_id__isnull=False) | Q(id=HOUSE), name="reception_is_of_one"
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel_id or 'house'}"


class Visit(models.Model):
    """What has been said by itself in a conversation, and what it was asked."""

    conversation = models.OneToOneField(
        Conversation, primary_key=True, on_delete=models.CASCADE, related_name="visit"
    )
    episode_at = models.DateTimeField(null=True)  # the one that was welcomed
    away_until = models.CharField(max_length=40, blank=True)  # the closed time it was told of
    menu = models.JSONField(null=True)  # as it was asked; null when nothing is asked
    seen_number = models.BigIntegerField(default=0)  # messages after it may choose
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True, db_index=True)  # when it is asked no more

    def __str__(self) -> str:
        return f"{self.conversation_id}: {'asked' if self.menu else 'met'}"
