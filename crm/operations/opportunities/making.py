"""Makes opportunities and corrects them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction

from chat.operations import numbers, words
from crm import live
from crm.models import Customer, Opportunity, OpportunityStep
from crm.operations.opportunities import moving, records, thread
from crm.queries.customers import root_of
from crm.types import PROBABILITY, Stage
from hub.accounts.queries import answering
from hub.accounts.roles import ANSWERING
from hub.kernel.errors import Forbidden, Invalid
from hub.kernel.home import home, refuse_foreign, settle
from hub.kernel.money import Money

if TYPE_CHECKING:
    from chat.models import Conversation
    from hub.accounts.models import User

FIELDS = ("title", "note", "probability", "expected_close")


def create(
    *,
    customer: Customer,
    form: Mapping[str, Any],
    by: User,
    at: datetime,
    conversation: Conversation | None = None,
    client_id: UUID | None = None,
) -> Opportunity:
    """Make a prospect on top of its column; the same `client_id` again returns what it made.

    `form` has `title`, and may have `note`, `amount`, `probability`, `expected_close`, `owner`.
    """
    if by.role not in ANSWERING:
        raise Forbidden("Only advisors work on opportunities.")
    known = Opportunity.objects.filter(created_by=by, client_id=client_id)
    if client_id is not None and (row := known.first()) is not None:
        return row
    try:
        return _create(customer, form, by, at, conversation, client_id)
    except IntegrityError:
        if client_id is not None and (row := known.first()) is not None:
            return row
        raise


@numbers.transacted
def _create(
    customer: Customer,
    form: Mapping[str, Any],
    by: User,
    at: datetime,
    conversation: Conversation | None,
    client_id: UUID | None,
) -> Opportunity:
    settle(checked(form.get("amount")).currency)
    # Nobody joins the customer to another before it is theirs.
    owner = root_of(Customer.objects.select_for_update(no_key=True).get(id=customer.id))
    records.hold(Stage.PROSPECT)
    row = _prospect(form, by, at)
    row.customer = row.made_for = owner
    row.conversation, row.client_id = conversation, client_id
    with transaction.atomic():
        row.save(force_insert=True)
    OpportunityStep.objects.create(opportunity=row, to_stage=row.stage, author=by, created_at=at)
    live.opportunity_moved(row)
    thread.post(row, at=at)
    return row


def _prospect(form: Mapping[str, Any], by: User, at: datetime) -> Opportunity:
    amount = checked(form.get("amount"))
    return Opportunity(
        title=words.line(form["title"], 120),
        note=words.text(form.get("note", "")),
        amount_minor=amount.minor,
        currency=amount.currency,
        probability=form.get("probability", PROBABILITY[Stage.PROSPECT]),
        expected_close=form.get("expected_close"),
        owner=_person(form.get("owner"), by),
        stage_since=at,
        position=records.place(Stage.PROSPECT, after=None),
        created_by=by,
        created_at=at,
        updated_at=at,
    )


@numbers.transacted
def change(
    *, opportunity_id: UUID, version: int, fields: Mapping[str, Any], by: User, at: datetime
) -> Opportunity:
    """Correct title, note, amount, probability, expected day or owner; what it was is kept.

    Raises NotFound, NotOwner, Changed, AmountRequired, Invalid.
    """
    row = records.locked(opportunity_id, version=version, by=by)
    before = _shown(row)
    for name in FIELDS:
        if name in fields:
            setattr(row, name, fields[name])
    if "amount" in fields:
        amount = checked(fields["amount"])
        row.amount_minor, row.currency = amount.minor, amount.currency
    if "owner" in fields:
        row.owner = _person(fields["owner"], by)
    if row.stage == Stage.NEGOTIATION and not row.amount_minor:
        raise moving.AmountRequired
    after = _shown(row)
    changes = {name: [before[name], after[name]] for name in before if before[name] != after[name]}
    if changes:
        step = {"from_stage": row.stage, "changes": changes}
        records.keep(row, by=by, at=at, step=step)
    return row


def checked(amount: Money | None) -> Money:
    """Return an amount in the house's currency, nothing where none is named; else Invalid."""
    if amount is None:
        return Money(0, home().currency)
    refuse_foreign(amount.currency)
    if amount.minor < 0:
        raise Invalid(fields={"amount": ["Not less than nothing."]})
    return amount


def _person(user_id: UUID | None, otherwise: User) -> User:
    if user_id is None:
        return otherwise
    found = answering(None).filter(id=user_id).first()
    if found is None:
        raise Invalid(fields={"owner": ["Somebody who answers customers."]})
    return found


def _shown(row: Opportunity) -> dict[str, str]:
    day: date | None = row.expected_close
    return {
        "title": row.title,
        "note": row.note,
        "amount": row.amount.as_json()["amount"],
        "probability": str(row.probability),
        "expected_close": day.isoformat() if day else "",
        "owner": row.owner.name,
    }
