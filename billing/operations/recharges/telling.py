"""Tells by hand what could not be told; what waits for a word is told by `operations.untold`."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.models import Recharge
from billing.operations import untold
from billing.operations.recharges import records
from chat.operations import messages
from chat.types import DeliveryState
from hub.kernel.errors import Conflict

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
        untold.mark(recharge, at=at)
    return recharge
