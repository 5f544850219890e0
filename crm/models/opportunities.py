"""Opportunities: what a customer may buy, where it stands on the board, and how it got there."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from crm.models.customers import Customer
from crm.types import Outcome, Stage
from hub.kernel.ids import new_id
from hub.kernel.money import Money


class Board(models.Model):
    """A column of the board; whoever moves a card into it holds its row, so there is one order."""

    stage = models.CharField(primary_key=True, max_length=11, choices=Stage.choices)

    def __str__(self) -> str:
        return self.stage


class LostReason(models.Model):
    """Why opportunities are lost, in the house's own words; one that was used is put away."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    archived_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("name"), name="lost_reason_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Opportunity(models.Model):
    """Something a customer may buy from us."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="opportunities")
    # Whose it was before rows were joined: an undo gives it back there.
    made_for = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(
        "chat.Conversation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=120)
    note = models.CharField(max_length=1000, blank=True)
    amount_minor = models.BigIntegerField(default=0)
    currency = models.CharField(max_length=3)
    probability = models.PositiveSmallIntegerField()  # per cent
    expected_close = models.DateField(null=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=11, choices=Stage.choices, default=Stage.PROSPECT)
    stage_since = models.DateTimeField()
    position = models.BigIntegerField()  # within its column, rising
    outcome = models.CharField(max_length=4, choices=Outcome.choices, blank=True)
    lost_reason = models.ForeignKey(
        LostReason, null=True, on_delete=models.PROTECT, related_name="+"
    )
    closing_note = models.CharField(max_length=500, blank=True)
    closed_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    client_id = models.UUIDField(null=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=Stage.values), name="opportunity_stage_known"
            ),
            models.CheckConstraint(
                condition=Q(amount_minor__gte=0), name="opportunity_is_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(probability__lte=100), name="opportunity_is_at_most_sure"
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.NEGOTIATION) | Q(amount_minor__gt=0),
                name="negotiation_has_an_amount",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.CLOSED, closed_at__isnull=False, outcome__in=Outcome.values)
                | (~Q(stage=Stage.CLOSED) & Q(closed_at=None, outcome="")),
                name="closed_opportunity_ended",
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.LOST, lost_reason__isnull=False)
                | (~Q(outcome=Outcome.LOST) & Q(lost_reason=None)),
                name="lost_opportunity_has_a_reason",
            ),
            models.UniqueConstraint(fields=["stage", "position"], name="opportunity_place_once"),
            models.UniqueConstraint(fields=["created_by", "client_id"], name="opportunity_once"),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="opportunity_newest"),
            models.Index(fields=["customer", "-created_at", "-id"], name="opportunity_of_customer"),
            models.Index(fields=["conversation"], name="opportunity_of_thread"),
            models.Index(fields=["expected_close"], name="opportunity_expected"),
            models.Index(fields=["closed_at"], name="opportunity_closed"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def amount(self) -> Money:
        return Money(self.amount_minor, self.currency)

    @property
    def is_open(self) -> bool:
        return self.stage != Stage.CLOSED


class OpportunityStep(models.Model):
    """One move or correction: who, when, from what, to what. Rows are only ever added."""

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="steps")
    from_stage = models.CharField(max_length=11, blank=True)  # empty: it was made
    to_stage = models.CharField(max_length=11)
    outcome = models.CharField(max_length=4, blank=True)
    reason = models.CharField(max_length=80, blank=True)  # as it was called then
    seconds = models.PositiveBigIntegerField(null=True)  # it had stood where it left
    note = models.CharField(max_length=500, blank=True)
    changes = models.JSONField(default=dict)  # field → [old, new], of a correction
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["opportunity", "id"], name="step_of_opportunity")]

    def __str__(self) -> str:
        return f"{self.from_stage} → {self.to_stage}"
