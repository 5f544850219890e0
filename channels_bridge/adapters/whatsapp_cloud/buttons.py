"""A question of ours as WhatsApp's own buttons, or its list where they do not fit."""

from collections.abc import Mapping
from typing import Any

from channels_bridge.adapters.titles import cut

# Limits of the Cloud API's interactive messages (providers: 3.2).
BUTTONS, BUTTON_TITLE = 3, 20
ROW_TITLE, ROW_DESCRIPTION = 24, 72
OPENS = "Ver opciones"


def interactive(text: str, card: Mapping[str, Any]) -> dict[str, Any]:
    """Return up to three short answers as buttons, else a list of up to ten rows."""
    options = card["options"]
    short = all(len(each["title"]) <= BUTTON_TITLE for each in options)
    plain = not any(each.get("description") for each in options)
    if len(options) <= BUTTONS and short and plain:
        buttons = [
            {"type": "reply", "reply": {"id": each["id"], "title": each["title"]}}
            for each in options
        ]
        return {"type": "button", "body": {"text": text}, "action": {"buttons": buttons}}
    opens = str(card.get("button") or OPENS)[:BUTTON_TITLE]
    sections = [{"rows": [_row(each) for each in options]}]
    action = {"button": opens, "sections": sections}
    return {"type": "list", "body": {"text": text}, "action": action}


def _row(option: Mapping[str, str]) -> dict[str, str]:
    row = {"id": option["id"], "title": cut(option["title"], ROW_TITLE)}
    described = option.get("description", "")
    return row | ({"description": cut(described, ROW_DESCRIPTION)} if described else {})
