"""How Meta sees the page or the Instagram account."""

from channels_bridge.adapters.meta.facts import callback_of, is_subscribed, token_expires_at
from channels_bridge.adapters.meta.graph import FaultOf, Graph
from channels_bridge.types import Account, Facts


def facts(
    account: Account, graph: Graph, *, object_: str, own_id: str, token: str, fault_of: FaultOf
) -> Facts:
    """Return the token's end and where the events go, "" when they go nowhere."""
    app_id = account.credentials["app_id"]
    expires_at = token_expires_at(graph, account.credentials[token])
    # Only the application itself is told its subscriptions.
    application = Graph(f"{app_id}|{account.credentials['app_secret']}", fault_of)
    callback = callback_of(application, app_id, object_)
    if is_subscribed(graph, account.credentials[own_id], app_id) is False:
        callback = ""
    return Facts(token_expires_at=expires_at, webhook_url=callback)
