"""What customers asked, and what an answer unlocked."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from crm.models.customers import Customer
from crm.types import OPEN, CommunicationState
from hub.kernel.ids import new_id


class Reading(models.Model):
    """How far a conversation's messages were read for openings and answers.

    Numbers of a conversation appear in commit order, so everything up to `number` was seen.
    """

    conversation = models.OneToOneField(
        "chat.Conversation", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    number = models.BigIntegerField(default=0)
    waiting = models.BooleanField(default=False)  # the customer wrote after our last answer

    def __str__(self) -> str:
        return f"{self.conversation_id} up to {self.number}"


class Communication(models.Model):
    """One request inside a conversation, opened by the message `opening_number`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="communications")
    conversation = models.ForeignKey(
        "chat.Conversation", on_delete=models.PROTECT, related_name="+"
    )
    identity = models.ForeignKey("chat.Identity", on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=20)
    body = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    opening_number = models.BigIntegerField()
    state = models.CharField(
        max_length=10, choices=CommunicationState.choices, default=CommunicationState.RECEIVED
    )
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_number = models.BigIntegerField(null=True)
    first_response_seconds = models.PositiveIntegerField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "opening_number"], name="communication_opens_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    answered_at=None,
                    answered_by=None,
                    answered_number=None,
                    first_response_seconds=None,
                    state__in=OPEN,
                )
                | Q(
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                    answered_number__isnull=False,
                    first_response_seconds__isnull=False,
                    state__in=[CommunicationState.ANSWERED, CommunicationState.CLOSED],
                ),
                name="communication_is_answered_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["customer", "-created_at", "-id"], name="comm_of_customer"),
            models.Index(fields=["-created_at", "-id"], name="comm_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id}#{self.opening_number}"


class Grant(models.Model):
    """The right to load one recharge, given by one answered communication."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    communication = models.OneToOneField(
        Communication, on_delete=models.PROTECT, related_name="grant"
    )
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="grants")
    recharge_id = models.UUIDField(null=True, unique=True)  # what it was spent on
    spent_at = models.DateTimeField(null=True)
    spent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(recharge_id=None, spent_at=None, spent_by=None)
                | Q(recharge_id__isnull=False, spent_at__isnull=False, spent_by__isnull=False),
                name="grant_is_spent_whole",
            )
        ]

    def __str__(self) -> str:
        return f"grant of {self.communication_id}"
