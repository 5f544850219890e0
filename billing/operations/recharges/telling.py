"""Follows what became of a receipt, and tells again what could not be told."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import Recharge
from billing.operations.recharges import records
from billing.queries import recharges as queries
from chat.operations import messages
from chat.types import DeliveryState
from hub.accounts.queries import house_bot
from hub.kernel.errors import Conflict, DomainError

if TYPE_CHECKING:
    from hub.accounts.models import User


class NothingUntold(Conflict):
    """The customer was told, or there is nothing to tell yet."""

    code, detail = "nothing_untold", "There is nothing left to tell."


def tell_again(*, recharge_id: UUID, by: User, at: datetime) -> Recharge:
    """Send the kept receipt once more.

    Raises NotFound, Forbidden, NothingUntold, and why the channel refuses (`window_closed` …).
    """
    with transaction.atomic():
        recharge = records.locked(recharge_id=recharge_id, by=by)
        if recharge.receipt is None or recharge.receipt.state != DeliveryState.FAILED:
            raise NothingUntold
        messages.retry(message=recharge.receipt, by=by, at=at)
        _follow(recharge, by=by, at=at)
    return recharge


def tell_waiting(*, conversation_id: UUID, at: datetime) -> None:
    """Send what could not be told here, now that the customer has written; once for each time."""
    house = house_bot()
    for recharge_id in queries.untold_in(conversation_id).values_list("id", flat=True):
        with transaction.atomic():
            recharge = _locked(recharge_id)
            assert recharge.receipt is not None, "untold is what was to be told"
            try:
                with transaction.atomic():
                    messages.retry(message=recharge.receipt, by=house, at=at)
            except DomainError:
                # Refused again: the next time they write is the next chance.
                Recharge.objects.filter(id=recharge_id).update(untold_at=at)
                continue
            _follow(recharge, by=house, at=at)


def follow(*, recharge_id: UUID, at: datetime) -> None:
    """Let a recharge show whether its receipt reached the channel, as it stands by now."""
    with transaction.atomic():
        _follow(_locked(recharge_id), by=house_bot(), at=at)


def _locked(recharge_id: UUID) -> Recharge:
    rows = Recharge.objects.select_for_update(of=("self",))
    return rows.select_related("receipt__conversation").get(id=recharge_id)


def _follow(recharge: Recharge, *, by: User, at: datetime) -> None:
    receipt = recharge.receipt
    failed = receipt is not None and receipt.state == DeliveryState.FAILED
    if failed != (recharge.untold_at is not None):
        recharge.untold_at = at if failed else None
        records.keep(recharge, changes={}, by=by, at=at)
