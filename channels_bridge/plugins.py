"""What the bridge puts on the shelves below it."""

from django.conf import settings

from channels_bridge.courier import BridgeCourier
from channels_bridge.operations.bot import HouseBot
from chat.ports import courier
from hub.kernel.registry import import_folders
from hub.kernel.serving import Child, children, notices
from hub.reports.ports import telegram


def simulator() -> Child | None:
    """Return the demo's stand-in of the outside world; a real house has the real one."""
    if not settings.DEMO:
        return None
    from channels_bridge.demo import simulator_config

    return Child(module="channels_bridge.simulator", document=simulator_config())


def simulator_notice() -> list[str]:
    """Say where the phones are."""
    return [f"Simulator: http://127.0.0.1:{settings.SIMULATOR_PORT}"] if settings.DEMO else []


courier.provide(BridgeCourier())
telegram.provide(HouseBot())
import_folders("channels_bridge.adapters", "adapter")
children.add("simulator", simulator)
notices.add("simulator", simulator_notice)
