"""Quotes: what we offer a customer, each revision as it was sent, and their answer to it."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from billing.models.invoices import Invoice
from billing.models.lines import LineFields, Sums
from billing.types.quotes import QUOTE_DIGITS, QUOTE_SERIES, WAITING, AnsweredBy, QuoteState
from hub.kernel.ids import new_id
from hub.kernel.money import Money

S = QuoteState


class Quote(Sums):
    """What we offer; it has a number once it was sent, and keeps it over its revisions."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="quotes")
    # Whose it was before customers were joined: an undo gives it back there.
    made_for = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="+")
    opportunity = models.ForeignKey(
        "crm.Opportunity", null=True, on_delete=models.PROTECT, related_name="quotes"
    )
    conversation = models.ForeignKey(
        "chat.Conversation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=9, choices=S.choices, default=S.DRAFT)
    number = models.PositiveIntegerField(null=True, unique=True)
    revision = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=120, blank=True)
    valid_until = models.DateField()
    note = models.CharField(max_length=1000, blank=True)
    terms = models.CharField(max_length=2000, blank=True)
    prepayment_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    reason = models.CharField(max_length=500, blank=True)  # why it was rejected or cancelled
    # One made of it; a draft thrown away gives the quote back.
    invoice = models.OneToOneField(
        Invoice, null=True, on_delete=models.SET_NULL, related_name="quote"
    )
    sent_at = models.DateTimeField(null=True)
    viewed_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    # The customer's channel: what was told there of which revision, or why it was not.
    told_revision = models.PositiveSmallIntegerField(default=0)
    told_message = models.ForeignKey(
        "chat.Message", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    told_error = models.CharField(max_length=40, blank=True)
    tell = models.BooleanField(default=False)  # the thread has to
    version = models.PositiveIntegerField(default=1)
    shown_version = models.PositiveIntegerField(default=0)
    client_key = models.CharField(max_length=200, null=True, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=S.values), name="quote_state_known"),
            models.CheckConstraint(
                condition=Q(total_minor=F("net_minor") + F("tax_minor"), total_minor__gte=0),
                name="quote_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[S.DRAFT, S.CANCELLED])
                | Q(number__isnull=False, sent_at__isnull=False),
                name="quote_is_numbered_when_sent",
            ),
            models.CheckConstraint(
                condition=Q(prepayment_percent=None)
                | Q(prepayment_percent__gt=0, prepayment_percent__lte=100),
                name="quote_prepayment_is_per_cent",
            ),
            models.CheckConstraint(
                condition=Q(invoice=None) | Q(state=S.CONVERTED), name="invoiced_quote_is_converted"
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="quote_newest"),
            models.Index(fields=["customer", "-created_at", "-id"], name="quote_of_customer"),
            models.Index(fields=["opportunity"], name="quote_of_opportunity"),
            models.Index(fields=["conversation"], name="quote_of_thread"),
            models.Index(
                fields=["updated_at"],
                condition=Q(told_error="window_closed"),
                name="quote_untold",
            ),
            models.Index(
                fields=["valid_until"], condition=Q(state__in=WAITING), name="quote_waiting"
            ),
            models.Index(
                fields=["updated_at"],
                condition=Q(shown_version__lt=F("version")),
                name="quote_not_shown",
            ),
        ]

    def __str__(self) -> str:
        return self.label or str(self.id)

    @property
    def label(self) -> str:
        """Its number as people write it, with the revision from the second on."""
        if self.number is None:
            return ""
        plain = f"{QUOTE_SERIES}-{self.number:0{QUOTE_DIGITS}d}"
        return f"{plain}-R{self.revision}" if self.revision > 1 else plain

    @property
    def total(self) -> Money:
        return Money(self.total_minor, self.currency)

    def state_on(self, today: date) -> str:
        """Return how it stands on a day: unanswered behind its validity it is expired."""
        if self.state in WAITING and self.valid_until < today:
            return S.EXPIRED
        if self.state == S.CONVERTED and self.invoice_id is None:
            return S.ACCEPTED  # the draft made of it was thrown away
        return self.state


class QuoteLine(LineFields):
    """One line of a quote."""

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="lines")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["quote", "position"], name="quote_line_once"),
        ]


class QuoteRevision(models.Model):
    """A quote as it was sent; the database refuses to change or remove it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    quote = models.ForeignKey(Quote, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=30)
    total_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    valid_until = models.DateField()
    snapshot = models.JSONField()
    hash = models.CharField(max_length=64)  # SHA-256 of what it says
    pdf = models.BinaryField(null=True)  # drawn once, from the snapshot
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["quote", "number"], name="quote_revision_once"),
        ]

    def __str__(self) -> str:
        return self.label


class QuoteAnswer(models.Model):
    """That a customer agreed: who, how, to which revision, and what shows it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    quote = models.OneToOneField(Quote, on_delete=models.PROTECT, related_name="answer")
    revision = models.ForeignKey(QuoteRevision, on_delete=models.PROTECT, related_name="+")
    hash = models.CharField(max_length=64)  # of the revision, as it was signed
    how = models.CharField(max_length=7, choices=AnsweredBy.choices)
    name = models.CharField(max_length=120)
    document = models.CharField(max_length=40, blank=True)
    signature = models.BinaryField(null=True)  # PNG
    ip = models.GenericIPAddressField(null=True)
    evidence = models.CharField(max_length=1000, blank=True)
    file = models.ForeignKey(
        "chat.Attachment", null=True, on_delete=models.PROTECT, related_name="+"
    )
    message = models.ForeignKey(
        "chat.Message", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class QuoteStep(models.Model):
    """One step of a quote: who did what, when, with which words."""

    quote = models.ForeignKey(Quote, on_delete=models.CASCADE, related_name="steps")
    what = models.CharField(max_length=12)
    revision = models.PositiveSmallIntegerField()
    about = models.CharField(max_length=500, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["quote", "id"], name="step_of_quote")]

    def __str__(self) -> str:
        return self.what
