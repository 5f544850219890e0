"""Loads a recharge by spending what an answer unlocked."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction

from billing.models import Recharge
from billing.operations.recharges import proofs, records
from billing.types import LONGEST_NUMBER, Method, RechargeForm, RechargeState
from crm.operations import grants
from hub.kernel.errors import Invalid
from hub.kernel.home import refuse_foreign, settle
from hub.kernel.ids import new_id
from hub.kernel.money import Money, minor_of

if TYPE_CHECKING:
    from chat.models import Attachment
    from crm.models import Grant
    from hub.accounts.models import User


def load(
    *,
    form: RechargeForm,
    by: User,
    at: datetime,
    communication_id: UUID | None = None,
    conversation_id: UUID | None = None,
    asked_by: User | None = None,
    sent: Attachment | None = None,
) -> Recharge:
    """Make a recharge for one communication, or for the conversation's oldest free grant.

    `asked_by` where it is not who opens the door: a link was used. `sent`: a proof sent by it.
    Raises NotFound, Locked, GrantSpent, Invalid, OperationNumberUsed, ProofUsed.
    """
    check_amount(form.amount)
    with transaction.atomic():
        settle(form.amount.currency)
        grant = grants.spend(
            by=by,
            recharge_id=new_id(),
            at=at,
            communication_id=communication_id,
            conversation_id=conversation_id,
        )
        recharge = _filled(grant, form, asked_by or by, at)
        _show(recharge, form.proof, sent, by)
        changes = {"state": ("", recharge.state)}
        records.keep(recharge, changes=changes, by=asked_by or by, at=at)
    return recharge


def _show(recharge: Recharge, proof: UUID | None, sent: Attachment | None, by: User) -> None:
    if proof is not None:
        proofs.attach(recharge, proof, by=by)
    elif sent is not None:
        proofs.put(recharge, sent)
        recharge.attach_proof()


def check_amount(amount: Money) -> None:
    """Raise Invalid for a foreign currency or an amount outside the house's bounds."""
    refuse_foreign(amount.currency)
    ours = amount.currency
    least = Money(minor_of(settings.RECHARGE_MIN, ours), ours)
    most = Money(minor_of(settings.RECHARGE_MAX, ours), ours)
    if not least <= amount <= most:
        bounds = f"From {least.as_json()['amount']} to {most.as_json()['amount']}."
        raise Invalid(fields={"amount": [bounds]})


def normalised(number: str) -> str:
    """Return an operation number as it is compared: A–Z and 0–9 only; Invalid when too long."""
    plain = re.sub(r"[^A-Z0-9]", "", unicodedata.normalize("NFKC", number).upper())
    if len(plain) > LONGEST_NUMBER or (number.strip() and not plain):
        raise Invalid(fields={"operation_number": ["Letters and digits, at most 40."]})
    return plain


def _filled(grant: Grant, form: RechargeForm, by: User, at: datetime) -> Recharge:
    return Recharge(
        id=grant.recharge_id,
        customer_id=grant.customer_id,
        communication=grant.communication,
        conversation_id=grant.communication.conversation_id,
        state=RechargeState.PROOF_ATTACHED if form.proof else RechargeState.REQUESTED,
        amount_minor=form.amount.minor,
        currency=form.amount.currency,
        amount_set_by=by,
        method=Method(form.method),
        operation_number=normalised(form.operation_number),
        note=form.note,
        requested_by=by,
        created_at=at,
    )
