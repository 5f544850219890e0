"""Asks that a customer be told of their invoice in the conversation it came from."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import F

from billing.events import InvoiceMoved
from billing.models import Invoice, InvoiceNotice
from billing.operations.invoices import records
from billing.types import InvoiceState
from billing.types.notices import NoticeState
from chat.queries import conversation_for
from hub.kernel.errors import Conflict
from hub.kernel.events import announce

if TYPE_CHECKING:
    from hub.accounts.models import User


class AlreadyTold(Conflict):
    """The customer has it: by mail it can be sent again."""

    code, detail = "already_told", "The customer was told already."


class NothingToTell(Conflict):
    """It came from no conversation, or has no number yet, or is void."""

    code, detail = "nothing_to_tell", "There is no conversation to tell this in."


def tell(*, invoice_id: UUID, by: User, at: datetime, by_template: bool = False) -> None:
    """Have the customer told, once; what the channel refused may be tried again or by template.

    Raises NotFound, NothingToTell, AlreadyTold.
    """
    with transaction.atomic():
        row = records.locked(invoice_id=invoice_id, by=by)
        mute = row.conversation_id is None or row.state in (InvoiceState.DRAFT, InvoiceState.VOID)
        if mute or row.conversation_id is None:
            raise NothingToTell
        conversation_for(by, row.conversation_id)
        notice = InvoiceNotice.objects.select_for_update().filter(invoice=row).first()
        if notice is None:
            notice = InvoiceNotice(invoice=row, conversation_id=row.conversation_id, created_at=at)
        elif notice.notice_state == NoticeState.SENT:
            raise AlreadyTold
        notice.asked_by, notice.updated_at = by, at
        notice.notice_state, notice.by_template = NoticeState.WAITING, by_template
        notice.save()
        Invoice.objects.filter(id=row.id).update(version=F("version") + 1, updated_at=at)
        announce(InvoiceMoved(invoice_id=row.id))
