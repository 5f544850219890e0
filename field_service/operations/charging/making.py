"""Makes the invoice of an order: each of its rows stands on one invoice and never on a second."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from billing.operations.invoices import drafting
from billing.operations.invoices.drafting import InvoiceForm
from billing.operations.invoices.lawful import usual_kind
from billing.operations.quotes import converting
from billing.queries import steps
from billing.types import InvoiceState, LineInput
from field_service.models import BilledSource, Order
from field_service.operations.orders import records
from field_service.queries import charges
from field_service.types import Told
from field_service.types.after import BilledKind, ChargeLine, Choice, ChosenLine, SourceRef
from hub.kernel.errors import Conflict, Invalid

if TYPE_CHECKING:
    from billing.models import Invoice, Quote
    from hub.accounts.models import User

WHOLE, SIX = Decimal(100), Decimal("0.000001")


class AlreadyBilled(Conflict):
    """All of it stands on an invoice; `fields` has the ids of those."""

    code, detail = "already_billed", "This is on an invoice already."


class NothingToBill(Conflict):
    """No hour was worked, no part was used, nothing was agreed to."""

    code, detail = "nothing_to_bill", "There is nothing to bill on this order."


def make(*, order_id: UUID, choice: Choice, by: User, at: datetime) -> Invoice:
    """Draft the invoice of an order with what was chosen of it.

    Raises NotFound, Forbidden, IllegalTransition, AlreadyBilled, NothingToBill, Invalid (`lines`).
    """
    with transaction.atomic():
        row = records.locked(order_id=order_id, by=by)
        steps.demand(charges.STEPS, row, "invoice", by)
        offer = charges.offered(row, by=by, covered=choice.covered)
        lines = _chosen(row, offer, choice)
        quote = offer.quote if choice.quote else None
        if not lines and quote is None:
            raise _nothing(row)
        made = _of_quote(quote, lines, by, at) if quote else _drafted(row, lines, by, at)
        refs = [ref for each in lines for ref in each.sources]
        if quote is not None:
            refs.append(SourceRef(BilledKind.QUOTE, str(quote.id)))
        _claim(row, refs, made, by, at)
        records.keep(row, "bill", by=by, at=at, told=Told(reason=made.label))
    return made


def _nothing(row: Order) -> Conflict:
    billed = [str(each.id) for each in charges.invoices_of(row)]
    return AlreadyBilled(fields={"invoices": billed}) if billed else NothingToBill()


def _chosen(row: Order, offer: charges.Offer, choice: Choice) -> list[ChargeLine]:
    if choice.lines is None:
        lines = [each for each in offer.lines if each.chosen]
    else:
        lines = [_changed(row, offer.lines, each) for each in choice.lines]
    if any(not each.priced for each in lines):
        raise Invalid(fields={"lines": ["Say what it costs: there is no rate for it."]})
    return lines


def _changed(row: Order, offered: Sequence[ChargeLine], wanted: ChosenLine) -> ChargeLine:
    found = next((each for each in offered if each.key == wanted.key), None)
    if found is None:
        billed = [str(each.id) for each in charges.invoices_of(row)]
        if billed:
            raise AlreadyBilled(fields={"invoices": billed})
        raise Invalid(fields={"lines": ["There is no such line."]})
    names = ("description", "quantity", "unit_price", "discount_percent")
    said = {name: value for name in names if (value := getattr(wanted, name)) is not None}
    priced = found.priced or wanted.unit_price is not None
    return replace(found, line=replace(found.line, **said), priced=priced)


def _drafted(row: Order, lines: Iterable[ChargeLine], by: User, at: datetime) -> Invoice:
    form = InvoiceForm(
        lines=[each.line for each in lines],
        kind=usual_kind(row.customer.document_number),
        note=f"{row.label} · {row.title}",
        address=row.place,
        tied_to={"conversation_id": row.conversation_id},
    )
    return drafting.draft(customer_id=row.customer_id, form=form, by=by, at=at)


def _of_quote(quote: Quote, lines: Sequence[ChargeLine], by: User, at: datetime) -> Invoice:
    """Return the invoice billing makes of a quote, once; with what came on top of it."""
    made = converting.convert(quote_id=quote.id, by=by, at=at)
    if not lines:
        return made
    if made.state != InvoiceState.DRAFT:
        raise Invalid(fields={"lines": ["The quote is invoiced already: bill the rest by itself."]})
    form = drafting.form_of(made)
    more = [_in_terms_of(each.line, includes_tax=form.includes_tax) for each in lines]
    whole = replace(form, lines=[*form.lines, *more])
    return drafting.change(invoice_id=made.id, form=whole, by=by, at=at)


def _in_terms_of(line: LineInput, *, includes_tax: bool) -> LineInput:
    if not includes_tax:
        return line
    price = (line.unit_price * (WHOLE + line.tax_rate) / WHOLE).quantize(SIX)
    return replace(line, unit_price=price)


def _claim(row: Order, refs: Iterable[SourceRef], made: Invoice, by: User, at: datetime) -> None:
    try:
        with transaction.atomic():
            BilledSource.objects.bulk_create(
                BilledSource(
                    order=row, kind=ref.kind, source=ref.id, invoice=made, created_by=by,
                    created_at=at,
                )
                for ref in refs
            )  # fmt: skip
    except IntegrityError:
        raise AlreadyBilled(fields={"invoices": [str(made.id)]}) from None
