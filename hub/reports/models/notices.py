"""What people are told beside the thing itself, and how they want to be told."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from hub.kernel.ids import new_id
from hub.reports.types import LINK, TEXT, TITLE, AlertState, Way


class Notification(models.Model):
    """One thing to look at. The same `key` again renews it, so that nothing is told twice.

    `topic` and `number` say where it stands (`c:<conversation>`, a message's number): who has read
    so far there has read it too.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120)
    topic = models.CharField(max_length=80, blank=True)
    number = models.BigIntegerField(default=0)
    title = models.CharField(max_length=TITLE)
    text = models.CharField(max_length=TEXT, blank=True)
    link = models.CharField(max_length=LINK, blank=True)
    shown = models.BooleanField(default=True)  # off: told by other roads only
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="notice_once")]
        indexes = [
            models.Index(fields=["user", "-created_at", "-id"], name="notices_newest"),
            models.Index(
                fields=["user", "topic"], condition=Q(read_at=None), name="notices_unread"
            ),
            models.Index(fields=["topic", "number"], name="notices_of_topic"),
            models.Index(fields=["created_at"], name="notices_oldest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class NotificationSettings(models.Model):
    """How somebody wants to be reached; without a row everything is as it stands here."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    email_when_away = models.BooleanField(default=True)
    desktop = models.BooleanField(default=True)
    sound = models.BooleanField(default=True)
    push = models.BooleanField(default=True)
    telegram = models.BooleanField(default=True)
    quiet_from = models.TimeField(null=True)  # on the house's clock; both or none
    quiet_to = models.TimeField(null=True)
    zone = models.CharField(max_length=64, blank=True)  # of the quiet hours; empty: the house's
    mailed_at = models.DateTimeField(null=True)  # the last digest

    class Meta:
        verbose_name_plural = "notification settings"
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_to=None)
                | Q(quiet_from__isnull=False, quiet_to__isnull=False),
                name="quiet_hours_have_both_ends",
            )
        ]

    def __str__(self) -> str:
        return f"settings of {self.user_id}"


class PushSubscription(models.Model):
    """One browser that may be pushed at; it belongs to the sign-in that offered it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    session_id = models.UUIDField()
    endpoint = models.CharField(max_length=2000)
    digest = models.CharField(max_length=64, unique=True)  # of the endpoint
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=40)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)


class TelegramCode(models.Model):
    """A code somebody may show the bot once; one live code each, kept as its digest."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"code of {self.user_id}"


class TelegramLink(models.Model):
    """The chat with a bot of ours where somebody gets their notices; a chat is one person's.

    `line_id` is the bridge's, which knows what stands behind it.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    line_id = models.UUIDField()
    chat = models.CharField(max_length=255)
    name = models.CharField(max_length=255, blank=True)  # as Telegram tells it
    linked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["line_id", "chat"], name="telegram_chat_is_ones")
        ]

    def __str__(self) -> str:
        return f"chat of {self.user_id}"


class Alert(models.Model):
    """One notice on one way out: a row before the call, and what became of it."""

    notification = models.ForeignKey(Notification, on_delete=models.CASCADE, related_name="alerts")
    way = models.CharField(max_length=10, choices=Way.choices)
    subscription = models.ForeignKey(
        PushSubscription, null=True, on_delete=models.CASCADE, related_name="+"
    )
    state = models.CharField(max_length=8, choices=AlertState.choices, default=AlertState.QUEUED)
    due_at = models.DateTimeField()  # or, while somebody is at it, when it counts as left behind
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["notification", "subscription"],
                condition=Q(way="push"),
                name="pushed_once",
            ),
            models.UniqueConstraint(
                fields=["notification", "way"],
                condition=~Q(way="push"),
                name="alerted_once",
            ),
            models.CheckConstraint(
                condition=Q(way="push", subscription__isnull=False)
                | (~Q(way="push") & Q(subscription=None)),
                name="only_push_has_a_browser",
            ),
        ]
        indexes = [
            models.Index(fields=["way", "due_at"], condition=Q(state="queued"), name="alerts_due"),
            models.Index(fields=["due_at"], condition=Q(state="sending"), name="alerts_begun"),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.state}"
