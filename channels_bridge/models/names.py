"""Names that are still to be asked for."""

from django.db import models

from channels_bridge.models.channels import Channel


class NameAsked(models.Model):
    """Somebody whose channel tells no name by itself, and when to ask for it next."""

    identity = models.OneToOneField(
        "chat.Identity", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+")
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)  # null: known, or given up

    class Meta:
        verbose_name_plural = "names asked"
        indexes = [
            models.Index(
                fields=["channel", "next_try_at"],
                condition=models.Q(next_try_at__isnull=False),
                name="name_to_ask",
            )
        ]

    def __str__(self) -> str:
        return f"{self.identity_id} asked {self.tries} times"
