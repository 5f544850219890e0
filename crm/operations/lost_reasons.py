"""Keeps the house's list of why opportunities are lost."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from chat.operations import words
from crm.models import LostReason, Opportunity
from hub.kernel.errors import Conflict


class ReasonKnown(Conflict):
    """There is one of that name."""

    code, detail = "reason_known", "There is such a reason already."


def add(*, name: str, at: datetime) -> LostReason:
    """Add a reason; one that was put away comes back."""
    name = words.line(name, 80)
    old = LostReason.objects.filter(name__iexact=name, archived_at__isnull=False).first()
    if old is not None:
        old.name, old.archived_at = name, None
        old.save(update_fields=["name", "archived_at"])
        return old
    return _saved(LostReason(name=name, created_at=at))


def rename(*, reason: LostReason, name: str) -> LostReason:
    """Call a reason otherwise, also where it was given."""
    reason.name = words.line(name, 80)
    return _saved(reason)


def remove(*, reason: LostReason, at: datetime) -> None:
    """Take a reason off the list; where it was given it stays."""
    if Opportunity.objects.filter(lost_reason=reason).exists():
        reason.archived_at = at
        reason.save(update_fields=["archived_at"])
        return
    reason.delete()


def _saved(reason: LostReason) -> LostReason:
    try:
        with transaction.atomic():
            reason.save()
    except IntegrityError:
        raise ReasonKnown(fields={"name": ["There is such a reason already."]}) from None
    return reason
