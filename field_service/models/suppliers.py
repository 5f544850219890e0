"""Who the house buys from."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from hub.kernel.ids import new_id


class Supplier(models.Model):
    """A company the house buys parts from."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    document = models.CharField(max_length=30, blank=True)
    terms = models.CharField(max_length=300, blank=True)
    lead_days = models.PositiveSmallIntegerField(default=7)
    note = models.CharField(max_length=1000, blank=True)
    archived_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("name"), name="supplier_once"),
            models.UniqueConstraint(
                fields=["document"], condition=~Q(document=""), name="supplier_document_once"
            ),
        ]
        indexes = [models.Index(fields=["name", "id"], name="supplier_by_name")]

    def __str__(self) -> str:
        return self.name


class SupplierContact(models.Model):
    """A person at a supplier's; `identity` is who they are in a channel of ours."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    identity = models.OneToOneField(
        "chat.Identity", null=True, on_delete=models.PROTECT, related_name="+"
    )
    is_main = models.BooleanField(default=False)  # who is asked, where several could be
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["supplier"], condition=Q(is_main=True), name="one_main_contact"
            ),
        ]
        indexes = [models.Index(fields=["supplier", "created_at"], name="contact_of_supplier")]

    def __str__(self) -> str:
        return self.name
