"""What customers and the house write to each other, by channel, day and hour of the house."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractHour, ExtractIsoWeekDay

from chat.models import Conversation, Message
from chat.types import OUTSIDE, Direction, Kind
from hub.accounts.roles import Role
from hub.kernel.home import home
from hub.reports.ports.reports import Report, reports
from hub.reports.queries.cutting import grouped, over_time
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


def run(asked: Asked) -> Result:
    """Return what the report says."""
    rows = _narrowed(asked)
    found = rows.aggregate(**_SUMS, conversations=Count("conversation", distinct=True))
    begun = Conversation.objects.filter(kind__in=OUTSIDE, **asked.within("created_at"))
    begun = begun.filter(channel_id=asked.channel) if asked.channel else begun
    if asked.people is not None:
        begun = begun.filter(assignee__in=asked.people)
    figures = {**found, "fresh": begun.count()}
    if asked.brief:
        return Result(figures=figures)
    days, week = over_time(asked, rows, "created_at", **_SUMS), _week(rows)
    return Result(
        figures=figures,
        charts=(
            chart(
                "days",
                words("Mensajes por día", "Messages by day"),
                Look.LINE,
                _NAMES,
                [(day.isoformat(), [_of(row, "received"), _of(row, "sent")]) for day, row in days],
            ),
            _heat(week),
        ),
        tables=(
            _channels(rows),
            Table(
                key="days",
                title=words("Por fecha", "By date"),
                columns=[
                    column("day", "Desde", "From", Unit.DAY),
                    column("received", "Recibidos", "Received"),
                    column("sent", "Enviados", "Sent"),
                ],
                lines=[
                    Line(cells=[day, _of(row, "received"), _of(row, "sent")]) for day, row in days
                ],
            ),
            _hours(week),
        ),
        links={"conversations": "/inbox?view=all"},
    )


def weight(asked: Asked) -> int:
    """Return about how many messages are walked."""
    return min(Message.objects.filter(**asked.within("created_at"))[:5_000_001].count(), 5_000_001)


def _narrowed(asked: Asked) -> QuerySet[Message]:
    """Return what was said with those outside: nobody's notes, no lines of ours about it."""
    rows = Message.objects.filter(
        IN | OUT, private=False, conversation__kind__in=OUTSIDE, **asked.within("created_at")
    ).exclude(kind=Kind.SYSTEM)
    if asked.people is not None:
        rows = rows.filter(
            Q(author__in=asked.people) | IN & Q(conversation__assignee__in=asked.people)
        )
    return rows.filter(conversation__channel_id=asked.channel) if asked.channel else rows


def _channels(rows: QuerySet[Message]) -> Table:
    by = ("conversation__channel_name", "conversation__channel_kind")
    found = grouped(rows, *by, **_SUMS)
    ordered = sorted(found, key=lambda row: -(row["received"] + row["sent"]))
    return Table(
        key="channels",
        title=words("Por canal", "By channel"),
        columns=[
            column("channel", "Canal", "Channel", Unit.TEXT),
            column("received", "Recibidos", "Received"),
            column("sent", "Enviados", "Sent"),
        ],
        lines=[
            Line(
                cells=[row[by[0]] or row[by[1]], row["received"], row["sent"]],
                link=f"/inbox?view=all&channel={row[by[1]]}",
            )
            for row in ordered
        ],
    )


def _week(rows: QuerySet[Message]) -> dict[tuple[int, int], int]:
    """Return how many came in by day of the week (1 Monday) and hour, on the house's clock."""
    tz = home().tz
    found = (
        rows.filter(IN)
        .order_by()
        .annotate(
            day=ExtractIsoWeekDay("created_at", tzinfo=tz),
            hour=ExtractHour("created_at", tzinfo=tz),
        )
        .values_list("day", "hour")
        .annotate(Count("id"))
    )
    counts: dict[tuple[int, int], int] = defaultdict(int)
    for day, hour, count in found:
        counts[day, hour] = count
    return counts


def _heat(week: dict[tuple[int, int], int]) -> Chart:
    return chart(
        "hours",
        words("Recibidos por hora y día", "Received by hour and day"),
        Look.HEATMAP,
        [(str(hour), words(f"{hour:02}", f"{hour:02}")) for hour in range(24)],
        [(name, [week[day, hour] for hour in range(24)]) for day, name in enumerate(_DAYS, 1)],
    )


def _hours(week: dict[tuple[int, int], int]) -> Table:
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


def _of(row: dict[str, int | None], name: str) -> int:
    return row[name] or 0


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
