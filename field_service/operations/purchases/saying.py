"""What suppliers read, in a mail or in their thread, in the house's language."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from chat.operations import files, messages
from chat.queries import thread_of_identity
from chat.types import Draft
from field_service.models import Offer
from field_service.operations.purchases import papers
from field_service.types import SupplierMailKind
from hub.accounts.queries import house_bot
from hub.company.queries import issuer
from hub.kernel.errors import DomainError
from hub.kernel.home import home

if TYPE_CHECKING:
    from chat.models import Attachment

K = SupplierMailKind
SUBJECTS = {
    "es": {
        K.ASK: "Solicitud de cotización {number}",
        K.ORDER: "Orden de compra {purchase}",
        K.CALL_OFF: "Anulación de {number}",
    },
    "en": {
        K.ASK: "Request for quotation {number}",
        K.ORDER: "Purchase order {purchase}",
        K.CALL_OFF: "{number} was called off",
    },
}
BODIES = {
    "es": {
        K.ASK: "Le pedimos su mejor precio y plazo para:\n{lines}\n\nResponda aquí: {link}",
        K.ORDER: "Le compramos según su oferta:\n{lines}\n\nConfirme aquí y díganos cuándo llega: "
        "{link}",
        K.CALL_OFF: "Ya no necesitamos lo siguiente:\n{lines}\n\nDisculpe la molestia.",
    },
    "en": {
        K.ASK: "Please send us your best price and delivery time for:\n{lines}\n\nAnswer here: "
        "{link}",
        K.ORDER: "We order as you offered:\n{lines}\n\nConfirm here and tell us when it arrives: "
        "{link}",
        K.CALL_OFF: "We do not need this any more:\n{lines}\n\nWe are sorry for the trouble.",
    },
}
HELLO = {"es": "Estimado(a) {name}:", "en": "Dear {name},"}


def subject(offer: Offer, kind: SupplierMailKind) -> str:
    """Return what a mail is called."""
    request = offer.request
    words = SUBJECTS[_language()][kind]
    said = words.format(number=request.label, purchase=request.purchase_label)
    return f"{said} · {issuer().name}"


def body(offer: Offer, kind: SupplierMailKind, link: str) -> str:
    """Return what a supplier is told, as plain text."""
    language, house = _language(), issuer()
    name = offer.contact.name if offer.contact else offer.supplier.name
    told = BODIES[language][kind].format(lines=_lines(offer), link=link)
    hello = HELLO[language].format(name=name)
    return f"{hello}\n\n{told}\n\n{house.legal_name or house.name}\n"


def say(offer: Offer, kind: SupplierMailKind, identity_id: UUID, link: str, *, at: datetime) -> str:
    """Write into a supplier's thread; returns why the channel refused, empty when it did not."""
    text = body(offer, kind, link)
    # A channel that takes no files still hears it.
    if kind == K.ORDER and not _sent(text, identity_id, offer, at):
        return ""
    return _sent(text, identity_id, None, at)


def _sent(text: str, identity_id: UUID, bought: Offer | None, at: datetime) -> str:
    """Return why the channel refused a text, with the paper of what was bought; or nothing."""
    try:
        with transaction.atomic():
            paper = (_paper(bought, at).id,) if bought is not None else ()
            draft = Draft(client_id=uuid4(), text=text, attachments=paper)
            thread = thread_of_identity(identity_id)
            messages.send(conversation=thread, draft=draft, by=house_bot(), at=at)
    except DomainError as refusal:
        return refusal.code[:40]
    return ""


def _paper(offer: Offer, at: datetime) -> Attachment:
    found = papers.paper_of(offer.request_id, at=at)
    upload = SimpleUploadedFile(found.name, found.content, found.type)
    return files.upload(owner=house_bot(), upload=upload, at=at)


def _lines(offer: Offer) -> str:
    rows = offer.request.lines.select_related("part").order_by("position")
    return "\n".join(
        f"• {row.quantity.normalize():f} {row.part.unit} {row.part.name} ({row.part.code})"
        for row in rows
    )


def _language() -> str:
    language = home().language
    return language if language in SUBJECTS else "es"
