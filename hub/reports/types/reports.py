"""The words of reports: what is asked, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import TextChoices

from hub.kernel.home import start_after, start_of

Said = Mapping[str, str]  # language → words: `{"es": …, "en": …}`
Number = int | float | Decimal
Cell = str | int | float | Decimal | date | datetime | Said | None


class Group(TextChoices):
    """What a report is about; the index shows them in this order."""

    CONVERSATIONS = "conversations"
    SALES = "sales"
    REVENUE = "revenue"
    COLLECTION = "collection"
    RECHARGES = "recharges"
    COUPONS = "coupons"
    ORDERS = "orders"
    TECHNICIANS = "technicians"
    MACHINES = "machines"
    PARTS = "parts"
    COMPLIANCE = "compliance"


class Unit(TextChoices):
    """What a number counts; money is in minor units of the currency asked for."""

    COUNT = "count"
    MONEY = "money"
    SECONDS = "seconds"
    HOURS = "hours"
    DAYS = "days"
    PERCENT = "percent"  # 0 to 100
    SCORE = "score"  # 1 to 5
    NUMBER = "number"
    # Columns of a table may also hold these.
    TEXT = "text"
    DAY = "day"
    INSTANT = "instant"


class Filter(TextChoices):
    """What a report may be narrowed to, beside its days."""

    PERSON = "person"
    TEAM = "team"
    AREA = "area"
    CUSTOMER = "customer"
    CHANNEL = "channel"
    CURRENCY = "currency"


class Preset(TextChoices):
    """Stretches of days people ask for by name; each ends today but the last month."""

    TODAY = "today"
    LAST_7 = "7d"
    LAST_30 = "30d"
    MONTH = "month"
    LAST_MONTH = "last_month"
    QUARTER = "quarter"
    YEAR = "year"
    CUSTOM = "custom"


class Look(TextChoices):
    """How a chart is drawn."""

    LINE = "line"
    BARS = "bars"
    STACKED = "stacked"
    HEATMAP = "heatmap"
    FUNNEL = "funnel"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a report is asked for: days of the house (both count) and what it is narrowed to.

    `people` are those meant by person, team and area together; None means everybody. `brief`: only
    the figures are wanted, as for the period before.
    """

    since: date
    until: date
    currency: str
    people: frozenset[UUID] | None = None
    team: UUID | None = None
    customer: UUID | None = None
    channel: UUID | None = None
    language: str = "es"
    brief: bool = False

    @property
    def start(self) -> datetime:
        """The instant the first day begins in the house."""
        return start_of(self.since)

    @property
    def end(self) -> datetime:
        """The instant the day after the last begins."""
        return start_after(self.until)

    @property
    def days(self) -> int:
        return (self.until - self.since).days + 1

    def within(self, field: str) -> dict[str, Any]:
        """Return the conditions that an instant is in the range: `rows.filter(**within("at"))`."""
        return {f"{field}__gte": self.start, f"{field}__lt": self.end}

    def of_people(self, field: str) -> dict[str, Any]:
        """Return the conditions that a person is among those asked for; none for everybody."""
        return {} if self.people is None else {f"{field}__in": self.people}

    def before(self) -> Asked:
        """Return the same for the period before: whole months for whole months, else as many days.

        It is asked for its figures alone.
        """
        until = max(self.since, date.min + timedelta(days=1)) - timedelta(days=1)
        months = _whole_months(self.since, self.until)
        since = until - timedelta(days=self.days - 1) if not months else _months_back(until, months)
        return replace(self, since=since, until=until, brief=True)

    def address(self, path: str, **more: Any) -> str:
        """Return a page of the web app with what is not None behind it, for drilling down."""
        asked = {name: str(value) for name, value in more.items() if value is not None}
        return f"{path}?{urlencode(asked)}" if asked else path


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One figure of a report: what it is called, how it is worked out, and which way is good.

    `better` is 1 where more is better, -1 where less is, 0 where nobody can say. A mean (`…_mean`)
    never stands alone: `…_p50` and `…_p90` stand beside it.
    """

    key: str
    label: Said
    formula: Said
    unit: Unit = Unit.COUNT
    better: int = 0


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A picture of numbers: `points` are (x, value of each name).

    `x` is a day (ISO), a word in both languages or a name. A heatmap has hours 0 to 23 as names and
    a line for each row.
    """

    key: str
    title: Said
    look: Look
    names: Sequence[tuple[str, Said]]
    points: Sequence[tuple[Said | str, Sequence[Number | None]]]
    unit: Unit = Unit.COUNT


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table."""

    key: str
    label: Said
    unit: Unit = Unit.COUNT


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a table, and the page of the web app behind it."""

    cells: Sequence[Cell]
    link: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows with typed columns; also what a chart says in words."""

    key: str
    title: Said
    columns: Sequence[Column]
    lines: Sequence[Line]


@dataclass(frozen=True, kw_only=True)
class Result:
    """What a report found; a figure that cannot be said (nothing to divide by) is None.

    `links` has the page of the web app behind a figure.
    """

    figures: Mapping[str, Number | None]
    charts: Sequence[Chart] = ()
    tables: Sequence[Table] = ()
    links: Mapping[str, str] = field(default_factory=dict)


def _whole_months(since: date, until: date) -> int:
    """Return how many whole months of the calendar a range is; 0 when it is none."""
    if since.day != 1 or (until + timedelta(days=1)).day != 1:
        return 0
    return (until.year - since.year) * 12 + until.month - since.month + 1


def _months_back(until: date, months: int) -> date:
    """Return the first day of so many months that end with the month of `until`."""
    count = until.year * 12 + until.month - months
    return date(count // 12, count % 12 + 1, 1)
