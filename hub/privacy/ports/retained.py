"""What may be forgotten with time? Every app with such rows says it and sweeps them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from hub.kernel.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Retained:
    """One kind of data that is kept for a time, in days.

    `count` says how much of it is from before an instant; `forget` removes some of that and says
    how much, 0 when nothing is left.
    """

    usual: int
    least: int
    most: int
    count: Callable[[datetime], int]
    forget: Callable[[datetime], int]


retained: Registry[Retained] = Registry("data kept for a time")
