"""The papers of an order: every version is kept."""

from django.conf import settings
from django.db import models

from field_service.models.orders import Order
from hub.kernel.ids import new_id


class OrderDocument(models.Model):
    """A paper of an order, whatever version of it counts now."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="documents")
    name = models.CharField(max_length=120)
    staff_only = models.BooleanField(default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["order", "created_at"], name="document_of_order")]

    def __str__(self) -> str:
        return self.name


class DocumentVersion(models.Model):
    """One version of a paper: what was there before stays."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    document = models.ForeignKey(OrderDocument, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    attachment = models.OneToOneField("chat.Attachment", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="document_version_once")
        ]

    def __str__(self) -> str:
        return f"v{self.number}"
