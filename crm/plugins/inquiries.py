"""What inquiries offer: a section, links, the timeline, and how they follow a customer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from chat.ports.linkable import Linkable, LinkCard, linkables
from chat.ports.panel import sections
from crm.models import Inquiry
from crm.operations import inquiries
from crm.operations.inquiries.forgetting import forget
from crm.plugins.of_customer import RowsOfCustomer
from crm.ports.belongings import belongings, joins
from crm.ports.timeline import About, Event, Found, Words, newest, sources
from crm.queries import inquiries as queries
from hub.accounts.ports.personal import Keeper, Kept, Subject, keepers
from hub.kernel.clock import iso

if TYPE_CHECKING:
    from hub.accounts.models import User

TITLE: Words = {"es": "Consultas", "en": "Queries"}
MOST = 50  # of a customer, looked at for those that are shown first


class Told:
    """The inquiries of a customer, on their timeline."""

    label: Words = TITLE
    order = 35

    def events(self, about: About, *, mark: Any, most: int) -> Sequence[Found]:
        """Return each where it was asked, as it stands now."""
        rows = queries.visible_to(about.user).filter(customer__in=about.family)
        rows = rows.select_related("opened_by")
        return newest(rows, mark=mark, most=most, event=_event)


class Keeping(Keeper):
    """What inquiries say about a customer."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield them with their answers, oldest first."""
        for row in queries.about(subject.customer_id, subject.user_id):
            yield {
                "id": str(row.id),
                "subject": row.subject,
                "body": row.body,
                "state": row.state,
                "resolution": row.resolution,
                "created_at": iso(row.created_at),
                "resolved_at": iso(row.resolved_at),
                "steps": [
                    {"kind": step.kind, "text": step.text, "at": iso(step.created_at)}
                    for step in queries.history(row)
                ],
            }

    def forget(self, subject: Subject) -> Kept | None:
        """Delete them: no law asks for them."""
        forget(customer_id=subject.customer_id, user_id=subject.user_id)
        return None


def card_of(user: User, inquiry_id: UUID) -> LinkCard:
    """Return what a link to an inquiry shows; NotFound for those who may not see it."""
    row = queries.inquiry_for(user, inquiry_id)
    return LinkCard(
        kind="query",
        title=row.subject,
        subtitle=row.customer.name,
        state=row.state,
        path=f"/queries/{row.id}",
    )


def _first(customer_id: UUID) -> list[Inquiry]:
    """Return a customer's, the pending ones first."""
    return sorted(queries.of_customer(customer_id)[:MOST], key=lambda row: row.state)


def _item(row: Inquiry) -> dict[str, Any]:
    return {
        "label": "",
        "value": row.subject,
        "link": f"/queries/{row.id}",
        "state": row.state,
        "at": iso(row.created_at),
    }


def _event(row: Inquiry) -> Event:
    return Event(
        id=str(row.id),
        at=row.created_at,
        title=row.subject,
        summary=(row.resolution or row.body)[:200],
        who=row.opened_by.name,
        state=row.state,
        link=f"/queries/{row.id}",
    )


SECTION = RowsOfCustomer(key="queries", title=TITLE, order=35, rows=_first, item=_item)
sections.add(SECTION.key, SECTION)
linkables.add("query", Linkable(path="/queries/<id>", card=card_of))
sources.add("queries", Told())
belongings.add("queries", inquiries.follow)
joins.add("queries", inquiries.Inquiries())
keepers.add("queries", Keeping())
