"""Runs rules: one after the other in a conversation, each in one transaction with its log."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db import OperationalError

from chat.models import Conversation, Rule, RuleRun
from chat.models.rules import RunState
from chat.operations import numbers
from chat.operations.rules.acting import Deed, perform
from chat.operations.rules.conditions import Facts, unmet
from chat.queries.conversations import whole
from hub.accounts.queries import answering, house_bot
from hub.accounts.roles import Role
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

log = logging.getLogger(__name__)

HOUR, MOST_AN_HOUR = timedelta(hours=1), 20  # of one rule in one conversation
KEPT, KEPT_UNMATCHED = timedelta(days=90), timedelta(days=7)
AT_ONCE = 200
_PAUSED = {
    "es": ("Regla en pausa: {name}", "Se ejecutó {times} veces en una hora en una conversación."),
    "en": ("Rule paused: {name}", "It ran {times} times within an hour in one conversation."),
}


def due() -> list[UUID]:
    """Return the conversations in which rules are to run."""
    rows = RuleRun.objects.filter(state=RunState.DUE).values_list("conversation_id", flat=True)
    return list(rows.order_by().distinct()[:AT_ONCE])


def run_all(conversation_id: UUID, *, at: datetime) -> int:
    """Run what is due in a conversation, in the order it came; returns how many there were."""
    count = 0
    while (run_id := _next_of(conversation_id)) is not None:
        count += 1
        try:
            _run(run_id, conversation_id, at=at)
        except OperationalError:  # the database is away: it stays due, and is found again
            log.warning("rule_put_off", extra={"run": run_id})
            break
        except Exception:  # not the rule's own refusals: those are in its log
            log.exception("rule_failed", extra={"run": run_id})
            mine = RuleRun.objects.filter(id=run_id, state=RunState.DUE)
            mine.update(state=RunState.FAILED, reason="error", finished_at=at)
    return count


def forget(*, at: datetime) -> int:
    """Remove what rules did long ago, in small batches."""
    old = RuleRun.objects.filter(created_at__lt=at - KEPT)
    idle = RuleRun.objects.filter(created_at__lt=at - KEPT_UNMATCHED, state=RunState.UNMATCHED)
    ids = list((old | idle).order_by("created_at").values_list("id", flat=True)[:1000])
    return RuleRun.objects.filter(id__in=ids).delete()[0]


def _next_of(conversation_id: UUID) -> int | None:
    rows = RuleRun.objects.filter(conversation=conversation_id, state=RunState.DUE)
    return rows.order_by("id").values_list("id", flat=True).first()


@numbers.transacted
def _run(run_id: int, conversation_id: UUID, *, at: datetime) -> None:
    """Judge and act under the counter: of two workers one finds it done."""
    numbers.hold(conversation_id)
    rows = RuleRun.objects.filter(id=run_id, state=RunState.DUE)
    run = rows.select_related("rule", "message").first()
    if run is None:
        return
    row = whole(Conversation.objects.filter(id=conversation_id)).get()
    facts = Facts(row=row, at=at, message=run.message)
    rule = run.rule
    if not rule.active or rule.paused_at is not None:
        _finish(run, RunState.UNMATCHED, at, reason="inactive")
    elif (reason := unmet(rule.conditions, facts)) is not None:
        _finish(run, RunState.UNMATCHED, at, reason=reason)
    elif _is_too_often(run, at):
        _pause(rule, at)
        _finish(run, RunState.STOPPED, at, reason="too_often")
    else:
        _act(run, at)


def _act(run: RuleRun, at: datetime) -> None:
    key = f"run:{run.pk}"
    deed = Deed(conversation_id=run.conversation_id, by=house_bot(), at=at, key=key)
    run.outcome = perform(run.rule.actions, deed)
    failed = any(each["error"] for each in run.outcome)
    _finish(run, RunState.FAILED if failed else RunState.DONE, at)
    if run.rule.stops:
        behind = RuleRun.objects.filter(
            conversation=run.conversation_id, trigger=run.trigger, state=RunState.DUE
        )
        behind.update(state=RunState.STOPPED, reason="stopped", finished_at=at)


def _finish(run: RuleRun, state: RunState, at: datetime, *, reason: str = "") -> None:
    run.state, run.reason, run.finished_at = state, reason, at
    run.save(update_fields=["state", "reason", "outcome", "finished_at"])


def _is_too_often(run: RuleRun, at: datetime) -> bool:
    ran = RuleRun.objects.filter(rule=run.rule_id, conversation=run.conversation_id)
    ran = ran.filter(state__in=[RunState.DONE, RunState.FAILED], finished_at__gt=at - HOUR)
    return ran.count() >= MOST_AN_HOUR


def _pause(rule: Rule, at: datetime) -> None:
    Rule.objects.filter(id=rule.id, paused_at=None).update(paused_at=at)
    for person in answering(None).filter(role=Role.ADMIN):
        title, text = _PAUSED.get(person.language, _PAUSED["es"])
        notice = Notice(
            kind="rule",
            key=f"rule:{rule.id}",
            title=title.format(name=rule.name),
            text=text.format(times=MOST_AN_HOUR),
            link="/settings/automations",
        )
        notify(person.id, notice, at=at)
