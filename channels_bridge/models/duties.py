"""What a provider is asked again and again: by one worker at a time, from where it was."""

from typing import Any

from django.db import models
from django.db.models import TextChoices

from channels_bridge.models.channels import Channel


class DutyKind(TextChoices):
    POLLING = "polling"  # what came in, where no webhook brings it
    LISTING = "listing"  # the provider's own list, for what its webhooks lost
    CHECKUP = "checkup"  # how the provider sees our account


class Duty(models.Model):
    """One regular question; `known` is what its answers left behind, a cursor or facts."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="duties")
    kind = models.CharField(max_length=10, choices=DutyKind.choices)
    known: Any = models.JSONField(default=dict)
    holder = models.CharField(max_length=40, blank=True)
    leased_until = models.DateTimeField(null=True)
    next_at = models.DateTimeField()
    refusals = models.PositiveSmallIntegerField(default=0)  # in a row, for the back-off
    error = models.CharField(max_length=500, blank=True)  # a code, a blank, and what was said
    error_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)  # when it last went well

    class Meta:
        verbose_name_plural = "duties"
        constraints = [models.UniqueConstraint(fields=["channel", "kind"], name="duty_is_one")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.channel_id}"
