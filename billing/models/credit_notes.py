"""Credit notes: the only way an issued invoice is corrected."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from billing.models.books import Series
from billing.models.invoices import Invoice, InvoiceLine
from billing.models.lines import LineFields, Sums
from billing.types import CreditNoteState, CreditReason, DocumentKind
from hub.kernel.ids import new_id
from hub.kernel.money import Money

S = CreditNoteState


class CreditNote(Sums):
    """Takes an invoice back, wholly or in part; what was already paid becomes the customer's."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20, choices=DocumentKind.choices)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="credit_notes")
    customer = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=S.choices, default=S.DRAFT)
    reason = models.CharField(max_length=16, choices=CreditReason.choices)
    note = models.CharField(max_length=1000, blank=True)
    series = models.ForeignKey(Series, null=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(null=True)
    label = models.CharField(max_length=30, blank=True)
    issue_on = models.DateField(null=True)
    applied_minor = models.BigIntegerField(default=0)  # off what was owed on the invoice
    credit_minor = models.BigIntegerField(default=0)  # given to the customer instead
    allocated_minor = models.BigIntegerField(default=0)  # of that, used on other invoices
    refunded_minor = models.BigIntegerField(default=0)  # of that, paid back
    snapshot = models.JSONField(null=True)
    hash = models.CharField(max_length=64, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    authority_label = models.CharField(max_length=40, blank=True)
    client_key = models.CharField(max_length=200, null=True, unique=True)
    version = models.PositiveIntegerField(default=1)
    shown_version = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    issued_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=S.values), name="credit_note_state_known"),
            models.CheckConstraint(
                condition=Q(state=S.DRAFT, number=None, series=None, issued_at=None)
                | (
                    Q(state=S.ISSUED)
                    & Q(number__isnull=False, series__isnull=False, issued_at__isnull=False)
                    & ~Q(hash="")
                ),
                name="credit_note_is_numbered_at_issue",
            ),
            models.UniqueConstraint(fields=["series", "number"], name="credit_note_number_once"),
            models.CheckConstraint(
                condition=Q(total_minor=F("net_minor") + F("tax_minor"), total_minor__gt=0),
                name="credit_note_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(state=S.DRAFT) | Q(total_minor=F("applied_minor") + F("credit_minor")),
                name="credit_note_goes_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(
                    applied_minor__gte=0,
                    allocated_minor__gte=0,
                    refunded_minor__gte=0,
                    credit_minor__gte=F("allocated_minor") + F("refunded_minor"),
                ),
                name="credit_note_is_never_overspent",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="credit_note_newest"),
            models.Index(fields=["customer", "-created_at"], name="credit_note_of_customer"),
            models.Index(fields=["issue_on", "series", "number"], name="credit_note_by_issue"),
        ]

    def __str__(self) -> str:
        return self.label or str(self.id)

    @property
    def total(self) -> Money:
        return Money(self.total_minor, self.currency)

    @property
    def free(self) -> Money:
        """What of it no invoice has used and nobody got back."""
        return Money(self.credit_minor - self.allocated_minor - self.refunded_minor, self.currency)


class CreditNoteLine(LineFields):
    """One line that is taken back, of the invoice's line where it names one."""

    credit_note = models.ForeignKey(CreditNote, on_delete=models.CASCADE, related_name="lines")
    invoice_line = models.ForeignKey(
        InvoiceLine, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["credit_note", "position"], name="credit_note_line_once"
            ),
        ]
