"""What customers offer: their sections of the panel, links, sources of the timeline, standing."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from chat.ports import standing
from chat.ports.files import doors
from chat.ports.findable import MOST, Findable, findables
from chat.ports.linkable import Linkable, LinkCard, linkables
from chat.ports.panel import sections
from chat.queries import conversations_of_customer, owner_of_phone
from crm.models import Customer
from crm.operations import customers, keeping
from crm.operations import told as telling
from crm.operations.keeping_records import KEEPERS
from crm.operations.link_keeping import LinkKeeper
from crm.operations.registered import RegisteredCustomers
from crm.ports.timeline import sources
from crm.queries import communications, joining, told
from crm.queries.customers import by_id, customer_for, with_document
from crm.queries.records import shows_file
from crm.queries.words import keys
from crm.types import word_of
from hub.accounts.ports.names import names
from hub.accounts.ports.personal import keepers
from hub.accounts.roles import COUNTER
from hub.kernel.clock import iso
from hub.registration.ports import customers as registered
from hub.registration.types import masked
from hub.reports.ports.kinds import kinds
from hub.reports.ports.reports import Dimension, dimensions

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
    "duplicates": {"es": "Posibles duplicados", "en": "Possible duplicates"},
    "by_document": {"es": "Mismo documento", "en": "Same document"},
    "by_channel": {"es": "Canal probado", "en": "Proven channel"},
    "by_phone": {"es": "Mismo teléfono", "en": "Same phone"},
    "by_email": {"es": "Mismo correo", "en": "Same e-mail"},
    "by_name": {"es": "Mismo nombre", "en": "Same name"},
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


class DuplicatesSection:
    """Who the customer of a conversation may be, besides."""

    order = 15

    def show(self, *, conversation: Conversation, user: User) -> dict[str, Any] | None:
        """Return up to five customers, each leading to where the two can be joined."""
        if user.role not in COUNTER or conversation.identity is None:
            return None
        own = conversation.identity.customer_id
        pairs = joining.duplicates_of(user, own)[:SHOWN] if own is not None else []
        items = []
        for pair in pairs:
            other = pair.second if pair.first_id == own else pair.first
            label = _word(f"by_{pair.reasons[0]}", user)
            items.append(_item(label, other.name, link=f"/customers/{own}?merge={other.id}"))
        if not items:
            return None
        return {"key": "duplicates", "title": _word("duplicates", user), "items": items}


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
    return _card(customer_for(user, customer_id))


def numbered(user: User, number: str) -> list[LinkCard]:
    """Return the customers who have this document."""
    return [_card(found) for found in with_document(user, number)[:MOST]]


def _card(found: Customer) -> LinkCard:
    return LinkCard(
        kind="customer",
        title=found.name,
        subtitle=masked(found.document_number) or found.phone or found.email,
        state="",
        path=f"/customers/{found.id}",
    )


def _about(customer: Customer, user: User) -> list[dict[str, Any]]:
    link = f"/customers/{customer.id}"
    values = {
        "name": customer.name,
        "document_number": masked(customer.document_number),
        "phone": customer.phone,
        "email": customer.email,
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


class CustomersStanding:
    """Who customers are and how they stand with the house, for the conversations below."""

    def standing(self, customer_id: UUID) -> standing.Standing:
        customer = by_id(customer_id)
        if customer is None:
            return standing.Standing()
        return standing.Standing(category=str(customer.category_id), status=str(customer.status_id))

    def take_on(self, *, identity_id: UUID, customer_id: UUID, by: User, at: datetime) -> None:
        customers.take_on(identity_id=identity_id, customer_id=customer_id, by=by, at=at)

    def categories(self) -> list[str]:
        return keys("category")

    def statuses(self) -> list[str]:
        return keys("status")


standing.provide(CustomersStanding())
registered.provide(RegisteredCustomers())
names.add("phone", owner_of_phone)
sections.add("customer", CustomerSection())
sections.add("duplicates", DuplicatesSection())
sections.add("communications", AskedSection())
linkables.add("customer", Linkable(path="/customers/<id>", card=card_of))
sources.add("messages", told.Messages())
sources.add("requests", told.Requests())
sources.add("notes", told.Notes())
sources.add("files", told.Files())
doors.add("customer_file", shows_file)
for name, keeper in KEEPERS.items():
    keepers.add(name, keeper)
findables.add("customer", Findable(find=numbered))
keeping.register()
keepers.add("channel_links", LinkKeeper())
for _key, _kind in telling.FACTS.items():
    kinds.add(_key, _kind)


def _called(customer_id: UUID) -> str | None:
    found = by_id(customer_id)
    return found.name if found is not None else None


dimensions.add("customer", Dimension(label={"es": "Cliente", "en": "Customer"}, name=_called))
