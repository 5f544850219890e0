"""Inquiries (consultas): what a customer wants to know, and what they were told."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from crm.models.customers import Customer
from crm.types import InquiryState, InquiryStepKind
from hub.kernel.ids import new_id


class Inquiry(models.Model):
    """One question of a customer, until somebody has resolved it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="inquiries")
    made_for = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(
        "chat.Conversation", on_delete=models.PROTECT, related_name="+"
    )
    subject = models.CharField(max_length=120)
    body = models.TextField(blank=True)
    state = models.CharField(
        max_length=8, choices=InquiryState.choices, default=InquiryState.PENDING
    )
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    due_at = models.DateTimeField(null=True)  # null: nobody is ever there
    waiting_since = models.DateTimeField(null=True)  # for the customer: the clock stands still
    overdue_told_at = models.DateTimeField(null=True)
    resolution = models.TextField(blank=True)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    not_sent = models.CharField(max_length=40, blank=True)  # why the channel refused the answer
    reopened = models.PositiveSmallIntegerField(default=0)
    client_id = models.UUIDField(null=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=InquiryState.values), name="inquiry_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=InquiryState.RESOLVED)
                | (
                    Q(resolved_at__isnull=False, resolved_by__isnull=False, waiting_since=None)
                    & ~Q(resolution="")
                ),
                name="inquiry_is_resolved_whole",
            ),
            models.UniqueConstraint(fields=["opened_by", "client_id"], name="inquiry_once"),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="inquiry_newest"),
            models.Index(fields=["customer", "-created_at", "-id"], name="inquiry_of_customer"),
            models.Index(fields=["conversation", "-created_at"], name="inquiry_of_thread"),
            models.Index(
                fields=["due_at"],
                condition=Q(state=InquiryState.PENDING, waiting_since=None),
                name="inquiry_due",
            ),
            models.Index(
                fields=["waiting_since"],
                condition=Q(waiting_since__isnull=False),
                name="inquiry_waiting",
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class InquiryStep(models.Model):
    """One thing that happened to an inquiry. Rows are only ever added."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=8, choices=InquiryStepKind.choices)
    text = models.TextField(blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["inquiry", "id"], name="step_of_inquiry")]

    def __str__(self) -> str:
        return self.kind
