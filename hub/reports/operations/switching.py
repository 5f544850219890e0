"""How customers want to be told: switches by kind and road, and their quiet hours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import time
from uuid import UUID
from zoneinfo import available_timezones

from django.db import transaction

from hub.kernel.errors import Invalid
from hub.reports import queries
from hub.reports.models import NoticePreference, NotificationSettings
from hub.reports.ports.kinds import kinds


def switch(
    user_id: UUID,
    *,
    switches: Iterable[tuple[str, str, bool]],
    quiet: Mapping[str, time | None],
    zone: str | None,
) -> None:
    """Store switches (kind, road, on), `quiet_from` and `quiet_to` as far as given, and a zone.

    Invalid for an unknown kind or zone, and for one end of quiet hours without the other.
    """
    asked = list(switches)
    if wrong := [kind for kind, _, _ in asked if kinds.get(kind) is None]:
        raise Invalid(fields={"switches": [f"There is no kind {wrong[0]!r}."]})
    if zone and zone not in available_timezones():
        raise Invalid(fields={"zone": ["There is no such zone."]})
    with transaction.atomic():
        for kind, road, on in asked:
            NoticePreference.objects.update_or_create(
                user_id=user_id, kind=kind, road=road, defaults={"on": on}
            )
        _set_quiet(user_id, {**quiet, **({} if zone is None else {"zone": zone})})


def _set_quiet(user_id: UUID, fields: Mapping[str, object]) -> None:
    if not fields:
        return
    row = queries.settings_of(user_id)
    for name, value in fields.items():
        setattr(row, name, value)
    if (row.quiet_from is None) != (row.quiet_to is None):
        missing = "quiet_to" if row.quiet_to is None else "quiet_from"
        raise Invalid(fields={missing: ["Quiet hours have both ends or none."]})
    defaults = {name: getattr(row, name) for name in ("quiet_from", "quiet_to", "zone")}
    NotificationSettings.objects.update_or_create(user_id=user_id, defaults=defaults)
