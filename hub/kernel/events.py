"""Facts told upwards: frozen, in the past tense, ids only, after commit."""

import logging
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Event:
    """Base of all announced facts."""


E = TypeVar("E", bound=Event)
Listener = Callable[[Any], None]
_listeners: dict[type[Event], list[Listener]] = defaultdict(list)


def listens(kind: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Register a function of a `subscribers` module as a listener of one kind of event."""

    def register(function: Callable[[E], None]) -> Callable[[E], None]:
        if function not in _listeners[kind]:
            _listeners[kind].append(function)
        return function

    return register


def announce(event: Event) -> None:
    """Tell the event's listeners after commit; one that fails is logged and spares the rest.

    An announcement is a doorbell: what must follow from it is also found by a sweeper.
    """
    transaction.on_commit(lambda: _tell(event), robust=True)


def wiring() -> dict[str, list[str]]:
    """Return every event name → listener names, for `manage.py wiring`."""
    return {
        f"{kind.__module__}.{kind.__qualname__}": [
            f"{function.__module__}.{function.__qualname__}" for function in _listeners[kind]
        ]
        for kind in Event.__subclasses__()
    }


def _tell(event: Event) -> None:
    for listener in _listeners[type(event)]:
        try:
            listener(event)
        except Exception:
            log.exception("listener_failed", extra={"listener": listener.__qualname__})
