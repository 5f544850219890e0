"""Conversations of every kind in one model, and who takes part."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from chat.models.identities import Identity
from chat.types import ConversationKind, ConversationState, Notify
from hub.kernel.ids import new_id

# Sorts those who wait for nothing behind those who wait.
NEVER = Value(datetime(9999, 12, 31, tzinfo=UTC), output_field=models.DateTimeField())


class Never(Value):
    """The same in a query: SQLite knows an index over it only where it is written out."""

    def __init__(self) -> None:
        super().__init__(NEVER.value, output_field=models.DateTimeField())

    def as_sqlite(
        self, compiler: Any, connection: Any, **_: Any
    ) -> tuple[str, tuple[str | int, ...]]:
        return f"'{self.value:%Y-%m-%d %H:%M:%S}'", ()


class Label(models.Model):
    """A word advisors hang on conversations."""

    name = models.CharField(max_length=40, unique=True)

    def __str__(self) -> str:
        return self.name


class Conversation(models.Model):
    """One thread for life: a customer's identity, a pair of colleagues, or a group.

    Everything the list shows stands on the row, so a page of the list is one index scan.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10, choices=ConversationKind.choices)
    title = models.CharField(max_length=255, blank=True)
    picture = models.FileField(blank=True, max_length=200)  # of a group
    open_history = models.BooleanField(default=False)  # newcomers see what was said before
    state = models.CharField(
        max_length=10, choices=ConversationState.choices, default=ConversationState.OPEN
    )
    identity = models.OneToOneField(
        Identity, null=True, on_delete=models.PROTECT, related_name="conversation"
    )
    channel_id = models.UUIDField(null=True)
    channel_kind = models.CharField(max_length=20, blank=True)
    channel_name = models.CharField(max_length=120, blank=True)
    direct_key = models.CharField(max_length=80, null=True, unique=True)  # the sorted pair
    # Both are the beginning of an index below.
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    team = models.ForeignKey(
        "accounts.Team", null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    labels = models.ManyToManyField(Label, related_name="conversations")
    label_names = models.JSONField(default=list)  # the labels again, as the list shows them
    priority = models.PositiveSmallIntegerField(default=0)
    answered = models.BooleanField(default=False)  # a person of ours has answered, ever
    needs_reply_since = models.DateTimeField(null=True)
    window_closes_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)  # a customer's word the house has not looked at
    episode_at = models.DateTimeField(null=True)  # the present request began
    queued_at = models.DateTimeField(null=True)  # since when it waits for somebody to have it
    snoozed_until = models.DateTimeField(null=True)  # null while snoozed: until they write
    sla = models.JSONField(null=True)  # the next promise: an SlaShape
    sla_due_at = models.DateTimeField(null=True)  # null while it is paused
    sla_look_at = models.DateTimeField(null=True)  # when somebody is to be warned or told next
    last_message = models.JSONField(null=True)  # a LastMessageShape
    last_message_at = models.DateTimeField()
    scheduled = models.PositiveSmallIntegerField(default=0)  # messages that wait for their time
    meta_seq = models.BigIntegerField(default=0)  # `seq` of the latest change of this row
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["customer", "supplier"], identity__isnull=False)
                | Q(kind__in=["direct", "group"], identity=None),
                name="conversation_with_outsiders_has_identity",
            ),
            models.CheckConstraint(
                condition=~Q(kind="direct") | Q(direct_key__isnull=False),
                name="direct_conversation_has_pair",
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "-last_message_at", "-id"], name="conv_newest"),
            models.Index(fields=["assignee", "-last_message_at", "-id"], name="conv_of_assignee"),
            models.Index(fields=["-last_message_at", "-id"], name="conv_all_newest"),
            models.Index(
                Coalesce("needs_reply_since", NEVER),
                F("last_message_at").desc(),
                F("id").desc(),
                name="conv_waiting",
            ),
            models.Index(
                "assignee",
                Coalesce("needs_reply_since", NEVER),
                F("last_message_at").desc(),
                F("id").desc(),
                name="conv_waiting_of_assignee",
            ),
            models.Index(
                fields=["-priority", "-last_message_at", "-id"],
                name="conv_urgent",
            ),
            models.Index(
                fields=["window_closes_at", "id"],
                condition=Q(window_closes_at__isnull=False),
                name="conv_closing",
            ),
            models.Index(
                fields=["assignee", "needs_reply_since"],
                condition=Q(needs_reply_since__isnull=False),
                name="conv_untaken",
            ),
            models.Index(
                fields=["snoozed_until"],
                condition=Q(snoozed_until__isnull=False),
                name="conv_snoozed",
            ),
            models.Index(
                fields=["arrived_at"],
                condition=Q(arrived_at__isnull=False),
                name="conv_arrived",
            ),
            models.Index(
                fields=["-priority", "queued_at"],
                condition=Q(queued_at__isnull=False),
                name="conv_queued",
            ),
            models.Index(
                fields=["team", "-last_message_at", "-id"],
                condition=Q(team__isnull=False),
                name="conv_of_team",
            ),
            models.Index(
                Coalesce("sla_due_at", NEVER),
                F("last_message_at").desc(),
                F("id").desc(),
                name="conv_promised",
            ),
            models.Index(
                fields=["sla_look_at"],
                condition=Q(sla_look_at__isnull=False),
                name="conv_sla_look",
            ),
            models.Index(
                fields=["-last_message_at", "-id"],
                condition=Q(kind__in=["direct", "group"]),
                name="conv_among_us",
            ),
            # The same walks past those that are over, which are nearly all.
            models.Index(
                fields=["kind", "-last_message_at", "-id"],
                condition=~Q(state="resolved"),
                name="conv_alive",
            ),
            models.Index(
                "kind",
                Coalesce("needs_reply_since", NEVER),
                F("last_message_at").desc(),
                F("id").desc(),
                condition=~Q(state="resolved"),
                name="conv_alive_waiting",
            ),
            models.Index(
                "kind",
                Coalesce("sla_due_at", NEVER),
                F("last_message_at").desc(),
                F("id").desc(),
                condition=~Q(state="resolved"),
                name="conv_alive_promised",
            ),
            models.Index(
                fields=["kind", "-priority", "-last_message_at", "-id"],
                condition=~Q(state="resolved"),
                name="conv_alive_urgent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    def await_somebody(self, *, at: datetime) -> None:
        """Take a place in the queue where it is open and nobody's, by how long it has waited."""
        if self.assignee_id is None and self.state == ConversationState.OPEN:
            self.queued_at = self.queued_at or self.needs_reply_since or at


class Counter(models.Model):
    """The narrow row every change of a conversation locks last and holds to commit."""

    conversation = models.OneToOneField(
        Conversation, primary_key=True, on_delete=models.CASCADE, related_name="counter"
    )
    last_seq = models.BigIntegerField(default=0)
    last_number = models.BigIntegerField(default=0)
    moved_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.last_number}/{self.last_seq}"


class Member(models.Model):
    """A user's place in a conversation: how far they read; in direct and group also membership.

    For customers' conversations a row only keeps the reading position; access follows the role.
    """

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="members", db_index=False
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    is_owner = models.BooleanField(default=False)
    read_number = models.BigIntegerField(default=0)
    from_number = models.BigIntegerField(default=0)  # sees messages after this one
    joined_at = models.DateTimeField()
    notify = models.CharField(max_length=8, choices=Notify.choices, default=Notify.ALL)
    muted_until = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "user"], name="member_once")]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.conversation_id}"
