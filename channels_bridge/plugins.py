"""What the bridge puts on the shelves below it."""

from django.conf import settings

from channels_bridge.courier import BridgeCourier
from channels_bridge.operations.bot import HouseBot
from channels_bridge.operations.erasing import TrafficKeeper
from channels_bridge.operations.restored import doubt_open
from channels_bridge.queries.ailing import ailing
from channels_bridge.queries.channels import CHANNEL, is_connected
from channels_bridge.queries.measures import measure
from chat.ports import courier
from hub.accounts.ports.personal import keepers
from hub.audit.ports.naming import pointers
from hub.company.ports.steps import Step, steps
from hub.kernel.measures import measures
from hub.kernel.registry import import_folders
from hub.kernel.serving import Child, children, notices
from hub.kernel.trail import Watch, watches
from hub.reports.ports import telegram
from hub.reports.ports.reports import dimensions
from hub.upkeep.ports.examining import settlings
from hub.upkeep.ports.looking import looks


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
keepers.add("channel_traffic", TrafficKeeper())
pointers.add("channel_id", "channels_bridge.channel")
telegram.provide(HouseBot())
measures.add("channels", measure)
dimensions.add("channel", CHANNEL)
steps.add("channel", Step(order=20, link="/settings/channels/new", is_done=is_connected))
import_folders("channels_bridge.adapters", "adapter")
children.add("simulator", simulator)
notices.add("simulator", simulator_notice)
settlings.add("deliveries", doubt_open)
looks.add("channels", ailing)

_MOVING = ("last_sent_at", "last_error", "last_error_at", "heard_at", "held_until", "connect_at",
           "connect_tries", "learned", "updated_at")  # fmt: skip
watches.add("channels_bridge.channel", Watch(tells=("name", "kind", "path"), overlooks=_MOVING))
_TRAFFIC = ("delivery", "part", "earlystatus", "earlychange", "reactionout", "duty", "rawevent",
            "nameasked", "sign", "staffstart", "template", "templatesync")  # fmt: skip
for _table in _TRAFFIC:
    watches.add(f"channels_bridge.{_table}", Watch(why_not="traffic with a provider tells itself"))
