"""Who else should know that somebody is writing? Asked after everybody in front of it was told."""

from collections.abc import Callable

from hub.kernel.registry import Registry
from hub.realtime.types import SignedIn

# Synchronous; gets who writes and the conversation they may see. May come every few seconds, so
# it takes its own measure; nothing waits for it, and what it raises is logged.
Typed = Callable[[SignedIn, str], None]

typed: Registry[Typed] = Registry("typing")
