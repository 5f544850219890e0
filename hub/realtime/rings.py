"""Where each stream stands in this process, and its last changes, encoded."""

import time
from collections import OrderedDict, deque

from hub.realtime.wire import Encoded

STREAMS = 4096
DEPTH = 128
BYTES = 16 * 1024 * 1024


class Track:
    """One stream as this process has released it: everything up to `seq`, in order.

    `early` holds changes that came before their predecessors.
    """

    __slots__ = ("early", "moved_at", "ring", "seq", "size")

    def __init__(self, seq: int) -> None:
        self.seq = seq
        self.early: dict[int, Encoded] = {}
        self.ring: deque[Encoded] = deque()
        self.size = 0
        self.moved_at = time.monotonic()

    def release(self, change: Encoded) -> int:
        """Append the next change; return by how many characters the ring grew."""
        self.seq = change.seq
        self.moved_at = time.monotonic()
        self.ring.append(change)
        grown = weight(change)
        if len(self.ring) > DEPTH:
            grown -= weight(self.ring.popleft())
        self.size += grown
        return grown

    def since(self, seq: int) -> list[Encoded] | None:
        """Return what lies behind `seq`, or None when the ring does not reach back that far."""
        if seq > self.seq or not self.ring or self.ring[0].after > seq:
            return None
        return [change for change in self.ring if change.seq > seq]


class Rings:
    """The tracks of the streams that moved lately; bounded in number and in size."""

    def __init__(self) -> None:
        self._tracks: OrderedDict[str, Track] = OrderedDict()
        self._size = 0

    def __len__(self) -> int:
        return len(self._tracks)

    def get(self, stream: str) -> Track | None:
        """Return the track of a stream this process has heard of lately."""
        return self._tracks.get(stream)

    def begin(self, stream: str, seq: int) -> Track:
        """Start a track: everything up to `seq` counts as released."""
        track = self._tracks[stream] = Track(seq)
        if len(self._tracks) > STREAMS:
            self._size -= self._tracks.popitem(last=False)[1].size
        return track

    def release(self, track: Track, change: Encoded) -> None:
        """Append the next change to its track; forget the longest silent ones when too big."""
        self._size += track.release(change)
        self._tracks.move_to_end(change.stream)
        while self._size > BYTES and len(self._tracks) > 1:
            self._size -= self._tracks.popitem(last=False)[1].size

    def moved_since(self, instant: float) -> set[str]:
        """Return the streams released since an instant of the monotonic clock."""
        moved = set()
        for stream, track in reversed(self._tracks.items()):
            if track.moved_at < instant:
                break
            moved.add(stream)
        return moved

    def clear(self) -> None:
        """Forget everything: the database is another one now."""
        self._tracks.clear()
        self._size = 0


def weight(change: Encoded) -> int:
    """Return roughly how many bytes a change holds."""
    return 200 + sum(2 * view.size for view in change.views)
