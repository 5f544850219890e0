"""Files of customers taken in: once, line by line, with a word on each that was refused."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from crm.types import ImportState, OnDuplicate
from hub.kernel.ids import new_id


class Import(models.Model):
    """One file; `line` is how far it is taken in, moved with the customers of those lines."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=255)
    file = models.FileField(max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    headings = models.JSONField(default=list)
    mapping = models.JSONField(default=list)  # a field's name or "" for each heading
    on_duplicate = models.CharField(
        max_length=8, choices=OnDuplicate.choices, default=OnDuplicate.SKIP
    )
    state = models.CharField(
        max_length=8, choices=ImportState.choices, default=ImportState.UPLOADED
    )
    rows = models.PositiveIntegerField(default=0)  # to be taken in, headings aside
    line = models.PositiveIntegerField(default=0)  # the last one taken in
    made = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=255, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    moved_at = models.DateTimeField(null=True)  # the last piece was taken in
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="import_newest"),
            models.Index(
                fields=["moved_at"], condition=Q(state=ImportState.RUNNING), name="import_running"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class RefusedLine(models.Model):
    """A line that was not taken in, as it stood, and why."""

    run = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="refusals")
    line = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    problems = models.JSONField(default=list)  # [{"column", "code", "detail"}]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "line"], name="line_is_refused_once")]

    def __str__(self) -> str:
        return f"{self.run_id}:{self.line}"
