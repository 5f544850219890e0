"""What is wrong right now? Every app says what it sees of its own, from facts, quickly."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from hub.kernel.registry import Registry
from hub.upkeep.types import Finding

Look = Callable[[datetime], Iterable[Finding]]
looks: Registry[Look] = Registry("looks at a house's health")
