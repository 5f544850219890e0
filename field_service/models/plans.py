"""Preventive plans: what a machine needs again and again, and the orders that were made of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from field_service.models.machines import Machine
from field_service.models.orders import Order, OrderKind
from field_service.types.plans import CountsFrom, Due, DueBy, Rhythm, ahead_of
from hub.kernel.ids import new_id


class ServicePlan(models.Model):
    """What is done to a machine every so often; each cycle of it makes one order."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    machine = models.ForeignKey(Machine, on_delete=models.PROTECT, related_name="plans")
    kind = models.ForeignKey(OrderKind, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    work = models.CharField(max_length=2000, blank=True)
    every_days = models.PositiveSmallIntegerField(null=True)
    every_months = models.PositiveSmallIntegerField(null=True)
    every_hours = models.PositiveIntegerField(null=True)
    counts_from = models.CharField(
        max_length=4, choices=CountsFrom.choices, default=CountsFrom.DONE
    )
    lead_days = models.PositiveSmallIntegerField(default=7)
    day_of_month = models.PositiveSmallIntegerField(null=True)  # also where a month is shorter
    next_on = models.DateField(null=True)
    order_from = models.DateField(null=True)  # the day its order is made: `lead_days` before
    next_hours = models.PositiveIntegerField(null=True)
    cycle = models.PositiveIntegerField(default=1)
    # While this order is not done, nobody knows when the next one is due.
    waits_for = models.ForeignKey(Order, null=True, on_delete=models.PROTECT, related_name="+")
    is_paused = models.BooleanField(default=False)
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
                condition=Q(every_days__isnull=False, every_days__gt=0)
                | Q(every_months__isnull=False, every_months__gt=0)
                | Q(every_hours__isnull=False, every_hours__gt=0),
                name="plan_comes_again",
            ),
            models.CheckConstraint(
                condition=Q(every_days=None) | Q(every_months=None),
                name="plan_counts_days_or_months",
            ),
            models.CheckConstraint(
                condition=Q(counts_from__in=CountsFrom.values), name="plan_counts_from_known"
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="plan_newest"),
            models.Index(
                fields=["order_from"],
                condition=Q(is_paused=False, waits_for=None),
                name="plan_by_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rhythm(self) -> Rhythm:
        """How often."""
        return Rhythm(
            days=self.every_days,
            months=self.every_months,
            hours=self.every_hours,
            day_of_month=self.day_of_month,
        )

    @property
    def due(self) -> Due:
        """When next."""
        return Due(on=self.next_on, hours=self.next_hours)

    def fall_due(self, due: Due) -> None:
        """Say when it is due next, and with that when its order is made."""
        self.next_on, self.next_hours = due.on, due.hours
        self.order_from = ahead_of(due.on, self.lead_days) if due.on is not None else None


class PlanRun(models.Model):
    """The one order of a cycle; the database refuses to change or remove it."""

    plan = models.ForeignKey(ServicePlan, on_delete=models.PROTECT, related_name="runs")
    cycle = models.PositiveIntegerField()
    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="plan_run")
    why = models.CharField(max_length=5, choices=DueBy.choices)
    due_on = models.DateField(null=True)
    due_hours = models.PositiveIntegerField(null=True)
    hours = models.PositiveIntegerField()  # what the meter said then
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "cycle"], name="plan_runs_once_a_cycle")
        ]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.cycle}"
