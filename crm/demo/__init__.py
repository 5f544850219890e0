"""The customers of the demo day: who they are, and which channels are proven theirs."""

from datetime import datetime

from chat.queries import visible_to
from crm.demo import deals, records
from crm.operations import communications, customers, duplicates
from crm.queries import customers as queries
from crm.queries.communications import behind
from crm.queries.joining import not_compared
from hub.accounts.queries import all_people
from hub.accounts.roles import Role

DOCUMENTS = ("45678912", "70123456", "20512345671", "41236547", "10456789123", "43219876")
CATEGORIES = ("medium", "high", "vip", "low", "medium")
STATUSES = ("active", "prospect", "active", "active", "inactive")


def seed(*, at: datetime) -> None:
    """Make the portal's people customers and give everybody a document, category and status."""
    for identity in list(queries.unlinked()):
        customers.link(identity_id=identity.id, at=at)
    communications.follow(conversation_ids=behind().values_list("conversation_id", flat=True))
    admin = all_people().filter(role=Role.ADMIN).earliest("created_at")
    for person in all_people().filter(role=Role.CUSTOMER):
        strangers = visible_to(admin).filter(identity__portal_user=None)
        for conversation in strangers.select_related("identity", "assignee", "team", "counter"):
            known = conversation.identity
            if known and (known.phone == person.phone or known.name == person.name):
                customers.prove(conversation=conversation, user=person, at=at)
        customers.of_user(person, at=at)
    for place, customer in enumerate(queries.visible_to(admin).order_by("created_at", "id")):
        fields = {
            "document_number": DOCUMENTS[place] if place < len(DOCUMENTS) else "",
            "category": CATEGORIES[place % len(CATEGORIES)],
            "status": "active" if customer.portal_user_id else STATUSES[place % len(STATUSES)],
        }
        customers.change(customer=customer, fields=fields, at=at)
    rosa = all_people().get(username="rosa")
    records.write_down(by=all_people().get(username="ana"), rosa=rosa, at=at)
    _suggest(at)
    deals.seed(at=at)


def _suggest(at: datetime) -> None:
    """Find who may be one person; the day's records hold a pair."""
    for customer_id in list(not_compared().values_list("id", flat=True)):
        duplicates.compare(customer_id=customer_id, at=at)
