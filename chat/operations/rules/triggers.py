"""What happened becomes runs, one per rule and change, made with the mark that passes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from chat.models import Conversation, Message, Rule, RuleRun, WorkMark
from chat.models.rules import RuleEvent
from chat.operations.sla import clocks
from chat.queries.work import living_rules, waiting
from chat.queries.worktime import is_open
from chat.types import ConversationState, Direction, Kind
from hub.accounts.roles import STAFF
from hub.kernel import jobs
from hub.kernel.clock import iso

RUN = "chat.tasks.run_rules"
MOMENT = 0.05  # seconds
TAKEN = frozenset(
    {"claimed", "assigned", "unassigned", "teamed", "handed_back"}
)  # lines of whose it is
AT_ONCE = 1000
LONGEST_AWAY = timedelta(days=7)  # a wait nobody looked at that long is no news


def note_message(
    mark: WorkMark, message: Message, row: Conversation, rules: Sequence[Rule], *, at: datetime
) -> None:
    """Make the runs a message sets off, judged by how things stood before it.

    Customers' words and people's lines do; echoes, bots, standby, spam and ratings do not.
    """
    listening = [rule for rule in rules if rule.active_since <= message.created_at]
    events = _events(mark, message, row, {rule.event for rule in listening})
    wanted = [rule for rule in listening if rule.event in events]
    _make(wanted, row, trigger=f"message:{message.id}", message=message, at=at)


def note_labels(mark: WorkMark, row: Conversation, rules: Sequence[Rule], *, at: datetime) -> None:
    """Make the runs of labels that people hung on or took off since the mark."""
    if sorted(mark.labels) == sorted(row.label_names):
        return
    mark.labels = row.label_names
    wanted = [rule for rule in rules if rule.event == RuleEvent.LABELS_CHANGED]
    if not _is_spam(row):
        _make(wanted, row, trigger=f"labels:{row.meta_seq}", message=None, at=at)


def set_off(event: str, row: Conversation, *, trigger: str, at: datetime) -> None:
    """Make the runs of something that time brought, inside the caller's transaction."""
    if not _is_spam(row):
        _make(list(living_rules().filter(event=event)), row, trigger=trigger, message=None, at=at)


def note_waits(*, at: datetime) -> None:
    """Make the runs of customers who have waited as long as a rule says."""
    for rule in living_rules().filter(event=RuleEvent.WAITING):
        assert rule.minutes is not None
        length = timedelta(minutes=rule.minutes)
        earliest = max(rule.active_since, at - LONGEST_AWAY) - length
        rows = list(waiting(since=earliest, until=at - length)[:AT_ONCE])
        ran = RuleRun.objects.filter(rule=rule, conversation__in=rows)
        known = set(ran.values_list("conversation_id", "trigger"))
        for row in rows:
            trigger = f"wait:{iso(row.needs_reply_since)}"
            if (row.id, trigger) not in known:
                _make([rule], row, trigger=trigger, message=None, at=at)


def _events(mark: WorkMark, message: Message, row: Conversation, asked: set[str]) -> set[str]:
    if message.direction == Direction.IN:
        return _events_of_words(mark, message, row, asked)
    by_person = message.author is not None and message.author.role in STAFF
    if message.kind != Kind.SYSTEM or not by_person or _is_spam(row):
        return set()
    event = (message.card or {}).get("event")
    if event in TAKEN:
        return {RuleEvent.ASSIGNEE_CHANGED.value}
    if event not in ConversationState.values:
        return set()
    found = {RuleEvent.STATE_CHANGED.value}
    if event == ConversationState.OPEN and mark.state == ConversationState.RESOLVED:
        found.add(RuleEvent.REOPENED.value)
    return found


def _events_of_words(
    mark: WorkMark, message: Message, row: Conversation, asked: set[str]
) -> set[str]:
    if not clocks.is_words(message) or message.standby or _is_spam(row):
        return set()
    found = {RuleEvent.MESSAGE_RECEIVED.value}
    if mark.state == ConversationState.RESOLVED:
        found.add(RuleEvent.REOPENED.value)
    if RuleEvent.OUTSIDE_HOURS in asked and not is_open(row, message.created_at):
        found.add(RuleEvent.OUTSIDE_HOURS.value)
    if RuleEvent.OPENED in asked:
        earlier = row.messages.filter(direction=Direction.IN, number__lt=message.number)
        if not earlier.exists():
            found.add(RuleEvent.OPENED.value)
    return found


def _is_spam(row: Conversation) -> bool:
    return row.identity is not None and row.identity.spam_at is not None


def _make(
    rules: Sequence[Rule],
    row: Conversation,
    *,
    trigger: str,
    message: Message | None,
    at: datetime,
) -> None:
    if not rules:
        return
    RuleRun.objects.bulk_create(
        [
            RuleRun(rule=rule, conversation=row, trigger=trigger, message=message, created_at=at)
            for rule in rules
        ],
        ignore_conflicts=True,
    )
    jobs.enqueue_once(RUN, within=MOMENT)
