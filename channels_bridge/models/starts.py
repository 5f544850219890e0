"""People of ours who showed the bot a code, and what it has to answer them."""

from django.db import models

from channels_bridge.models.channels import Channel


class StaffStart(models.Model):
    """One code shown in a chat; the row is what makes it count, and be answered, once."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+")
    external_id = models.CharField(max_length=255)  # the provider's, of the message
    chat = models.CharField(max_length=255)
    answer = models.CharField(max_length=500)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True)  # null: answered, or given up
    called_at = models.DateTimeField(null=True)  # while it is being said
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "external_id"], name="start_once")
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(due_at__isnull=False),
                name="start_to_answer",
            ),
            models.Index(fields=["created_at"], name="starts_oldest"),
        ]

    def __str__(self) -> str:
        return f"start {self.external_id}"
