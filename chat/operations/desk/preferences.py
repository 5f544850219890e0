"""How one person likes their desk, and what holds for the whole counter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction

from chat.models import DeskPreference, DeskRules
from hub.company.operations import house
from hub.kernel.errors import Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User


def prefer(*, by: User, told: Mapping[str, Any]) -> DeskPreference:
    """Keep what is told; what is not stays."""
    row, _ = DeskPreference.objects.update_or_create(user=by, defaults=dict(told))
    return row


@transaction.atomic
def rule(*, told: Mapping[str, Any]) -> DeskRules:
    """Keep what is told of the rules; Invalid where admins would hear before the team."""
    fields = dict(told)
    if name := fields.pop("house_name", "").strip():
        house.change(fields={"name": name})
    row, _ = DeskRules.objects.update_or_create(id=1, defaults=fields)
    first, then = row.team_after, row.admins_after
    if first is not None and then is not None and then <= first:
        raise Invalid(fields={"admins_after": ["Later than the team."]})
    return row
