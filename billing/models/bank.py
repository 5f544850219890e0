"""Tables brought into the books, and the lines of a bank among them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from billing.models.payments import Payment
from billing.models.recharges import Recharge
from billing.types.collection import IntakeKind, IntakeState, LineState
from hub.kernel.ids import new_id
from hub.kernel.money import Money


class Intake(models.Model):
    """A table somebody uploaded: looked at with its columns named, then taken in once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10, choices=IntakeKind.choices)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    account = models.CharField(max_length=60, blank=True)  # of a bank, in the house's words
    currency = models.CharField(max_length=3)
    headings = models.JSONField()
    cells = models.JSONField()  # line number and cells; emptied once they are taken in
    mapping = models.JSONField()  # of each column: what it means, or nothing
    state = models.CharField(
        max_length=10, choices=IntakeState.choices, default=IntakeState.UPLOADED
    )
    made = models.PositiveIntegerField(default=0)
    repeated = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    refused = models.JSONField(default=list)  # line number, column, code
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=IntakeState.values, kind__in=IntakeKind.values),
                name="intake_is_known",
            ),
        ]
        indexes = [models.Index(fields=["kind", "-created_at", "-id"], name="intake_newest")]

    def __str__(self) -> str:
        return self.name


class BankLine(models.Model):
    """Money that came in on an account; kept once, however often the bank tells it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    intake = models.ForeignKey(Intake, on_delete=models.PROTECT, related_name="lines")
    account = models.CharField(max_length=60)
    day = models.DateField()
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    operation_number = models.CharField(max_length=40, blank=True)  # normalised: A–Z, 0–9
    description = models.CharField(max_length=300, blank=True)
    nth = models.PositiveSmallIntegerField()  # of those that look the same in one table
    state = models.CharField(max_length=8, choices=LineState.choices, default=LineState.OPEN)
    payment = models.OneToOneField(
        Payment, null=True, on_delete=models.PROTECT, related_name="bank_line"
    )
    recharge = models.OneToOneField(
        Recharge, null=True, on_delete=models.PROTECT, related_name="bank_line"
    )
    note = models.CharField(max_length=300, blank=True)  # why it is left aside
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "day", "amount_minor", "operation_number", "nth"],
                name="bank_line_once",
            ),
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="bank_line_came_in"),
            models.CheckConstraint(
                condition=Q(state=LineState.MATCHED, payment__isnull=False, recharge=None)
                | Q(state=LineState.MATCHED, payment=None, recharge__isnull=False)
                | (~Q(state=LineState.MATCHED) & Q(payment=None, recharge=None)),
                name="matched_bank_line_has_one",
            ),
        ]
        indexes = [
            models.Index(fields=["-day", "-id"], name="bank_line_newest"),
            models.Index(fields=["day"], condition=Q(state=LineState.OPEN), name="bank_line_open"),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.day} {self.amount_minor}"

    @property
    def amount(self) -> Money:
        return Money(self.amount_minor, self.currency)
