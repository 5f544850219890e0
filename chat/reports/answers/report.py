"""First response, resolution, promises kept, reopening, satisfaction, and what still waits."""

from __future__ import annotations

from typing import Any

from django.db.models import (
    Count,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Coalesce, Now

from chat.models import SlaAlert, SlaPolicy, Stretch, Survey
from chat.models.promises import SurveyState
from chat.queries.stretches import stretches
from chat.reports.answers.tables import by_channel, by_day, by_person, time_chart
from chat.reports.answers.words import MEASURES
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.spread import Seconds
from hub.reports.ports.reports import Report, reports
from hub.reports.queries.cutting import percent, spread
from hub.reports.types.making import words
from hub.reports.types.reports import Asked, Filter, Group, Number, Result

Figures = dict[str, Number | None]


def run(asked: Asked) -> Result:
    """Return what the report says."""
    rows = stretches(asked)
    begun = rows.filter(**asked.within("started_at"))
    ended = rows.filter(**asked.within("resolved_at"))
    figures = {**_begun(begun), **_ended(ended), **_rated(asked), **_waiting(rows, asked)}
    if asked.brief:
        return Result(figures=figures)
    return Result(
        figures=figures,
        charts=(time_chart(asked, begun),),
        tables=(by_person(asked, begun), by_channel(begun), by_day(asked, begun, ended)),
        links={"backlog": "/inbox?view=all&state=open", "csat_mean": "/ratings"},
    )


def _begun(begun: QuerySet[Stretch]) -> Figures:
    found = begun.aggregate(
        started=Count("id"),
        answered=Count("id", filter=Q(answered_at__isnull=False)),
        **spread("first", "first_seconds"),
        **spread("first_worked", "first_worked_seconds"),
    )
    promised = SlaPolicy.objects.filter(active=True).exists()
    kept = found["started"] - begun.filter(_broken()).count() if promised else None
    return {**found, "sla_percent": percent(kept, found["started"]) if promised else None}


def _broken() -> Exists:
    """Return whether a promise of a stretch was broken while it lasted."""
    ends = Coalesce(OuterRef("resolved_at"), Now(), output_field=DateTimeField())
    alerts = SlaAlert.objects.filter(conversation=OuterRef("conversation"), breached=True)
    return Exists(alerts.filter(since__gte=OuterRef("started_at"), since__lte=ends))


def _ended(ended: QuerySet[Stretch]) -> Figures:
    found = ended.aggregate(
        resolved=Count("id"),
        again=Count("id", filter=Q(reopened_at__isnull=False)),
        **spread("resolution", "resolution_seconds"),
    )
    again = found.pop("again")
    return {**found, "reopened_percent": percent(again, found["resolved"])}


def _rated(asked: Asked) -> Figures:
    rows = Survey.objects.filter(state=SurveyState.RATED, **asked.within("rated_at"))
    rows = rows.filter(**asked.of_people("assignee"))
    if asked.channel is not None:
        rows = rows.filter(conversation__channel_id=asked.channel)
    if asked.customer is not None:
        rows = rows.filter(customer_id=asked.customer)
    found = rows.aggregate(
        all=Count("id"), good=Count("id", filter=Q(score__gte=4)), **spread("csat", "score")
    )
    return {**_floats(found, "csat"), "csat_percent": percent(found["good"], found["all"])}


def _waiting(rows: QuerySet[Stretch], asked: Asked) -> Figures:
    """Return what waited at the end of the range, and how long it had."""
    at = min(asked.end, clock.now())
    left = rows.filter(started_at__lt=at).filter(Q(resolved_at=None) | Q(resolved_at__gte=at))
    end: Any = ExpressionWrapper(Value(at), output_field=DateTimeField())
    found = left.aggregate(backlog=Count("id"), **spread("backlog", Seconds("started_at", end)))
    return dict(found)


def _floats(found: dict[str, Any], name: str) -> Figures:
    return {f"{name}_{part}": found[f"{name}_{part}"] for part in ("mean", "p50", "p90")}


def weight(asked: Asked) -> int:
    """Return about how many stretches are walked."""
    return Stretch.objects.filter(**asked.within("started_at"))[:5_000_001].count()


reports.add(
    "answers",
    Report(
        key="answers",
        group=Group.CONVERSATIONS,
        title=words("Respuesta y resolución", "Response and resolution"),
        description=words(
            "Cuánto se tarda en responder y resolver, y qué opinan los clientes.",
            "How long answering and resolving takes, and what customers think of it.",
        ),
        measures=MEASURES,
        run=run,
        filters=(Filter.PERSON, Filter.TEAM, Filter.AREA, Filter.CUSTOMER, Filter.CHANNEL),
        roles=frozenset({Role.ADMIN}),
        own=frozenset({Role.ADVISOR}),
        weight=weight,
        order=20,
    ),
)
