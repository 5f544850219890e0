"""What invoices offer: a section, the timeline, links, numbers that are found, what is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from billing.models import Invoice
from billing.operations.invoices import facts
from billing.operations.recharges.wording import paid
from billing.queries import invoice_lists
from billing.queries.invoices import invoice_for
from billing.types import InvoiceState
from chat.ports.findable import MOST, Findable, findables
from chat.ports.linkable import Linkable, LinkCard, linkables
from chat.ports.panel import sections
from crm.plugins.of_customer import SHOWN, RowsOfCustomer
from crm.ports.timeline import About, Event, Found, Words, newest, sources
from hub.accounts.roles import COUNTER
from hub.kernel import clock
from hub.kernel.home import today
from hub.kernel.trail import Watch, watches
from hub.reports.ports.kinds import FactKind, kinds

if TYPE_CHECKING:
    from hub.accounts.models import User

TITLE: Words = {"es": "Facturas", "en": "Invoices"}
ONE: Words = {"es": "Factura", "en": "Invoice"}


class Told:
    """The invoices of a customer, on their timeline."""

    label: Words = TITLE
    order = 45

    def events(self, about: About, *, mark: Any, most: int) -> Sequence[Found]:
        """Return each where it was written, as it stands now; customers see what was issued."""
        rows = Invoice.objects.filter(customer__in=about.family)
        if about.user.role not in COUNTER:
            rows = rows.exclude(state=InvoiceState.DRAFT)
        return newest(
            rows.select_related("created_by"),
            mark=mark,
            most=most,
            event=lambda row: _event(row, about.user),
        )


def _event(row: Invoice, user: User) -> Event:
    page = "/invoices" if user.role in COUNTER else "/portal/invoices"
    return Event(
        id=str(row.id),
        at=row.created_at,
        title=ONE.get(user.language, ONE["es"]),
        summary=row.label or row.period,
        who=row.created_by.name,
        state=_state(row),
        amount=row.total,
        link=f"{page}/{row.id}",
    )


def _state(row: Invoice) -> str:
    return invoice_lists.OVERDUE if row.is_overdue(today(clock.now())) else str(row.state)


def _item(row: Invoice) -> dict[str, Any]:
    owed = row.balance if row.is_owed else row.total
    return {
        "label": row.label or row.period or "—",
        "value": owed.as_json(),
        "link": f"/invoices/{row.id}",
        "state": _state(row),
    }


def card_of(user: User, invoice_id: UUID) -> LinkCard:
    """Return what a link to an invoice shows; NotFound for those who may not see it."""
    return _card(invoice_for(user, invoice_id))


def numbered(user: User, number: str) -> list[LinkCard]:
    """Return the invoices whose number begins so."""
    return [_card(row) for row in invoice_lists.numbered(user, number)[:MOST]]


def _card(row: Invoice) -> LinkCard:
    return LinkCard(
        kind="invoice",
        title=row.label or paid(row.total),
        subtitle=f"{row.customer.name} · {paid(row.total)}",
        state=_state(row),
        path=f"/invoices/{row.id}",
    )


ISSUED = FactKind(
    label={"es": "Facturas nuevas", "en": "New invoices"},
    title={"es": "Tiene una factura nueva", "en": "You have a new invoice"},
    text={
        "es": "Su {invoice} por {amount} vence el {due}.",
        "en": "Your {invoice} of {amount} is due on {due}.",
    },
    order=40,
)
PAID = FactKind(
    label={"es": "Facturas pagadas", "en": "Paid invoices"},
    title={"es": "Factura pagada", "en": "Invoice paid"},
    text={
        "es": "Su {invoice} por {amount} está pagada. Gracias.",
        "en": "Your {invoice} of {amount} is paid. Thank you.",
    },
    order=41,
)
VOIDED = FactKind(
    label={"es": "Facturas anuladas", "en": "Voided invoices"},
    title={"es": "Factura anulada", "en": "Invoice voided"},
    text={
        "es": "Su {invoice} por {amount} fue anulada. No debe pagarla.",
        "en": "Your {invoice} of {amount} was voided. You need not pay it.",
    },
    order=42,
)

sources.add("invoices", Told())
sections.add(
    "invoices",
    RowsOfCustomer(
        key="invoices",
        title=TITLE,
        order=25,
        rows=lambda customer_id: list(invoice_lists.in_panel(customer_id)[:SHOWN]),
        item=_item,
    ),
)
linkables.add("invoice", Linkable(path="/invoices/<id>", card=card_of))
findables.add("invoice", Findable(find=numbered))
kinds.add(facts.ISSUED, ISSUED)
kinds.add(facts.PAID, PAID)
kinds.add(facts.VOIDED, VOIDED)
for _table in ("invoicenotice", "charge", "submission"):
    watches.add(f"billing.{_table}", Watch(why_not="what was said stands in the thread"))
