"""Webhooks as they came: stored before they are answered, kept to be looked at and replayed."""

from django.db import models
from django.db.models import Q, TextChoices

from channels_bridge.models.channels import Channel
from hub.kernel.ids import new_id


class EventState(TextChoices):
    STORED = "stored"
    PROCESSED = "processed"
    PARKED = "parked"  # something in it waits for a person or a fix


class RawEvent(models.Model):
    """One authenticated webhook; `result` counts what came out of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="events")
    key = models.CharField(max_length=255)  # what makes it one event of the provider
    body = models.BinaryField()
    state = models.CharField(max_length=10, choices=EventState.choices, default=EventState.STORED)
    tries = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    result = models.JSONField(null=True)
    error = models.CharField(max_length=500, blank=True)
    received_at = models.DateTimeField()
    processed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "key"], name="event_stored_once")]
        indexes = [
            models.Index(
                fields=["channel", "received_at", "id"],
                condition=Q(state="stored"),
                name="event_waiting",
            ),
            models.Index(fields=["channel", "-received_at", "-id"], name="event_newest"),
            models.Index(
                fields=["-received_at", "-id"], condition=Q(state="parked"), name="event_parked"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel_id} {self.key}"
