"""The demo day of the bridge: a channel of each kind, and a morning of conversations."""

from channels_bridge.demo.accounts import simulator_config
from channels_bridge.demo.day import seed

__all__ = ["seed", "simulator_config"]
