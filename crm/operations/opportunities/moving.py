"""Moves opportunities over the board; of two hands on one card the first one wins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from chat.operations import numbers, words
from crm.models import Opportunity
from crm.operations.opportunities import records
from crm.queries import opportunities as queries
from crm.types import PROBABILITY, Outcome, Stage
from hub.accounts.roles import Role
from hub.kernel.errors import Conflict, Forbidden, Invalid, NotFound

if TYPE_CHECKING:
    from hub.accounts.models import User


class IllegalMove(Conflict):
    """It cannot go there from where it stands; `fields` has `from`, `to` and `allowed`."""

    code, detail = "illegal_move", "The opportunity cannot go there from here."


class AmountRequired(Conflict):
    """Nothing is negotiated without an amount."""

    code, detail = "amount_required", "Write down the amount first."


class ContactRequired(Conflict):
    """Nobody can be negotiated with who cannot be reached."""

    code, detail = "contact_required", "Write down a phone or an e-mail of the customer first."


class QuoteRequired(Forbidden):
    """An advisor wins by an accepted quote; an admin may say otherwise, with a note."""

    code, detail = "quote_required", "The customer has not accepted a quote: ask an admin."


@dataclass(frozen=True, kw_only=True)
class Closing:
    """How it ended: `outcome` won or lost, the reason of a lost one, and a note."""

    outcome: str = ""
    lost_reason: UUID | None = None
    note: str = ""


@numbers.transacted
def move(
    *,
    opportunity_id: UUID,
    version: int,
    stage: str,
    by: User,
    at: datetime,
    after: UUID | None = None,
    closing: Closing | None = None,
) -> Opportunity:
    """Put a card into a column, below the card `after` or on top; within one it only changes place.

    Raises NotFound, NotOwner, Changed, IllegalMove, AmountRequired, ContactRequired, QuoteRequired,
    Invalid for a closing that does not say how (`outcome`, `lost_reason`, `note`).
    """
    closing = closing or Closing()
    records.hold(stage)
    row = records.locked(opportunity_id, version=version, by=by)
    position = records.place(stage, after=after, but=row.id)
    if stage == row.stage:
        row.position = position
        records.keep(row, by=by, at=at)
        return row
    _refuse_unless_possible(row, stage, by)
    before, since = row.stage, row.stage_since
    row.stage, row.stage_since, row.position = stage, at, position
    _end(row, closing, by, at)
    records.keep(row, by=by, at=at, step=_step(row, before, since, closing))
    return row


def _step(row: Opportunity, before: str, since: datetime, closing: Closing) -> dict[str, Any]:
    """Return what the history keeps of a card that has just left a column."""
    return {
        "from_stage": before,
        "outcome": row.outcome,
        "reason": row.lost_reason.name if row.lost_reason else "",
        "seconds": max(0, int((row.stage_since - since).total_seconds())),
        "note": words.text(closing.note)[:500],
    }


def _refuse_unless_possible(row: Opportunity, stage: str, by: User) -> None:
    possible = queries.allowed(row, by)
    if stage not in possible:
        raise IllegalMove(fields={"from": row.stage, "to": stage, "allowed": possible})
    if stage == Stage.NEGOTIATION:
        _refuse_unless_negotiable(row)


def _refuse_unless_negotiable(row: Opportunity) -> None:
    if not row.amount_minor:
        raise AmountRequired
    if not queries.can_be_reached(row.customer):
        raise ContactRequired


def _end(row: Opportunity, closing: Closing, by: User, at: datetime) -> None:
    """Close it as it is said, or open it again."""
    was_closed = row.closed_at is not None
    row.outcome, row.lost_reason, row.closing_note, row.closed_at = "", None, "", None
    if row.stage != Stage.CLOSED:
        if was_closed or row.probability in PROBABILITY.values():
            row.probability = PROBABILITY[row.stage]  # nobody said another one
        return
    if closing.outcome == Outcome.WON:
        _win(row, closing, by)
    elif closing.outcome == Outcome.LOST:
        row.lost_reason = _reason(closing.lost_reason)
    else:
        raise Invalid(fields={"outcome": ["Won or lost."]})
    row.outcome, row.closed_at = closing.outcome, at
    row.closing_note = words.text(closing.note)[:500]


def _win(row: Opportunity, closing: Closing, by: User) -> None:
    _refuse_unless_negotiable(row)
    unproven = queries.needs_a_quote(row)
    if unproven and by.role != Role.ADMIN:
        raise QuoteRequired
    if unproven and not closing.note.strip():
        raise Invalid(fields={"note": ["Say why it is won without an accepted quote."]})


def _reason(reason_id: UUID | None) -> Any:
    if reason_id is None:
        raise Invalid(fields={"lost_reason": ["Say why it was lost."]})
    try:
        return queries.reason_for(reason_id)
    except NotFound:
        raise Invalid(fields={"lost_reason": ["There is no such reason."]}) from None
