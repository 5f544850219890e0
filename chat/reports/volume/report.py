"""What customers and the house write to each other, by channel, day and hour of the house."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Trunc

from chat.models import Conversation, Message
from chat.types import OUTSIDE, Direction, Kind
from hub.accounts.roles import Role
from hub.kernel.home import home
from hub.reports.ports.reports import Report, reports
from hub.reports.queries.cutting import axis, first_of
from hub.reports.types.making import chart, column, measure, words
from hub.reports.types.reports import (
    Asked,
    Chart,
    Filter,
    Group,
    Line,
    Look,
    Result,
    Table,
    Unit,
)

Days = list[tuple[date, dict[str, int]]]
Week = dict[tuple[int, int], int]
IN, OUT = Q(direction=Direction.IN), Q(direction=Direction.OUT)
_SUMS = {"received": Count("id", filter=IN), "sent": Count("id", filter=OUT)}
_NAMES = [("received", words("Recibidos", "Received")), ("sent", words("Enviados", "Sent"))]
_DAYS = [
    words("lunes", "Monday"),
    words("martes", "Tuesday"),
    words("miércoles", "Wednesday"),
    words("jueves", "Thursday"),
    words("viernes", "Friday"),
    words("sábado", "Saturday"),
    words("domingo", "Sunday"),
]
MEASURES = (
    measure(
        "received",
        words("Mensajes recibidos", "Messages received"),
        words("Mensajes de clientes en el rango.", "Messages of customers in the range."),
    ),
    measure(
        "sent",
        words("Mensajes enviados", "Messages sent"),
        words(
            "Mensajes de la casa a clientes en el rango, también los automáticos; sin notas.",
            "Messages of the house to customers in the range, automatic ones too; no notes.",
        ),
    ),
    measure(
        "conversations",
        words("Conversaciones con movimiento", "Conversations with words"),
        words(
            "Conversaciones de clientes con al menos un mensaje en el rango.",
            "Customers' conversations with at least one message in the range.",
        ),
    ),
    measure(
        "fresh",
        words("Conversaciones nuevas", "New conversations"),
        words("Conversaciones creadas en el rango.", "Conversations made in the range."),
    ),
)


class Hour(NamedTuple):
    """What was said in one hour by one channel."""

    at: datetime  # by the house's clock
    channel: str
    kind: str
    received: int
    sent: int


def run(asked: Asked) -> Result:
    """Return what the report says."""
    said, threads = _said(asked), _threads(asked)
    rows = said.filter(**_of(asked, "conversation__"))
    begun = threads.filter(**asked.within("created_at"), **asked.of_people("assignee"))
    figures = {
        # Each is looked into until something was said there.
        "conversations": threads.filter(Exists(said.filter(conversation=OuterRef("id")))).count(),
        "fresh": begun.count(),
    }
    if asked.brief:
        return Result(figures={**rows.aggregate(**_SUMS), **figures})
    hours = _hours_of(rows)
    figures["received"] = sum(each.received for each in hours)
    figures["sent"] = sum(each.sent for each in hours)
    days, week = _by_day(asked, hours), _week(hours)
    return Result(
        figures=figures,
        charts=(_day_chart(days), _heat(week)),
        tables=(_channels(hours), _day_table(days), _hours(week)),
        links={"conversations": "/inbox?view=all"},
    )


def _day_chart(days: Days) -> Chart:
    return chart(
        "days",
        words("Mensajes por día", "Messages by day"),
        Look.LINE,
        _NAMES,
        [(day.isoformat(), [row["received"], row["sent"]]) for day, row in days],
    )


def _day_table(days: Days) -> Table:
    return Table(
        key="days",
        title=words("Por fecha", "By date"),
        columns=[
            column("day", "Desde", "From", Unit.DAY),
            column("received", "Recibidos", "Received"),
            column("sent", "Enviados", "Sent"),
        ],
        lines=[Line(cells=[day, row["received"], row["sent"]]) for day, row in days],
    )


def weight(asked: Asked) -> int:
    """Return about how many messages are walked."""
    return min(Message.objects.filter(**asked.within("created_at"))[:5_000_001].count(), 5_000_001)


def _said(asked: Asked) -> QuerySet[Message]:
    """Return what was said, not yet with whom: nobody's notes, no lines of ours about it."""
    rows = Message.objects.filter(IN | OUT, private=False, **asked.within("created_at")).exclude(
        kind=Kind.SYSTEM
    )
    if asked.people is not None:
        rows = rows.filter(
            Q(author__in=asked.people) | IN & Q(conversation__assignee__in=asked.people)
        )
    return rows


def _threads(asked: Asked) -> QuerySet[Conversation]:
    """Return the conversations with those outside."""
    return Conversation.objects.filter(**_of(asked, ""))


def _of(asked: Asked, to: str) -> dict[str, Any]:
    channel = {f"{to}channel_id": asked.channel} if asked.channel else {}
    return {f"{to}kind__in": OUTSIDE, **channel}


def _hours_of(rows: QuerySet[Message]) -> list[Hour]:
    """Return what was said in each hour of the house by channel: all is walked once."""
    hour = Trunc("created_at", "hour", tzinfo=home().tz)
    by = ("conversation__channel_name", "conversation__channel_kind")
    found = rows.order_by().annotate(hour=hour).values_list("hour", *by).annotate(**_SUMS)
    return [Hour(*row) for row in found]


def _by_day(asked: Asked, hours: list[Hour]) -> Days:
    """Return the sums of each step of the range."""
    sums = {day: {"received": 0, "sent": 0} for day in axis(asked)}
    for each in hours:
        day = sums[first_of(asked, each.at.date())]
        day["received"] += each.received
        day["sent"] += each.sent
    return list(sums.items())


def _channels(hours: list[Hour]) -> Table:
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for each in hours:
        both = sums[each.channel, each.kind]
        both[0] += each.received
        both[1] += each.sent
    return Table(
        key="channels",
        title=words("Por canal", "By channel"),
        columns=[
            column("channel", "Canal", "Channel", Unit.TEXT),
            column("received", "Recibidos", "Received"),
            column("sent", "Enviados", "Sent"),
        ],
        lines=[
            Line(cells=[name or kind, *both], link=f"/inbox?view=all&channel={kind}")
            for (name, kind), both in sorted(sums.items(), key=lambda one: -sum(one[1]))
        ],
    )


def _week(hours: list[Hour]) -> Week:
    """Return how many came in by day of the week (1 Monday) and hour, on the house's clock."""
    counts: Week = defaultdict(int)
    for each in hours:
        counts[each.at.isoweekday(), each.at.hour] += each.received
    return counts


def _heat(week: Week) -> Chart:
    return chart(
        "hours",
        words("Recibidos por hora y día", "Received by hour and day"),
        Look.HEATMAP,
        [(str(hour), words(f"{hour:02}", f"{hour:02}")) for hour in range(24)],
        [(name, [week[day, hour] for hour in range(24)]) for day, name in enumerate(_DAYS, 1)],
    )


def _hours(week: Week) -> Table:
    heads = [column(str(day), name["es"], name["en"]) for day, name in enumerate(_DAYS, 1)]
    return Table(
        key="hours",
        title=words("Recibidos por hora", "Received by hour"),
        columns=[column("hour", "Hora", "Hour", Unit.TEXT), *heads],
        lines=[
            Line(cells=[f"{hour:02}:00", *(week[day, hour] for day in range(1, 8))])
            for hour in range(24)
        ],
    )


reports.add(
    "volume",
    Report(
        key="volume",
        group=Group.CONVERSATIONS,
        title=words("Volumen de conversaciones", "Volume of conversations"),
        description=words(
            "Cuánto se escribe, por canal, día y hora.",
            "How much is written, by channel, day and hour.",
        ),
        measures=MEASURES,
        run=run,
        filters=(Filter.PERSON, Filter.TEAM, Filter.AREA, Filter.CHANNEL),
        roles=frozenset({Role.ADMIN}),
        own=frozenset({Role.ADVISOR}),
        weight=weight,
        order=10,
    ),
)
