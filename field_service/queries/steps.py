"""Who may take which step of an order now."""

from __future__ import annotations

from billing.queries.steps import Step
from field_service.types import ACTIVE, BOOKED, ON_SITE, OrderState
from hub.accounts.roles import COUNTER, OFFICE, Role

S = OrderState
DISPATCH = OFFICE
FIELD = frozenset({Role.TECHNICIAN})
ASKING = frozenset({Role.CUSTOMER, Role.ADVISOR})

# A technician takes a step only of an order they are booked for (`orders.visible_to`).
STEPS = {
    "edit": Step(states=frozenset(ACTIVE), roles=COUNTER),
    "schedule": Step(
        states=frozenset({S.REQUESTED, S.SCHEDULED, S.CANNOT_COMPLETE}), roles=DISPATCH
    ),
    "assign": Step(
        states=frozenset(
            {S.REQUESTED, S.SCHEDULED, S.ASSIGNED, S.CANNOT_COMPLETE, S.WAITING_PARTS}
        ),
        roles=DISPATCH,
    ),
    "unassign": Step(states=frozenset({S.ASSIGNED}), roles=DISPATCH),
    "depart": Step(states=frozenset({S.ASSIGNED}), roles=FIELD),
    "start": Step(states=frozenset({S.ASSIGNED, S.EN_ROUTE}), roles=FIELD),
    "pause": Step(states=frozenset({S.IN_PROGRESS}), roles=FIELD),
    "resume": Step(states=frozenset({S.PAUSED, S.WAITING_PARTS}), roles=FIELD),
    "wait": Step(states=frozenset({S.ASSIGNED, *ON_SITE}), roles=FIELD | DISPATCH),
    "give-up": Step(states=frozenset({S.EN_ROUTE, S.IN_PROGRESS}), roles=FIELD),
    "finish": Step(states=frozenset({S.IN_PROGRESS}), roles=FIELD),
    "reopen": Step(states=frozenset({S.DONE}), roles=DISPATCH),
    "close": Step(states=frozenset({S.DONE, S.INVOICED}), roles=DISPATCH),
    "cancel": Step(
        states=frozenset({S.REQUESTED, S.SCHEDULED, S.ASSIGNED, S.CANNOT_COMPLETE}),
        roles=DISPATCH | ASKING,
    ),
    # Somebody is on their way or was there: what was used is billed or written off.
    "break-off": Step(states=frozenset(BOOKED) - {S.ASSIGNED}, roles=frozenset({Role.ADMIN})),
}
NEEDS_REASON = frozenset({"pause", "wait", "give-up", "reopen", "cancel", "break-off"})
