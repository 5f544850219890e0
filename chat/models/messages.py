"""Messages: one row each, numbered for people, sequenced for machines."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from chat.models.conversations import Conversation
from chat.models.identities import Identity
from chat.types import DeliveryState, Direction, Kind
from hub.kernel.ids import new_id


class Message(models.Model):
    """What was said; `number` never moves, `seq` moves with every change of the row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Every message pays for an index: those of what few have hold only these.
    conversation = models.ForeignKey(
        Conversation, on_delete=models.PROTECT, related_name="messages", db_index=False
    )
    number = models.BigIntegerField()
    seq = models.BigIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    direction = models.CharField(max_length=8, choices=Direction.choices)
    private = models.BooleanField(default=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    identity = models.ForeignKey(Identity, null=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)  # the text, rendered when it was written
    card = models.JSONField(null=True)
    around = models.JSONField(null=True)  # what stands around it: album, forwarded, referral …
    reply_to = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    topic = models.CharField(max_length=80, blank=True)
    client_id = models.UUIDField(null=True)
    fingerprint = models.CharField(max_length=64, blank=True)  # of the draft, to know it again
    channel_id = models.UUIDField(null=True)
    external_id = models.CharField(max_length=255, null=True)  # the provider's id, inbound
    standby = models.BooleanField(default=False)  # another app holds the thread: nothing by itself
    state = models.CharField(max_length=10, choices=DeliveryState.choices, blank=True)
    error = models.JSONField(null=True)  # {"code", "detail"} of a failed delivery
    troubled_at = models.DateTimeField(null=True)  # in the tray since: failed, or nobody knows
    provider_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    pinned_at = models.DateTimeField(null=True)
    pinned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="message_number"),
            models.UniqueConstraint(fields=["conversation", "seq"], name="message_seq"),
            models.UniqueConstraint(
                fields=["author", "client_id"],
                condition=Q(client_id__isnull=False),
                name="message_sent_once",
            ),
            models.UniqueConstraint(
                fields=["channel_id", "external_id"],
                condition=Q(external_id__isnull=False),
                name="message_received_once",
            ),
            models.CheckConstraint(
                condition=Q(author__isnull=False) | Q(identity__isnull=False) | Q(kind="system"),
                name="message_has_author",
            ),
        ]
        indexes = [
            models.Index(fields=["conversation"], condition=Q(kind="card"), name="message_cards"),
            models.Index(
                fields=["reply_to"], condition=Q(reply_to__isnull=False), name="message_replies"
            ),
            models.Index(
                fields=["pinned_by"], condition=Q(pinned_by__isnull=False), name="message_pinned_by"
            ),
            models.Index(
                fields=["-troubled_at", "-id"],
                condition=Q(troubled_at__isnull=False),
                name="message_in_tray",
            ),
            models.Index(
                fields=["conversation", "-pinned_at"],
                condition=Q(pinned_at__isnull=False),
                name="message_pins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}#{self.number}"


class Reaction(models.Model):
    """One emoji of one person on one message."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="reactions")
    emoji = models.CharField(max_length=32)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    identity = models.ForeignKey(Identity, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message", "user", "emoji"],
                condition=Q(user__isnull=False),
                name="reaction_of_user_once",
            ),
            models.UniqueConstraint(
                fields=["message", "identity", "emoji"],
                condition=Q(identity__isnull=False),
                name="reaction_of_identity_once",
            ),
        ]

    def __str__(self) -> str:
        return self.emoji
