"""Writes quotes, changes them while they are drafts, and begins their next revision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction

from billing import live
from billing.models import Quote, QuoteLine
from billing.operations.catalogue.items import demand_known
from billing.operations.coupons import uses as coupons
from billing.operations.invoices.drafting import add_up
from billing.operations.quotes import records
from billing.queries import steps
from billing.queries.coupons import living_uses, reduction_of
from billing.queries.keys import made_under
from billing.queries.quotes import STEPS
from billing.types import LineInput, Priced, priced
from billing.types.quotes import QuoteForm, QuoteLineInput, QuoteState
from chat.operations import cards
from crm.queries.customers import customer_for, family_of
from crm.queries.opportunities import opportunity_for
from crm.queries.standing import refuse_inactive
from hub.accounts.roles import ANSWERING
from hub.kernel import public_links
from hub.kernel.errors import Forbidden, Invalid, NotFound
from hub.kernel.home import home, settle, today

if TYPE_CHECKING:
    from chat.models import Conversation
    from crm.models import Customer
    from hub.accounts.models import User

LINK = "quote"  # the kind of its public links
WORDS = ("title", "note", "terms", "prepayment_percent", "includes_tax")


@dataclass(frozen=True, kw_only=True)
class Ties:
    """What a quote hangs on."""

    opportunity_id: UUID | None = None
    conversation: Conversation | None = None


def draft(
    *,
    customer_id: UUID,
    form: QuoteForm,
    by: User,
    at: datetime,
    ties: Ties | None = None,
    key: str | None = None,
) -> Quote:
    """Write a draft for a customer this person may see; one that has this `key` is given back.

    Raises NotFound, Forbidden, CustomerInactive, Invalid.
    """
    if by.role not in ANSWERING:
        raise Forbidden("Only advisors make quotes.")
    known = made_under(Quote, key)
    if known is not None:
        return known
    customer, ties = customer_for(by, customer_id), ties or Ties()
    refuse_inactive(customer)
    with transaction.atomic():
        settle(home().currency)
        row = _begun(customer, ties, by, at)
        row.client_key = key
        sums = _fill(row, form, by, at)
        row.save(force_insert=True)
        _write_lines(row, sums)
        records.note(row, "drafted", by=by, at=at)
    return row


def change(*, quote_id: UUID, version: int, form: QuoteForm, by: User, at: datetime) -> Quote:
    """Write a draft anew. Raises NotFound, QuoteChanged, Forbidden, IllegalTransition, Invalid."""
    with transaction.atomic():
        row = records.locked(quote_id=quote_id, by=by, at=at, version=version)
        steps.demand(STEPS, row, "edit", by)
        work_out_anew(row, "changed", form=form, by=by, at=at)
    return row


def work_out_anew(
    row: Quote, what: str, *, form: QuoteForm | None = None, about: str = "", by: User, at: datetime
) -> None:
    """Write a locked draft as it is by now: other lines, or coupons came on it or went."""
    sums = _fill(row, form or form_of(row), by, at)
    row.lines.all().delete()
    records.keep(row, what, by=by, at=at, about=about)
    _write_lines(row, sums)


def revise(*, quote_id: UUID, by: User, at: datetime) -> Quote:
    """Begin the next revision: what was sent stays as it is, its links are dead.

    A coupon it had may be used again, here or elsewhere: what was offered with it is over.

    Raises NotFound, Forbidden, IllegalTransition, CustomerInactive.
    """
    with transaction.atomic():
        row = records.locked(quote_id=quote_id, by=by, at=at)
        steps.demand(STEPS, row, "revise", by)
        refuse_inactive(row.customer)
        public_links.revoke(LINK, row.id, at=at)
        row.state, row.revision, row.reason = QuoteState.DRAFT, row.revision + 1, ""
        row.viewed_at = row.decided_at = None
        row.valid_until = max(row.valid_until, _until(at))
        coupons.return_all(row, by=by, at=at)
        work_out_anew(row, "revised", by=by, at=at)
    return row


def discard(*, quote_id: UUID, by: User, at: datetime) -> None:
    """Throw a draft away that was never sent; NotFound, IllegalTransition."""
    with transaction.atomic():
        row = records.locked(quote_id=quote_id, by=by, at=at)
        steps.demand(STEPS, row, "discard", by)
        if row.number is not None:
            raise steps.IllegalTransition(fields={"state": row.state, "allowed": ["cancel"]})
        coupons.return_all(row, by=by, at=at)
        live.quote_moved(row)
        cards.drop(conversation_id=row.conversation_id, ref=f"quote:{row.id}", at=at)
        row.delete()


def form_of(row: Quote) -> QuoteForm:
    """Return what a quote was filled in with."""
    return QuoteForm(
        lines=[QuoteLineInput(line=line.as_input()) for line in row.lines.order_by("position")],
        discount=row.extra_discount_minor,
        valid_until=row.valid_until,
        **{name: getattr(row, name) for name in WORDS},
    )


def inputs(form: QuoteForm) -> list[LineInput]:
    """Return the lines alone, as the arithmetic takes them."""
    return [each.whole for each in form.lines]


def _begun(customer: Customer, ties: Ties, by: User, at: datetime) -> Quote:
    return Quote(
        customer=customer,
        made_for=customer,
        opportunity_id=_deal(ties.opportunity_id, customer, by),
        conversation=_thread(ties.conversation, customer),
        currency=home().currency,
        created_by=by,
        created_at=at,
        updated_at=at,
    )


def _fill(row: Quote, form: QuoteForm, by: User, at: datetime) -> Priced | None:
    """Write on a quote what is filled in; returns what its lines come to, where it has any."""
    for name in WORDS:
        setattr(row, name, getattr(form, name))
    row.extra_discount_minor = form.discount
    row.valid_until = form.valid_until or _until(at)
    held = living_uses(row)
    if not form.lines:
        row.discount_minor = row.net_minor = row.tax_minor = row.total_minor = 0
        if form.discount:
            raise Invalid(fields={"discount": ["There is nothing to take it off."]})
        coupons.settle(row, held, [0] * len(held), by=by, at=at)
        return None
    lines = inputs(form)
    demand_known(lines)
    sums = priced(
        lines,
        row.currency,
        includes_tax=form.includes_tax,
        discount=form.discount,
        reductions=[reduction_of(use.coupon) for use in held],
    )
    coupons.settle(row, held, sums.taken, by=by, at=at)
    add_up(row, sums)
    return sums


def _write_lines(row: Quote, sums: Priced | None) -> None:
    QuoteLine.objects.bulk_create(
        QuoteLine.of(each, position, quote=row)
        for position, each in enumerate(sums.lines if sums is not None else (), start=1)
    )


def _deal(opportunity_id: UUID | None, customer: Customer, by: User) -> UUID | None:
    if opportunity_id is None:
        return None
    try:
        row = opportunity_for(by, opportunity_id)
    except NotFound:
        raise Invalid(fields={"opportunity": ["There is no such opportunity."]}) from None
    if row.customer_id not in family_of(customer.id):
        raise Invalid(fields={"opportunity": ["It is another customer's."]})
    return UUID(str(row.id))


def _thread(found: Conversation | None, customer: Customer) -> Conversation | None:
    """Return where a quote is told; Invalid for a conversation with somebody else."""
    identity = found.identity if found is not None else None
    owner = identity.customer_id if identity is not None else None
    if found is not None and owner not in family_of(customer.id):
        raise Invalid(fields={"conversation": ["Not of this customer."]})
    return found


def _until(at: datetime) -> date:
    return today(at) + timedelta(days=settings.QUOTE_DAYS)
