"""`/cupon`: a slip for one of the customer's bills, or a discount, left as a card that lives."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from rest_framework.serializers import Serializer

from billing.models import Coupon
from billing.operations.coupons import discounts, slips
from billing.queries.coupons import coupon_for
from billing.queries.invoices import invoice_for
from billing.serializers.coupon_bodies import CouponFields, benefit_of
from billing.serializers.coupons import coupon as shape
from billing.types import CouponKind, Origin
from chat.ports.workflow import Offer, Workflow, workflows
from chat.types import ConversationKind
from crm.queries import communications
from crm.queries.customers import family_of
from hub.accounts.roles import COUNTER, Role
from hub.kernel.errors import Forbidden, Invalid
from hub.kernel.home import today

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User

DAYS = 30  # that a discount given in the thread is good for, unless a day is said


class CouponWorkflow(Workflow):
    """Offered to the counter, and slips to the customer, once a person of ours has answered."""

    key: ClassVar[str] = "coupon"
    label: ClassVar[dict[str, str]] = {"es": "Cupón", "en": "Coupon"}
    slash: ClassVar[str] = "cupon"
    form: ClassVar[type[Serializer[Any]]] = CouponFields

    def offer(self, *, conversation: Conversation, user: User) -> Offer | None:
        """Return `locked` before the first answer; nothing where nobody is known."""
        if conversation.kind != ConversationKind.CUSTOMER or _customer_of(conversation) is None:
            return None
        if user.role not in COUNTER and user.role != Role.CUSTOMER:
            return None
        unlocked = communications.is_unlocked(conversation.id)
        return Offer(locked=not unlocked, reason=None if unlocked else "locked")

    def run(
        self, *, conversation: Conversation, user: User, form: dict[str, Any], at: datetime
    ) -> dict[str, Any]:
        """Give it and return the coupon."""
        owner = _customer_of(conversation)
        if owner is None:
            raise Forbidden
        give = _slip if form["kind"] == CouponKind.PAYMENT else _discount
        made = give(conversation, owner, user, form, at)
        return shape(coupon_for(user, made.id), user, at)


def _slip(
    conversation: Conversation, owner: UUID, user: User, form: dict[str, Any], at: datetime
) -> Coupon:
    if form.get("invoice") is None:
        raise Invalid(fields={"invoice": ["Which one?"]})
    if invoice_for(user, form["invoice"]).customer_id not in family_of(owner):
        raise Invalid(fields={"invoice": ["Of another customer."]})
    return slips.issue(
        invoice_id=form["invoice"],
        money=form.get("amount"),
        expires_on=form.get("expires_on"),
        by=user,
        at=at,
        conversation_id=conversation.id,
    )


def _discount(
    conversation: Conversation, owner: UUID, user: User, form: dict[str, Any], at: datetime
) -> Coupon:
    last: date = form.get("expires_on") or today(at) + timedelta(days=DAYS)
    return discounts.issue(
        benefit=benefit_of(form, last),
        customer_id=owner,
        by=user,
        at=at,
        origin=Origin(conversation=conversation.id),
    )


def _customer_of(conversation: Conversation) -> UUID | None:
    return conversation.identity.customer_id if conversation.identity is not None else None


workflows.add(CouponWorkflow.key, CouponWorkflow())
