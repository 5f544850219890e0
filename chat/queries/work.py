"""What follows by itself: who cares, and what nobody has looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from chat.models import (
    Conversation,
    Rule,
    SlaPolicy,
    SurveySettings,
    WorkMark,
)
from chat.models.conversations import Never
from chat.types import OUTSIDE, ConversationState


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Active rules and policies in their order, and how customers are asked (None: not)."""

    rules: Sequence[Rule]
    policies: Sequence[SlaPolicy]
    survey: SurveySettings | None
    since: datetime


def wanted() -> Wanted | None:
    """Return what anybody wants done; None when it is nothing."""
    rules, policies = list(living_rules()), list(living_policies())
    survey = SurveySettings.objects.filter(on=True).first()
    began = [each.active_since for each in rules] + [each.created_at for each in policies]
    if survey is not None and survey.on_since is not None:
        began.append(survey.on_since)
    if not began:
        return None
    return Wanted(rules=rules, policies=policies, survey=survey, since=min(began))


def living_rules() -> QuerySet[Rule]:
    """Return the rules that run, in their order."""
    rows = Rule.objects.filter(active=True, paused_at=None)
    return rows.order_by("position", "created_at", "id")


def living_policies() -> QuerySet[SlaPolicy]:
    """Return the policies that promise something, in their order."""
    return SlaPolicy.objects.filter(active=True).order_by("position", "created_at", "id")


def moved_unseen(*, since: datetime) -> list[UUID]:
    """Return customers' conversations that moved since (database clock) and wait to be seen."""
    seen = WorkMark.objects.filter(
        conversation=OuterRef("pk"),
        number__gte=OuterRef("counter__last_number"),
        meta_seq__gte=OuterRef("meta_seq"),
    )
    rows = Conversation.objects.filter(~Exists(seen), kind__in=OUTSIDE)
    return list(rows.filter(counter__moved_at__gte=since).values_list("id", flat=True))


def waiting(*, since: datetime, until: datetime) -> QuerySet[Conversation]:
    """Return the conversations whose customer has waited since some moment of that stretch."""
    rows = Conversation.objects.annotate(waiting_since=Coalesce("needs_reply_since", Never()))
    rows = rows.filter(waiting_since__lte=until, waiting_since__gte=since, kind__in=OUTSIDE)
    return rows.filter(identity__spam_at=None).order_by("waiting_since")


def promised() -> list[UUID]:
    """Return the conversations that somebody waits in, or that a promise stands in."""
    begun = WorkMark.objects.filter(started_at__isnull=False).values("conversation")
    open_rows = Conversation.objects.filter(kind__in=OUTSIDE).exclude(
        state=ConversationState.RESOLVED
    )
    told = open_rows.filter(Q(id__in=begun) | Q(needs_reply_since__isnull=False))
    standing = Conversation.objects.filter(sla__isnull=False)
    return list((told | standing).values_list("id", flat=True))
