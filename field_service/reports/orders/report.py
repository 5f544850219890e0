"""Service orders: how many, how soon, how well, and what is left over."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.fields import DateTimeField

from crm.queries.customers import family_of
from field_service.models import Booking, Order, OrderStep, OrderSurvey
from field_service.queries.follow_up import callbacks
from field_service.queries.orders import crew
from field_service.reports.orders import tables
from field_service.reports.orders.stays import is_narrowed, open_at_end, stays_of
from field_service.reports.orders.words import DESCRIPTION, MEASURES, TITLE
from field_service.types import OrderState
from field_service.types.after import SATISFIED
from hub.accounts.roles import Role
from hub.kernel import clock
from hub.kernel.spread import Seconds
from hub.reports.ports.reports import Report, reports
from hub.reports.queries.cutting import percent, spread
from hub.reports.types.reports import Asked, Filter, Group, Result


def run(asked: Asked) -> Result:
    """Return what the report says."""
    rows = _narrowed(asked)
    figures = {
        "created": rows.filter(**asked.within("created_at")).count(),
        **_done(asked, rows),
        "cancelled": _cancelled(asked, rows),
        "callbacks": callbacks(rows.filter(**asked.within("created_at"))).count(),
        **_backlog(asked, rows),
        **_answers(asked, rows),
    }
    if asked.brief:
        return Result(figures=figures)
    stays = stays_of(asked, rows)
    return Result(
        figures=figures,
        charts=(tables.flow_chart(asked, rows), tables.states_chart(stays)),
        tables=(
            tables.flow(asked, rows),
            tables.states(stays),
            tables.standing(stays),
            tables.kinds(asked, rows),
        ),
        links={
            "backlog": "/orders",
            "done": asked.address("/orders", state="done,invoiced,closed"),
            "cancelled": asked.address("/orders", state="cancelled"),
        },
    )


def weight(asked: Asked) -> int:
    """Return about how many steps are walked."""
    return OrderStep.objects.filter(created_at__lt=asked.end).count()


def _narrowed(asked: Asked) -> QuerySet[Order]:
    rows = Order.objects.all()
    if asked.people is not None:
        sent = Booking.objects.filter(crew(), order=OuterRef("id"), technician__in=asked.people)
        rows = rows.filter(Exists(sent))
    if asked.customer is not None:
        rows = rows.filter(customer__in=family_of(asked.customer))
    return rows


def _done(asked: Asked, rows: QuerySet[Order]) -> dict[str, Any]:
    done = rows.filter(**asked.within("done_at"))
    due = Q(finish_by__isnull=False)
    back = callbacks(Order.objects.filter(earlier=OuterRef("id")))
    found = done.aggregate(
        count=Count("id"),
        **spread("cycle", Seconds("created_at", "done_at")),
        due=Count("id", filter=due),
        on_time=Count("id", filter=due & Q(done_at__lte=F("finish_by"))),
        fixed=Count("id", filter=~Exists(back)),
    )
    return {
        "done": found["count"],
        **{key: found[key] for key in found if key.startswith("cycle_")},
        "on_time_percent": percent(found["on_time"], found["due"]),
        "first_fix_percent": percent(found["fixed"], found["count"]),
    }


def _cancelled(asked: Asked, rows: QuerySet[Order]) -> int:
    return rows.filter(state=OrderState.CANCELLED, **asked.within("state_since")).count()


def _backlog(asked: Asked, rows: QuerySet[Order]) -> dict[str, Any]:
    until = Value(min(asked.end, clock.now()), output_field=DateTimeField())
    age = spread("backlog_age", Seconds("created_at", until))
    return open_at_end(asked, rows).aggregate(backlog=Count("id"), **age)


def _answers(asked: Asked, rows: QuerySet[Order]) -> dict[str, Any]:
    answered = OrderSurvey.objects.filter(**asked.within("answered_at"))
    if is_narrowed(asked):
        answered = answered.filter(order__in=rows)
    found = answered.aggregate(
        answers=Count("id"), satisfied=Count("id", filter=Q(score__gte=SATISFIED))
    )
    return {
        "answers": found["answers"],
        "satisfied_percent": percent(found["satisfied"], found["answers"]),
    }


reports.add(
    "orders",
    Report(
        key="orders",
        group=Group.ORDERS,
        title=TITLE,
        description=DESCRIPTION,
        measures=MEASURES,
        run=run,
        filters=(Filter.PERSON, Filter.TEAM, Filter.CUSTOMER),
        roles=frozenset({Role.ADMIN, Role.CLERK}),
        weight=weight,
        order=10,
    ),
)
