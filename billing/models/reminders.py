"""Reminders of what is owed: when, in which words, and what each customer was told."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from billing.models.invoices import Invoice
from billing.types.collection import ReminderState
from hub.kernel.ids import new_id


class ReminderLevel(models.Model):
    """How many days after the due day, below zero before it, and in which words."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    days = models.SmallIntegerField(unique=True)
    is_on = models.BooleanField(default=False)
    text_es = models.CharField(max_length=900)
    text_en = models.CharField(max_length=900)
    updated_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.days:+d}"


class ReminderPause(models.Model):
    """A customer who is not reminded, until a day or until somebody lets it go on."""

    customer = models.OneToOneField(
        "crm.Customer", on_delete=models.PROTECT, related_name="reminder_pause"
    )
    until = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.reason


class Reminder(models.Model):
    """One message to one customer about all that reached a level."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="reminders")
    level = models.ForeignKey(ReminderLevel, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=ReminderState.choices)
    total_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    text = models.CharField(max_length=2000)
    via = models.CharField(max_length=120, blank=True)  # the channel, or the address
    reason = models.CharField(max_length=60, blank=True)  # a code: why it was not told
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True)  # when the mail server is asked next
    # Where it was said, or where the window was closed.
    conversation = models.ForeignKey(
        "chat.Conversation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ReminderState.values), name="reminder_state_known"
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="reminder_newest"),
            models.Index(fields=["customer", "-created_at"], name="reminder_of_customer"),
            models.Index(
                fields=["created_at"],
                condition=Q(state=ReminderState.QUEUED),
                name="reminder_to_mail",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.total_minor}"


class RemindedInvoice(models.Model):
    """An invoice that was told of at a level: once for ever."""

    reminder = models.ForeignKey(Reminder, on_delete=models.CASCADE, related_name="invoices")
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="reminded")
    level = models.ForeignKey(ReminderLevel, on_delete=models.PROTECT, related_name="+")
    balance_minor = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invoice", "level"], name="invoice_reminded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.balance_minor}"
