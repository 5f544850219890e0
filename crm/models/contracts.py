"""Contracts: the number printed on somebody's bill, and whose service it stands for."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from crm.models.customers import Customer
from crm.types import ContractState, contract_key
from hub.kernel.ids import new_id


class Contract(models.Model):
    """A service at a place that bills are written for; found again by its number."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=40)  # as it is printed
    number_key = models.CharField(max_length=40, editable=False)  # as it is compared
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="contracts")
    # Whose it was before rows were joined: an undo gives it back there.
    made_for = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=80, blank=True)
    address = models.CharField(max_length=200, blank=True)
    state = models.CharField(
        max_length=8, choices=ContractState.choices, default=ContractState.ACTIVE
    )
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ContractState.values), name="contract_state_known"
            ),
            models.CheckConstraint(condition=~Q(number_key=""), name="contract_has_a_number"),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=models.F("since")),
                name="contract_ends_after_it_began",
            ),
            models.UniqueConstraint(
                fields=["number_key"],
                condition=Q(state=ContractState.ACTIVE),
                name="active_contract_once",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="contract_newest"),
            models.Index(fields=["number_key"], name="contract_by_number"),
            models.Index(fields=["customer", "-created_at", "-id"], name="contract_of_customer"),
        ]

    def __str__(self) -> str:
        return self.number

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Store the row with the number as it is compared."""
        self.number_key = contract_key(self.number)
        if update_fields is not None:
            update_fields = {*update_fields, "number_key"}
        super().save(*args, update_fields=update_fields, **kwargs)


class ContractMiss(models.Model):
    """One look for a contract that was not the asker's; too many of them and they wait."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "contract misses"
        indexes = [
            models.Index(fields=["user", "at"], name="contract_miss_of_user"),
            models.Index(fields=["at"], name="contract_miss_oldest"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.at}"
