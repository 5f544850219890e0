"""The numbers of the socket's contract: how much, how often, how long."""

from dataclasses import dataclass

SUBPROTOCOL = "hub.v1"
VERSION = 1

HELLO_BYTES = 16 * 1024
FRAME_BYTES = 64 * 1024
CURSORS = 200
HEADS = 200
PAGE = 200  # changes in one `events` frame
HOLE = 500  # further behind than this: load the last page over HTTP

# Unacknowledged frames and bytes after which pushing stops, and at which it goes on.
WINDOW_FRAMES, REOPEN_FRAMES = 128, 64
WINDOW_BYTES, REOPEN_BYTES = 512 * 1024, 256 * 1024
OUTBOX = 512  # frames kept for a socket that is full; more means nobody reads

FRAMES_PER_SECOND = 20.0
BURST = 60.0
REFUSALS = 20  # refused frames before the socket is closed
STRIKES = 3  # unreadable frames that are answered; the next closes
WAITING_REQUESTS = 64  # requests of one socket not yet answered

WAITING_PER_ADDRESS = 64  # sockets that have not said hello
WAITING_ON_LOOPBACK = 2048  # a reverse proxy, or this very machine


@dataclass
class Pace:
    """Seconds between things; tests hurry."""

    hello: float = 5.0
    heartbeat: float = 25.0
    answer: float = 10.0  # after the second unanswered heartbeat
    slow: float = 15.0  # a reader this long over the window is let go
    linger: float = 20.0  # for a closing handshake nobody answers
    grace: float = 30.0  # after a sign-in expired
    tick: float = 0.5
    recheck: float = 1.0
    watermark: float = 2.0
    window: float = 60.0  # how far back the watermark looks, for slow commits
    presence: float = 2.0  # between looks at who is here
    gather: float = 0.25  # for others who come and go in the same moment
    gone: float = 10.0  # until somebody without any window is offline
    settle: float = 0.03  # for frames that come in the wrong order


PACE = Pace()


def as_told() -> dict[str, int]:
    """Return what `welcome` tells a client to keep to."""
    return {
        "frame_bytes": FRAME_BYTES,
        "frames_per_second": int(FRAMES_PER_SECOND),
        "burst": int(BURST),
        "unacknowledged_frames": WINDOW_FRAMES,
        "unacknowledged_bytes": WINDOW_BYTES,
        "pull": PAGE,
    }
