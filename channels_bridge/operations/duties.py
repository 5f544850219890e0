"""Duties taken and handed back: whoever holds the row asks, and nobody else meanwhile."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from channels_bridge.models import Duty
from channels_bridge.models.duties import DutyKind
from channels_bridge.types import OutcomeUnknown, SendRefused

PAUSES = (2, 5, 15, 60, 300, 900)  # seconds after each failure in a row; the last for ever


def plan(channel_ids: Sequence[UUID], kind: DutyKind, *, at: datetime) -> None:
    """See that each of these channels has the duty, due at once when it is new."""
    known = Duty.objects.filter(channel__in=channel_ids, kind=kind)
    new = set(channel_ids) - set(known.values_list("channel_id", flat=True))
    rows = [Duty(channel_id=each, kind=kind, next_at=at) for each in new]
    Duty.objects.bulk_create(rows, ignore_conflicts=True)


def take(
    channel_id: UUID, kind: DutyKind, *, holder: str, until: datetime, at: datetime
) -> Duty | None:
    """Hold a duty that is due until then, or go on holding it; None while another does."""
    free = Q(leased_until=None) | Q(leased_until__lte=at) | Q(holder=holder)
    due = Duty.objects.filter(free, channel_id=channel_id, kind=kind, next_at__lte=at)
    if not due.update(holder=holder, leased_until=until):
        return None
    return Duty.objects.select_related("channel").get(channel_id=channel_id, kind=kind)


def moved(duty: Duty, known: dict[str, Any]) -> bool:
    """Keep how far a duty has come; False when another has taken it meanwhile."""
    duty.known = known
    return bool(_mine(duty).update(known=known))


def done(duty: Duty, *, again: datetime, at: datetime) -> None:
    """Hand a duty back that went well."""
    _mine(duty).update(
        known=duty.known,
        next_at=again,
        leased_until=None,
        refusals=0,
        error="",
        done_at=at,
    )


def failed(duty: Duty, error: Exception, *, at: datetime, after: float = 0.0) -> None:
    """Hand a duty back with what hindered it; it is due again after a growing pause."""
    wait = max(after, float(PAUSES[min(duty.refusals, len(PAUSES) - 1)]))
    if isinstance(error, SendRefused):
        wait = max(wait, error.retry_after or 0.0)
    _mine(duty).update(
        next_at=at + timedelta(seconds=wait),
        leased_until=None,
        refusals=min(duty.refusals + 1, 1000),
        error=told(error)[:500],
        error_at=at,
    )


def told(error: Exception) -> str:
    """Return a failure as code and words."""
    if isinstance(error, SendRefused):
        return f"{error.code or error.fault} {error.detail}".strip()
    if isinstance(error, OutcomeUnknown):
        return f"no_answer {error}"
    return f"internal {type(error).__name__}"


def _mine(duty: Duty) -> Any:
    return Duty.objects.filter(id=duty.pk, holder=duty.holder, leased_until__isnull=False)
