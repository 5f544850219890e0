"""One change of many conversations: what was asked, and what became of each."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from chat.models.conversations import Conversation
from chat.types import BulkState, RowState
from hub.kernel.ids import new_id


class BulkRun(models.Model):
    """What somebody asked for many conversations at once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    client_id = models.UUIDField()
    action = models.CharField(max_length=12)
    told = models.JSONField(default=dict)  # what the action is told, as it came
    state = models.CharField(max_length=8, choices=BulkState.choices, default=BulkState.RUNNING)
    total = models.PositiveIntegerField()
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "client_id"], name="bulk_asked_once")]
        indexes = [
            models.Index(
                fields=["created_at"],
                condition=Q(state__in=["running", "undoing"]),
                name="bulk_unfinished",
            )
        ]

    def __str__(self) -> str:
        return f"{self.action} of {self.total}"


class BulkRow(models.Model):
    """One conversation of a run; `before` is how it stood, for the way back."""

    run = models.ForeignKey(BulkRun, on_delete=models.CASCADE, related_name="rows")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=RowState.choices, default=RowState.WAITING)
    before = models.JSONField(null=True)
    error = models.JSONField(null=True)  # {"code", "detail"} of one that was refused

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "conversation"], name="bulk_row_once")
        ]
        indexes = [models.Index(fields=["run", "state", "id"], name="bulk_rows_by_state")]

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.state}"
