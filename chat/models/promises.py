"""What customers are promised: an answer in time, and to be asked how it was."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from chat.models.conversations import Conversation
from chat.models.messages import Message
from hub.kernel.ids import new_id


class WorkMark(models.Model):
    """How far a conversation has been looked through for work that follows, and its clocks.

    The stretch begins with a customer's first message and ends when it is resolved.
    """

    conversation = models.OneToOneField(
        Conversation, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    number = models.BigIntegerField(default=0)  # of the last message
    meta_seq = models.BigIntegerField(default=0)
    state = models.CharField(max_length=10, blank=True)  # after that message
    labels = models.JSONField(default=list)  # as people left them
    started_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)  # the first answer of this stretch
    waiting_since = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    pauses = models.JSONField(default=list)  # [[from, to]] of this stretch

    def __str__(self) -> str:
        return f"{self.conversation_id}#{self.number}"


class SlaKind(models.TextChoices):
    """What is promised."""

    FIRST = "first"
    NEXT = "next"
    RESOLUTION = "resolution"


class SlaPolicy(models.Model):
    """How soon somebody is answered; null minutes promise nothing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    first_minutes = models.PositiveIntegerField(null=True)
    next_minutes = models.PositiveIntegerField(null=True)
    resolution_minutes = models.PositiveIntegerField(null=True)
    in_hours = models.BooleanField(default=True)  # minutes of business hours, else of the clock
    pauses = models.BooleanField(default=True)  # while snoozed or pending
    warn_minutes = models.PositiveIntegerField(default=10)
    conditions = models.JSONField(default=list)
    position = models.PositiveIntegerField(default=0)  # the first that fits is taken
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "SLA policies"

    def __str__(self) -> str:
        return self.name


class SlaAlert(models.Model):
    """A promise about to be broken, or broken: kept for the numbers, once per deadline."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    policy = models.ForeignKey(SlaPolicy, null=True, on_delete=models.SET_NULL, related_name="+")
    kind = models.CharField(max_length=10, choices=SlaKind.choices)
    breached = models.BooleanField()
    since = models.DateTimeField()  # when the wait began
    due_at = models.DateTimeField()
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    team = models.ForeignKey(
        "accounts.Team", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "kind", "since", "breached"], name="sla_alert_once"
            )
        ]
        indexes = [models.Index(fields=["-at", "-id"], name="sla_alerts_newest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.due_at}"


class Closing(models.Model):
    """The one row of what closing a conversation asks for."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    require_label = models.BooleanField(default=False)
    labels = models.JSONField(default=list)  # any of these; empty: any at all

    def __str__(self) -> str:
        return f"label required: {self.require_label}"


class SurveySettings(models.Model):
    """The one row of how customers are asked."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    on = models.BooleanField(default=False)
    on_since = models.DateTimeField(null=True)  # what was resolved before is not asked about
    delay_minutes = models.PositiveIntegerField(default=5)
    every_days = models.PositiveIntegerField(default=30)
    channels = models.JSONField(default=list)  # kinds or ids; empty: all
    teams = models.JSONField(default=list)  # ids; empty: all
    question = models.TextField(
        default="¿Cómo fue su atención? Elija del 1 (mala) al 5 (muy buena)."
    )
    comment = models.TextField(default="Gracias. ¿Qué podemos mejorar?")
    low = models.PositiveSmallIntegerField(default=2)  # up to here somebody is told; 0: nobody
    reopen_low = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "survey settings"

    def __str__(self) -> str:
        return f"asks: {self.on}"


class SurveyState(models.TextChoices):
    """Where asking somebody stands."""

    DUE = "due"
    ASKED = "asked"
    RATED = "rated"
    SKIPPED = "skipped"


class Survey(models.Model):
    """One question after one resolving, and its answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="surveys")
    number = models.BigIntegerField()  # of the line that resolved it
    customer_id = models.UUIDField(null=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    team = models.ForeignKey(
        "accounts.Team", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=8, choices=SurveyState.choices, default=SurveyState.DUE)
    reason = models.CharField(max_length=20, blank=True)  # why it was not asked
    due_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    question = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    score = models.PositiveSmallIntegerField(null=True)
    comment = models.TextField(blank=True)
    rated_at = models.DateTimeField(null=True)
    followed_at = models.DateTimeField(null=True)  # thanked, asked what to do better, told

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="survey_once"),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=1, score__lte=5), name="survey_score"
            ),
            models.CheckConstraint(
                condition=~Q(state="rated") | Q(score__isnull=False), name="survey_rated"
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="due"), name="surveys_due"),
            models.Index(
                fields=["rated_at"],
                condition=Q(state="rated", followed_at=None),
                name="surveys_to_follow",
            ),
            models.Index(fields=["-rated_at", "-id"], name="surveys_rated"),
            models.Index(fields=["conversation", "-asked_at"], name="surveys_of_conversation"),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.state}"
