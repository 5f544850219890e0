"""Who may do what to a recharge now, and why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django_fsm import can_proceed

from billing.models import Recharge
from billing.queries.steps import IllegalTransition
from billing.types import Method
from hub.accounts.queries import admins
from hub.accounts.roles import ANSWERING, COUNTER, Role
from hub.kernel.errors import Conflict, DomainError, Forbidden
from hub.kernel.money import minor_of

if TYPE_CHECKING:
    from hub.accounts.models import User


class OwnRequest(Forbidden):
    """Nobody approves what they asked for, or an amount they set."""

    code, detail = "own_request", "Somebody else has to approve this recharge."


class AboveLimit(Forbidden):
    """The amount is more than an advisor may approve."""

    code, detail = "above_limit", "An admin has to approve this amount."


class ProofRequired(Conflict):
    """There is nothing to approve by."""

    code, detail = "proof_required", "Attach the proof of payment first."


class OperationNumberRequired(Conflict):
    """The payment cannot be found without its number."""

    code, detail = "operation_number_required", "Fill in the operation number first."


@dataclass(frozen=True)
class Rule:
    """A transition by its name in the API: the method of the model and who may take it."""

    method: str
    roles: frozenset[Role]


RULES = {
    "attach-proof": Rule("attach_proof", COUNTER | {Role.CUSTOMER}),
    "approve": Rule("approve", ANSWERING),
    "reject": Rule("reject", ANSWERING),
    "cancel": Rule("cancel", COUNTER | {Role.CUSTOMER}),
    "reverse": Rule("reverse", frozenset({Role.ADMIN})),
    "withdraw-reversal": Rule("reverse", frozenset({Role.ADMIN})),
}


def demand(recharge: Recharge, name: str, user: User) -> None:
    """Raise why this person may not take this transition now; return when they may."""
    refusal = _refusal(recharge, name, user)
    if isinstance(refusal, IllegalTransition):
        refusal.fields = {"state": recharge.state, "allowed": allowed(recharge, user)}
    if refusal is not None:
        raise refusal


def allowed(recharge: Recharge, user: User) -> list[str]:
    """Return the transitions this person may take now."""
    return [name for name in RULES if _refusal(recharge, name, user) is None]


def _refusal(recharge: Recharge, name: str, user: User) -> DomainError | None:
    rule = RULES[name]
    if user.role not in rule.roles:
        return Forbidden()
    if not can_proceed(getattr(recharge, rule.method)):
        return IllegalTransition()
    if name == "approve":
        return next(_approval_refusals(recharge, user), None)
    if name == "reverse":
        return _reversal_refusal(recharge, user)
    if name == "withdraw-reversal" and recharge.reversal_asked_by_id is None:
        return IllegalTransition()
    return None


def is_only_admin(user: User) -> bool:
    """Whether nobody else could be the second of two."""
    return not admins().exclude(id=user.id).exists()


def _reversal_refusal(recharge: Recharge, user: User) -> DomainError | None:
    own = recharge.reversal_asked_by_id == user.id
    return (
        OwnRequest("Another admin has to confirm it.") if own and not is_only_admin(user) else None
    )


def _approval_refusals(recharge: Recharge, user: User) -> Iterator[DomainError]:
    if user.id in (recharge.requested_by_id, recharge.amount_set_by_id):
        yield OwnRequest()
    above = recharge.amount_minor > minor_of(settings.RECHARGE_ADVISOR_LIMIT, recharge.currency)
    if above and user.role != Role.ADMIN:
        yield AboveLimit()
    if recharge.method != Method.CASH and recharge.proof_id is None:
        yield ProofRequired()
    if recharge.method != Method.CASH and not recharge.operation_number:
        yield OperationNumberRequired()
