"""The ground's own rows."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from hub.kernel.ids import new_id


class Mark(models.Model):
    """When something of that name last happened: a worker's pulse, a demo day seeded.

    `figure` is what was found then, where something was counted.
    """

    name = models.CharField(max_length=60, primary_key=True)
    at = models.DateTimeField()
    figure = models.BigIntegerField(default=0)

    @classmethod
    def put(cls, name: str, at: datetime, figure: int = 0) -> None:
        """Remember that it happened now."""
        cls.objects.update_or_create(name=name, defaults={"at": at, "figure": figure})


class IdempotencyKey(models.Model):
    """One promised answer: the same key by the same person at the same door is done once.

    `status` is null while the work runs; a claim older than its lease was left by a process
    that died, and its work was rolled back with it.
    """

    user = models.UUIDField()  # no foreign key: the ground knows no app
    route = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    body_hash = models.CharField(max_length=64)
    claimed_at = models.DateTimeField(db_index=True)
    status = models.PositiveSmallIntegerField(null=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "route", "key"], name="one_answer_per_key")
        ]


class PublicLink(models.Model):
    """An address that opens one thing to whoever holds it; its key is kept as a digest only.

    `kind` says which app answers, `subject` is that app's id of the thing.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the key, hex
    kind = models.CharField(max_length=30)
    subject = models.CharField(max_length=64)
    created_by = models.UUIDField(null=True)  # no foreign key: the ground knows no app
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    times_seen = models.PositiveIntegerField(default=0)
    first_seen_at = models.DateTimeField(null=True)
    last_seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "subject"], name="links_of_a_thing")]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at=None) | Q(expires_at__gt=models.F("created_at")),
                name="link_lives_a_while",
            ),
            models.CheckConstraint(
                condition=Q(times_seen=0, first_seen_at=None, last_seen_at=None)
                | Q(times_seen__gt=0, first_seen_at__isnull=False, last_seen_at__isnull=False),
                name="link_seen_has_its_instants",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
