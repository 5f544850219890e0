"""Who hangs on this process just now: sockets, people, and how far they are behind."""

from collections.abc import Iterable

from prometheus_client.core import Metric

from hub.kernel.measures import gauge
from hub.realtime import hub


def measure() -> Iterable[Metric]:
    """Tell of the sockets of this process; each process has its own."""
    hubs = hub.running()
    # A copy in one step: the loops that change these run in other threads.
    sockets = [each for one in hubs for each in tuple(one.connections)]
    unread = [each.n - each.acked for each in sockets]
    people = len({each.who.user_id for each in sockets})
    yield gauge("mostrador_sockets", "Open sockets of this process.", len(sockets))
    yield gauge("mostrador_socket_people", "People behind them.", people)
    yield gauge("mostrador_socket_frames_unread", "Frames nobody acknowledged yet.", sum(unread))
    words = "Unacknowledged frames of the socket that is furthest behind."
    yield gauge("mostrador_socket_frames_unread_most", words, max(unread, default=0))
    dirty = sum(1 for each in sockets if each.dirty)
    yield gauge("mostrador_sockets_behind", "Sockets that wait for what they missed.", dirty)
    streams = sum(len(one.rings) for one in hubs)
    yield gauge("mostrador_streams", "Streams this process has heard of lately.", streams)
    healing = sum(len(one.healing) for one in hubs)
    yield gauge("mostrador_streams_healing", "Streams being asked for again.", healing)
