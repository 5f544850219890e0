"""What goes out: a row before the call, a number of attempt against late results."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from channels_bridge.models.channels import Channel
from channels_bridge.types import Status
from chat.types import DeliveryState, Kind
from hub.kernel.ids import new_id

OPEN = (DeliveryState.QUEUED, DeliveryState.SENDING)


class Delivery(models.Model):
    """A message on its way to a customer; `attempt` fences off results of a lost worker."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    message = models.OneToOneField("chat.Message", on_delete=models.PROTECT, related_name="+")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="deliveries")
    conversation_id = models.UUIDField()
    number = models.BigIntegerField()  # the message's: the order within the conversation
    recipient = models.CharField(max_length=255)
    state = models.CharField(
        max_length=10, choices=DeliveryState.choices, default=DeliveryState.QUEUED
    )
    attempt = models.PositiveIntegerField(default=0)
    refusals = models.PositiveSmallIntegerField(default=0)  # in a row, for the back-off
    next_try_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True)
    limited_until = models.DateTimeField(null=True)  # the provider asked to wait for this person
    limited_since = models.DateTimeField(null=True)  # asked to wait at every try since
    error = models.JSONField(null=True)  # {"code", "detail"}
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["channel", "next_try_at"],
                condition=Q(state="queued"),
                name="delivery_waiting",
            ),
            models.Index(
                fields=["conversation_id", "number"],
                condition=Q(state__in=["queued", "sending"]),
                name="delivery_open",
            ),
            models.Index(
                fields=["leased_until"],
                condition=Q(leased_until__isnull=False),
                name="delivery_leased",
            ),
            models.Index(
                fields=["created_at"],
                condition=Q(state__in=["failed", "unknown"]),
                name="delivery_troubled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} {self.state}"


class Part(models.Model):
    """One provider call of a delivery; each instant is kept once, so order cannot hurt it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, related_name="parts")
    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, related_name="+")
    ordinal = models.PositiveSmallIntegerField()
    recipient = models.CharField(max_length=255)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.TextField(blank=True)
    attachment = models.ForeignKey(
        "chat.Attachment", null=True, on_delete=models.PROTECT, related_name="+"
    )
    card = models.JSONField(null=True)
    external_id = models.CharField(max_length=255, null=True)
    state = models.CharField(
        max_length=10, choices=DeliveryState.choices, default=DeliveryState.QUEUED
    )
    called_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    error = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["delivery", "ordinal"], name="part_ordinal"),
            models.UniqueConstraint(
                fields=["channel", "external_id"],
                condition=Q(external_id__isnull=False),
                name="part_is_one_at_the_provider",
            ),
        ]
        indexes = [
            models.Index(
                fields=["channel", "recipient", "called_at"],
                condition=Q(called_at__isnull=False, read_at=None),
                name="part_unread",
            )
        ]

    def __str__(self) -> str:
        return f"{self.delivery_id}/{self.ordinal} {self.state}"

    def learn(self, status: Status, at: datetime, error: dict[str, str] | None = None) -> bool:
        """Keep the instant of a status, once; return whether the shown state moved.

        Read beats delivered beats failed beats sent, in whatever order they come.
        """
        field = f"{status.value}_at"
        if getattr(self, field) is None:
            setattr(self, field, at)
            if status is Status.FAILED:
                self.error = error
        before, self.state = self.state, self._shown()
        return before != self.state

    def _shown(self) -> str:
        for status in (Status.READ, Status.DELIVERED, Status.FAILED, Status.SENT):
            if getattr(self, f"{status.value}_at") is not None:
                return DeliveryState(status.value)
        return self.state


class EarlyStatus(models.Model):
    """A status that came before its part had the provider's id; it waits for it."""

    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+")
    external_id = models.CharField(max_length=255, blank=True)
    recipient = models.CharField(max_length=255, blank=True)
    watermark = models.DateTimeField(null=True)  # with `recipient`: all sent until then
    status = models.CharField(max_length=10)
    error = models.JSONField(null=True)
    at = models.DateTimeField()
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "early statuses"
        indexes = [
            models.Index(fields=["channel", "external_id"], name="early_by_id"),
            models.Index(
                fields=["channel", "recipient"],
                condition=Q(watermark__isnull=False),
                name="early_by_recipient",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.external_id or self.recipient} {self.status}"


class ReactionOut(models.Model):
    """Our reaction a customer should see on their message; the newest emoji wins."""

    message = models.OneToOneField(
        "chat.Message", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    channel = models.ForeignKey(Channel, on_delete=models.CASCADE, related_name="+")
    emoji = models.CharField(max_length=32, blank=True)
    version = models.PositiveIntegerField(default=1)
    refusals = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, db_index=True)  # null: shown, or given up

    class Meta:
        verbose_name_plural = "reactions out"

    def __str__(self) -> str:
        return f"{self.emoji} on {self.message_id}"
