"""The life of machines: what happened to them, the papers about them, the labels on them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from field_service.models.machines import Machine
from field_service.models.orders import Order
from field_service.types.history import Change, DocumentKind
from hub.kernel.ids import new_id


class MachineChange(models.Model):
    """What happened to a machine once; the database refuses to change or remove it."""

    machine = models.ForeignKey(Machine, on_delete=models.PROTECT, related_name="changes")
    what = models.CharField(max_length=10, choices=Change.choices)
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["machine", "-at", "-id"], name="change_of_machine")]

    def __str__(self) -> str:
        return self.what


class MachineDocument(models.Model):
    """A paper about a machine; its newest version counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    machine = models.ForeignKey(Machine, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=10, choices=DocumentKind.choices)
    title = models.CharField(max_length=120)
    # Whose the machine was when it came: a purchase is nobody else's business.
    owner = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="+")
    is_shared = models.BooleanField(default=True)  # with the customer
    archived_at = models.DateTimeField(null=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=DocumentKind.values), name="machine_document_known"
            )
        ]
        indexes = [
            models.Index(fields=["machine", "-created_at", "-id"], name="document_of_machine")
        ]

    def __str__(self) -> str:
        return self.title


class PaperVersion(models.Model):
    """A file of a paper; the database refuses to change or remove it."""

    document = models.ForeignKey(MachineDocument, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    attachment = models.OneToOneField("chat.Attachment", on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="version_once_a_document")
        ]

    def __str__(self) -> str:
        return f"{self.document_id} {self.number}"


class MachineLabel(models.Model):
    """The code on a machine: what stands in it opens a page, until a new label takes its place."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    machine = models.ForeignKey(Machine, on_delete=models.PROTECT, related_name="labels")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["machine"], condition=Q(revoked_at=None), name="one_label_a_machine"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class LabelRequest(models.Model):
    """Who asked for somebody at a machine without signing in; their picture is the order's."""

    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="label_request")
    label = models.ForeignKey(MachineLabel, on_delete=models.PROTECT, related_name="requests")
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=20)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["label", "created_at"], name="request_by_label")]

    def __str__(self) -> str:
        return self.name
