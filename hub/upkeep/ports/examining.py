"""Is a house whole? Every app says how its own part is looked at, and settled after a restore."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from hub.kernel.registry import Registry
from hub.kernel.saying import Said

# Yields what is not as it must be, in words; reads everything again, however long it takes.
Examination = Callable[[datetime], Iterable[Said]]
examinations: Registry[Examination] = Registry("examinations of a house")

# Runs once in a house that was put back from a copy: what may have happened since is settled here.
Settling = Callable[[datetime], None]
settlings: Registry[Settling] = Registry("settlings after a restore")
