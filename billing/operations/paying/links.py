"""Makes and takes back the links by which an invoice is paid."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from billing.models import Invoice
from billing.queries.invoices import invoice_for
from billing.queries.pay_links import KIND
from billing.types import InvoiceState
from hub.kernel import public_links
from hub.kernel.errors import Conflict
from hub.kernel.models import PublicLink

if TYPE_CHECKING:
    from hub.accounts.models import User

_UNPAYABLE = (InvoiceState.DRAFT, InvoiceState.VOID)


class NotPayable(Conflict):
    """A draft, or a void document: nobody can pay it."""

    code, detail = "not_payable", "This document cannot be paid."


def make(*, invoice_id: UUID, by: User, at: datetime) -> tuple[str, datetime]:
    """Make a link to pay an invoice this person may see; older ones go on opening.

    Returns its address, told once, and its end. Raises NotFound, NotPayable.
    """
    invoice = invoice_for(by, invoice_id)
    if invoice.state in _UNPAYABLE:
        raise NotPayable
    end = at + timedelta(days=settings.PAY_LINK_DAYS)
    return public_links.make(KIND, invoice.id, expires_at=end, by=by.id, at=at), end


def for_house(invoice: Invoice, *, at: datetime) -> str:
    """Make a link for what the house itself sends: a letter, a card in the thread."""
    end = at + timedelta(days=settings.PAY_LINK_DAYS)
    return public_links.make(KIND, invoice.id, expires_at=end, by=None, at=at)


def revoke(*, invoice_id: UUID, by: User, at: datetime) -> int:
    """Take back every link to an invoice; returns how many opened until now. NotFound."""
    return public_links.revoke(KIND, invoice_for(by, invoice_id).id, at=at)


def made(*, invoice_id: UUID, by: User) -> QuerySet[PublicLink]:
    """Return all links made to an invoice this person may see, newest first. NotFound."""
    return public_links.links_of(KIND, invoice_for(by, invoice_id).id)
