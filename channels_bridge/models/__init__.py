"""The rows of the outside world."""

from channels_bridge.models.changes import EarlyChange
from channels_bridge.models.channels import Channel
from channels_bridge.models.deliveries import Delivery, EarlyStatus, Part, ReactionOut
from channels_bridge.models.duties import Duty
from channels_bridge.models.events import RawEvent
from channels_bridge.models.names import NameAsked
from channels_bridge.models.signs import Sign
from channels_bridge.models.starts import StaffStart
from channels_bridge.models.templates import Template, TemplateSync

__all__ = [
    "Channel",
    "Delivery",
    "Duty",
    "EarlyChange",
    "EarlyStatus",
    "NameAsked",
    "Part",
    "RawEvent",
    "ReactionOut",
    "Sign",
    "StaffStart",
    "Template",
    "TemplateSync",
]
