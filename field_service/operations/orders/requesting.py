"""Makes orders: once for a key, with a number, on the customer who asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction
from sequences import get_next_value

from billing.serializers.lines import plain
from billing.types.quotes import AGREED
from chat.operations import words
from crm.queries.companies import party_for
from crm.queries.standing import refuse_inactive
from field_service.models import Machine, Order, OrderKind
from field_service.operations.machines import reading
from field_service.operations.orders import records
from field_service.queries.deadlines import due_after
from field_service.queries.machines import machine_for
from field_service.types import REQUESTED, MachineState, OrderForm, OrderSource, ReadingSource
from hub.accounts.roles import Role
from hub.kernel.errors import Conflict, Invalid, NotFound

if TYPE_CHECKING:
    from billing.models import Quote
    from crm.models import Customer
    from hub.accounts.models import User

SEQUENCE = "service-order"
LONGEST_TITLE, LONGEST_SYMPTOM, LONGEST_PLACE = 120, 2000, 200


class QuoteOpen(Conflict):
    """The customer has not agreed to it."""

    code, detail = "quote_open", "The customer has not agreed to this quote."


class MachineRetired(Conflict):
    """Nothing is done to a machine that was put out of service."""

    code, detail = "machine_retired", "This machine was put out of service."


def request(
    *,
    customer_id: UUID,
    form: OrderForm,
    by: User,
    at: datetime,
    key: str | None = None,
    conversation_id: UUID | None = None,
    quote_id: UUID | None = None,
    earlier: Order | None = None,
) -> Order:
    """Make an order with its number; the same `key` or quote again returns what it made.

    It comes back for an `earlier` one, which the caller has found for `by`, and is its customer's.
    Raises NotFound, MachineRetired, Invalid (`title`, `kind`, `machine`, `place`,
    `wanted_until_at`).
    """
    if (known := _known(key, quote_id)) is not None:
        return known
    try:
        with transaction.atomic():
            return _request(customer_id, form, by, at, key, conversation_id, quote_id, earlier)
    except IntegrityError:
        if (known := _known(key, quote_id)) is not None:
            return known
        raise


def open_at(*, machine: Machine, form: OrderForm, by: User, at: datetime, key: str) -> Order:
    """Make an order at a machine for whom it belongs to, without one who may see it asking.

    A plan's and a label's: `by` is the house. Raises as `request`; the same `key` is one order.
    """
    if (known := _known(key, None)) is not None:
        return known
    with transaction.atomic():
        machine = _held(machine)
        refuse_inactive(machine.customer)
        _refuse_retired(machine)
        row = _filled(form, machine, by, at)
        row.client_key = key
        return _numbered(row, machine.customer, by, at)


def of_quote(quote: Quote, *, fields: Mapping[str, Any], by: User, at: datetime) -> Order:
    """Make the order of a quote the customer agreed to, once; `fields` of `OrderForm` say more.

    Raises QuoteOpen, Invalid (`place` where neither a machine nor a place is named).
    """
    if quote.state not in AGREED:
        raise QuoteOpen(fields={"state": quote.state})
    form = {"title": quote.title or quote.label, "symptom": _lines(quote), **fields}
    return request(
        customer_id=quote.customer_id,
        form=OrderForm(**{**form, "source": OrderSource.QUOTE}),
        by=by,
        at=at,
        conversation_id=quote.conversation_id,
        quote_id=quote.id,
    )


def is_ready() -> bool:
    """Whether the house has said what kinds of service it does."""
    return OrderKind.objects.filter(archived_at=None).exists()


def _lines(quote: Quote) -> str:
    """Return what was agreed to, a line each, for who will do it."""
    rows = quote.lines.order_by("position")
    return "\n".join(f"{plain(row.quantity)} × {row.description}" for row in rows)


def _known(key: str | None, quote_id: UUID | None) -> Order | None:
    if quote_id is not None:
        return Order.objects.filter(quote=quote_id).first()
    return Order.objects.filter(client_key=key).first() if key is not None else None


def _request(
    customer_id: UUID,
    form: OrderForm,
    by: User,
    at: datetime,
    key: str | None,
    conversation_id: UUID | None,
    quote_id: UUID | None,
    earlier: Order | None,
) -> Order:
    customer = earlier.customer if earlier is not None else party_for(by, customer_id)
    refuse_inactive(customer)
    machine = machine_of(form.machine_id, customer, by)
    row = _filled(form, machine, by, at)
    row.client_key, row.conversation_id, row.quote_id = key, conversation_id, quote_id
    row.earlier = earlier
    _numbered(row, customer, by, at)
    if machine is not None and form.hour_meter is not None:
        source = ReadingSource.CUSTOMER if by.role == Role.CUSTOMER else ReadingSource.STAFF
        reading.note(
            machine_id=machine.id, hours=form.hour_meter, source=source, by=by, at=at, order=row
        )
    return row


def _numbered(row: Order, customer: Customer, by: User, at: datetime) -> Order:
    row.customer = row.made_for = customer
    row.number = get_next_value(SEQUENCE)
    row.version = 0
    records.keep(row, REQUESTED, by=by, at=at)
    return row


def _refuse_retired(machine: Machine) -> None:
    if machine.state == MachineState.RETIRED:
        raise MachineRetired


def _held(machine: Machine) -> Machine:
    """Lock a machine to commit: meanwhile it is sold to nobody, or it is by now."""
    # Joined to nothing: a row whose owner changed while we waited would not be found.
    return Machine.objects.select_for_update(no_key=True).get(id=machine.id)


def machine_of(machine_id: UUID | None, customer: Customer, by: User) -> Machine | None:
    """Return the customer's machine that is meant; Invalid (`machine`), MachineRetired."""
    if machine_id is None:
        return None
    try:
        row = machine_for(by, machine_id)
    except NotFound:
        raise Invalid(fields={"machine": ["There is no such machine."]}) from None
    row = _held(row)
    if row.customer_id != customer.id:
        raise Invalid(fields={"machine": ["This machine is somebody else's."]})
    _refuse_retired(row)
    return row


def said(form: OrderForm, machine: Machine | None) -> dict[str, Any]:
    """Return what an order says in words; Invalid (`title`, `place`, `wanted_until_at`)."""
    title = words.line(form.title, LONGEST_TITLE)
    if not title:
        raise Invalid(fields={"title": ["What is to be done?"]})
    place = words.line(form.place, LONGEST_PLACE) or (machine.place if machine else "")
    if machine is None and not place:
        raise Invalid(fields={"place": ["Where? Name the machine or the place."]})
    if form.wanted_from and form.wanted_until and form.wanted_until < form.wanted_from:
        raise Invalid(fields={"wanted_until_at": ["Not before it begins."]})
    return {
        "title": title,
        "symptom": words.text(form.symptom)[:LONGEST_SYMPTOM],
        "place": place,
        "priority": form.priority,
        "wanted_from": form.wanted_from,
        "wanted_until": form.wanted_until,
    }


def kind_of(kind_id: UUID | None) -> OrderKind:
    """Return the kind that was chosen, or the oldest there is: a customer need not know it."""
    rows = OrderKind.objects.filter(archived_at=None)
    if kind_id is not None:
        rows = rows.filter(id=kind_id)
    found = rows.order_by("created_at", "id").first()
    if found is None:
        raise Invalid(fields={"kind": ["There is no such kind of service."]})
    return found


def _filled(form: OrderForm, machine: Machine | None, by: User, at: datetime) -> Order:
    kind = kind_of(form.kind_id)
    return Order(
        kind=kind,
        machine=machine,
        source=form.source,
        **said(form, machine),
        state_since=at,
        answer_by=due_after(at, kind.answer_minutes),
        finish_by=due_after(at, kind.finish_minutes),
        created_by=by,
        created_at=at,
    )
