"""One change of many customers: what was asked, and how each stood before."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from crm.models.customers import Customer
from crm.types import BulkState
from hub.kernel.ids import new_id


class BulkChange(models.Model):
    """What somebody asked for many customers at once; `done` counts on while it runs."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    change = models.JSONField()  # {"category", "status", "add", "remove"}
    state = models.CharField(max_length=8, choices=BulkState.choices, default=BulkState.RUNNING)
    total = models.PositiveIntegerField()
    moved_at = models.DateTimeField()
    created_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["moved_at"],
                condition=Q(state__in=["running", "undoing"]),
                name="bulk_change_unfinished",
            )
        ]

    def __str__(self) -> str:
        return f"{self.change} for {self.total}"


class BulkLine(models.Model):
    """One customer of a change; `before` is how they stood, for the way back."""

    run = models.ForeignKey(BulkChange, on_delete=models.CASCADE, related_name="lines")
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    before = models.JSONField(null=True)
    done = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "customer"], name="bulk_change_line_once")
        ]
        indexes = [models.Index(fields=["run", "done", "id"], name="bulk_change_lines")]

    def __str__(self) -> str:
        return f"{self.customer_id} of {self.run_id}"
