"""A recharge and the history of its corrections."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django_fsm import FSMField, FSMModelMixin, transition

from billing.types import Method, RechargeState
from hub.kernel.ids import new_id
from hub.kernel.money import Money

S = RechargeState


class Recharge(FSMModelMixin, models.Model):
    """Money a customer says to have paid, until it is credited to their balance."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="recharges")
    communication = models.ForeignKey(
        "crm.Communication", on_delete=models.PROTECT, related_name="recharges"
    )
    conversation = models.ForeignKey(
        "chat.Conversation", on_delete=models.PROTECT, related_name="+"
    )
    state = FSMField(max_length=16, choices=S.choices, default=S.REQUESTED, protected=True)
    amount_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    amount_set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    method = models.CharField(max_length=10, choices=Method.choices)
    operation_number = models.CharField(max_length=40, blank=True)  # normalised: A–Z, 0–9
    proof = models.ForeignKey(
        "chat.Attachment", null=True, on_delete=models.PROTECT, related_name="+"
    )
    proof_sha256 = models.CharField(max_length=64, blank=True)
    note = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500, blank=True)  # of the latest rejection
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    credited_at = models.DateTimeField(null=True)
    # A reversal is asked for by one admin and done by another; asked anew after it was taken back.
    reversal_reason = models.CharField(max_length=500, blank=True)
    reversal_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reversal_asked_at = models.DateTimeField(null=True)
    reversed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reversed_at = models.DateTimeField(null=True)
    # What they owe since it was reversed, where they had spent its balance.
    debt = models.OneToOneField(
        "billing.Invoice", null=True, on_delete=models.PROTECT, related_name="+"
    )
    reversed_alone = models.BooleanField(default=False)  # there was no second admin
    # The house's latest word on it to the customer; since when it could not be told, if so.
    receipt = models.ForeignKey(
        "chat.Message", null=True, on_delete=models.PROTECT, related_name="+"
    )
    untold_at = models.DateTimeField(null=True)
    # Behind `proof_sha256` until its proof was compared with the others.
    compared_sha256 = models.CharField(max_length=64, blank=True)
    # What the thread must show: behind by `version - shown_version` changes.
    version = models.PositiveIntegerField(default=1)
    shown_version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="recharge_is_positive"),
            models.CheckConstraint(condition=Q(state__in=S.values), name="recharge_state_known"),
            models.CheckConstraint(
                condition=~Q(state=S.CREDITED)
                | Q(credited_at__isnull=False, decided_by__isnull=False),
                name="credited_recharge_has_decider",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[S.APPROVED, S.CREDITED, S.REVERSED])
                | Q(method=Method.CASH)
                | (Q(proof__isnull=False) & ~Q(operation_number="")),
                name="credited_recharge_is_backed",
            ),
            models.CheckConstraint(
                condition=Q(reversal_asked_by=None, reversal_asked_at=None)
                | Q(reversal_asked_by__isnull=False, reversal_asked_at__isnull=False),
                name="reversal_has_who_asked",
            ),
            models.CheckConstraint(
                condition=(~Q(state=S.REVERSED) & Q(reversed_by=None))
                | Q(
                    state=S.REVERSED,
                    reversed_by__isnull=False,
                    reversed_at__isnull=False,
                    reversal_asked_by__isnull=False,
                ),
                name="reversed_recharge_has_reverser",
            ),
            models.CheckConstraint(
                condition=Q(reversed_by=None)
                | ~Q(reversed_by=F("reversal_asked_by"))
                | Q(reversed_alone=True),
                name="recharge_is_reversed_by_two",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="recharge_newest"),
            models.Index(fields=["customer", "-created_at", "-id"], name="recharge_of_customer"),
            models.Index(
                fields=["operation_number", "-created_at"],
                condition=~Q(operation_number=""),
                name="recharge_by_number",
            ),
            models.Index(
                fields=["updated_at"],
                condition=Q(shown_version__lt=F("version")),
                name="recharge_not_shown",
            ),
            models.Index(
                fields=["untold_at"],
                condition=Q(untold_at__isnull=False),
                name="recharge_not_told",
            ),
            models.Index(
                fields=["updated_at"],
                condition=~Q(compared_sha256=F("proof_sha256")),
                name="recharge_not_compared",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.amount_minor} {self.currency}"

    @property
    def amount(self) -> Money:
        return Money(self.amount_minor, self.currency)

    @property
    def is_backed(self) -> bool:
        """Whether there is something to approve: cash, or a proof with its operation number."""
        return self.method == Method.CASH or bool(self.proof_id and self.operation_number)

    @transition(
        field=state, source=[S.REQUESTED, S.PROOF_ATTACHED, S.REJECTED], target=S.PROOF_ATTACHED
    )
    def attach_proof(self) -> None:
        """Show (again) what was paid."""

    @transition(field=state, source=[S.REQUESTED, S.PROOF_ATTACHED], target=S.APPROVED)
    def approve(self) -> None:
        """Find the payment true."""

    @transition(field=state, source=S.APPROVED, target=S.CREDITED)
    def credit(self) -> None:
        """Give the customer their balance, in the transaction of the approval."""

    @transition(field=state, source=[S.REQUESTED, S.PROOF_ATTACHED], target=S.REJECTED)
    def reject(self) -> None:
        """Find the payment wanting; the customer may show it again."""

    @transition(field=state, source=[S.REQUESTED, S.PROOF_ATTACHED], target=S.CANCELLED)
    def cancel(self) -> None:
        """Give up; the grant is free again."""

    @transition(field=state, source=S.CREDITED, target=S.REVERSED)
    def reverse(self) -> None:
        """Take the balance back: the payment was none."""


class RechargeChange(models.Model):
    """One field of a recharge that changed: who, from what, to what, when."""

    recharge = models.ForeignKey(Recharge, on_delete=models.PROTECT, related_name="changes")
    field = models.CharField(max_length=20)
    old = models.CharField(max_length=500, blank=True)
    new = models.CharField(max_length=500, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["recharge", "id"], name="change_of_recharge")]

    def __str__(self) -> str:
        return f"{self.field}: {self.old} → {self.new}"
