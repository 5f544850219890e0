"""Invoices: what a customer owes us and why; frozen by the database once they have a number."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from billing.models.books import Series
from billing.models.lines import LineFields, Sums
from billing.types import OWED, DocumentKind, InvoiceState
from hub.kernel.ids import new_id
from hub.kernel.money import Money

S = InvoiceState


class Invoice(Sums):
    """A document that asks for money; its amounts are the sums of its lines."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20, choices=DocumentKind.choices)
    customer = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="invoices")
    # Whose it was before customers were joined: an undo gives it back there.
    made_for = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(
        "chat.Conversation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    opportunity = models.ForeignKey(
        "crm.Opportunity", null=True, on_delete=models.PROTECT, related_name="+"
    )
    contract = models.ForeignKey(
        "crm.Contract", null=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=13, choices=S.choices, default=S.DRAFT)
    series = models.ForeignKey(Series, null=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(null=True)
    label = models.CharField(max_length=30, blank=True)  # F001-00000123
    issue_on = models.DateField(null=True)
    due_on = models.DateField()
    period = models.CharField(max_length=60, blank=True)  # what a bill is for, in words
    address = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    # Peru: what the buyer pays into the seller's account at the Banco de la Nación (SPOT).
    detraction_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    detraction_minor = models.BigIntegerField(default=0)
    # The authority's own number, written down by hand until a service is connected.
    authority_label = models.CharField(max_length=40, blank=True)

    paid_minor = models.BigIntegerField(default=0)  # by allocations that live
    applied_minor = models.BigIntegerField(default=0)  # by credit notes, off what was owed
    credited_minor = models.BigIntegerField(default=0)  # by credit notes in all
    balance_minor = models.BigIntegerField(default=0)

    snapshot = models.JSONField(null=True)  # who, whom, what: as they were at issue
    hash = models.CharField(max_length=64, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)

    promised_on = models.DateField(null=True)  # when the customer says they pay
    disputed = models.BooleanField(default=False)
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
    closed_reason = models.CharField(max_length=500, blank=True)  # why it is void or given up
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=S.values), name="invoice_state_known"),
            models.CheckConstraint(
                condition=Q(state=S.DRAFT, number=None, series=None, issued_at=None)
                | (
                    ~Q(state=S.DRAFT)
                    & Q(number__isnull=False, series__isnull=False, issued_at__isnull=False)
                    & ~Q(hash="")
                ),
                name="invoice_is_numbered_at_issue",
            ),
            models.UniqueConstraint(fields=["series", "number"], name="invoice_number_once"),
            models.CheckConstraint(
                condition=Q(total_minor=F("net_minor") + F("tax_minor"), total_minor__gte=0),
                name="invoice_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(state=S.DRAFT)
                | Q(balance_minor=F("total_minor") - F("paid_minor") - F("applied_minor")),
                name="invoice_balance_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(
                    paid_minor__gte=0,
                    applied_minor__gte=0,
                    balance_minor__gte=0,
                    applied_minor__lte=F("credited_minor"),
                    credited_minor__lte=F("total_minor"),
                ),
                name="invoice_is_never_overpaid",
            ),
            models.CheckConstraint(
                condition=~Q(state=S.PAID) | Q(balance_minor=0),
                name="paid_invoice_owes_nothing",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="invoice_newest"),
            models.Index(fields=["customer", "-created_at", "-id"], name="invoice_of_customer"),
            models.Index(
                fields=["contract", "-issue_on", "-id"],
                condition=Q(contract__isnull=False),
                name="invoice_of_contract",
            ),
            # Whole ones: SQLite proves no partial index from a parameter.
            models.Index(fields=["state", "-created_at", "-id"], name="invoice_by_state"),
            models.Index(fields=["label"], name="invoice_by_label"),
            models.Index(fields=["authority_label"], name="invoice_by_authority"),
            models.Index(
                fields=["customer", "due_on", "id"],
                condition=Q(state__in=OWED),
                name="invoice_owed_by_customer",
            ),
            models.Index(
                fields=["due_on", "id"], condition=Q(state__in=OWED), name="invoice_owed_by_day"
            ),
            models.Index(fields=["issue_on", "series", "number"], name="invoice_by_issue"),
            models.Index(
                fields=["updated_at"],
                condition=Q(shown_version__lt=F("version")),
                name="invoice_not_shown",
            ),
        ]

    def __str__(self) -> str:
        return self.label or str(self.id)

    @property
    def total(self) -> Money:
        return Money(self.total_minor, self.currency)

    @property
    def balance(self) -> Money:
        return Money(self.balance_minor, self.currency)

    @property
    def creditable(self) -> Money:
        """What credit notes may still take back."""
        return Money(self.total_minor - self.credited_minor, self.currency)

    @property
    def is_owed(self) -> bool:
        return self.state in OWED

    @property
    def is_standing(self) -> bool:
        """Whether it was issued and not taken back."""
        return self.state not in (S.DRAFT, S.VOID)

    def is_overdue(self, today: date) -> bool:
        """Whether something is owed on it after its day."""
        return self.is_owed and self.due_on < today

    def settle_state(self) -> None:
        """Say what its amounts say, where it is neither void nor given up."""
        self.balance_minor = self.total_minor - self.paid_minor - self.applied_minor
        if self.balance_minor == 0:
            self.state = S.PAID
        else:
            partly = self.paid_minor or self.applied_minor
            self.state = S.PARTIAL if partly else S.OPEN


class InvoiceLine(LineFields):
    """One line of an invoice."""

    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="lines")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invoice", "position"], name="invoice_line_once"),
        ]


class WriteOff(models.Model):
    """What we gave up to collect; recovered when it is paid after all."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    invoice = models.ForeignKey(Invoice, on_delete=models.PROTECT, related_name="write_offs")
    amount_minor = models.BigIntegerField()
    reason = models.CharField(max_length=500)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    recovered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="write_off_is_positive"),
            models.UniqueConstraint(
                fields=["invoice"], condition=Q(recovered_at=None), name="write_off_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount_minor}"


class InvoiceChange(models.Model):
    """One step of an invoice: who did what, when, with which words."""

    invoice = models.ForeignKey(Invoice, on_delete=models.CASCADE, related_name="changes")
    what = models.CharField(max_length=20)
    about = models.CharField(max_length=500, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["invoice", "id"], name="change_of_invoice")]

    def __str__(self) -> str:
        return self.what
