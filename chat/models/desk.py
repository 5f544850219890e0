"""What advisors keep at hand: ready answers, messages for later, views of the list."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from chat.models.attachments import Attachment
from chat.models.conversations import Conversation
from chat.models.messages import Message
from chat.types import ScheduledState, Scope
from hub.kernel.ids import new_id


class Canned(models.Model):
    """An answer that is ready: `{{cliente.nombre}}` and the like are filled in when it is used.

    `owner` is who made it; a personal one is theirs alone.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    shortcut = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    scope = models.CharField(max_length=8, choices=Scope.choices, default=Scope.PERSONAL)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=5, blank=True)
    labels = models.JSONField(default=list)
    files = models.ManyToManyField(Attachment, related_name="canned")
    uses = models.PositiveIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "canned answers"
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "shortcut"], condition=Q(scope="personal"), name="canned_of_one"
            ),
            models.UniqueConstraint(
                fields=["team", "shortcut"], condition=Q(scope="team"), name="canned_of_team"
            ),
            models.UniqueConstraint(
                fields=["shortcut"], condition=Q(scope="all"), name="canned_of_all"
            ),
            models.CheckConstraint(
                condition=~Q(scope="team") | Q(team__isnull=False), name="canned_has_its_team"
            ),
        ]

    def __str__(self) -> str:
        return f"/{self.shortcut}"


class Scheduled(models.Model):
    """A message for later: sent once under the `client_id` it has from the beginning."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    client_id = models.UUIDField(unique=True)
    text = models.TextField(blank=True)
    files = models.ManyToManyField(Attachment, related_name="scheduled")
    reply_to = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    template = models.JSONField(null=True)
    private = models.BooleanField(default=False)
    send_at = models.DateTimeField()
    unless_they_write = models.BooleanField(default=False)
    since_number = models.BigIntegerField()  # a message of theirs after it is one before its time
    state = models.CharField(
        max_length=10, choices=ScheduledState.choices, default=ScheduledState.WAITING
    )
    error = models.JSONField(null=True)  # {"code", "detail"} of what was not sent
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "scheduled messages"
        indexes = [
            models.Index(fields=["send_at"], condition=Q(state="waiting"), name="scheduled_due"),
            models.Index(
                fields=["conversation"],
                condition=Q(state__in=["waiting", "failed"]),
                name="scheduled_shown",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id} at {self.send_at}"


class SavedView(models.Model):
    """A list with a name: filters and order as its address says them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=60)
    scope = models.CharField(max_length=8, choices=Scope.choices, default=Scope.PERSONAL)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.CASCADE, related_name="+")
    query = models.JSONField(default=dict)  # of `GET conversations/`
    position = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(scope="team") | Q(team__isnull=False), name="view_has_its_team"
            )
        ]

    def __str__(self) -> str:
        return self.name


class DeskPreference(models.Model):
    """How somebody likes their desk; without a row everything is as it stands here."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    default_view = models.ForeignKey(
        SavedView, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undo_seconds = models.PositiveSmallIntegerField(default=5)  # 0: what is sent leaves at once

    def __str__(self) -> str:
        return f"desk of {self.user_id}"


class DeskRules(models.Model):
    """What holds for the whole counter; one row at most."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    team_after = models.PositiveSmallIntegerField(null=True)  # minutes nobody takes it; null: never
    admins_after = models.PositiveSmallIntegerField(null=True)

    class Meta:
        verbose_name_plural = "desk rules"
        constraints = [models.CheckConstraint(condition=Q(id=1), name="desk_has_one_rule_book")]

    def __str__(self) -> str:
        return "rules of the desk"


class Escalation(models.Model):
    """Somebody waits, nobody takes them, and people were told: once for each wait and stage."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    waiting_since = models.DateTimeField()
    stage = models.PositiveSmallIntegerField()  # 1 the team, 2 the admins
    told_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "waiting_since", "stage"], name="escalated_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["conversation"], condition=Q(ended_at=None), name="escalations_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id} stage {self.stage}"
