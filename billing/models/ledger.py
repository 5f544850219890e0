"""The ledger: double entry, append-only; triggers of the migrations refuse UPDATE and DELETE.

Amounts are minor units of the account's currency; credits are positive, debits negative, so a
customer's balance (what we owe them) is the plain sum of their postings.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from billing.types import LIABILITIES, OWNED, AccountKind, EntryKind
from hub.kernel.ids import new_id


class Account(models.Model):
    """Where postings add up; `balance` is kept in the transaction of each posting."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20, choices=AccountKind.choices)
    customer = models.ForeignKey(
        "crm.Customer", null=True, on_delete=models.PROTECT, related_name="+"
    )
    currency = models.CharField(max_length=3)
    balance = models.BigIntegerField(default=0)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "customer", "currency"],
                condition=Q(customer__isnull=False),
                name="account_of_customer_once",
            ),
            models.UniqueConstraint(
                fields=["kind", "currency"],
                condition=Q(customer=None),
                name="account_of_house_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OWNED, customer__isnull=False)
                | (~Q(kind__in=OWNED) & Q(customer=None)),
                name="account_has_its_owner",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=LIABILITIES) | Q(balance__gte=0),
                name="customer_balance_is_never_negative",
            ),
            models.CheckConstraint(
                condition=~Q(kind=AccountKind.RECEIVABLE) | Q(balance__lte=0),
                name="receivable_is_never_a_debt_of_ours",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.currency}"


class Entry(models.Model):
    """One event of money: two or more postings that sum to zero."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source_type = models.CharField(max_length=20)
    source_id = models.UUIDField()
    kind = models.CharField(max_length=20, choices=EntryKind.choices)
    description = models.CharField(max_length=255, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(
                fields=["source_type", "source_id", "kind"], name="source_is_posted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.source_type}:{self.source_id}"


class Posting(models.Model):
    """One line of an entry; ids of one account rise in commit order, its row being locked."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="postings")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="postings")
    amount = models.BigIntegerField()
    balance_after = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "account"], name="account_once_an_entry"),
            models.CheckConstraint(condition=~Q(amount=0), name="posting_moves_something"),
        ]
        indexes = [models.Index(fields=["account", "-id"], name="posting_of_account")]

    def __str__(self) -> str:
        return f"{self.amount}"
