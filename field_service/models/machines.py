"""Machines: what stands at a customer's, what it is a part of, and how long it has run."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from field_service.types import MachineState, ReadingSource
from hub.kernel.ids import new_id


class MachineKind(models.Model):
    """A kind of machine, in the house's own words; one that was used is put away."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    archived_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="machine_kind_once")]

    def __str__(self) -> str:
        return self.name


class Machine(models.Model):
    """A machine of a customer, or a component of one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    customer = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="machines")
    # Whose it was before customers were joined: an undo gives it back there.
    made_for = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="+")
    kind = models.ForeignKey(MachineKind, on_delete=models.PROTECT, related_name="machines")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    name = models.CharField(max_length=120)
    serial = models.CharField(max_length=60, blank=True)
    serial_key = models.CharField(max_length=60, blank=True, editable=False)  # as it is compared
    maker = models.CharField(max_length=80, blank=True)
    model = models.CharField(max_length=80, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    place = models.CharField(max_length=200, blank=True)
    hour_meter = models.PositiveIntegerField(default=0)  # hours; its last reading
    read_at = models.DateTimeField(null=True)
    warranty_until = models.DateField(null=True)
    state = models.CharField(max_length=7, choices=MachineState.choices, default=MachineState.UP)
    state_since = models.DateTimeField()
    note = models.CharField(max_length=1000, blank=True)
    version = models.PositiveIntegerField(default=1)
    client_key = models.CharField(max_length=200, null=True, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=MachineState.values), name="machine_state_known"
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("id")), name="machine_is_not_in_itself"
            ),
            models.UniqueConstraint(
                fields=["kind", "serial_key"],
                condition=~Q(serial_key=""),
                name="serial_once_per_kind",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="machine_newest"),
            models.Index(fields=["customer", "-created_at", "-id"], name="machine_of_customer"),
            models.Index(fields=["serial_key"], name="machine_by_serial"),
        ]

    def __str__(self) -> str:
        return self.name


class Reading(models.Model):
    """What an hour-meter said once; the database refuses to change or remove it."""

    machine = models.ForeignKey(Machine, on_delete=models.PROTECT, related_name="readings")
    hours = models.PositiveIntegerField()
    before = models.PositiveIntegerField()
    reason = models.CharField(max_length=300, blank=True)  # why it stands lower than before
    source = models.CharField(max_length=8, choices=ReadingSource.choices)
    order = models.ForeignKey(
        "field_service.Order", null=True, on_delete=models.PROTECT, related_name="readings"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__gte=F("before")) | ~Q(reason=""),
                name="meter_falls_only_with_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["machine", "-at", "-id"], name="reading_of_machine")]

    def __str__(self) -> str:
        return f"{self.hours} h"
