"""What customers' records offer to the floor below: two sections of the panel."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from chat.ports.linkable import Linkable, LinkCard, linkables
from chat.ports.panel import sections
from chat.queries import conversations_of_customer
from crm.models import Customer
from crm.queries import communications
from crm.queries.customers import by_id, customer_for
from crm.types import word_of
from hub.accounts.roles import COUNTER
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User

WORDS = {
    "title": {"es": "Cliente", "en": "Customer"},
    "name": {"es": "Nombre", "en": "Name"},
    "document_number": {"es": "Documento", "en": "Document"},
    "phone": {"es": "Teléfono", "en": "Phone"},
    "email": {"es": "Correo", "en": "E-mail"},
    "asked": {"es": "Comunicaciones", "en": "Communications"},
}
SHOWN = 5


class CustomerSection:
    """Who the customer of a conversation is, and where they write."""

    order = 10

    def show(self, *, conversation: Conversation, user: User) -> dict[str, Any] | None:
        """Return the customer's card; nothing for outsiders and while nobody is linked."""
        if user.role not in COUNTER or conversation.identity is None:
            return None
        customer = by_id(conversation.identity.customer_id)
        if customer is None:
            return None
        items = [*_about(customer, user), *_channels(customer)]
        return {"key": "customer", "title": _word("title", user), "items": items}


class AskedSection:
    """What was asked in a conversation, and whether somebody answered."""

    order = 40

    def show(self, *, conversation: Conversation, user: User) -> dict[str, Any] | None:
        """Return up to five communications, newest first, each under its instant."""
        if user.role not in COUNTER or conversation.identity is None:
            return None
        rows = communications.of_conversation(conversation.id).order_by("-created_at", "-id")
        items = [
            _item("", row.body[:120], state=row.state, at=row.created_at) for row in rows[:SHOWN]
        ]
        if not items:
            return None
        return {"key": "communications", "title": _word("asked", user), "items": items}


def card_of(user: User, customer_id: UUID) -> LinkCard:
    """Return what a link to a customer shows; NotFound for those who may not see them."""
    found = customer_for(user, customer_id)
    return LinkCard(
        kind="customer",
        title=found.name,
        subtitle=found.document_number or found.phone or found.email,
        state="",
        path=f"/customers/{found.id}",
    )


def _about(customer: Customer, user: User) -> list[dict[str, Any]]:
    link = f"/customers/{customer.id}"
    values = {
        name: getattr(customer, name) for name in ("name", "document_number", "phone", "email")
    }
    return [
        _item(_word(name, user), value, link=link if name == "name" else None)
        for name, value in values.items()
        if value
    ]


def _channels(customer: Customer) -> list[dict[str, Any]]:
    return [
        _item(
            row.channel_name,
            (row.identity.phone if row.identity else "") or word_of(row.channel_kind),
            link=f"/inbox/{row.id}",
        )
        for row in conversations_of_customer(customer.id)
    ]


def _item(
    label: str,
    value: Any,
    *,
    link: str | None = None,
    state: str | None = None,
    at: datetime | None = None,
) -> dict[str, Any]:
    return {"label": label, "value": value, "link": link, "state": state, "at": iso(at)}


def _word(key: str, user: User) -> str:
    return WORDS[key].get(user.language, WORDS[key]["es"])


sections.add("customer", CustomerSection())
sections.add("communications", AskedSection())
linkables.add("customer", Linkable(path="/customers/<id>", card=card_of))
