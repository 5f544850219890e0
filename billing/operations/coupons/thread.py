"""Shows a coupon where it was given, and tells its customer what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction

from billing.models import Coupon
from billing.operations.coupons import told
from billing.operations.coupons.wording import sent
from billing.queries.coupons import history
from chat.operations import cards, messages
from chat.types import DeliveryState
from hub.accounts.queries import house_bot
from hub.kernel.clock import iso

WEB = "web"


def show(*, coupon_id: UUID, at: datetime) -> None:
    """Bring its thread and its customer up to how a coupon stands; nothing when they are.

    Told once: messages and notices are kept under keys of its steps, and `shown_version` moves in
    the transaction that posts them.
    """
    with transaction.atomic():
        rows = Coupon.objects.select_for_update(of=("self",)).select_related(
            "customer", "invoice", "conversation", "created_by", "receipt"
        )
        coupon = rows.get(id=coupon_id)
        if coupon.shown_version == coupon.version:
            return
        said = coupon.conversation is not None and _show(coupon, at)
        last = coupon.told_step
        for step in history(coupon).filter(id__gt=coupon.told_step):
            told.tell(coupon, step, said=said and step.what == "issued", at=at)
            last = step.id
        Coupon.objects.filter(id=coupon.id).update(
            shown_version=coupon.version,
            told_step=last,
            receipt=coupon.receipt,
            untold_at=coupon.untold_at,
        )


def _show(coupon: Coupon, at: datetime) -> bool:
    """Post the card or change it; returns whether the channel took what is sent with it."""
    assert coupon.conversation is not None, "shown where it was given"
    if coupon.shown_version:
        cards.update(
            conversation_id=coupon.conversation.id, ref=_ref(coupon), card=_card(coupon, at), at=at
        )
        return False
    posted = messages.post_card(
        conversation=coupon.conversation,
        ref=_ref(coupon),
        card=_card(coupon, at),
        text=sent(coupon),
        by=coupon.created_by or house_bot(),
        at=at,
        tell=True,
        client_id=uuid5(coupon.id, "card"),
    )
    failed = posted.state == DeliveryState.FAILED
    coupon.receipt, coupon.untold_at = posted, at if failed else None
    if failed:  # after it was posted: what the card says is what became of it
        ref = _ref(coupon)
        cards.update(conversation_id=coupon.conversation.id, ref=ref, card=_card(coupon, at), at=at)
    return coupon.conversation.channel_kind != WEB and not failed


def _ref(coupon: Coupon) -> str:
    return f"coupon:{coupon.id}"


def _card(coupon: Coupon, at: datetime) -> dict[str, Any]:
    author = coupon.created_by or house_bot()
    amount = coupon.amount
    return {
        "type": "coupon",
        "ref": _ref(coupon),
        "id": str(coupon.id),
        "title": "Cupón",
        "state": coupon.stands(at),
        "kind": coupon.kind,
        "amount": amount.as_json() if amount is not None else None,
        "percent": f"{coupon.percent.normalize():f}" if coupon.percent is not None else None,
        "code": str(coupon),
        "reference": coupon.reference,
        "about": coupon.invoice.label if coupon.invoice is not None else "",
        "expires_at": iso(coupon.expires_at),
        "untold": coupon.untold_at is not None,
        "author": {"id": str(author.id), "name": author.name},
    }
