"""A customer's answer to a quote: once, to the revision they saw, in time."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from PIL import Image, UnidentifiedImageError

from billing.events import QuoteAccepted
from billing.models import Quote, QuoteAnswer
from billing.operations.coupons import uses as coupons
from billing.operations.quotes import records
from billing.queries import steps
from billing.queries.quotes import STEPS, revision_of
from billing.types.quotes import LONGEST_NAME, AnsweredBy, QuoteState, Signed
from chat.queries import attachment_for
from hub.accounts.roles import Role
from hub.kernel.errors import Conflict, Invalid, NotFound
from hub.kernel.events import announce
from hub.kernel.home import today

if TYPE_CHECKING:
    from hub.accounts.models import User

LARGEST = 300_000  # bytes of a signature
WIDEST, HIGHEST = 1200, 600  # pixels


class QuoteExpired(Conflict):
    """Its validity is over; ask for another."""

    code, detail = "expired", "This quote has expired."


class QuoteRevised(Conflict):
    """There is a newer revision than the one that was read."""

    code, detail = "revised", "This quote was changed meanwhile; look at it again."


def accept(*, quote_id: UUID, signed: Signed, by: User | None, at: datetime) -> Quote:
    """Take it that the customer agrees: nobody (`None`) is whoever holds the link or pressed.

    Raises NotFound, QuoteExpired, QuoteRevised, Forbidden, IllegalTransition, Invalid.
    """
    signature = drawn(signed.signature)
    with transaction.atomic():
        row = _open(quote_id, "accept", by, at)
        if signed.revision != row.revision:
            raise QuoteRevised(fields={"revision": row.revision})
        signed = _checked(signed, by)
        revision = revision_of(row)
        said = _said(signed, signature)
        QuoteAnswer.objects.create(
            quote=row, revision=revision, hash=revision.hash, author=by, at=at, **said
        )
        row.state, row.decided_at, row.reason = QuoteState.ACCEPTED, at, ""
        records.keep(row, "accepted", by=by, at=at, about=signed.name)
        coupons.tell_used(row, by=by, at=at)
        announce(QuoteAccepted(quote_id=row.id))
    return row


def reject(*, quote_id: UUID, reason: str, by: User | None, at: datetime) -> Quote:
    """Take it that the customer does not want it, and why.

    Raises NotFound, QuoteExpired, Forbidden, IllegalTransition.
    """
    with transaction.atomic():
        row = _open(quote_id, "reject", by, at)
        row.state, row.decided_at, row.reason = QuoteState.REJECTED, at, reason.strip()[:500]
        records.keep(row, "rejected", by=by, at=at, about=row.reason)
        coupons.return_all(row, by=by, at=at)
    return row


def see(*, quote_id: UUID, at: datetime) -> None:
    """Note that the customer opened it, the first time."""
    with transaction.atomic():
        row = records.locked(quote_id=quote_id, by=None, at=at)
        if row.state == QuoteState.SENT:
            row.state, row.viewed_at = QuoteState.VIEWED, at
            records.keep(row, "viewed", by=None, at=at)


def expire(*, quote_id: UUID, at: datetime) -> None:
    """Write down that nobody answered it in time; nothing when somebody did meanwhile."""
    with transaction.atomic():
        row = records.locked(quote_id=quote_id, by=None, at=at)
        if row.state == QuoteState.EXPIRED and row.valid_until < today(at):
            records.keep(row, "expired", by=None, at=at)
            coupons.return_all(row, by=None, at=at)


def cancel(*, quote_id: UUID, reason: str, by: User, at: datetime) -> Quote:
    """Take a quote back; its links say so. Raises NotFound, Forbidden, IllegalTransition."""
    with transaction.atomic():
        row = records.locked(quote_id=quote_id, by=by, at=at)
        steps.demand(STEPS, row, "cancel", by)
        row.state, row.decided_at, row.reason = QuoteState.CANCELLED, at, reason.strip()[:500]
        records.keep(row, "cancelled", by=by, at=at, about=row.reason)
        coupons.return_all(row, by=by, at=at)
    return row


def drawn(signature: bytes) -> bytes:
    """Return a drawn signature as a PNG of our own; Invalid for anything that is no picture."""
    if not signature:
        return b""
    if len(signature) > LARGEST:
        raise Invalid(fields={"signature": ["Too large."]})
    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(signature), formats=["PNG"]) as seen:
            if seen.width > WIDEST or seen.height > HIGHEST:
                raise Invalid(fields={"signature": ["Too large."]})
            seen.convert("RGBA").save(out, "PNG")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Invalid(fields={"signature": ["Too large."]}) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise Invalid(fields={"signature": ["This is no drawing."]}) from None
    return out.getvalue()


def _said(signed: Signed, signature: bytes) -> dict[str, Any]:
    return {
        "how": signed.how,
        "name": signed.name,
        "document": signed.document[:40],
        "signature": signature or None,
        "ip": signed.ip,
        "evidence": signed.evidence[:1000],
        "file_id": signed.file_id,
        "message_id": signed.message_id,
    }


def _open(quote_id: UUID, step: str, by: User | None, at: datetime) -> Quote:
    row = records.locked(quote_id=quote_id, by=by, at=at)
    if row.state == QuoteState.EXPIRED:
        raise QuoteExpired(fields={"valid_until": row.valid_until.isoformat()})
    steps.demand(STEPS, row, step, by)
    return row


def _checked(signed: Signed, by: User | None) -> Signed:
    """Return an answer whose name and evidence are there; Invalid."""
    name = " ".join(signed.name.split())[:LONGEST_NAME]
    if not name:
        raise Invalid(fields={"name": ["Who accepts it?"]})
    if signed.how != AnsweredBy.ADVISOR:
        return replace(signed, name=name)
    if not signed.evidence.strip() and signed.file_id is None:
        raise Invalid(fields={"evidence": ["How did the customer agree? A text or a file."]})
    if signed.file_id is not None and by is not None and by.role != Role.CUSTOMER:
        try:
            attachment_for(by, signed.file_id)
        except NotFound:
            raise Invalid(fields={"file": ["There is no such file."]}) from None
    return replace(signed, name=name)
