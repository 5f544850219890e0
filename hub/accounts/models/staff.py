"""Who works here: in which area, in which position, since when, and who was asked to come."""

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from hub.accounts.models.people import Team, User
from hub.accounts.roles import STAFF, Role
from hub.kernel.ids import new_id


class Area(models.Model):
    """A part of the house; who works in it shares the conversations of its team."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=60)
    team = models.ForeignKey(Team, models.SET_NULL, null=True, blank=True, related_name="areas")

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="area_name_is_unique")]

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """What somebody is called here, and the role that usually goes with it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=12, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("name"), name="position_name_is_unique"),
            models.CheckConstraint(
                condition=Q(role__in=sorted(STAFF)), name="position_has_role_of_staff"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Assignment(models.Model):
    """What somebody is from a day on, until (and without) another: what they may do follows it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, models.CASCADE, related_name="assignments")
    role = models.CharField(max_length=12, choices=Role.choices)
    area = models.ForeignKey(Area, models.PROTECT, null=True, related_name="assignments")
    position = models.ForeignKey(Position, models.PROTECT, null=True, related_name="assignments")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)  # the first day it counts no more
    note = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(ends_on=None), name="one_open_assignment"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="assignment_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(role__in=sorted(STAFF)), name="assignment_has_role_of_staff"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.starts_on}"

    def counts_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)


class Photo(models.Model):
    """Somebody's face, drawn anew by us: a small square WebP."""

    user = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="photo")
    image = models.BinaryField()
    version = models.CharField(max_length=16)  # of the image; browsers keep it that long

    def __str__(self) -> str:
        return str(self.user_id)


class Invitation(models.Model):
    """A place kept for somebody; the link is made from `nonce` and our key, and never stored.

    `purpose` and `about` are for the app that asked for it: whose contact somebody becomes.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    role = models.CharField(max_length=12, choices=Role.choices)
    email = models.EmailField(blank=True)
    first_name = models.CharField(max_length=150, blank=True)
    last_name = models.CharField(max_length=150, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=5, default="es")
    area = models.ForeignKey(Area, models.SET_NULL, null=True, related_name="+")
    position = models.ForeignKey(Position, models.SET_NULL, null=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=20, blank=True)
    about = models.UUIDField(null=True, db_index=True)
    nonce = models.CharField(max_length=32)
    invited_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    mail_due = models.BooleanField(default=False, db_index=True)  # the row is the outbox
    mailed_at = models.DateTimeField(null=True)
    mail_error = models.CharField(max_length=60, blank=True)
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    user = models.ForeignKey(User, models.SET_NULL, null=True, related_name="invitations")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(revoked_at=None),
                name="invitation_ends_one_way",
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or self.email

    def state(self, at: datetime) -> str:
        """Return pending, accepted, revoked, expired, or ended with who asked them to come."""
        if self.accepted_at is not None:
            return "accepted"
        if self.revoked_at is not None:
            return "revoked"
        if not self._is_backed():
            return "ended"
        return "pending" if self.expires_at > at else "expired"

    def _is_backed(self) -> bool:
        """Whether who asked somebody to work here may still do so: a link outlives no admin."""
        by = self.invited_by
        return self.role not in STAFF or (by is not None and by.is_active and by.role == Role.ADMIN)
