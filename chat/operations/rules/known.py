"""Whom and what actions name must be there when they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chat.models import Macro, Subscription
from hub.accounts.queries import answering, teams
from hub.kernel.errors import Invalid


def refuse_unknown(actions: Sequence[dict[str, Any]]) -> None:
    """Refuse (422, `actions`) people who do not answer, teams, addresses and macros not there."""
    there = {"assign": answering(None), "team": teams()}
    there |= {"subscription": Subscription.objects.all(), "macro": Macro.objects.filter(owner=None)}
    for place, action in enumerate(actions):
        rows = there.get(action["kind"])
        key = action.get("to", action.get("id"))
        if rows is not None and key is not None and not rows.filter(id=key).exists():
            raise Invalid(fields={"actions": [f"{place + 1}: there is no such {action['kind']}."]})
