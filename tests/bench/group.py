"""The whole hub and fifty colleagues in one group; `/party` gives out who they are."""

import json
import os
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "hub.config.settings"

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402

from chat.operations import conversations  # noqa: E402
from hub.accounts.models import User  # noqa: E402
from hub.accounts.operations import sessions, tickets  # noqa: E402
from hub.accounts.types import Device  # noqa: E402
from hub.config.asgi import build  # noqa: E402
from hub.config.runtime import Runtime  # noqa: E402
from hub.kernel import clock  # noqa: E402
from hub.kernel.ids import new_key  # noqa: E402
from hub.realtime import rate  # noqa: E402
from tests.bench.group_load import MEMBERS  # noqa: E402

# How fast one person may type is not what is measured.
rate.FRAMES_PER_SECOND = rate.BURST = 1e9

call_command("migrate", verbosity=0)
_at = clock.now()
_people = [
    User.objects.create_user(new_key(), role="clerk", first_name=f"Colega {number}")
    for number in range(MEMBERS)
]
_group = conversations.open_group(by=_people[0], title="Todos", members=_people[1:], at=_at)
_device = Device(ip="127.0.0.1", user_agent="bench")
_tickets = [
    tickets.issue(
        sessions.open_session(user, remember=False, device=_device, at=_at).session, at=_at
    )
    for user in _people
]
_party = json.dumps({"conversation": str(_group.id), "tickets": _tickets}).encode()
if settings.EMBEDDED:
    Runtime().start()
_hub = build()


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Answer `/party`, and leave everything else to the hub."""
    if scope["type"] == "http" and scope["path"] == "/party":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": _party})
    else:
        await _hub(scope, receive, send)
