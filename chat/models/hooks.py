"""Programs at the door: addresses bots post to, and addresses that are told what happens."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from chat.models.conversations import Conversation
from chat.types import HookState
from hub.kernel.encrypted import EncryptedJSONField
from hub.kernel.ids import new_id


class Hook(models.Model):
    """An address that lets a program write into one conversation as a bot; only a hash is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="hooks")
    bot = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class Subscription(models.Model):
    """An address of somebody's program that is told, signed, what happens here."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=60)
    url = models.CharField(max_length=2000)
    secret = EncryptedJSONField()
    events = models.JSONField(default=list)  # kinds
    conversation = models.ForeignKey(
        Conversation, null=True, on_delete=models.CASCADE, related_name="+"
    )  # null: all customers' conversations
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class HookDelivery(models.Model):
    """One event for one address: a row before the first call, and what became of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subscription = models.ForeignKey(
        Subscription, on_delete=models.CASCADE, related_name="deliveries"
    )
    event_id = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    payload = models.JSONField()
    state = models.CharField(max_length=10, choices=HookState.choices, default=HookState.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    status_code = models.PositiveSmallIntegerField(null=True)
    error = models.CharField(max_length=255, blank=True)
    created_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "hook deliveries"
        constraints = [
            models.UniqueConstraint(fields=["subscription", "event_id"], name="told_once")
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(state="queued"), name="hook_deliveries_due"
            ),
            models.Index(fields=["subscription", "-created_at"], name="hook_deliveries_newest"),
            models.Index(fields=["created_at"], name="hook_deliveries_oldest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class HookMark(models.Model):
    """How far a conversation has been looked through for what subscriptions want to know."""

    conversation = models.OneToOneField(
        Conversation, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    number = models.BigIntegerField(default=0)  # of the last message
    meta_seq = models.BigIntegerField(default=0)  # of the conversation's own last change
    standing = models.CharField(max_length=64, blank=True)  # a digest of what it stood like

    def __str__(self) -> str:
        return f"{self.conversation_id}#{self.number}"
