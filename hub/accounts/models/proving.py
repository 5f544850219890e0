"""The second factor of a sign-in, and who must have one."""

from datetime import datetime, timedelta

from django.db import models

from hub.accounts.models.people import User
from hub.kernel.encrypted import EncryptedJSONField


class Authenticator(models.Model):
    """The app on somebody's phone that counts codes with us (RFC 6238); its secret is encrypted."""

    user = models.OneToOneField(
        User, models.CASCADE, primary_key=True, related_name="authenticator"
    )
    secret = EncryptedJSONField()  # hex of twenty bytes
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=0)  # a code counts once
    misses = models.PositiveIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.user_id)


class RecoveryCode(models.Model):
    """One code for the day the phone is lost, good once; only a digest is kept."""

    authenticator = models.ForeignKey(Authenticator, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.id)


class SecurityRules(models.Model):
    """The one row of what the house asks of everybody who works here."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    staff_two_factor = models.BooleanField(default=False)
    grace_days = models.PositiveSmallIntegerField(default=7)
    since = models.DateTimeField(null=True)  # the rule was switched on

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="security_rules_are_one_row"),
            models.CheckConstraint(
                condition=models.Q(staff_two_factor=False) | models.Q(since__isnull=False),
                name="security_rule_has_since",
            ),
        ]

    def __str__(self) -> str:
        return "Security rules"

    def due_for(self, joined_at: datetime) -> datetime | None:
        """Return when a second factor must stand for who came at `joined_at`; None: never."""
        if not self.staff_two_factor or self.since is None:
            return None
        return max(self.since, joined_at) + timedelta(days=self.grace_days)
