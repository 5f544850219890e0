"""Rules with what they did, and macros somebody may use."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from chat.models import Macro, MacroRun, Rule, RuleRun
from chat.models.rules import RunState
from chat.queries.conversations import as_id
from hub.accounts.roles import Role
from hub.kernel.errors import NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User

LATELY = timedelta(days=7)


def rules(*, at: datetime) -> QuerySet[Rule]:
    """Return all rules in their order, with how often each `ran` and `failed` lately."""
    lately = Q(runs__created_at__gt=at - LATELY)
    matched = lately & Q(runs__state__in=[RunState.DONE, RunState.FAILED])
    failed = lately & Q(runs__state=RunState.FAILED)
    rows = Rule.objects.select_related("created_by")
    rows = rows.annotate(ran=Count("runs", filter=matched), failed=Count("runs", filter=failed))
    return rows.order_by("position", "created_at", "id")


def rule_for(rule_id: UUID | str, *, at: datetime) -> Rule:
    """Return a rule; NotFound otherwise."""
    found = rules(at=at).filter(id=as_id(rule_id)).first()
    if found is None:
        raise NotFound
    return found


def runs_of(rule: Rule, *, matched: bool) -> QuerySet[RuleRun]:
    """Return what a rule looked at, or only where it did something."""
    rows = RuleRun.objects.filter(rule=rule).select_related("conversation__identity")
    return rows.exclude(state=RunState.UNMATCHED) if matched else rows


def macros_for(user: User) -> QuerySet[Macro]:
    """Return the macros somebody may use: those for all, of their teams, and their own.

    Admins see those of every team.
    """
    rows = Macro.objects.select_related("created_by", "team")
    of_teams = Q() if user.role == Role.ADMIN else Q(team=None) | Q(team__members=user)
    return rows.filter(Q(owner=user) | (Q(owner=None) & of_teams)).distinct()


def macro_for(user: User, macro_id: UUID | str) -> Macro:
    """Return a macro somebody may use; NotFound otherwise."""
    found = macros_for(user).filter(id=as_id(macro_id)).first()
    if found is None:
        raise NotFound
    return found


def macro_run_for(user: User, run_id: UUID | str) -> MacroRun:
    """Return a press of one's own; NotFound otherwise."""
    rows = MacroRun.objects.select_related("conversation", "macro")
    found = rows.filter(id=as_id(run_id), by=user).first()
    if found is None:
        raise NotFound
    return found
