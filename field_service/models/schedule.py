"""Who can do what, who is there when, and whose time is taken for which order."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from field_service.models.orders import Order, OrderKind
from field_service.types import AbsenceKind, WorkKind
from hub.kernel.ids import new_id

MINUTES_OF_A_DAY = 24 * 60


class Skill(models.Model):
    """Something not everybody may do: a trade, a licence."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    archived_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="skill_once")]

    def __str__(self) -> str:
        return self.name


class RequiredSkill(models.Model):
    """What a kind of order asks of who goes; a hard one cannot be overruled."""

    kind = models.ForeignKey(OrderKind, on_delete=models.CASCADE, related_name="required")
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="+")
    hard = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "skill"], name="skill_required_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind_id} {self.skill_id}"


class HeldSkill(models.Model):
    """That somebody can do something, until when their licence counts."""

    technician = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="skills"
    )
    skill = models.ForeignKey(Skill, on_delete=models.PROTECT, related_name="holders")
    level = models.PositiveSmallIntegerField(default=1)
    expires_on = models.DateField(null=True)  # the last day it counts
    # The last day that the office was told of: it hears of each once.
    warned_on = models.DateField(null=True, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["technician", "skill"], name="skill_held_once"),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=3), name="skill_has_level"),
        ]

    def __str__(self) -> str:
        return f"{self.technician_id} {self.skill_id}"


class Shift(models.Model):
    """When somebody works on a day of the week: minutes from midnight, on the house's clock."""

    technician = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="shifts"
    )
    weekday = models.PositiveSmallIntegerField()  # Monday is 0
    starts = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__lte=6, starts__lt=F("ends"), ends__lte=MINUTES_OF_A_DAY),
                name="shift_is_of_a_day",
            ),
            models.UniqueConstraint(
                fields=["technician", "weekday", "starts"], name="shift_begins_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.technician_id} {self.weekday}"


class Absence(models.Model):
    """When somebody is not there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    technician = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="absences"
    )
    kind = models.CharField(max_length=8, choices=AbsenceKind.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")), name="absence_ends_after_it_began"
            ),
        ]
        indexes = [models.Index(fields=["technician", "starts_at"], name="absence_of_technician")]

    def __str__(self) -> str:
        return f"{self.technician_id} {self.kind}"


class Booking(models.Model):
    """A technician's time taken for an order; the database refuses two that meet.

    PostgreSQL holds that by an exclusion constraint, SQLite by triggers. A released one
    takes no time and tells what had been planned.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="bookings")
    technician = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="bookings"
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    overruled = models.CharField(max_length=300, blank=True)  # why in spite of a warning
    released_at = models.DateTimeField(null=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")), name="booking_ends_after_it_began"
            ),
            models.UniqueConstraint(
                fields=["order", "technician"],
                condition=Q(released_at=None),
                name="technician_booked_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["technician", "starts_at"],
                condition=Q(released_at=None),
                name="booking_of_technician",
            ),
            models.Index(fields=["starts_at"], name="booking_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.technician_id} {self.starts_at}"


class TimeLog(models.Model):
    """What a technician's time went into; one of them runs at a time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="logs")
    technician = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    kind = models.CharField(max_length=6, choices=WorkKind.choices)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="log_ends_after_it_began",
            ),
            models.UniqueConstraint(
                fields=["technician"], condition=Q(ended_at=None), name="one_log_runs"
            ),
        ]
        indexes = [models.Index(fields=["order", "started_at"], name="log_of_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.started_at}"
