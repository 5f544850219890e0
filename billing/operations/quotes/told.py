"""Tells of quotes beside the thread: the customer in the portal, who made it at the counter."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from billing.models import Quote
from billing.operations.recharges.wording import paid
from billing.types.quotes import QuoteState
from hub.reports.operations import facts
from hub.reports.operations.notices import notify
from hub.reports.ports.kinds import FactKind
from hub.reports.types import Fact, Notice

if TYPE_CHECKING:
    from hub.accounts.models import User

SENT, WEB = "quote_sent", "web"
FACTS = {
    SENT: FactKind(
        label={"es": "Cotizaciones", "en": "Quotes"},
        title={"es": "Tiene una cotización", "en": "You have a quote"},
        text={
            "es": "Cotización {label} por {amount}, válida hasta el {until}.",
            "en": "Quote {label} for {amount}, valid until {until}.",
        },
        order=45,
    )
}
WORDS = {
    QuoteState.ACCEPTED: {"es": "{name} aceptó {label}", "en": "{name} accepted {label}"},
    QuoteState.REJECTED: {"es": "{name} no aceptó {label}", "en": "{name} declined {label}"},
    QuoteState.EXPIRED: {"es": "Venció {label} de {name}", "en": "{label} of {name} has expired"},
}


def tell(row: Quote, *, at: datetime) -> None:
    """Tell what has just happened, each once: a revision sent, an answer, an end."""
    if row.state == QuoteState.SENT:
        _tell_customer(row, at)
    elif words := WORDS.get(QuoteState(row.state)):
        _tell_maker(row, row.created_by, words, at)


def _tell_customer(row: Quote, at: datetime) -> None:
    owner, thread = row.customer.portal_user_id, row.conversation
    if owner is None:
        return
    said = thread is not None and thread.channel_kind != WEB and row.told_message_id is not None
    values = {
        "label": row.label,
        "amount": paid(row.total),
        "until": f"{row.valid_until:%d/%m/%Y}",
    }
    fact = Fact(
        kind=SENT,
        key=f"quote:{row.id}:{row.revision}",
        link=f"/portal/quotes/{row.id}",
        values=values,
        said=said,
    )
    facts.tell(owner, fact, at=at)


def _tell_maker(row: Quote, user: User, words: dict[str, str], at: datetime) -> None:
    title = words.get(user.language, words["es"])
    said = Notice(
        kind="quote",
        key=f"quote:{row.id}:{row.revision}:{row.state}",
        title=title.format(name=row.customer.name, label=row.label),
        text=row.reason or paid(row.total),
        link=f"/quotes/{row.id}",
        topic=f"quote:{row.id}",
    )
    notify(user.id, said, at=at)
