"""Says what work costs: which item of the catalogue an hour or a visit is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.queries.catalogue import item_for
from field_service.models import OrderKind, ServiceRate
from field_service.types.after import RateFor, RatePer
from hub.kernel.errors import Invalid, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class RateForm:
    """What somebody fills in; without a kind it is for all that have none of their own."""

    what: RateFor
    item_id: UUID
    kind_id: UUID | None = None
    per: RatePer = RatePer.HOUR
    rounds_to: int = 15


def put(*, form: RateForm, by: User, at: datetime) -> ServiceRate:
    """Say what work costs, not what was said before. Raises Invalid (`item`, `kind`, `per`)."""
    if form.what == RateFor.LABOUR and form.per != RatePer.HOUR:
        raise Invalid(fields={"per": ["Work is billed by the hour."]})
    if form.kind_id is not None and not OrderKind.objects.filter(id=form.kind_id).exists():
        raise Invalid(fields={"kind": ["There is no such kind of service."]})
    try:
        item = item_for(by, form.item_id)
    except NotFound:
        raise Invalid(fields={"item": ["There is no such item."]}) from None
    with transaction.atomic():
        row, _ = ServiceRate.objects.update_or_create(
            what=form.what,
            kind_id=form.kind_id,
            defaults={
                "item_id": item.id,
                "per": form.per,
                "rounds_to": form.rounds_to,
                "updated_by": by,
                "updated_at": at,
            },
        )
    return row


def drop(*, rate_id: UUID) -> None:
    """Take a rate away; what was billed by it stands. Raises NotFound."""
    if not ServiceRate.objects.filter(id=rate_id).delete()[0]:
        raise NotFound
