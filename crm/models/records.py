"""What is written down about a customer: own fields, notes and files."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from crm.models.customers import Customer
from crm.types import FieldFor, FieldKind
from hub.kernel.ids import new_id


class CustomField(models.Model):
    """A field of the house's own; values stand in `Customer.custom` under its id."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=8, choices=FieldKind.choices)
    applies_to = models.CharField(max_length=8, choices=FieldFor.choices, default=FieldFor.BOTH)
    options = models.JSONField(default=list)  # of a choice: the words there are
    required = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)
    archived_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=FieldKind.values), name="custom_field_has_known_kind"
            ),
            models.UniqueConstraint(
                fields=["name"], condition=Q(archived_at=None), name="custom_field_name_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Note(models.Model):
    """What one of ours wrote down about a customer; no customer ever reads it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    pinned_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["customer", "-created_at", "-id"], name="note_of_customer")]

    def __str__(self) -> str:
        return f"note on {self.customer_id}"


class NoteEdition(models.Model):
    """What a note said before, until when."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="editions")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.note_id} until {self.at}"


class CustomerFile(models.Model):
    """A file kept with a customer: sniffed and drawn anew like every file of the house."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="files")
    attachment = models.OneToOneField("chat.Attachment", on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["customer", "-created_at", "-id"], name="file_of_customer")]

    def __str__(self) -> str:
        return f"file of {self.customer_id}"
