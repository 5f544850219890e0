"""Shows a quote where people talk: our card of it, and what the customer is sent."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from billing.models import Quote, QuoteRevision
from billing.operations.quotes import told
from billing.operations.quotes.papers import name_of, pdf_of
from billing.operations.quotes.sending import link_to
from billing.operations.quotes.wording import offer, options
from billing.queries.quotes import revision_of
from billing.types.quotes import WAITING
from chat.operations import cards, files, messages
from chat.types import CHOICES, Draft, Kind
from hub.kernel.errors import DomainError
from hub.kernel.home import today

if TYPE_CHECKING:
    from chat.models import Conversation, Message


def show(*, quote_id: UUID, at: datetime) -> None:
    """Bring the thread up to how the quote stands; nothing when it is.

    Told once: `shown_version` moves in the transaction that says it.
    """
    with transaction.atomic():
        row = (
            Quote.objects.select_for_update(of=("self",), no_key=True)
            .select_related("customer", "conversation__identity", "created_by")
            .get(id=quote_id)
        )
        if row.shown_version == row.version:
            return
        if row.tell and row.state_on(today(at)) in WAITING:
            _tell(row, at)
        _show_card(row, at)
        told.tell(row, at=at)
        row.shown_version, row.tell = row.version, False
        row.save(
            update_fields=["shown_version", "tell", "told_revision", "told_message", "told_error"]
        )


def _tell(row: Quote, at: datetime) -> None:
    """Send paper and question to the customer; where the channel refuses, keep by what name."""
    row.told_revision, row.told_message, row.told_error = row.revision, None, ""
    if row.conversation is None:
        row.told_error = "no_conversation"
        return
    revision = revision_of(row)
    # The question last: a number typed right below it is an answer, too.
    _send_paper(row, row.conversation, revision, at)
    try:
        # Refused before anything was made; a link nobody was sent would open for nobody.
        with transaction.atomic():
            row.told_message = _question(row, row.conversation, revision, at)
    except DomainError as error:
        row.told_error = error.code


def _question(
    row: Quote, conversation: Conversation, revision: QuoteRevision, at: datetime
) -> Message:
    link = link_to(row, by=revision.sent_by, at=at)
    draft = Draft(
        client_id=uuid5(row.id, f"offer:{row.version}"),
        text=offer(row, link),
        card={"type": CHOICES, "options": options(row)},
    )
    sent = messages.send(conversation=conversation, draft=draft, by=revision.sent_by, at=at)
    return sent.message


def _send_paper(
    row: Quote, conversation: Conversation, revision: QuoteRevision, at: datetime
) -> None:
    """Send the PDF along; a channel without files has the link."""
    paper = SimpleUploadedFile(name_of(revision), pdf_of(revision), "application/pdf")
    try:
        with transaction.atomic():
            kept = files.upload(owner=revision.sent_by, upload=paper, at=at)
            draft = Draft(
                client_id=uuid5(row.id, f"paper:{row.version}"),
                kind=Kind.FILE,
                attachments=(kept.id,),
            )
            messages.send(conversation=conversation, draft=draft, by=revision.sent_by, at=at)
    except DomainError:
        return


def _show_card(row: Quote, at: datetime) -> None:
    if row.conversation is None:
        return
    if not cards.update(
        conversation_id=row.conversation.id, ref=ref_of(row), card=card_of(row, at), at=at
    ):
        messages.post_card(
            conversation=row.conversation,
            ref=ref_of(row),
            card=card_of(row, at),
            text="",
            by=row.created_by,
            at=at,
            tell=False,
            private=True,
            client_id=uuid5(row.id, "card"),
        )


def ref_of(row: Quote) -> str:
    """Return what its cards are found by."""
    return f"quote:{row.id}"


def card_of(row: Quote, at: datetime) -> dict[str, Any]:
    """Return the card as it shows the quote now."""
    return {
        "type": "quote",
        "ref": ref_of(row),
        "id": str(row.id),
        "title": row.label or row.title,
        "state": row.state_on(today(at)),
        "amount": row.total.as_json(),
        "author": {"id": str(row.created_by_id), "name": row.created_by.name},
        "about": row.title,
        "valid_until": row.valid_until.isoformat(),
        "reason": row.reason,
        "told": str(row.told_message_id or ""),
        "told_error": row.told_error,
        "invoice": str(row.invoice_id or ""),
    }
