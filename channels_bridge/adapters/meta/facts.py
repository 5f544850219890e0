"""What Meta tells of a token and of where webhooks go (Graph API: debug_token, subscriptions)."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from channels_bridge.adapters import reading
from channels_bridge.adapters.meta.graph import Graph
from channels_bridge.types import Fault, SendRefused

Read = Callable[[], dict[str, Any]]


def token_expires_at(graph: Graph, token: str) -> datetime | None:
    """Return when the token ends; None for never, or where it may not be asked."""
    told = answered(lambda: graph.read("debug_token", input_token=token)).get("data")
    told = told if isinstance(told, dict) else {}
    if told.get("is_valid") is False:
        raise SendRefused(
            Fault.CONFIGURATION, code="190", detail="The token is not valid any more."
        )
    return reading.instant(told.get("expires_at")) if told.get("expires_at") else None


def callback_of(graph: Graph, app_id: str, object_: str) -> str | None:
    """Return where the application's webhooks of an object go; None where it is not told."""
    listed = answered(lambda: graph.read(f"{app_id}/subscriptions")).get("data")
    for each in listed if isinstance(listed, list) else []:
        if isinstance(each, dict) and each.get("object") == object_:
            return reading.label(each.get("callback_url")) if each.get("active", True) else ""
    return None


def is_subscribed(graph: Graph, own_id: str, app_id: str) -> bool | None:
    """Return whether the account hands its events to the application; None: not told.

    Meta takes the application off after an hour without an answer.
    """
    listed = answered(lambda: graph.read(f"{own_id}/subscribed_apps")).get("data")
    if not isinstance(listed, list):
        return None
    return any(isinstance(each, dict) and str(each.get("id")) == app_id for each in listed)


def answered(read: Read) -> Mapping[str, Any]:
    """Return an answer, empty where we may not ask; SendRefused for a dead token or a sick API."""
    try:
        return read()
    except SendRefused as refused:
        if refused.fault in (Fault.RETRY, Fault.LIMIT) or refused.code.startswith("190"):
            raise
        return {}
