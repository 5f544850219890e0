"""What every state machine of money stands on: a stretch of the database of its own."""

from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

SHORT = settings(
    stateful_step_count=18,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


class Machine(RuleBasedStateMachine):
    """Undoes in the end whatever its walk wrote; `people` are those of the test."""

    people: dict[str, Any] = {}

    def __init__(self) -> None:
        super().__init__()
        self._block = transaction.atomic()
        self._block.__enter__()
        self.begin()

    def begin(self) -> None:
        """Lay down what the walk starts from."""

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._block.__exit__(None, None, None)


def walk(machine: type[Machine], *, times: int = 12, **people: Any) -> None:
    """Let a machine walk so often with these people."""
    here = type(machine.__name__, (machine,), {"people": people})
    run_state_machine_as_test(here, settings=settings(SHORT, max_examples=times))
