"""Who may take which step of a request for parts now."""

from __future__ import annotations

from billing.queries.steps import Step
from field_service.types import COMING, UNBOUGHT, PurchaseState
from hub.accounts.roles import OFFICE, Role

P = PurchaseState

# Suppliers take theirs by a link, which opens their own request only.
STEPS = {
    "ask": Step(states=frozenset(UNBOUGHT), roles=OFFICE),
    "answer": Step(states=frozenset({P.QUOTING, P.QUOTED}), roles=OFFICE),
    "order": Step(states=frozenset({P.QUOTED}), roles=OFFICE),
    "confirm": Step(states=frozenset({P.ORDERED}), roles=OFFICE),
    "ship": Step(states=frozenset(COMING), roles=OFFICE),
    "receive": Step(states=frozenset(COMING), roles=OFFICE),
    "reject": Step(states=frozenset({*UNBOUGHT, P.ORDERED, P.CONFIRMED}), roles=OFFICE),
    "cancel": Step(states=frozenset({*UNBOUGHT, P.ORDERED, P.CONFIRMED}), roles=OFFICE),
    # It left the supplier: whoever answers for the money decides.
    "break-off": Step(
        states=frozenset({P.IN_TRANSIT, P.PARTIALLY_RECEIVED}), roles=frozenset({Role.ADMIN})
    ),
}
