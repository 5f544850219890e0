"""Rows that may be one person: suggested, joined, and taken apart again."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from crm.models.customers import Customer
from hub.kernel.ids import new_id


class Duplicate(models.Model):
    """Two customers who may be one, each pair once; dismissed, it is never shown again."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    first = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    reasons = models.JSONField(default=list)  # of Reason, the strongest first
    weight = models.PositiveSmallIntegerField()
    found_at = models.DateTimeField()
    dismissed_at = models.DateTimeField(null=True)
    dismissed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="duplicate_pair_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="duplicate_pair_in_order"
            ),
        ]
        indexes = [
            models.Index(
                fields=["-weight", "-id"],
                condition=Q(dismissed_at=None),
                name="duplicate_strongest",
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_id} = {self.second_id}"


class Merge(models.Model):
    """One customer joined to another: who did it, and all that an undo needs."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kept = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+")
    gone = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+")
    identities = models.JSONField(default=list)  # ids of those that moved
    fields = models.JSONField(default=dict)  # of `kept`: name → [before, after]
    # Of the house's own fields: id → what `kept` had, what they have, what `gone` has.
    custom = models.JSONField(default=dict)
    labels = models.JSONField(default=dict)  # of `gone`: id → whether `kept` was given it
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gone"], condition=Q(undone_at=None), name="customer_is_merged_once"
            ),
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="merge_is_of_two"),
        ]
        indexes = [models.Index(fields=["kept", "-at"], name="merge_of_customer")]

    def __str__(self) -> str:
        return f"{self.gone_id} into {self.kept_id}"
