"""Takes the customer's signature under what was done, or why nobody was there to sign."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from billing.operations.quotes.answering import drawn
from chat.operations import words
from field_service.models import Signature
from field_service.operations.fieldwork.holding import at_work
from field_service.operations.orders import records
from field_service.queries.activity import signed_hash
from field_service.types import Act, SignatureForm
from hub.kernel.errors import Invalid

if TYPE_CHECKING:
    from hub.accounts.models import User


def sign(*, order_id: UUID, form: SignatureForm, act: Act, by: User, at: datetime) -> Signature:
    """Keep a signature with what it stands under; the same act again returns what it made.

    Raises NotFound, Forbidden, NotAtWork, Invalid (`name`, `signature`).
    """
    drawing = drawn(form.drawing)
    with transaction.atomic():
        order = records.locked(order_id=order_id, by=by)
        known = order.signatures.filter(act_id=act.act_id).first()
        if known is not None:
            return known
        order = at_work(order_id, by)
        row = Signature(order=order, act_id=act.act_id, author=by, created_at=at)
        _fill(row, form, drawing)
        row.hash, row.ip, row.signed_at = signed_hash(order), form.ip, act.moment(at)
        row.save(force_insert=True)
        records.tell(order)
    return row


def _fill(row: Signature, form: SignatureForm, drawing: bytes) -> None:
    row.absent_reason = words.line(form.absent_reason, 300)
    if row.absent_reason:
        return
    row.name, row.document = words.line(form.name, 120), words.line(form.document, 40)
    if not row.name:
        raise Invalid(fields={"name": ["Who signs?"]})
    if not drawing:
        raise Invalid(fields={"signature": ["Draw a signature, or say why there is none."]})
    row.drawing = drawing
