"""A link by which a customer loads a recharge without an account: once, on one answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django.db import transaction

from billing.operations.recharges.request import load
from billing.operations.recharges.wording import invitation
from billing.queries import recharge_links as queries
from billing.serializers.recharge_links import LinkForm
from billing.types import Method, RechargeForm
from chat.operations import messages
from chat.queries import conversation_for
from chat.queries.files import sent_by_link
from chat.types import ConversationKind, Draft
from crm.operations.grants import GrantSpent
from crm.queries.communications import communication_for, free_grants, is_unlocked
from hub.accounts.queries import house_bot, person_for
from hub.kernel import public_links
from hub.kernel.errors import Invalid, Locked, NotFound
from hub.kernel.home import home
from hub.kernel.link_files import file_behind
from hub.kernel.public_links import Act, LinkKind, Visit

if TYPE_CHECKING:
    from hub.accounts.models import User

GOOD_FOR = timedelta(hours=72)


def send(*, conversation_id: UUID, by: User, at: datetime) -> datetime:
    """Write the customer a link that loads one recharge; returns when it ends.

    An earlier one for the same answer opens no more. Raises NotFound, Locked, GrantSpent, and
    what the channel refuses by name: then there is no link.
    """
    conversation = conversation_for(by, conversation_id)
    if conversation.kind != ConversationKind.CUSTOMER:
        raise NotFound
    end = at + GOOD_FOR
    with transaction.atomic():
        grant = free_grants(conversation.id).order_by("created_at", "id").first()
        if grant is None:
            raise GrantSpent if is_unlocked(conversation.id) else Locked
        subject = grant.communication_id
        public_links.revoke(queries.KIND, subject, at=at)
        url = public_links.make(queries.KIND, subject, expires_at=end, by=by.id, at=at)
        text = invitation(url, end.astimezone(home().tz))
        draft = Draft(client_id=uuid4(), text=text)
        messages.send(conversation=conversation, draft=draft, by=by, at=at)
    return end


def show(visit: Visit) -> dict[str, Any]:
    """Return what the page shows: how to pay, or what became of what was loaded."""
    return queries.page(UUID(visit.link.subject))


def fill(visit: Visit, body: dict[str, Any]) -> dict[str, Any]:
    """Load it on the answer the link was made for, as the customer or, without a portal, the house.

    Raises GrantSpent, Invalid, OperationNumberUsed, ProofUsed.
    """
    handle = body.get("proof")
    if body["method"] != Method.CASH and not handle:
        raise Invalid(fields={"proof": ["A picture or PDF of the payment."]})
    sent = sent_by_link(file_behind(visit.link, handle, field="proof")) if handle else None
    communication_id = UUID(visit.link.subject)
    assert visit.link.created_by is not None, "somebody of ours sent it"
    sender = person_for(visit.link.created_by)
    asked = communication_for(sender, communication_id)
    made = load(
        form=_form(body),
        communication_id=communication_id,
        by=sender,
        at=visit.at,
        asked_by=asked.customer.portal_user or house_bot(),
        sent=sent,
    )
    return {"recharge": str(made.id), "state": made.state}


def _form(body: dict[str, Any]) -> RechargeForm:
    number = body.get("operation_number", "")
    if body["method"] != Method.CASH and not number.strip():
        raise Invalid(fields={"operation_number": ["The number of the payment."]})
    return RechargeForm(
        amount=body["amount"],
        method=body["method"],
        operation_number=number,
        note=body.get("note", ""),
    )


PAGE = LinkKind(
    show=show,
    acts={"load": Act(run=fill, body=LinkForm, keyed=True, uses_up=True)},
    files=True,
)
