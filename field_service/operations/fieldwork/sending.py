"""Sends the customer the report of what was done, once: in their channel, else by mail."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from billing.operations import mailing, papers
from chat.operations import files, messages
from chat.types import Draft, Kind
from field_service.models import ActivityReport
from field_service.queries.printed_reports import printed
from hub.accounts.queries import house_bot
from hub.kernel.errors import DomainError, RateLimited
from hub.reports.operations import facts
from hub.reports.ports.kinds import FactKind
from hub.reports.types import Fact

if TYPE_CHECKING:
    from chat.models import Conversation

STALE = timedelta(days=2)  # what nobody could send by then is told by a person
CHANNEL, MAIL = "channel", "mail"
MADE = "activity_report"
FACTS = {
    MADE: FactKind(
        label={"es": "Informes de servicio", "en": "Service reports"},
        title={"es": "Terminamos su servicio", "en": "Your service is done"},
        text={
            "es": "Orden {order} ({title}): el informe {label} está listo.",
            "en": "Order {order} ({title}): report {label} is ready.",
        },
        order=47,
    )
}


def send(*, report_id: UUID, at: datetime) -> None:
    """Send a report that was not sent; nothing for one that was, or that a newer one replaced."""
    with transaction.atomic():
        row = ActivityReport.objects.select_for_update(no_key=True).get(id=report_id)
        if row.told_at is not None:
            return
        newer = row.order.reports.filter(version__gt=row.version).exists()
        row.told_by = "replaced" if newer else _sent(row, at)
        row.told_at = at
        row.save(update_fields=["told_at", "told_by"])
        if not newer:
            _tell(row, at)


def _sent(row: ActivityReport, at: datetime) -> str:
    """Return by what it went, or by which name it did not."""
    refused = "no_conversation"
    if row.order.conversation is not None:
        try:
            with transaction.atomic():
                _by_channel(row, row.order.conversation, at)
            return CHANNEL
        except RateLimited:
            raise  # the sweep comes again
        except DomainError as error:
            refused = error.code
    try:
        mailing.post(printed(row.id), by=None, at=at)
    except DomainError:
        return refused
    return MAIL


def _by_channel(row: ActivityReport, conversation: Conversation, at: datetime) -> None:
    bot = house_bot()
    found = printed(row.id)
    content = papers.pdf_of(found, at=at)
    paper = SimpleUploadedFile(f"informe-{row.label}.pdf", content, "application/pdf")
    kept = files.upload(owner=bot, upload=paper, at=at)
    said = Draft(
        client_id=uuid5(row.id, "told"),
        text=f"Terminamos el servicio {row.order.label} ({row.order.title}). "
        f"Le enviamos el informe de actividad {row.label}.",
    )
    messages.send(conversation=conversation, draft=said, by=bot, at=at)
    file = Draft(client_id=uuid5(row.id, "paper"), kind=Kind.FILE, attachments=(kept.id,))
    messages.send(conversation=conversation, draft=file, by=bot, at=at)


def _tell(row: ActivityReport, at: datetime) -> None:
    order = row.order
    fact = Fact(
        kind=MADE,
        key=f"activity_report:{row.id}",
        link=f"/portal/services/{order.id}",
        values={"order": order.label, "title": order.title, "label": row.label},
        said=row.told_by in (CHANNEL, MAIL),
    )
    facts.tell(order.customer.portal_user_id, fact, at=at)
