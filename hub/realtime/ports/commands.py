"""What may a socket ask for? One handler a frame type, registered by the app that does it."""

from collections.abc import Callable
from typing import Any

from hub.kernel.registry import Registry
from hub.realtime.types import SignedIn

# Synchronous; gets the frame as received (unchecked), returns the fields of `ok`,
# raises DomainError for `error`.
Command = Callable[[SignedIn, dict[str, Any]], dict[str, Any]]

commands: Registry[Command] = Registry("socket commands")
