"""Customers: one row a person or company, and the keys two rows of one person have in common."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from crm.models.words import Category, Status, default_category, default_status
from crm.types import CustomerKind, document_key, name_key
from hub.kernel import phones
from hub.kernel.ids import new_id

KEYS = ("phone_key", "document_key", "email_key", "name_key")


class Customer(models.Model):
    """One person or company we serve, whatever channels they write on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=255)
    document_number = models.CharField(max_length=20, blank=True, db_index=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    portal_user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    # The identity this row was made for: two who meet it at once make one customer.
    first_identity = models.OneToOneField(
        "chat.Identity", null=True, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=8, choices=CustomerKind.choices, default=CustomerKind.PERSON)
    status = models.ForeignKey(
        Status,
        default=default_status,
        on_delete=models.PROTECT,
        related_name="customers",
        db_column="status",
    )
    category = models.ForeignKey(
        Category,
        default=default_category,
        on_delete=models.PROTECT,
        related_name="customers",
        db_column="category",
    )
    labels = models.ManyToManyField("chat.Label", related_name="+")
    custom = models.JSONField(default=dict)  # id of a CustomField → its value
    # What the same person is known again by; kept with each save.
    phone_key = models.CharField(max_length=20, blank=True, editable=False)
    document_key = models.CharField(max_length=20, blank=True, editable=False)
    email_key = models.CharField(max_length=254, blank=True, editable=False)
    name_key = models.CharField(max_length=255, blank=True, editable=False)
    compared_at = models.DateTimeField(null=True, editable=False)  # null: look for duplicates
    # Whose row this one was joined to; nothing hangs on it any more, and an undo brings it back.
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="customer_newest"),
            models.Index(fields=["name", "id"], name="customer_by_name"),
            models.Index(fields=["-updated_at", "-id"], name="customer_changed"),
            *(
                models.Index(fields=[key], condition=~Q(**{key: ""}), name=f"customer_{key}")
                for key in KEYS
            ),
            models.Index(
                fields=["created_at"],
                condition=Q(compared_at=None, merged_into=None),
                name="customer_not_compared",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=CustomerKind.values), name="customer_is_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(portal_user=None),
                name="merged_customer_has_no_portal",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Store the row with its keys; with other keys than before it is compared anew."""
        if self.renew_keys() and update_fields is not None:
            update_fields = {*update_fields, *KEYS, "compared_at"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def renew_keys(self) -> bool:
        """Work the keys out of what they are made of; returns whether one changed."""
        before = [getattr(self, key) for key in KEYS]
        self.phone_key = phones.canonical(phones.e164(self.phone))
        self.document_key = document_key(self.document_number)
        self.email_key = self.email.strip().lower()[:254]
        self.name_key = name_key(self.name)
        changed = before != [getattr(self, key) for key in KEYS]
        if changed:
            self.compared_at = None
        return changed
