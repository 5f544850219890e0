"""What was done to a message that has not come yet."""

from django.db import models
from django.db.models import TextChoices

from channels_bridge.models.channels import Channel


class ChangeKind(TextChoices):
    EDITED = "edited"
    MOVED = "moved"
    DELETED = "deleted"
    REACTED = "reacted"


class EarlyChange(models.Model):
    """A change that overtook its message; it waits for it."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+")
    external_id = models.CharField(max_length=255)  # the message's
    kind = models.CharField(max_length=8, choices=ChangeKind.choices)
    told = models.JSONField(default=dict)  # `text`, `card`, or `sender` and `emojis`
    at = models.DateTimeField()
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["channel", "external_id"], name="early_change_of")]

    def __str__(self) -> str:
        return f"{self.kind} {self.external_id}"
