"""The house's own side: its settings, how long things are kept, what went wrong, what is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from hub.audit.queries import verified
from hub.kernel.errors import Invalid
from hub.privacy import queries
from hub.privacy.models import Breach, PrivacySettings, RetentionRule
from hub.privacy.operations.telling import tell_admins
from hub.privacy.types import ALERT_AT, BREACH_HOURS, LONGEST, Incident, Words, day_in

if TYPE_CHECKING:
    from hub.accounts.models import User

MOST_RUNS = 100  # of one kind at a time


def set_up(*, fields: Mapping[str, Any]) -> PrivacySettings:
    """Change the settings; Invalid where more days are promised than the law allows."""
    with transaction.atomic():
        start = {"country": queries.law_of_the_house()}
        PrivacySettings.objects.get_or_create(id=1, defaults=start)
        row = PrivacySettings.objects.select_for_update().get(id=1)
        for name, value in fields.items():
            setattr(row, name, value)
        longest = LONGEST[row.country]
        for right, days in row.days.items():
            if right not in longest or not 1 <= days <= longest[right]:
                most = longest.get(right, 0)
                raise Invalid(fields={"days": [f"{right}: from 1 to {most} business days."]})
        row.save()
    return row


def keep_for(key: str, *, days: int) -> queries.Rule:
    """Say how many days one kind of data is kept; Invalid outside what law and sense allow."""
    kind = queries.rule_for(key).kind
    if not kind.least <= days <= kind.most:
        raise Invalid(fields={"days": [f"From {kind.least} to {kind.most} days."]})
    RetentionRule.objects.update_or_create(key=key, defaults={"days": days})
    return queries.rule_for(key)


def sweep(*, at: datetime) -> int:
    """Forget what is older than its rule says; returns how much."""
    total = 0
    for rule in queries.rules():
        removed = 0
        for _ in range(MOST_RUNS):
            some = rule.kind.forget(rule.before(at))
            removed += some
            if not some:
                break
        if removed:
            RetentionRule.objects.update_or_create(
                key=rule.key, defaults={"days": rule.days, "ran_at": at, "removed": removed}
            )
        total += removed
    return total


def take_down_breach(*, incident: Incident, by: User, at: datetime) -> Breach:
    """Put a breach into the register; the clock of the law runs from when it was found. Invalid."""
    if incident.found_at > at + timedelta(hours=1):  # clocks differ
        raise Invalid(fields={"found_at": ["This lies ahead."]})
    return Breach.objects.create(
        title=incident.title,
        what=incident.what,
        found_at=incident.found_at,
        due_at=incident.found_at + timedelta(hours=BREACH_HOURS),
        people=incident.people,
        affected=incident.affected,
        measures=incident.measures,
        created_by=by,
        created_at=at,
    )


def change_breach(*, row: Breach, fields: Mapping[str, Any]) -> Breach:
    """Write on what became known and who was told."""
    with transaction.atomic():
        row = Breach.objects.select_for_update(of=("self",)).get(id=row.id)
        for name, value in fields.items():
            setattr(row, name, value)
        row.save()
    return row


def alert(*, at: datetime) -> None:
    """Tell admins of what is due soon, once: when seven tenths of the time are over."""
    for row in queries.to_answer().filter(alerted_at=None):
        if day_in(row.country, at) >= queries.warn_on(row):
            tell_admins(_due(f"{row.due_on:%d/%m/%Y}"), key=f"privacy-due:{row.id}", at=at)
            type(row).objects.filter(id=row.id).update(alerted_at=at)
    for breach in queries.breaches().filter(alerted_at=None, authority_told_at=None):
        if at >= breach.found_at + (breach.due_at - breach.found_at) * ALERT_AT:
            until = f"{breach.due_at:%d/%m/%Y %H:%M} UTC"
            tell_admins(_due(until), key=f"breach-due:{breach.id}", at=at)
            Breach.objects.filter(id=breach.id).update(alerted_at=at)


def alert_of_trail(*, at: datetime) -> None:
    """Tell admins of closed days of the trail that are not what they were, once for each."""
    if not (broken := verified().broken):
        return
    words = Words(
        es=("El registro de auditoría fue alterado", ", ".join(broken)[:300]),
        en=("The audit trail was tampered with", ", ".join(broken)[:300]),
        number=date.fromisoformat(broken[-1]).toordinal(),
    )
    tell_admins(words, key="audit-broken", link="/settings/audit", at=at)


def _due(until: str) -> Words:
    return Words(
        es=("Un plazo legal está por vencer", until), en=("A legal deadline is near", until)
    )
