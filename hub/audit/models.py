"""Who did what; triggers of the migration refuse to change a line, or to remove a young one."""

from django.db import models

from hub.kernel.ids import new_id


class Entry(models.Model):
    """One thing somebody did. No foreign keys: a line outlives whoever and whatever it names.

    `changes` is field → [before, after]; a person's words and secrets stand there as "•••" only,
    so that nothing has to be erased here when somebody is forgotten.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    action = models.CharField(max_length=24)
    kind = models.CharField(max_length=60)
    object_id = models.CharField(max_length=64, blank=True)
    user_id = models.UUIDField(null=True)  # null: the house itself, or nobody signed in
    role = models.CharField(max_length=12, blank=True)
    session_id = models.UUIDField(null=True)
    ip = models.GenericIPAddressField(null=True)
    request_id = models.CharField(max_length=64, blank=True)
    changes = models.JSONField(default=dict)
    about = models.JSONField(default=dict)
    searched = models.TextField(blank=True)  # folded: what a search finds it by

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_newest"),
            models.Index(fields=["user_id", "-at", "-id"], name="audit_of_person"),
            models.Index(fields=["kind", "object_id", "-at", "-id"], name="audit_of_object"),
            models.Index(fields=["action", "-at", "-id"], name="audit_of_action"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.kind}"


class Seal(models.Model):
    """A day of the trail closed: how many lines, and a digest over them and the day before."""

    day = models.DateField(primary_key=True)
    count = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    # Which columns the digest is over (`sealing`); null is the first way. Nullable, so that no
    # engine rebuilds the table and loses its triggers.
    version = models.PositiveSmallIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.day} {self.count}"


class Verified(models.Model):
    """Up to which closed day the trail was looked at again, and what was found; one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    through = models.DateField(null=True)
    broken = models.JSONField(default=list)  # days, oldest first
    checked_at = models.DateTimeField(null=True)
    whole_at = models.DateTimeField(null=True)  # when all of it was looked at

    class Meta:
        verbose_name_plural = "verified"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="verified_is_one_row")]

    def __str__(self) -> str:
        return str(self.through)


class Tally(models.Model):
    """How often somebody was kept out within a minute; a line of the trail when it is over."""

    minute = models.DateTimeField()
    action = models.CharField(max_length=24)
    actor = models.CharField(max_length=64)  # whose: an account's id, or a network
    account = models.CharField(max_length=64, blank=True)  # whose door it was, of a sign-in
    user_id = models.UUIDField(null=True)
    role = models.CharField(max_length=12, blank=True)
    ip = models.GenericIPAddressField(null=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "tallies"
        constraints = [
            models.UniqueConstraint(
                fields=["minute", "action", "actor", "account"], name="tally_of_minute"
            )
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.count}"
