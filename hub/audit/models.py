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

    def __str__(self) -> str:
        return f"{self.day} {self.count}"
