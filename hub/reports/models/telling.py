"""Facts customers are told: by which road each went, or why it did not."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hub.kernel.ids import new_id
from hub.reports.models.notices import Notification
from hub.reports.types import Road, TellingState


class NoticePreference(models.Model):
    """What somebody switched for one kind of fact and one road; without a row it is on."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    road = models.CharField(max_length=8, choices=Road.choices)
    on = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind", "road"], name="preference_is_one")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.road}: {self.on}"


class Telling(models.Model):
    """One fact for one person by one road: a row before anything leaves, kept as the log.

    `due_at` is, while somebody is at it, when it counts as left behind; null when it is settled.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    notification = models.ForeignKey(
        Notification, on_delete=models.CASCADE, related_name="tellings"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    road = models.CharField(max_length=8, choices=Road.choices)
    state = models.CharField(max_length=8, choices=TellingState.choices)
    reason = models.CharField(max_length=40, blank=True)  # why it was left out, or failed
    via = models.CharField(max_length=120, blank=True)  # which channel, which form of words
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notification", "road"], name="told_once_by_a_road"),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "sending"], due_at__isnull=False, done_at=None)
                | Q(state__in=["sent", "skipped", "failed"], due_at=None, done_at__isnull=False),
                name="telling_waits_or_is_done",
            ),
        ]
        indexes = [
            models.Index(
                fields=["road", "due_at"],
                condition=Q(due_at__isnull=False),
                name="tellings_due",
            ),
            models.Index(fields=["-created_at", "-id"], name="tellings_newest"),
            models.Index(fields=["user", "-created_at", "-id"], name="tellings_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.road} {self.state}"
