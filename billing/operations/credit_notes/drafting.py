"""Writes down what an issued invoice takes back, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from billing import live
from billing.events import CreditNoteMoved
from billing.models import CreditNote, CreditNoteLine, Invoice, InvoiceLine
from billing.operations.invoices import records
from billing.queries import steps
from billing.queries.credit_notes import STEPS, taken_back, visible_to
from billing.queries.invoices import STEPS as INVOICE_STEPS
from billing.queries.keys import made_under
from billing.types import DocumentKind
from billing.types.crediting import CreditForm, TakenBack
from hub.kernel.errors import Conflict, Invalid, NotFound
from hub.kernel.events import announce
from hub.kernel.money import round_half_up

if TYPE_CHECKING:
    from hub.accounts.models import User


class OverCredited(Conflict):
    """More than is left of the invoice would be taken back."""

    code, detail = "over_credited", "More than is left of this invoice."


class NotCreditable(Conflict):
    """Nothing was sold by it: it is paid, or written off."""

    code, detail = "not_creditable", "Nothing was sold by this document; write it off instead."


def draft(
    *, invoice_id: UUID, form: CreditForm, by: User, at: datetime, key: str | None = None
) -> CreditNote:
    """Write a draft for an issued invoice; one that has this `key` is given back.

    Raises NotFound, Forbidden, IllegalTransition, Invalid, NotCreditable, OverCredited.
    """
    known = made_under(CreditNote, key)
    if known is not None:
        return known
    with transaction.atomic():
        invoice = records.locked(invoice_id=invoice_id, by=by)
        steps.demand(INVOICE_STEPS, invoice, "credit", by)
        if invoice.kind == DocumentKind.DEBT:
            raise NotCreditable
        lines = _lines(invoice, form.lines)
        note = _made(invoice, form, client_key=key, created_by=by, created_at=at, updated_at=at)
        _add_up(note, lines)
        note.save()
        for line in lines:
            line.credit_note = note
        CreditNoteLine.objects.bulk_create(lines)
        live.credit_note_moved(note)
        announce(CreditNoteMoved(credit_note_id=note.id))
    return note


def discard(*, credit_note_id: UUID, by: User) -> None:
    """Throw a draft away. Raises NotFound, Forbidden, IllegalTransition."""
    with transaction.atomic():
        rows = visible_to(by).select_for_update(of=("self",))
        note = rows.filter(id=credit_note_id).first()
        if note is None:
            raise NotFound
        steps.demand(STEPS, note, "discard", by)
        live.credit_note_moved(note)
        note.delete()


def _made(invoice: Invoice, form: CreditForm, **more: Any) -> CreditNote:
    return CreditNote(
        kind=_kind(invoice),
        invoice=invoice,
        customer=invoice.customer,
        reason=form.reason,
        note=form.note,
        currency=invoice.currency,
        includes_tax=invoice.includes_tax,
        **more,
    )


def _kind(invoice: Invoice) -> DocumentKind:
    boleta = invoice.kind == DocumentKind.RECEIPT
    return DocumentKind.RECEIPT_CREDIT_NOTE if boleta else DocumentKind.CREDIT_NOTE


def _lines(invoice: Invoice, asked: Sequence[TakenBack]) -> list[CreditNoteLine]:
    rows = {row.id: row for row in invoice.lines.order_by("position")}
    gone = taken_back(invoice.id)
    wanted = asked or [TakenBack(line=row.pk) for row in rows.values()]
    if len({each.line for each in wanted}) != len(wanted):
        raise Invalid(fields={"lines": ["Each line once."]})
    made = []
    for each in wanted:
        if each.line not in rows:
            raise Invalid(fields={"lines": ["Not a line of this invoice."]})
        found = _taken(rows[each.line], each, gone.get(each.line, {}), invoice.includes_tax)
        if found is not None:
            made.append(found)
    if not made:
        raise OverCredited
    for position, line in enumerate(made, start=1):
        line.position = position
    return made


def _taken(
    row: InvoiceLine, asked: TakenBack, gone: dict[str, Any], includes_tax: bool
) -> CreditNoteLine | None:
    """Return what is taken back of a line; None where all of it is gone and nothing was named.

    Money taken off without units has the quantity 0.
    """
    left_net = row.net_minor - gone.get("net", 0)
    left_tax = row.tax_minor - gone.get("tax", 0)
    left = row.quantity - Decimal(gone.get("quantity", 0))
    if asked.amount is not None:
        quantity, net, tax = Decimal(0), *_split(asked.amount, row)
    elif asked.quantity is None or asked.quantity == left:
        if left_net + left_tax <= 0:
            return None
        quantity, net, tax = left, left_net, left_tax
    else:
        quantity, net, tax = asked.quantity, *_portion(asked.quantity, row, includes_tax)
    if quantity < 0 or net + tax <= 0:
        raise Invalid(fields={"lines": ["More than nothing."]})
    if net > left_net or tax > left_tax:
        raise OverCredited(fields={"lines": [f"Of line {row.position} less is left."]})
    return _row(row, quantity, net, tax)


def _split(total: int, row: InvoiceLine) -> tuple[int, int]:
    net = round_half_up(Decimal(total) / (1 + row.tax_rate / 100))
    return net, total - net


def _portion(quantity: Decimal, row: InvoiceLine, includes_tax: bool) -> tuple[int, int]:
    share = quantity / row.quantity
    if includes_tax:
        return _split(round_half_up(row.total_minor * share), row)
    net = round_half_up(row.net_minor * share)
    return net, round_half_up(Decimal(net) * row.tax_rate / 100)


def _row(row: InvoiceLine, quantity: Decimal, net: int, tax: int) -> CreditNoteLine:
    return CreditNoteLine(
        invoice_line=row,
        kind=row.kind,
        description=row.description,
        unit=row.unit,
        quantity=quantity,
        unit_price=row.unit_price,
        discount_percent=row.discount_percent,
        tax_kind=row.tax_kind,
        tax_rate=row.tax_rate,
        net_minor=net,
        tax_minor=tax,
        total_minor=net + tax,
    )


def _add_up(note: CreditNote, lines: Sequence[CreditNoteLine]) -> None:
    note.net_minor = sum(line.net_minor for line in lines)
    note.tax_minor = sum(line.tax_minor for line in lines)
    note.total_minor = note.net_minor + note.tax_minor
