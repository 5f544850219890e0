"""Templates as their providers listed them last, and when that was."""

from typing import Any

from django.db import models
from django.db.models import TextChoices

from channels_bridge.models.channels import Channel
from channels_bridge.types import TemplateStatus
from hub.kernel.ids import new_id


class Judgement(TextChoices):
    """`TemplateStatus` as choices."""

    APPROVED = TemplateStatus.APPROVED.value
    PENDING = TemplateStatus.PENDING.value
    REJECTED = TemplateStatus.REJECTED.value
    PAUSED = TemplateStatus.PAUSED.value
    DISABLED = TemplateStatus.DISABLED.value
    DRAFT = TemplateStatus.DRAFT.value


class Template(models.Model):
    """One template in one language; `form` is a `types.Form`, null where it cannot be filled in."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="templates")
    provider_id = models.CharField(max_length=255)
    name = models.CharField(max_length=512)
    language = models.CharField(max_length=20)
    category = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=10, choices=Judgement.choices)
    reason = models.CharField(max_length=500, blank=True)  # why it may not be sent
    form: Any = models.JSONField(null=True)
    synced_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "provider_id"], name="template_is_one_at_the_provider"
            )
        ]
        indexes = [models.Index(fields=["channel", "name", "id"], name="template_by_name")]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"


class TemplateSync(models.Model):
    """When a channel's templates were read last, what hindered it, and when to read again."""

    channel = models.OneToOneField(
        Channel, primary_key=True, on_delete=models.CASCADE, related_name="template_sync"
    )
    due_at = models.DateTimeField(db_index=True)
    synced_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, blank=True)
    error_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.channel_id} {self.synced_at}"
