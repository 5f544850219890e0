"""Tells the office what the authority did not take."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from hub.accounts.queries import admins
from hub.reports.operations.notices import notify
from hub.reports.types import Notice

if TYPE_CHECKING:
    from billing.models import Invoice, Submission

WORDS = {
    "einvoice_rejected": {
        "es": ("Comprobante rechazado: {label}", "{said} Corrija la causa y envíelo de nuevo."),
        "en": ("Document refused: {label}", "{said} Mend the cause and send it again."),
    },
    "einvoice_not_cancelled": {
        "es": ("No se anuló: {label}", "{said} Sigue vigente; use una nota de crédito."),
        "en": ("Not cancelled: {label}", "{said} It stands; make a credit note."),
    },
    "einvoice_cancelled_paid": {
        "es": (
            "Anulado por la autoridad, con pagos: {label}",
            "Quite sus pagos y anúlelo aquí: ya no vale.",
        ),
        "en": (
            "Cancelled by the authority, with payments: {label}",
            "Take its payments off and void it here: it no longer counts.",
        ),
    },
}


def ring(kind: str, invoice: Invoice, row: Submission, *, at: datetime) -> None:
    """Tell who issued it, who wanted it cancelled, and every admin; once for each answer."""
    people = {user.id: user for user in admins()}
    for somebody in (invoice.issued_by, row.cancel_asked_by):
        if somebody is not None:
            people[somebody.id] = somebody
    for user in people.values():
        title, text = WORDS[kind].get(user.language, WORDS[kind]["es"])
        said = f"{row.answer.rstrip('.')}." if row.answer else ""
        notice = Notice(
            kind=kind,
            key=f"{kind}:{invoice.id}:{row.attempt}:{row.tries}",
            title=title.format(label=invoice.label),
            text=text.format(said=said).strip(),
            link=f"/invoices/{invoice.id}",
        )
        notify(user.id, notice, at=at)
