"""What a customer is shown of us beside messages: that we read, that we write."""

from django.db import models
from django.db.models import F, Q

from channels_bridge.models.channels import Channel


class Sign(models.Model):
    """How far a customer should see that we have read, and how far they were told."""

    conversation_id = models.UUIDField(primary_key=True)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+")
    wanted_number = models.BigIntegerField(default=0)  # of the newest message of theirs we read
    told_number = models.BigIntegerField(default=0)
    next_try_at = models.DateTimeField()
    refusals = models.PositiveSmallIntegerField(default=0)
    typing_at = models.DateTimeField(null=True)  # shown last

    class Meta:
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(wanted_number__gt=F("told_number")),
                name="sign_to_tell",
            )
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.told_number}/{self.wanted_number}"
