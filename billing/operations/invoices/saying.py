"""Says something to a customer in their channel: freely, or by template once they are silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from billing.operations.papers import pdf_of, printed
from billing.queries.notices import UTILITY, cost_of
from billing.types.notices import NoticeState
from chat.operations import files, messages
from chat.ports import courier
from chat.queries import may_answer
from chat.types import Draft, Kind
from hub.accounts.queries import house_bot
from hub.kernel.errors import Conflict, DomainError
from hub.reports.ports.deliverer import Words

if TYPE_CHECKING:
    from billing.models import Charge, Invoice, InvoiceNotice
    from chat.models import Message
    from hub.accounts.models import User


class NoTemplate(Conflict):
    """The channel has no approved template for a notice."""

    code, detail = "no_template", "This channel has no approved template for notices."


@dataclass(frozen=True, kw_only=True)
class Saying:
    """The words, the page they lead to, and the paper that goes along."""

    title: str
    text: str
    url: str
    client_id: UUID
    paper: Invoice | None = None
    paper_id: UUID | None = None


def say(told: InvoiceNotice | Charge, saying: Saying, *, at: datetime) -> None:
    """Say it once and write down what became of it; a refusal is kept with what it would cost."""
    told.tries, told.updated_at = told.tries + 1, at
    try:
        with transaction.atomic():
            told.message = _sent(told, saying, at)
    except DomainError as error:
        told.notice_state, told.error = NoticeState.REFUSED, error.code
        told.cost = cost_of(told.conversation, _words(told, saying))
    else:
        told.notice_state, told.error = NoticeState.SENT, ""
        told.cost = UTILITY if told.by_template else ""
        _send_paper(told, saying, at)


def _sent(told: InvoiceNotice | Charge, saying: Saying, at: datetime) -> Message:
    template = None
    if told.by_template:
        template = courier.port().notice(conversation=told.conversation, words=_words(told, saying))
        if template is None:
            raise NoTemplate
    draft = Draft(
        client_id=saying.client_id, text="" if template else saying.text, template=template
    )
    sent = messages.send(conversation=told.conversation, draft=draft, by=_speaker(told), at=at)
    return sent.message


def _send_paper(told: InvoiceNotice | Charge, saying: Saying, at: datetime) -> None:
    """Send the PDF along; a channel without files, or out of its window, has the link."""
    if saying.paper is None or saying.paper_id is None or told.by_template:
        return
    row = saying.paper
    content = pdf_of(printed("invoice", row.id), at=at)
    name = f"{row.label}.pdf"
    try:
        with transaction.atomic():
            kept = files.upload(
                owner=_speaker(told),
                upload=SimpleUploadedFile(name, content, "application/pdf"),
                at=at,
            )
            draft = Draft(client_id=saying.paper_id, kind=Kind.FILE, attachments=(kept.id,))
            messages.send(conversation=told.conversation, draft=draft, by=_speaker(told), at=at)
    except DomainError:
        return


def _speaker(told: InvoiceNotice | Charge) -> User:
    """Return who asked for it, or the house where they do not answer customers themselves."""
    asker = told.asked_by
    return asker if may_answer(asker, told.conversation) else house_bot()


def _words(told: InvoiceNotice | Charge, saying: Saying) -> Words:
    identity = told.conversation.identity
    name = identity.name if identity is not None else ""
    return Words(
        title=saying.title, text=saying.text, url=saying.url, name=name or "cliente", language="es"
    )
