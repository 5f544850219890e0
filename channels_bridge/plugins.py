"""What the bridge puts on the shelves below it."""

from channels_bridge.courier import BridgeCourier
from chat.ports import courier
from hub.kernel.registry import import_folders

courier.provide(BridgeCourier())
import_folders("channels_bridge.adapters", "adapter")
