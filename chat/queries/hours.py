"""When a team, or the house, is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format

from chat.adapters.opening import OwnDay, Schedule
from chat.models import HOUSE, Hours
from hub.kernel.home import home

if TYPE_CHECKING:
    from hub.accounts.models import Team


def hours_of(team: Team | None) -> Hours:
    """Return the hours a team keeps: its own, else the house's, else none at all (unsaved)."""
    own = Hours.objects.filter(team=team).first() if team is not None else None
    house = Hours.objects.filter(id=HOUSE).first()
    return own or house or Hours(id=HOUSE)


def schedule_of(team: Team | None) -> Schedule:
    """Return the schedule a team keeps; one without hours is always open."""
    return schedule(hours_of(team))


def schedule(row: Hours) -> Schedule:
    """Return the schedule that a row says."""
    return Schedule(
        zone=ZoneInfo(row.zone or home().zone),
        week=row.week,
        country=row.country,
        worked=frozenset(row.worked),
        days={
            date.fromisoformat(day["on"]): OwnDay(name=day["name"], spans=day["spans"])
            for day in row.days
        },
    )


def days_off(since: date, until: date) -> dict[date, str]:
    """Return the days of the house's own that nobody works, both ends included, by name.

    A house that set no hours keeps the holidays of its country.
    """
    row = hours_of(None)
    row.country = row.country or ("" if row.week else home().country)
    plan, found = schedule(row), {}
    for ahead in range((until - since).days + 1):
        day = since + timedelta(days=ahead)
        if (name := plan.day_off(day)) is not None:
            found[day] = name
    return found


def open_at(team: Team | None, at: datetime) -> bool:
    """Whether a team (None: the house) is there at this instant."""
    return schedule_of(team).open_at(at)


def next_opening(team: Team | None, at: datetime) -> datetime | None:
    """Return when a team is there next: `at` itself while it is, None when never again."""
    return schedule_of(team).next_opening(at)


def worked_between(team: Team | None, start: datetime, end: datetime) -> float:
    """Return the seconds between two instants that a team was there."""
    return schedule_of(team).worked_between(start, end)


def due_after(team: Team | None, start: datetime, seconds: float) -> datetime | None:
    """Return when so many of a team's open seconds have passed since `start`; None: never."""
    return schedule_of(team).due_after(start, seconds)


def said_opening(plan: Schedule, at: datetime, *, language: str = "es") -> str:
    """Return in a customer's words when somebody is there next; empty when nobody knows."""
    opening = plan.next_opening(at)
    if opening is None:
        return ""
    local, today = opening.astimezone(plan.zone), at.astimezone(plan.zone).date()
    with translation.override(language):
        hour = _hour(local, language)
        ahead = (local.date() - today).days
        if ahead == 0:
            return f"hoy {hour}" if language == "es" else f"today {hour}"
        if ahead == 1:
            return f"mañana {hour}" if language == "es" else f"tomorrow {hour}"
        day = date_format(local, "l") if ahead < 7 else date_format(local, "l j \\d\\e F")
        return f"el {day.lower()} {hour}" if language == "es" else f"{day} {hour}"


def said_week(plan: Schedule, *, language: str = "es") -> str:
    """Return in a customer's words when somebody is there: days that are alike together."""
    if not plan.is_limited:
        return "todos los días" if language == "es" else "every day"
    groups: list[tuple[int, int]] = []
    for day in range(7):
        if groups and plan.week[groups[-1][1]] == plan.week[day]:
            groups[-1] = (groups[-1][0], day)
        else:
            groups.append((day, day))
    return "; ".join(
        f"{_days(first, last, language)} {_spans(plan.week[first], language)}"
        for first, last in groups
        if plan.week[first]
    )


def _days(first: int, last: int, language: str) -> str:
    monday = datetime(2026, 1, 5)
    with translation.override(language):
        names = [date_format(monday + timedelta(days=day), "l").lower() for day in (first, last)]
    if first == last:
        return names[0]
    return f"{names[0]} a {names[1]}" if language == "es" else f"{names[0]} to {names[1]}"


def _spans(spans: Sequence[Sequence[str]], language: str) -> str:
    to, both = ("a", "y") if language == "es" else ("to", "and")
    return f" {both} ".join(f"{start} {to} {end}" for start, end in sorted(map(tuple, spans)))


def _hour(local: datetime, language: str) -> str:
    if language != "es":
        return f"at {local:%H:%M}"
    return f"a la {local:%H:%M}" if local.hour == 1 else f"a las {local:%H:%M}"
