"""A customer's file in two steps: ask for its address, then fetch it within five minutes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.conf import settings

from channels_bridge.adapters import media
from channels_bridge.adapters.meta.digest import checked
from channels_bridge.adapters.meta.graph import HOSTS, Graph
from channels_bridge.types import Account, Fault, Fetched, SendRefused


@contextmanager
def fetched(source: Mapping[str, Any], account: Account, graph: Graph) -> Iterator[Fetched]:
    """Open the file `source["media_id"]`; the bearer goes to Meta's hosts only."""
    number = account.credentials["phone_number_id"]
    told = graph.read(str(source["media_id"]), phone_number_id=number)
    announced = str(told.get("sha256") or source.get("sha256") or "")
    try:
        with media.opened(
            str(told.get("url") or ""),
            base=settings.META_GRAPH_BASE,
            hosts=HOSTS,
            headers=graph.headers,
        ) as file:
            yield Fetched(
                stream=checked(file.stream, announced),
                content_type=str(told.get("mime_type") or file.content_type),
                name=file.name,
            )
    except SendRefused as refused:
        if refused.code == "404":
            # The address ran out; the next try asks for a new one.
            raise SendRefused(Fault.RETRY, code="404", detail=refused.detail) from None
        raise
