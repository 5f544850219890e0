"""Codes that prove a channel to be a portal user's own, and what became of each shown."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from crm.types import LinkOutcome
from hub.kernel.ids import new_id


class LinkCode(models.Model):
    """A code somebody signed in may send us from a channel once; kept as its digest.

    One living code per person and channel: a newer one ends the one before.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=20)  # the portal's word
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)
    identity = models.ForeignKey(
        "chat.Identity", null=True, on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "channel"], condition=Q(used_at=None), name="link_code_is_one"
            ),
            models.CheckConstraint(
                condition=Q(used_at=None, identity=None)
                | Q(used_at__isnull=False, identity__isnull=False),
                name="link_code_used_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"code of {self.user_id}"


class ShownCode(models.Model):
    """A code that came in a conversation: a row first, so that it counts and is answered once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conversation = models.ForeignKey(
        "chat.Conversation", on_delete=models.CASCADE, related_name="+"
    )
    number = models.BigIntegerField()  # of the message
    digest = models.CharField(max_length=64)
    shown_at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=LinkOutcome.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="code_is_shown_once")
        ]
        indexes = [
            models.Index(fields=["shown_at"], condition=Q(outcome=""), name="code_to_settle"),
            models.Index(fields=["shown_at"], name="codes_oldest"),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}:{self.number}"
