"""Checklists: what is looked at on a machine, each change a new version, and what was found."""

from django.conf import settings
from django.db import models

from field_service.models.machines import MachineKind
from field_service.models.orders import Order, OrderKind
from hub.kernel.ids import new_id


class Checklist(models.Model):
    """A checklist for a kind of machine, a kind of order, both, or every order."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    machine_kind = models.ForeignKey(
        MachineKind, null=True, on_delete=models.PROTECT, related_name="+"
    )
    order_kind = models.ForeignKey(OrderKind, null=True, on_delete=models.PROTECT, related_name="+")
    archived_at = models.DateTimeField(null=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-created_at", "-id"], name="checklist_newest")]

    def __str__(self) -> str:
        return self.name


class ChecklistVersion(models.Model):
    """The items of a checklist as they were from then on; the database refuses to change them.

    `items` is a list of {key, kind, label, required, unit, min, max, choices, bad}.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=80)
    items = models.JSONField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["checklist", "number"], name="checklist_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} v{self.number}"


class OrderChecklist(models.Model):
    """The version an order began a checklist with, which it keeps."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="checklists")
    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(ChecklistVersion, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "checklist"], name="checklist_begun_once")
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.version_id}"


class ChecklistAnswer(models.Model):
    """What was found for an item; the one that happened last counts, none is ever changed."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="answers")
    version = models.ForeignKey(ChecklistVersion, on_delete=models.PROTECT, related_name="+")
    item = models.CharField(max_length=20)
    value = models.JSONField(null=True)  # null: taken back
    act_id = models.UUIDField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    happened_at = models.DateTimeField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "act_id"], name="answer_act_once"),
        ]
        indexes = [models.Index(fields=["order", "item", "happened_at"], name="answer_of_item")]

    def __str__(self) -> str:
        return f"{self.item} {self.value}"
