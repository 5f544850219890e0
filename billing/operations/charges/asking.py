"""Asks a customer to pay what they owe, in the conversation one is in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.events import ChargeMade
from billing.models import Charge
from billing.queries.notices import charge_for, to_charge
from billing.types.notices import NoticeState
from crm.queries.customers import by_id
from hub.kernel.errors import Conflict, Invalid
from hub.kernel.events import announce

if TYPE_CHECKING:
    from chat.models import Conversation
    from crm.models import Customer
    from hub.accounts.models import User

MOST = 10


class NothingOwed(Conflict):
    """This customer owes nothing."""

    code, detail = "nothing_owed", "This customer owes nothing."


class NotKnownYet(Conflict):
    """Nobody knows yet who this customer is."""

    code, detail = "not_known_yet", "Nobody knows yet who this customer is."


class ChargeTold(Conflict):
    """The customer was told, or has paid meanwhile."""

    code, detail = "already_told", "The customer was told already."


def ask(
    *,
    conversation: Conversation,
    invoice_ids: Sequence[UUID],
    note: str,
    by: User,
    at: datetime,
) -> Charge:
    """Ask for the named open invoices, or for all of them.

    Raises NotKnownYet, NothingOwed, Invalid.
    """
    customer = _customer_of(conversation)
    with transaction.atomic():
        rows = list(to_charge(customer.id, invoice_ids)[:MOST])
        if invoice_ids and len(rows) != len(set(invoice_ids)):
            raise Invalid(fields={"invoices": ["Open invoices of this customer, at most 10."]})
        if not rows:
            raise NothingOwed
        made = Charge.objects.create(
            customer=customer,
            conversation=conversation,
            asked_by=by,
            note=note,
            created_at=at,
            updated_at=at,
        )
        made.invoices.set(rows)
        announce(ChargeMade(charge_id=made.id))
    return made


def _customer_of(conversation: Conversation) -> Customer:
    identity = conversation.identity
    customer = by_id(identity.customer_id) if identity is not None else None
    if customer is None:
        raise NotKnownYet
    return customer


def ask_again(*, charge_id: UUID, by_template: bool, by: User, at: datetime) -> Charge:
    """Try what the channel refused once more, by template if so. Raises NotFound, ChargeTold."""
    charge_for(by, charge_id)
    with transaction.atomic():
        row = Charge.objects.select_for_update().get(id=charge_id)
        if row.notice_state != NoticeState.REFUSED or row.settled_at is not None:
            raise ChargeTold
        row.notice_state, row.by_template, row.updated_at = NoticeState.WAITING, by_template, at
        row.asked_by = by
        row.save(update_fields=["notice_state", "by_template", "asked_by", "updated_at"])
        announce(ChargeMade(charge_id=row.id))
    return charge_for(by, charge_id)
