"""Tables of a business that already runs, looked at first and taken in once."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from field_service.types.intakes import TableKind, TableState
from hub.kernel.ids import new_id


class ServiceIntake(models.Model):
    """A table of machines or parts somebody uploaded."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10, choices=TableKind.choices)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    headings = models.JSONField()
    cells = models.JSONField()  # line number and cells; emptied once they are taken in
    mapping = models.JSONField()  # of each column: what it means, or nothing
    state = models.CharField(max_length=10, choices=TableState.choices, default=TableState.UPLOADED)
    made = models.PositiveIntegerField(default=0)
    repeated = models.PositiveIntegerField(default=0)
    refused = models.JSONField(default=list)  # line number, column, code
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=TableState.values, kind__in=TableKind.values),
                name="service_intake_is_known",
            ),
        ]
        indexes = [models.Index(fields=["-created_at", "-id"], name="service_intake_newest")]

    def __str__(self) -> str:
        return self.name
