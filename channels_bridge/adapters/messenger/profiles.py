"""Who somebody is (Messenger Platform and Instagram: User Profile API)."""

from collections.abc import Sequence

from channels_bridge.adapters import reading
from channels_bridge.adapters.base import Profile
from channels_bridge.adapters.meta.graph import Graph
from channels_bridge.types import Fault, SendRefused

# Errors 100, 2018218 and 2018247 are everyday answers: the profile is not ours to see.
_NEVER = (Fault.PERMANENT, Fault.BLOCKED, Fault.WINDOW)


def read(external_id: str, graph: Graph, named_by: Sequence[Sequence[str]]) -> Profile | None:
    """Return the name, None when it is not given; SendRefused when asking again may help."""
    fields = ",".join(field for group in named_by for field in group)
    try:
        told = graph.read(external_id, fields=fields)
    except SendRefused as refused:
        if refused.fault in _NEVER:
            return None
        raise
    for group in named_by:
        words = [reading.label(told.get(field)) for field in group]
        if name := " ".join(word for word in words if word):
            return Profile(name=name)
    return None
