"""Service orders: what somebody asked for, where it stands, and every step it took."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from field_service.models.machines import Machine
from field_service.types import ACTIVE, OrderSource, OrderState, Priority
from hub.kernel.ids import new_id

DIGITS = 6


class OrderKind(models.Model):
    """A kind of service in the house's own words: how long, how soon, and what must be shown."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    minutes = models.PositiveSmallIntegerField(default=60)
    answer_minutes = models.PositiveIntegerField(null=True)  # until somebody is booked
    finish_minutes = models.PositiveIntegerField(null=True)  # until it is done
    needs_photos = models.BooleanField(default=False)
    needs_signature = models.BooleanField(default=True)
    archived_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("name"), name="order_kind_once"),
            models.CheckConstraint(condition=Q(minutes__gt=0), name="order_kind_takes_time"),
        ]

    def __str__(self) -> str:
        return self.name


class Order(models.Model):
    """Work for a customer, at a machine or a place."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.PositiveIntegerField(unique=True)
    customer = models.ForeignKey(
        "crm.Customer", on_delete=models.PROTECT, related_name="service_orders"
    )
    # Whose it was before customers were joined: an undo gives it back there.
    made_for = models.ForeignKey("crm.Customer", on_delete=models.PROTECT, related_name="+")
    kind = models.ForeignKey(OrderKind, on_delete=models.PROTECT, related_name="+")
    machine = models.ForeignKey(Machine, null=True, on_delete=models.PROTECT, related_name="orders")
    conversation = models.ForeignKey(
        "chat.Conversation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # One order is made of an accepted quote.
    quote = models.OneToOneField(
        "billing.Quote", null=True, on_delete=models.PROTECT, related_name="service_order"
    )
    # The visit this one comes back for.
    earlier = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="returns")
    source = models.CharField(max_length=12, choices=OrderSource.choices)
    title = models.CharField(max_length=120)
    symptom = models.CharField(max_length=2000, blank=True)
    place = models.CharField(max_length=200, blank=True)
    priority = models.CharField(max_length=6, choices=Priority.choices, default=Priority.NORMAL)
    wanted_from = models.DateTimeField(null=True)
    wanted_until = models.DateTimeField(null=True)
    state = models.CharField(
        max_length=15, choices=OrderState.choices, default=OrderState.REQUESTED
    )
    state_since = models.DateTimeField()
    starts_at = models.DateTimeField(null=True)  # as it is planned
    ends_at = models.DateTimeField(null=True)
    answer_by = models.DateTimeField(null=True)
    finish_by = models.DateTimeField(null=True)  # moves while the clock is held
    held_since = models.DateTimeField(null=True)
    held_seconds = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=500, blank=True)  # of the last step that needs one
    done_at = models.DateTimeField(null=True)  # the first time; kept when it is reopened
    version = models.PositiveIntegerField(default=1)
    shown_version = models.PositiveIntegerField(default=0)
    client_key = models.CharField(max_length=200, null=True, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=OrderState.values), name="order_state_known"
            ),
            models.CheckConstraint(
                condition=Q(machine__isnull=False) | ~Q(place=""), name="order_is_somewhere"
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None) | Q(starts_at__lt=F("ends_at")),
                name="order_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(wanted_from=None)
                | Q(wanted_until=None)
                | Q(wanted_from__lte=F("wanted_until")),
                name="order_is_wanted_in_time",
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="order_newest"),
            models.Index(fields=["customer", "-created_at", "-id"], name="order_of_customer"),
            models.Index(fields=["machine", "-created_at", "-id"], name="order_of_machine"),
            models.Index(fields=["conversation"], name="order_of_thread"),
            models.Index(fields=["starts_at"], name="order_by_time"),
            models.Index(
                fields=["state", "finish_by"],
                condition=Q(state__in=ACTIVE),
                name="order_active",
            ),
            models.Index(
                fields=["updated_at"],
                condition=Q(shown_version__lt=F("version")),
                name="order_not_shown",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Its number as people write it."""
        return f"OS-{self.number:0{DIGITS}d}"


class OrderStep(models.Model):
    """One step of an order: who did what, when; the database refuses to change or remove it.

    `happened_at` is the clock of the phone that did it, maybe without a connection.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(max_length=20)
    before = models.CharField(max_length=15, blank=True)
    after = models.CharField(max_length=15)
    reason = models.CharField(max_length=500, blank=True)
    act_id = models.UUIDField(null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    eta_at = models.DateTimeField(null=True)  # when who left says they arrive
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    happened_at = models.DateTimeField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["order", "act_id"], condition=Q(act_id__isnull=False), name="act_once"
            ),
        ]
        # Where orders stood when is read off this one, without their rows.
        indexes = [
            models.Index(
                fields=["order", "id"],
                include=["before", "after", "created_at"],
                name="step_of_order_whole",
            )
        ]

    def __str__(self) -> str:
        return self.what
