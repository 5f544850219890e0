"""The ground's own rows."""

from datetime import datetime

from django.db import models


class Mark(models.Model):
    """When something of that name last happened: a worker's pulse, a demo day seeded."""

    name = models.CharField(max_length=60, primary_key=True)
    at = models.DateTimeField()

    @classmethod
    def put(cls, name: str, at: datetime) -> None:
        """Remember that it happened now."""
        cls.objects.update_or_create(name=name, defaults={"at": at})


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
