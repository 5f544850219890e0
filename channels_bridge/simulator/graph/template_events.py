"""What Meta tells about templates, as signed webhooks."""

from channels_bridge.simulator.config import Account
from channels_bridge.simulator.templates.shelf import Template
from channels_bridge.simulator.webhooks import Answer
from channels_bridge.simulator.world import World

from .delivery import Delivery, Item
from .whatsapp_events import envelope


class WhatsappTemplates:
    """Tells how templates are judged."""

    def __init__(self, world: World) -> None:
        self.delivery = Delivery(world, envelope)

    async def tell(
        self, account: Account, before: Template, after: Template, reason: str
    ) -> list[Answer]:
        """Post what changed about a template; one answer for each request made."""
        about: Item = {
            "message_template_id": int(after["id"]),
            "message_template_name": after["name"],
            "message_template_language": after["language"],
        }
        items: list[Item] = []
        if before["status"] != after["status"]:
            value = about | {"event": after["status"], "reason": reason}
            items.append({"field": "message_template_status_update", "value": value})
        if before["category"] != after["category"]:
            moved = {"previous_category": before["category"], "new_category": after["category"]}
            items.append({"field": "template_category_update", "value": about | moved})
        return await self.delivery.send(account, items, "templates")
