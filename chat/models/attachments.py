"""Files: private, sniffed, re-encoded; a provider's file starts as a promise."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from chat.models.messages import Message
from chat.types import FileState, Kind
from hub.kernel.ids import new_id


class Attachment(models.Model):
    """A file of a message, or one uploaded and not yet sent (then only its owner sees it)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    message = models.ForeignKey(
        Message, null=True, on_delete=models.PROTECT, related_name="attachments"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    state = models.CharField(max_length=8, choices=FileState.choices, default=FileState.READY)
    name = models.CharField(max_length=255, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.BigIntegerField(null=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    duration = models.FloatField(null=True)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    file = models.FileField(blank=True, max_length=200)
    thumbnail = models.FileField(blank=True, max_length=200)
    source = models.JSONField(null=True)  # the bridge's reference while `pending`
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, db_index=True)
    error = models.CharField(max_length=255, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            # Counts a person's uploads of the last minute, and finds those never sent.
            models.Index(fields=["owner", "created_at"], name="attachment_uploads"),
            models.Index(
                fields=["created_at"], condition=Q(message=None), name="attachment_unsent"
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.id)
