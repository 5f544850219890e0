"""The house's own side: its settings, how long things are kept, what went wrong, what is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from hub.accounts.queries import admins
from hub.kernel.errors import Invalid
from hub.privacy import queries
from hub.privacy.models import Breach, PrivacySettings, RetentionRule
from hub.privacy.types import ALERT_AT, BREACH_HOURS, LONGEST, Incident
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

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
        end = datetime(row.due_on.year, row.due_on.month, row.due_on.day, tzinfo=at.tzinfo)
        if at >= row.created_at + (end - row.created_at) * ALERT_AT:
            _tell(f"privacy-due:{row.id}", f"{row.due_on:%d/%m/%Y}", at)
            type(row).objects.filter(id=row.id).update(alerted_at=at)
    for breach in queries.breaches().filter(alerted_at=None, authority_told_at=None):
        if at >= breach.found_at + (breach.due_at - breach.found_at) * ALERT_AT:
            _tell(f"breach-due:{breach.id}", f"{breach.due_at:%d/%m/%Y %H:%M} UTC", at)
            Breach.objects.filter(id=breach.id).update(alerted_at=at)


def _tell(key: str, until: str, at: datetime) -> None:
    for admin in admins():
        spanish = admin.language == "es"
        notify(
            admin.id,
            Notice(
                kind="privacy",
                key=key,
                title="Un plazo legal está por vencer" if spanish else "A legal deadline is near",
                text=until,
                link="/settings/privacy",
            ),
            at=at,
        )
