"""What customers are told of invoices in their channel, and what an authority says of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from billing.models.invoices import Invoice
from billing.types.notices import NoticeState, SubmissionState
from hub.kernel.ids import new_id


class Told(models.Model):
    """Something said in a conversation once; refused, it waits for another way."""

    conversation = models.ForeignKey(
        "chat.Conversation", on_delete=models.PROTECT, related_name="+"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    notice_state = models.CharField(
        max_length=8, choices=NoticeState.choices, default=NoticeState.WAITING
    )
    by_template = models.BooleanField(default=False)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=40, blank=True)  # why the channel refused, a code
    cost = models.CharField(max_length=20, blank=True)  # the class a template would be billed by
    message = models.ForeignKey(
        "chat.Message", null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        abstract = True


class InvoiceNotice(Told):
    """Tells a customer of their invoice, once."""

    invoice = models.OneToOneField(
        Invoice, primary_key=True, on_delete=models.PROTECT, related_name="notice"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(notice_state__in=NoticeState.values), name="invoice_notice_state_known"
            ),
        ]
        indexes = [
            models.Index(
                fields=["updated_at"], condition=Q(notice_state="refused"), name="notice_refused"
            ),
        ]

    def __str__(self) -> str:
        return self.notice_state


class Charge(Told):
    """Asks a customer to pay some of their invoices; its card follows until they are paid."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="charges")
    invoices = models.ManyToManyField(Invoice, related_name="charges")
    note = models.CharField(max_length=300, blank=True)
    shown_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)  # nothing is owed on any of them

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(notice_state__in=NoticeState.values), name="charge_notice_state_known"
            ),
        ]
        indexes = [
            models.Index(
                fields=["created_at"], condition=Q(settled_at=None), name="charge_not_settled"
            ),
            models.Index(fields=["customer", "-created_at"], name="charge_of_customer"),
        ]

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d}"


class Submission(models.Model):
    """An issued invoice on its way to the authority, by the service that is connected."""

    invoice = models.OneToOneField(
        Invoice, primary_key=True, on_delete=models.PROTECT, related_name="submission"
    )
    state = models.CharField(
        max_length=10, choices=SubmissionState.choices, default=SubmissionState.WAITING
    )
    attempt = models.PositiveSmallIntegerField(default=0)  # how often it was handed over anew
    external_id = models.CharField(max_length=120, blank=True)
    answer = models.CharField(max_length=500, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    # Who wants it cancelled at the authority, and why; asked once, then asked after.
    cancel_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    cancel_reason = models.CharField(max_length=500, blank=True)
    cancel_sent_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=SubmissionState.values), name="submission_state_known"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(due_at__isnull=False), name="submission_due"
            ),
            models.Index(
                fields=["state"],
                condition=Q(state__in=["rejected", "cancelling"]),
                name="submission_to_look_at",
            ),
        ]

    def __str__(self) -> str:
        return self.state

    @property
    def once(self) -> str:
        """What the authority knows it by: rejected and sent again, it is another one."""
        return f"{self.invoice_id}{f'-{self.attempt}' if self.attempt else ''}"
