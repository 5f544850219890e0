"""The rows of the outside world."""

from channels_bridge.models.channels import Channel
from channels_bridge.models.deliveries import Delivery, EarlyStatus, Part, ReactionOut
from channels_bridge.models.events import RawEvent
from channels_bridge.models.names import NameAsked
from channels_bridge.models.starts import StaffStart

__all__ = [
    "Channel",
    "Delivery",
    "EarlyStatus",
    "NameAsked",
    "Part",
    "RawEvent",
    "ReactionOut",
    "StaffStart",
]
