"""What customers paid, what it paid, and what was given back."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from billing.models.credit_notes import CreditNote
from billing.models.invoices import Invoice
from billing.types import PaymentMethod, PaymentState
from hub.kernel.ids import new_id
from hub.kernel.money import Money

S = PaymentState


class Payment(models.Model):
    """Money of a customer: allocated to invoices, given back, or theirs to use."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="payments")
    made_for = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(
        "chat.Conversation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # What it was begun for; where the money went is said by its allocations.
    invoice = models.ForeignKey(Invoice, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=S.choices, default=S.PENDING)
    amount_minor = models.BigIntegerField()
    allocated_minor = models.BigIntegerField(default=0)
    refunded_minor = models.BigIntegerField(default=0)
    currency = models.CharField(max_length=3)
    method = models.CharField(max_length=8, choices=PaymentMethod.choices)
    operation_number = models.CharField(max_length=40, blank=True)  # normalised: A–Z, 0–9
    proof = models.ForeignKey(
        "chat.Attachment", null=True, on_delete=models.PROTECT, related_name="+"
    )
    proof_sha256 = models.CharField(max_length=64, blank=True)
    gateway = models.CharField(max_length=20, blank=True)
    external_id = models.CharField(max_length=80, blank=True)  # the gateway's own
    paid_on = models.DateField()  # when the customer paid, as far as we know
    note = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500, blank=True)  # why it failed or was reversed
    client_key = models.CharField(max_length=200, null=True, unique=True)
    version = models.PositiveIntegerField(default=1)
    shown_version = models.PositiveIntegerField(default=0)
    receipt = models.ForeignKey(
        "chat.Message", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    untold_at = models.DateTimeField(null=True)  # the channel did not take the latest receipt
    # Nobody where the customer or a gateway did it.
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    reversal_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    # One person did what takes two, nobody else being there to do it.
    kept_by_one = models.BooleanField(default=False)
    expires_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="payment_is_positive"),
            models.CheckConstraint(condition=Q(state__in=S.values), name="payment_state_known"),
            models.CheckConstraint(
                condition=Q(
                    allocated_minor__gte=0,
                    refunded_minor__gte=0,
                    amount_minor__gte=F("allocated_minor") + F("refunded_minor"),
                ),
                name="payment_is_never_overspent",
            ),
            models.CheckConstraint(
                condition=Q(state=S.CONFIRMED) | Q(allocated_minor=0, refunded_minor=0),
                name="unconfirmed_payment_pays_nothing",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[S.CONFIRMED, S.REVERSED]) | Q(confirmed_at__isnull=False),
                name="confirmed_payment_says_when",
            ),
            models.UniqueConstraint(
                fields=["gateway", "external_id"],
                condition=~Q(external_id=""),
                name="payment_of_gateway_once",
            ),
            models.UniqueConstraint(
                fields=["invoice"],
                condition=Q(state=S.PENDING) & ~Q(gateway=""),
                name="gateway_payment_in_flight_once",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="payment_newest"),
            models.Index(fields=["customer", "-created_at", "-id"], name="payment_of_customer"),
            models.Index(fields=["paid_on", "method"], name="payment_by_day"),
            models.Index(fields=["operation_number"], name="payment_by_operation"),
            models.Index(
                fields=["untold_at"], condition=Q(untold_at__isnull=False), name="payment_untold"
            ),
            models.Index(
                fields=["customer", "created_at"],
                condition=Q(state=S.CONFIRMED)
                & Q(amount_minor__gt=F("allocated_minor") + F("refunded_minor")),
                name="payment_not_allocated",
            ),
            models.Index(
                fields=["created_at"], condition=Q(state=S.PENDING), name="payment_pending"
            ),
            models.Index(
                fields=["updated_at"],
                condition=Q(shown_version__lt=F("version")),
                name="payment_not_shown",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.amount_minor} {self.currency}"

    @property
    def amount(self) -> Money:
        return Money(self.amount_minor, self.currency)

    @property
    def is_hearsay(self) -> bool:
        """Whether it is only what somebody with a link said: it keeps nothing from anybody."""
        return self.state == S.PENDING and self.recorded_by_id is None and not self.gateway

    @property
    def free(self) -> Money:
        """What of it no invoice has used and nobody got back."""
        spent = self.allocated_minor + self.refunded_minor
        confirmed = self.state == S.CONFIRMED
        return Money(self.amount_minor - spent if confirmed else 0, self.currency)


class Allocation(models.Model):
    """What of a payment or credit note pays an invoice; append-only, undone by a row below 0."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    payment = models.ForeignKey(
        Payment, null=True, on_delete=models.PROTECT, related_name="allocations"
    )
    credit_note = models.ForeignKey(
        CreditNote, null=True, on_delete=models.PROTECT, related_name="allocations"
    )
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="allocations")
    amount_minor = models.BigIntegerField()
    undoes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="undone_by"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(payment__isnull=False, credit_note=None)
                | Q(payment=None, credit_note__isnull=False),
                name="allocation_has_one_source",
            ),
            models.CheckConstraint(
                condition=Q(undoes=None, amount_minor__gt=0)
                | Q(undoes__isnull=False, amount_minor__lt=0),
                name="allocation_is_undone_below_zero",
            ),
        ]
        indexes = [
            models.Index(fields=["invoice", "created_at"], name="allocation_of_invoice"),
            models.Index(fields=["payment", "created_at"], name="allocation_of_payment"),
        ]

    def __str__(self) -> str:
        return f"{self.amount_minor}"


class Refund(models.Model):
    """Money given back out of what nobody used: asked for by one, approved by another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    payment = models.ForeignKey(
        Payment, null=True, on_delete=models.PROTECT, related_name="refunds"
    )
    credit_note = models.ForeignKey(
        CreditNote, null=True, on_delete=models.PROTECT, related_name="refunds"
    )
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    method = models.CharField(max_length=8, choices=PaymentMethod.choices)
    operation_number = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=500)
    client_key = models.CharField(max_length=200, null=True, unique=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    kept_by_one = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="refund_is_positive"),
            models.CheckConstraint(
                condition=Q(payment__isnull=False, credit_note=None)
                | Q(payment=None, credit_note__isnull=False),
                name="refund_has_one_source",
            ),
            models.CheckConstraint(
                condition=Q(approved_at=None) | Q(refused_at=None), name="refund_is_decided_once"
            ),
        ]
        indexes = [models.Index(fields=["-created_at", "-id"], name="refund_newest")]

    def __str__(self) -> str:
        return f"{self.amount_minor} {self.currency}"
