"""What the house does by itself and what an advisor does with one press: rules and macros."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from chat.models.conversations import Conversation
from chat.models.messages import Message
from hub.kernel.ids import new_id


class RuleEvent(models.TextChoices):
    """What sets a rule off: words of customers, deeds of people, or time."""

    MESSAGE_RECEIVED = "message_received"
    OUTSIDE_HOURS = "outside_hours"  # a message while nobody works
    OPENED = "opened"  # the first message of a conversation
    REOPENED = "reopened"
    STATE_CHANGED = "state_changed"
    ASSIGNEE_CHANGED = "assignee_changed"
    LABELS_CHANGED = "labels_changed"
    WAITING = "waiting"
    SLA_WARNING = "sla_warning"
    SLA_BREACHED = "sla_breached"


class RunState(models.TextChoices):
    """Where one run of a rule stands."""

    DUE = "due"
    DONE = "done"
    UNMATCHED = "unmatched"
    STOPPED = "stopped"  # an earlier rule of the same event said so
    FAILED = "failed"


class Rule(models.Model):
    """When something happens, and if, then: conditions and actions are typed JSON."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    event = models.CharField(max_length=20, choices=RuleEvent.choices)
    minutes = models.PositiveIntegerField(null=True)  # of waiting
    conditions = models.JSONField(default=list)
    actions = models.JSONField(default=list)
    stops = models.BooleanField(default=False)  # rules behind it do not run for the same event
    position = models.PositiveIntegerField(default=0)
    active = models.BooleanField(default=True)
    active_since = models.DateTimeField()  # what happened before concerns it not
    paused_at = models.DateTimeField(null=True)  # by itself: it ran too often
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(event="waiting") | Q(minutes__gte=1), name="rule_waits_for_minutes"
            )
        ]

    def __str__(self) -> str:
        return self.name


class RuleRun(models.Model):
    """One change and one rule: a row before anything is done, and then what became of it."""

    rule = models.ForeignKey(Rule, on_delete=models.CASCADE, related_name="runs")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    trigger = models.CharField(max_length=80)  # names the change: a message, a wait
    message = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.DUE)
    reason = models.CharField(max_length=40, blank=True)  # the condition that did not hold
    outcome = models.JSONField(default=list)  # [{"kind", "error"}] in the order of the actions
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "conversation", "trigger"], name="rule_runs_once"
            )
        ]
        indexes = [
            models.Index(fields=["conversation"], condition=Q(state="due"), name="rule_runs_due"),
            models.Index(fields=["rule", "-created_at", "-id"], name="rule_runs_newest"),
            models.Index(fields=["created_at"], name="rule_runs_oldest"),
        ]

    def __str__(self) -> str:
        return f"{self.rule_id} {self.trigger} {self.state}"


class Macro(models.Model):
    """A list of actions with a name, for all, for a team, or for its owner alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    actions = models.JSONField(default=list)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )  # null: not personal
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.CASCADE, related_name="+")
    used = models.PositiveIntegerField(default=0)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(owner=None) | Q(team=None), name="macro_is_personal_or_of_a_team"
            )
        ]

    def __str__(self) -> str:
        return self.name


class MacroRun(models.Model):
    """One press: what was done, and how the conversation stood before and after."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    macro = models.ForeignKey(Macro, on_delete=models.CASCADE, related_name="runs")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    outcome = models.JSONField(default=list)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.macro_id} {self.at}"

    def left(self, standing: Mapping[str, Any]) -> bool:
        """Whether a conversation stands as the press left it; whoever waits is no part of that."""
        return all(standing.get(name) == self.after[name] for name in _kept(self.after))

    @property
    def has_moved(self) -> bool:
        """Whether there is anything to put back."""
        return not self.left(self.before)


def _kept(standing: Mapping[str, Any]) -> list[str]:
    return [name for name in standing if name != "needs_reply_since"]
