"""What the hub counts while it works: changes it passed on, how late, and holes it had to fill."""

import time

from hub.kernel import measures

LAG = measures.timed("mostrador_broadcast_lag_seconds", "From a commit to the open sockets.")
OPENED = measures.counted("mostrador_sockets_opened", "Sockets that were let in.")
HEALED = measures.counted("mostrador_streams_healed", "Streams asked for in the database again.")


def broadcast(made_at: float) -> None:
    """Note that a change goes out now which was published then (seconds since the epoch)."""
    LAG.observe(max(0.0, time.time() - made_at))
