"""What quotes offer: links that accept them, a section, the timeline, what moves along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from billing.models import Quote
from billing.operations.quotes import answering, following, papers, told
from billing.operations.quotes.drafting import LINK
from billing.queries import quotes as queries
from billing.serializers import quote_bodies as bodies
from billing.serializers import quote_links as shapes
from billing.types.quotes import AnsweredBy, Signed
from chat.ports.findable import MOST, Findable, findables
from chat.ports.linkable import Linkable, LinkCard, linkables
from chat.ports.panel import sections
from crm.plugins.of_customer import RowsOfCustomer
from crm.ports.belongings import belongings, joins
from crm.ports.deals import deals
from crm.ports.timeline import About, Event, Found, Words, newest, sources
from crm.queries.personal import family
from hub.accounts.ports.personal import Keeper, Kept, Subject, keepers
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.clock import iso
from hub.kernel.errors import NotFound
from hub.kernel.home import today
from hub.kernel.public_links import Act, Download, LinkKind, Visit
from hub.kernel.public_links import kinds as link_kinds
from hub.kernel.trail import Watch, watches
from hub.reports.ports.kinds import kinds

if TYPE_CHECKING:
    from hub.accounts.models import User

TITLE: Words = {"es": "Cotizaciones", "en": "Quotes"}
ACCOUNTING = "accounting"


class Deals:
    """What quotes know about an opportunity."""

    def accepted(self, opportunity_id: UUID) -> bool:
        return queries.is_accepted(opportunity_id)

    def invoiced(self, opportunity_id: UUID) -> bool:
        return queries.is_invoiced(opportunity_id)


class Told:
    """The quotes of a customer, on their timeline."""

    label: Words = TITLE
    order = 40

    def events(self, about: About, *, mark: Any, most: int) -> Sequence[Found]:
        """Return each where it was made, as it stands now."""
        if about.user.role not in COUNTER:
            return []
        rows = Quote.objects.filter(customer__in=about.family).select_related("created_by")
        return newest(rows, mark=mark, most=most, event=_event)


class Keeping(Keeper):
    """What somebody was offered, and what they agreed to."""

    def rows(self, subject: Subject) -> Iterator[dict[str, Any]]:
        """Yield the quotes they were sent, oldest first."""
        rows = Quote.objects.filter(customer__in=family(subject), number__isnull=False)
        for row in rows.order_by("created_at", "id"):
            yield {
                "number": row.label,
                "title": row.title,
                "total": row.total.as_json(),
                "state": row.state_on(today(clock.now())),
                "valid_until": row.valid_until.isoformat(),
                "sent_at": iso(row.sent_at),
            }
        for answer in queries.answers_of(family(subject)):
            yield {
                "number": answer.revision.label,
                "accepted_by": answer.name,
                "document": answer.document,
                "ip": answer.ip,
                "at": iso(answer.at),
            }

    def forget(self, subject: Subject) -> Kept | None:
        """What was agreed to stays for the tax office's years."""
        rows = Quote.objects.filter(customer__in=family(subject), number__isnull=False)
        return Kept(kind="quotes", count=rows.count(), reason=ACCOUNTING)


def card_of(user: User, quote_id: UUID) -> LinkCard:
    """Return what a link to a quote shows; NotFound for those who may not see it."""
    return _card(queries.quote_for(user, quote_id), user)


def numbered(user: User, number: str) -> list[LinkCard]:
    """Return the quotes of a number."""
    return [_card(row, user) for row in queries.numbered(user, number)[:MOST]]


def _card(row: Quote, user: User) -> LinkCard:
    return LinkCard(
        kind="quote",
        title=row.label or row.title,
        subtitle=row.customer.name,
        state=row.state_on(today(clock.now())),
        path=f"/quotes/{row.id}" if user.role in COUNTER else f"/portal/quotes/{row.id}",
    )


def _first(customer_id: UUID) -> list[Quote]:
    return list(queries.of_customer(customer_id)[:5])


def _item(row: Quote) -> dict[str, Any]:
    return {
        "label": row.label or row.title or "—",
        "value": row.total.as_json(),
        "link": f"/quotes/{row.id}",
        "state": row.state_on(today(clock.now())),
    }


def _event(row: Quote) -> Event:
    return Event(
        id=str(row.id),
        at=row.created_at,
        title=row.label or row.title,
        summary=row.title,
        who=row.created_by.name,
        state=row.state_on(today(clock.now())),
        amount=row.total,
        link=f"/quotes/{row.id}",
    )


def _opened(visit: Visit) -> Quote:
    row = queries.with_people(Quote.objects.all()).filter(id=UUID(visit.link.subject)).first()
    if row is None:
        raise NotFound
    return row


def _shown(visit: Visit) -> Mapping[str, Any]:
    return shapes.shown(_opened(visit), visit.at)


def _accepts(visit: Visit, body: dict[str, Any]) -> Mapping[str, Any]:
    signed = Signed(
        how=AnsweredBy.LINK,
        name=body["name"],
        revision=body["revision"],
        document=body.get("document", ""),
        signature=bodies.signature_of(body),
        ip=visit.ip,
    )
    row = _opened(visit)
    answering.accept(quote_id=row.id, signed=signed, by=None, at=visit.at)
    return shapes.shown(_opened(visit), visit.at)


def _rejects(visit: Visit, body: dict[str, Any]) -> Mapping[str, Any]:
    row = _opened(visit)
    answering.reject(quote_id=row.id, reason=body.get("reason", ""), by=None, at=visit.at)
    return shapes.shown(_opened(visit), visit.at)


def _seen(visit: Visit) -> None:
    answering.see(quote_id=UUID(visit.link.subject), at=visit.at)


def _paper(visit: Visit) -> Download:
    revision = queries.revision_of(_opened(visit))
    return Download(
        content=papers.pdf_of(revision),
        content_type="application/pdf",
        name=papers.name_of(revision),
    )


link_kinds.add(
    LINK,
    LinkKind(
        show=_shown,
        acts={
            "accept": Act(run=_accepts, body=bodies.LinkAcceptBody, keyed=True),
            "reject": Act(run=_rejects, body=bodies.QuoteReasonBody, keyed=True),
        },
        downloads={"paper": _paper},
        seen=_seen,
    ),
)
SECTION = RowsOfCustomer(key="quotes", title=TITLE, order=28, rows=_first, item=_item)
sections.add(SECTION.key, SECTION)
linkables.add("quote", Linkable(path="/quotes/<id>", card=card_of))
findables.add("quote", Findable(find=numbered))
sources.add("quotes", Told())
deals.add("quotes", Deals())
belongings.add("quotes", following.follow)
joins.add("quotes", following.Quotes())
keepers.add("quotes", Keeping())
for _key, _kind in told.FACTS.items():
    kinds.add(_key, _kind)
_MOVES = ("version", "shown_version", "updated_at", "told_revision", "tell")
watches.add("billing.quote", Watch(tells=("currency",), overlooks=_MOVES))
for _table in ("quoteline", "quotestep"):
    watches.add(f"billing.{_table}", Watch(why_not="the quote it belongs to is told"))
for _table in ("quoterevision", "quoteanswer"):
    watches.add(
        f"billing.{_table}", Watch(why_not="it is made once, and the quote's step tells it")
    )
