"""Policies with what was broken, and what customers said of us."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Avg, Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from chat.models import SlaAlert, SlaPolicy, Survey
from chat.models.promises import SurveyState
from chat.queries.conversations import as_id
from hub.accounts.queries import people
from hub.kernel.errors import NotFound

LATELY = timedelta(days=30)


def policies(*, at: datetime) -> QuerySet[SlaPolicy]:
    """Return all policies in their order, with how often each was `broken` lately."""
    alerts = SlaAlert.objects.filter(policy=OuterRef("pk"), breached=True, at__gt=at - LATELY)
    counted = alerts.order_by().values("policy").annotate(count=Count("pk")).values("count")
    rows = SlaPolicy.objects.annotate(broken=Coalesce(Subquery(counted), 0))
    return rows.order_by("position", "created_at", "id")


def policy_for(policy_id: UUID | str, *, at: datetime) -> SlaPolicy:
    """Return a policy; NotFound otherwise."""
    found = policies(at=at).filter(id=as_id(policy_id)).first()
    if found is None:
        raise NotFound
    return found


def ratings(asked: Mapping[str, Any]) -> QuerySet[Survey]:
    """Return the ratings asked for, with whom and where they are about."""
    rows = Survey.objects.filter(_within(asked, "rated_at"), state=SurveyState.RATED)
    if asked.get("score"):
        rows = rows.filter(score=asked["score"])
    return rows.select_related("conversation__identity", "assignee")


def rating_of(conversation_id: UUID) -> Survey | None:
    """Return the latest rating of a conversation."""
    rows = Survey.objects.filter(conversation=conversation_id, state=SurveyState.RATED)
    return rows.order_by("-rated_at").first()


def asked_lately(customer_id: UUID, since: datetime) -> bool:
    """Whether a customer was asked how a conversation was since then."""
    return Survey.objects.filter(customer_id=customer_id, asked_at__gt=since).exists()


def summary(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return counts and means of the ratings asked for, by advisor and by channel."""
    rows = ratings(asked)
    whole = rows.aggregate(
        count=Count("id"),
        average=Avg("score"),
        **{f"of{score}": Count("id", filter=Q(score=score)) for score in range(1, 6)},
    )
    by_advisor, by_channel = _means(rows, "assignee"), _means(rows, "conversation__channel_kind")
    names = people(key for key, _, _ in by_advisor if key)
    return {
        "asked": Survey.objects.filter(_within(asked, "asked_at"), asked_at__isnull=False).count(),
        "count": whole["count"],
        "average": _rounded(whole["average"]),
        "scores": [whole[f"of{score}"] for score in range(1, 6)],
        "advisors": [
            _mean(str(key or ""), names[key]["name"] if key else "", count, average)
            for key, count, average in by_advisor
        ],
        "channels": [_mean(key, key, count, average) for key, count, average in by_channel],
    }


def _within(asked: Mapping[str, Any], field: str) -> Q:
    names = {
        "since": f"{field}__gte",
        "until": f"{field}__lt",
        "advisor": "assignee",
        "channel": "conversation__channel_kind",
        "conversation": "conversation",
    }
    return Q(**{lookup: asked[name] for name, lookup in names.items() if asked.get(name)})


def _means(rows: QuerySet[Survey], field: str) -> list[tuple[Any, int, float]]:
    found = rows.order_by().values_list(field).annotate(count=Count("id"), average=Avg("score"))
    return sorted(found, key=lambda each: (-each[1], str(each[0])))


def _mean(key: str, name: str, count: int, average: float) -> dict[str, Any]:
    return {"key": key, "name": name, "count": count, "average": _rounded(average)}


def _rounded(value: float | None) -> float | None:
    return round(float(value), 2) if value is not None else None
