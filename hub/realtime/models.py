"""The epoch of the database, and what is told to one person: a stream of the latest states."""

from uuid import uuid4

from django.db import models
from django.db.models import Q


class Epoch(models.Model):
    """The one row that tells this database from a restored one: positions hold within it."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    value = models.UUIDField(default=uuid4)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="epoch_is_one_row")]

    def __str__(self) -> str:
        return str(self.value)


class PersonCounter(models.Model):
    """How far a person's stream has come; taken last and held to commit."""

    user_id = models.UUIDField(primary_key=True)
    last_seq = models.BigIntegerField(default=0)
    moved_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.user_id} {self.last_seq}"


class PersonState(models.Model):
    """The latest state of one thing as one person is told of it."""

    user_id = models.UUIDField()
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    seq = models.BigIntegerField()
    data = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user_id", "kind", "key"], name="person_state_once"),
            models.UniqueConstraint(fields=["user_id", "seq"], name="person_seq_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.kind} {self.key}"
