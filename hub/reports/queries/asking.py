"""Which reports somebody may see, and what exactly they ask of one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from hub.accounts.queries import all_people
from hub.kernel.errors import Invalid, NotFound
from hub.kernel.home import home
from hub.kernel.money import EXPONENTS
from hub.reports.ports.reports import Report, dimensions, reports
from hub.reports.types.reports import Asked, Filter, Group, Preset

if TYPE_CHECKING:
    from hub.accounts.models import User

LONGEST = 3_660  # days
BY_ID = (Filter.PERSON, Filter.TEAM, Filter.AREA, Filter.CUSTOMER, Filter.CHANNEL)
_GROUPS = {group: place for place, group in enumerate(Group)}


def reports_of(user: User) -> list[Report]:
    """Return the reports somebody may see, in the order of the index."""
    found = [each for _, each in reports if user.role in each.roles | each.own]
    return sorted(found, key=lambda each: (_GROUPS[each.group], each.order, each.key))


def report_for(user: User, key: str) -> Report:
    """Return a report somebody may see; NotFound otherwise."""
    found = reports.get(key)
    if found is None or user.role not in found.roles | found.own:
        raise NotFound
    return found


def asked_of(report: Report, form: Mapping[str, Any], *, user: User, today: date) -> Asked:
    """Return what somebody asks of a report.

    `form`: preset, since, until, and ids by filter; what is absent is not narrowed. Invalid names
    each value that means nothing, NotFound where they ask for what is another's.
    """
    since, until = days_of(form, today=today)
    _refuse_unknown(report, form)
    currency = form.get("currency") or home().currency
    if currency not in EXPONENTS:
        raise Invalid(fields={"currency": ["Unknown currency."]})
    return Asked(
        since=since,
        until=until,
        currency=currency,
        people=_people(report, form, user),
        team=form.get("team"),
        customer=form.get("customer"),
        channel=form.get("channel"),
        language=user.language,
    )


def days_of(form: Mapping[str, Any], *, today: date) -> tuple[date, date]:
    """Return the first and the last day that are meant; days of their own need both."""
    preset = form.get("preset") or (Preset.CUSTOM if "since" in form else Preset.LAST_30)
    if preset != Preset.CUSTOM:
        return _named(Preset(preset), today)
    since = form.get("since")
    until = form.get("until") or max(today, since or today)
    if since is None:
        raise Invalid(fields={"since": ["From which day?"]})
    if until < since:
        raise Invalid(fields={"until": ["It ends before it begins."]})
    if (until - since).days >= LONGEST:
        raise Invalid(fields={"since": ["At most ten years."]})
    return since, until


def filter_names(report: Report, form: Mapping[str, Any]) -> dict[str, str]:
    """Return how what it was narrowed to is called, by filter; unknown ids are left out."""
    found = {}
    for name in BY_ID:
        kind = dimensions.get(name)
        if name in report.filters and form.get(name) and kind is not None:
            found[str(name)] = kind.name(form[name]) or ""
    return found


def _named(preset: Preset, today: date) -> tuple[date, date]:
    first = today.replace(day=1)
    starts = {
        Preset.TODAY: today,
        Preset.LAST_7: today - timedelta(days=6),
        Preset.LAST_30: today - timedelta(days=29),
        Preset.MONTH: first,
        Preset.LAST_MONTH: (first - timedelta(days=1)).replace(day=1),
        Preset.QUARTER: first.replace(month=(today.month - 1) // 3 * 3 + 1),
        Preset.YEAR: first.replace(month=1),
    }
    until = first - timedelta(days=1) if preset == Preset.LAST_MONTH else today
    return starts[preset], until


def _refuse_unknown(report: Report, form: Mapping[str, Any]) -> None:
    for name in (*BY_ID, Filter.CURRENCY):
        if not form.get(name):
            continue
        if name not in report.filters:
            raise Invalid(fields={str(name): ["This report is not narrowed by it."]})
        kind = dimensions.get(name)
        if kind is not None and kind.name(form[name]) is None:
            raise Invalid(fields={str(name): ["There is none."]})


def _people(report: Report, form: Mapping[str, Any], user: User) -> frozenset[UUID] | None:
    """Return whom it is about: those in all that is named; None for everybody."""
    if user.role in report.own:
        if form.get("team") or form.get("area") or form.get("person") not in (None, user.id):
            raise NotFound
        return frozenset({user.id})
    rows, named = all_people(), False
    for name, field in (("person", "id"), ("team", "teams"), ("area", "area")):
        if form.get(name):
            rows, named = rows.filter(**{field: form[name]}), True
    return frozenset(rows.values_list("id", flat=True)) if named else None
