"""Policies: made, changed, put in order and taken away; every one of them moves deadlines."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from chat.models import SlaPolicy
from chat.operations.sla.renewing import call_for_renewal
from hub.kernel.errors import Invalid

_PROMISES = ("first_minutes", "next_minutes", "resolution_minutes")


@transaction.atomic
def make(*, fields: dict[str, Any], at: datetime) -> SlaPolicy:
    """Make a policy behind the others; Invalid for one that promises nothing."""
    row = SlaPolicy(created_at=at, position=SlaPolicy.objects.count(), **fields)
    return _keep(row, at)


@transaction.atomic
def change(policy: SlaPolicy, *, fields: dict[str, Any], at: datetime) -> SlaPolicy:
    """Change a policy; open conversations are reckoned anew."""
    row = SlaPolicy.objects.select_for_update().get(id=policy.id)
    for name, value in fields.items():
        setattr(row, name, value)
    return _keep(row, at)


@transaction.atomic
def remove(policy: SlaPolicy, *, at: datetime) -> None:
    """Promise nothing by it any more; what was broken stays counted."""
    policy.delete()
    call_for_renewal(at=at)


def _keep(row: SlaPolicy, at: datetime) -> SlaPolicy:
    if not any(getattr(row, name) for name in _PROMISES):
        raise Invalid(fields={"first_minutes": ["A policy promises something."]})
    row.save()
    call_for_renewal(at=at)
    return row
