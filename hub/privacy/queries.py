"""What was asked, what is kept, what is due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Any
from uuid import UUID

import holidays
from django.db.models import Q, QuerySet

from hub.accounts.ports.personal import Subject, keepers
from hub.accounts.roles import Role
from hub.kernel.errors import NotFound
from hub.kernel.home import home
from hub.privacy.models import Breach, PrivacyRequest, PrivacySettings, RetentionRule
from hub.privacy.ports.people import people
from hub.privacy.ports.retained import Retained, retained
from hub.privacy.types import (
    ALERT_AT,
    LONGEST,
    OPEN,
    Country,
    Move,
    RequestState,
    Right,
    business_day,
    business_days,
    day_in,
)

if TYPE_CHECKING:
    from hub.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One kind of data with how long it is kept now."""

    key: str
    kind: Retained
    days: int
    ran_at: datetime | None
    removed: int

    def before(self, at: datetime) -> datetime:
        """Return the instant before which it goes."""
        return at - timedelta(days=self.days)


def visible_to(user: User) -> QuerySet[PrivacyRequest]:
    """Return all requests for admins, what they took down for others at work, one's own else."""
    rows = PrivacyRequest.objects.select_related("created_by", "handled_by", "user")
    if user.role == Role.ADMIN:
        return rows
    if user.role == Role.CUSTOMER:
        return rows.filter(Q(user=user) | _of_customer(user))
    return rows.filter(created_by=user)


def request_for(user: User, request_id: UUID) -> PrivacyRequest:
    """Return a request this person may see; NotFound otherwise."""
    found = visible_to(user).filter(id=request_id).first()
    if found is None:
        raise NotFound
    return found


def moves_of(row: PrivacyRequest, user: User) -> list[str]:
    """Return what this person may do with a request now."""
    own = row.user_id == user.id
    waiting = row.state in OPEN and row.state != RequestState.IN_PROGRESS
    moves: list[str] = []
    if user.role == Role.ADMIN:
        if row.state == RequestState.RECEIVED:
            moves.append(Move.CHECK_IDENTITY)
        if row.state in (RequestState.IDENTITY_CHECKED, RequestState.FAILED):
            moves.append(Move.FULFIL)
        if waiting:
            moves.append(Move.DENY)
    if waiting and (own or row.created_by_id == user.id):
        moves.append(Move.WITHDRAW)
    return moves


def may_fetch(row: PrivacyRequest, user: User, *, at: datetime) -> bool:
    """Whether this person may have the copy: one's own oneself, one taken down the admins alone.

    The latter also holds what the house only takes to be theirs (decision 0022).
    """
    if not row.archive or row.archive_until is None or row.archive_until <= at:
        return False
    if row.created_by_id == row.user_id:
        return row.user_id == user.id
    return user.role == Role.ADMIN


def settings() -> PrivacySettings:
    """Return the house's settings, or the usual ones."""
    return PrivacySettings.objects.filter(id=1).first() or PrivacySettings(
        country=law_of_the_house()
    )


def law_of_the_house() -> str:
    """Return whose law counts as long as nobody said: the company's country, where we know it."""
    country = home().country
    return country if country in LONGEST else Country.PERU


def days_for(right: str) -> int:
    """Return within how many business days the house answers."""
    row = settings()
    longest = LONGEST[row.country][right]
    return min(int(row.days.get(right, longest)), longest)


def due_on(right: str, *, at: datetime) -> date:
    """Return the last day for an answer, counted without weekends and holidays."""
    country = settings().country
    start = day_in(country, at)
    return business_day(start, days_for(right), _off(country, start.year))


def warn_on(row: PrivacyRequest) -> date:
    """Return the business day by which seven tenths of the time for an answer are over."""
    start = day_in(row.country, row.created_at)
    off = _off(row.country, start.year)
    days = business_days(start, row.due_on, off)
    return business_day(start, ceil(days * ALERT_AT), off)


@cache
def _off(country: str, year: int) -> set[date]:
    """Return the holidays of a year and the next, in which its last requests are answered."""
    return {*holidays.country_holidays(country, years=(year, year + 1))}


def names_of(rows: Iterable[PrivacyRequest]) -> dict[UUID, str]:
    """Return by request how whoever it is about is called now."""
    found = list(rows)
    customers = people.get().names({row.customer_id for row in found if row.customer_id})
    return {row.id: _name(row, customers) for row in found}


def kept_about(subject: Subject) -> list[dict[str, Any]]:
    """Return how much of each kind is kept about somebody."""
    counted = [(key, sum(1 for _ in keeper.rows(subject))) for key, keeper in keepers]
    return [{"kind": key, "count": count} for key, count in counted if count]


def rules() -> list[Rule]:
    """Return every kind of data that is kept for a time, and how long."""
    said = {row.key: row for row in RetentionRule.objects.all()}
    found = []
    for key, kind in retained:
        row = said.get(key) or RetentionRule(key=key, days=kind.usual)
        days = min(max(row.days, kind.least), kind.most)
        found.append(Rule(key=key, kind=kind, days=days, ran_at=row.ran_at, removed=row.removed))
    return found


def rule_for(key: str) -> Rule:
    """Return one kind; NotFound otherwise."""
    for rule in rules():
        if rule.key == key:
            return rule
    raise NotFound


def breaches() -> QuerySet[Breach]:
    """Return the register."""
    return Breach.objects.select_related("created_by")


def breach_for(breach_id: UUID) -> Breach:
    """Return one entry of the register; NotFound otherwise."""
    found = breaches().filter(id=breach_id).first()
    if found is None:
        raise NotFound
    return found


def to_answer() -> QuerySet[PrivacyRequest]:
    """Return what still waits for an answer."""
    return PrivacyRequest.objects.filter(state__in=OPEN)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Of the requests about one right that were due: how many, and how many answered by then."""

    right: str
    due: int
    in_time: int


def kept_in(since: date, until: date, *, at: datetime) -> list[Kept]:
    """Return how requests due in these days were answered; none still in time or withdrawn."""
    rows = PrivacyRequest.objects.filter(due_on__gte=since, due_on__lte=until)
    told = rows.exclude(state=RequestState.WITHDRAWN)
    due, kept = Counter[str](), Counter[str]()
    for right, country, due_on, decided_at in told.values_list(
        "right", "country", "due_on", "decided_at"
    ):
        in_time = day_in(country, decided_at or at) <= due_on
        if decided_at is not None or not in_time:
            due[right] += 1
            kept[right] += in_time
    return [Kept(right=each, due=due[each], in_time=kept[each]) for each in Right if due[each]]


def _of_customer(user: User) -> Q:
    customer_id = people.get().of_user(user).subject.customer_id
    return Q(customer_id=customer_id) if customer_id is not None else Q(pk=None)


def _name(row: PrivacyRequest, customers: Any) -> str:
    if row.customer_id is not None and row.customer_id in customers:
        return str(customers[row.customer_id])
    return row.user.name if row.user is not None else ""
