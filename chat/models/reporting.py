"""What reports read of conversations: a row for each stretch of work, worked out from messages."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from chat.models.conversations import Conversation


class StretchMark(models.Model):
    """How far a conversation's messages were read for its stretches."""

    conversation = models.OneToOneField(
        Conversation, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    number = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.conversation_id}#{self.number}"


class Stretch(models.Model):
    """From a customer's first message until it is resolved; what follows is another.

    Only worked out from messages, and worked out anew by `stretches.rebuild`. A first resolution
    stays: `reopened_at` says that it did not hold.
    """

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    number = models.BigIntegerField()  # of the message that began it
    channel_id = models.UUIDField(null=True)
    channel_kind = models.CharField(max_length=20, blank=True)
    started_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)  # the first answer of a person
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    first_seconds = models.PositiveIntegerField(null=True)  # by the clock
    first_worked_seconds = models.PositiveIntegerField(null=True)  # while somebody was there
    held_seconds = models.PositiveIntegerField(default=0)  # pending or snoozed
    held_since = models.DateTimeField(null=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    resolution_seconds = models.PositiveIntegerField(null=True)  # without what it was held
    reopened_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "stretches"
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="stretch_begins_once"),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, first_seconds=None)
                | Q(answered_at__isnull=False, first_seconds__isnull=False),
                name="stretch_is_answered_whole",
            ),
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolution_seconds=None)
                | Q(resolved_at__gte=F("started_at"), resolution_seconds__isnull=False),
                name="stretch_is_resolved_whole",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at=None) | Q(resolved_at__isnull=False),
                name="only_resolved_stretch_reopens",
            ),
            models.UniqueConstraint(
                fields=["conversation"], condition=Q(resolved_at=None), name="stretch_open_once"
            ),
        ]
        indexes = [
            models.Index(fields=["started_at"], name="stretches_started"),
            models.Index(fields=["resolved_at"], name="stretches_resolved"),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}#{self.number}"
