"""What opportunities offer: a section, links, the timeline, and how they follow a customer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from chat.ports.linkable import Linkable, LinkCard, linkables
from chat.ports.panel import sections
from crm.models import Opportunity
from crm.operations import opportunities
from crm.operations.opportunities.forgetting import forget
from crm.plugins.of_customer import RowsOfCustomer
from crm.ports.belongings import belongings, joins
from crm.ports.timeline import About, Event, Found, Words, newest, sources
from crm.queries import opportunities as queries
from hub.accounts.ports.personal import Keeper, Kept, Subject, keepers
from hub.accounts.roles import COUNTER
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from hub.accounts.models import User

TITLE: Words = {"es": "Oportunidades", "en": "Opportunities"}
MOST = 50  # of a customer, looked at for those that are shown first


class Told:
    """The opportunities of a customer, on their timeline."""

    label: Words = TITLE
    order = 30

    def events(self, about: About, *, mark: Any, most: int) -> Sequence[Found]:
        """Return each where it was made, as it stands now."""
        if about.user.role not in COUNTER:
            return []
        rows = Opportunity.objects.filter(customer__in=about.family).select_related("owner")
        return newest(rows, mark=mark, most=most, event=_event)


class Keeping(Keeper):
    """What opportunities say about a customer."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield them, oldest first."""
        for row in queries.about(subject.customer_id, subject.user_id):
            yield {
                "id": str(row.id),
                "title": row.title,
                "note": row.note,
                "amount": row.amount.as_json(),
                "stage": row.stage,
                "outcome": row.outcome,
                "closing_note": row.closing_note,
                "created_at": iso(row.created_at),
                "closed_at": iso(row.closed_at),
            }

    def forget(self, subject: Subject) -> Kept | None:
        """Blank their words; what they were worth stays, of nobody."""
        forget(customer_id=subject.customer_id, user_id=subject.user_id)
        return None


def card_of(user: User, opportunity_id: UUID) -> LinkCard:
    """Return what a link to an opportunity shows; NotFound for those who may not see it."""
    row = queries.opportunity_for(user, opportunity_id)
    return LinkCard(
        kind="opportunity",
        title=row.title,
        subtitle=row.customer.name,
        state=row.outcome or row.stage,
        path=f"/opportunities/{row.id}",
    )


def _first(customer_id: UUID) -> list[Opportunity]:
    """Return a customer's, the open ones first."""
    return sorted(queries.of_customer(customer_id)[:MOST], key=lambda row: not row.is_open)


def _item(row: Opportunity) -> dict[str, Any]:
    return {
        "label": row.title,
        "value": row.amount.as_json(),
        "link": f"/opportunities/{row.id}",
        "state": row.outcome or row.stage,
    }


def _event(row: Opportunity) -> Event:
    return Event(
        id=str(row.id),
        at=row.created_at,
        title=row.title,
        summary=row.note[:200],
        who=row.owner.name,
        state=row.outcome or row.stage,
        amount=row.amount if row.amount_minor else None,
        link=f"/opportunities/{row.id}",
    )


SECTION = RowsOfCustomer(key="opportunities", title=TITLE, order=25, rows=_first, item=_item)
sections.add(SECTION.key, SECTION)
linkables.add("opportunity", Linkable(path="/opportunities/<id>", card=card_of))
sources.add("opportunities", Told())
belongings.add("opportunities", opportunities.follow)
joins.add("opportunities", opportunities.Opportunities())
keepers.add("opportunities", Keeping())
