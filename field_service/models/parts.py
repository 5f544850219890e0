"""Parts: what they are, where they lie, and every move they made."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from field_service.models.machines import MachineKind
from field_service.models.orders import Order
from field_service.types import LocationKind, MoveKind, ReservationState
from hub.kernel.ids import new_id

QUANTITY: dict[str, Any] = {"max_digits": 12, "decimal_places": 3}


class Part(models.Model):
    """A part the house keeps; what all of it together cost stands here, under its lock."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=30)
    name = models.CharField(max_length=120)
    unit = models.CharField(max_length=20, blank=True)
    maker = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=500, blank=True)
    kinds = models.ManyToManyField(MachineKind, related_name="fitting_parts")
    # Where it has a price to sell at, and a tax.
    item = models.ForeignKey("billing.Item", null=True, on_delete=models.PROTECT, related_name="+")
    preferred_supplier = models.ForeignKey(
        "field_service.Supplier", null=True, on_delete=models.PROTECT, related_name="+"
    )
    reorder_point = models.DecimalField(**QUANTITY, default=0)
    reorder_quantity = models.DecimalField(**QUANTITY, default=0)
    currency = models.CharField(max_length=3)
    value_minor = models.BigIntegerField(default=0)  # of all that lies anywhere
    cost_minor = models.BigIntegerField(default=0)  # of one; kept when none is left
    short_since = models.DateTimeField(null=True)  # asked for by the house itself since then
    archived_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("code"), name="part_code_once"),
            models.CheckConstraint(
                condition=Q(reorder_point__gte=0, reorder_quantity__gte=0),
                name="part_reorders_something",
            ),
            models.CheckConstraint(
                condition=Q(value_minor__gte=0, cost_minor__gte=0), name="part_costs_something"
            ),
        ]
        indexes = [models.Index(fields=["name", "id"], name="part_by_name")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Location(models.Model):
    """Where parts lie: a store, or a technician's van."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=5, choices=LocationKind.choices, default=LocationKind.STORE)
    technician = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    is_main = models.BooleanField(default=False)  # what is bought comes here
    archived_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("name"), name="location_once"),
            models.UniqueConstraint(
                fields=["is_main"], condition=Q(is_main=True), name="one_main_location"
            ),
            models.UniqueConstraint(
                fields=["technician"],
                condition=Q(archived_at=None, technician__isnull=False),
                name="one_van_each",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=LocationKind.values), name="location_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(is_main=False) | Q(kind=LocationKind.STORE, archived_at=None),
                name="main_location_is_a_store",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Balance(models.Model):
    """How much of a part lies at a location: the sum of its moves, and what of it is reserved."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="balances")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="balances")
    on_hand = models.DecimalField(**QUANTITY, default=0)
    reserved = models.DecimalField(**QUANTITY, default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part", "location"], name="balance_once"),
            models.CheckConstraint(condition=Q(on_hand__gte=0), name="stock_not_negative"),
            models.CheckConstraint(condition=Q(reserved__gte=0), name="reserved_not_negative"),
            models.CheckConstraint(
                condition=Q(reserved__lte=F("on_hand")), name="reserved_is_there"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on_hand}"


class StockMove(models.Model):
    """One change of stock; the database refuses to change or remove it.

    `quantity` and `value_minor` are signed; a transfer is two rows of one `pair`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="moves")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="moves")
    kind = models.CharField(max_length=10, choices=MoveKind.choices)
    quantity = models.DecimalField(**QUANTITY)
    after = models.DecimalField(**QUANTITY)  # on hand there
    value_minor = models.BigIntegerField()
    order = models.ForeignKey(Order, null=True, on_delete=models.PROTECT, related_name="+")
    line = models.ForeignKey(
        "field_service.PurchaseLine", null=True, on_delete=models.PROTECT, related_name="moves"
    )
    reason = models.CharField(max_length=300, blank=True)
    pair = models.UUIDField(null=True)
    act_id = models.UUIDField(null=True, unique=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(after__gte=0), name="move_leaves_something"),
            models.CheckConstraint(condition=Q(kind__in=MoveKind.values), name="move_kind_known"),
            models.CheckConstraint(
                condition=~Q(kind__in=[MoveKind.COUNT, MoveKind.CORRECTION]) | ~Q(reason=""),
                name="counts_say_why",
            ),
        ]
        indexes = [
            models.Index(fields=["part", "-at", "-id"], name="move_of_part"),
            models.Index(fields=["order"], name="move_of_order"),
            models.Index(fields=["at"], name="move_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.quantity}"


class Reservation(models.Model):
    """Parts that wait at a location for an order."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="reservations")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="reservations")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="+")
    quantity = models.DecimalField(**QUANTITY)
    used = models.DecimalField(**QUANTITY, default=0)
    state = models.CharField(
        max_length=8, choices=ReservationState.choices, default=ReservationState.OPEN
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["order", "part", "location"],
                condition=Q(state=ReservationState.OPEN),
                name="one_open_reservation",
            ),
            models.CheckConstraint(
                condition=Q(quantity__gt=0, used__gte=0, used__lte=F("quantity")),
                name="reservation_is_of_something",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ReservationState.values), name="reservation_state_known"
            ),
        ]
        indexes = [models.Index(fields=["order"], name="reservation_of_order")]

    def __str__(self) -> str:
        return f"{self.quantity}"

    @property
    def left(self) -> Decimal:
        """How much of it still waits."""
        return self.quantity - self.used


class PartUse(models.Model):
    """A part that went into an order; `quantity` is what stayed there, what came back is off it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="parts_used")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="uses")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="+")
    quantity = models.DecimalField(**QUANTITY)
    given_back = models.DecimalField(**QUANTITY, default=0)
    cost_minor = models.BigIntegerField()  # of what stayed
    serial = models.CharField(max_length=60, blank=True)
    act_id = models.UUIDField(null=True, unique=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gte=0, given_back__gte=0, cost_minor__gte=0),
                name="use_is_of_something",
            ),
        ]
        indexes = [models.Index(fields=["order", "at"], name="use_of_order")]

    def __str__(self) -> str:
        return f"{self.quantity}"
