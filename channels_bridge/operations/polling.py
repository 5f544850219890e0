"""Asking a provider for what came in: one poller a channel, stored before the cursor moves.

Kill it anywhere: what was stored and not yet confirmed comes again and is the same event.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import Error, IntegrityError, close_old_connections, connection

from channels_bridge.adapters.base import adapters
from channels_bridge.adapters.poller import Poller, Update
from channels_bridge.models import Channel, Duty
from channels_bridge.models.channels import ChannelState, TokenState
from channels_bridge.models.duties import DutyKind
from channels_bridge.operations import duties
from channels_bridge.operations.store import store_all
from channels_bridge.types import Fault, OutcomeUnknown, SendRefused
from hub.kernel import clock, jobs
from hub.kernel.errors import Unavailable

log = logging.getLogger(__name__)

WAIT = 5.0  # seconds a provider may keep us waiting; whoever takes over waits for the lease
LEASE = timedelta(seconds=15)
# After a week of silence Telegram numbers anew, perhaps lower: then whatever it holds is asked for.
FRESH = timedelta(days=3)
Now = Callable[[], datetime]


class Pollers:
    """The pollers of this process, a thread each: a wait of its own keeps no job from running."""

    def __init__(self) -> None:
        self._holder = ""
        self._threads: dict[UUID, threading.Thread] = {}
        self._guard = threading.Lock()

    def look(self, *, at: datetime) -> None:
        """Start whoever is missing; one whose channel another process polls ends at once."""
        channels = polled()
        duties.plan(channels, DutyKind.POLLING, at=at)
        with self._guard:
            # A house of one process takes over from its own past at once.
            self._holder = self._holder or ("house" if settings.EMBEDDED else uuid4().hex)
            for channel_id in channels:
                running = self._threads.get(channel_id)
                if running is None or not running.is_alive():
                    self._threads[channel_id] = self._started(channel_id)

    def _started(self, channel_id: UUID) -> threading.Thread:
        thread = threading.Thread(
            target=_run, args=(channel_id, self._holder), name="poller", daemon=True
        )
        thread.start()
        return thread


pollers = Pollers()


def polled() -> list[UUID]:
    """Return the channels to poll now; a paused one keeps storing what comes in."""
    kinds = [kind for kind, adapter in adapters if adapter.poller is not None]
    rows = Channel.objects.filter(kind__in=kinds).exclude(state=ChannelState.ARCHIVED)
    return [row.id for row in rows.exclude(token_state=TokenState.REFUSED) if row.polls]


def poll(channel_id: UUID, *, holder: str, now: Now, wait: float = WAIT) -> bool:
    """Ask once and store what came; True when the same holder may ask again at once."""
    at = now()
    duty = duties.take(channel_id, DutyKind.POLLING, holder=holder, until=at + LEASE, at=at)
    poller = _poller(duty)
    if duty is None or poller is None:
        return False
    channel = duty.channel
    connection.close()  # nobody needs it while the provider is silent
    try:
        found = poller.updates(channel.account(), after=_after(duty, at), seconds=wait)
        return _stored(duty, list(found), now())
    except (SendRefused, OutcomeUnknown) as error:
        _not_asked(duty, error, at=now())
    except Unavailable:
        log.warning("polled_in_vain", extra={"channel": str(channel_id)})
    except IntegrityError:  # the channel was taken away meanwhile
        log.info("polled_for_nobody", extra={"channel": str(channel_id)})
    return False


def _run(channel_id: UUID, holder: str) -> None:
    try:
        while poll(channel_id, holder=holder, now=clock.now):
            close_old_connections()
    except Error as error:  # the sweep starts another one when the database is back
        log.warning("poller_ended", extra={"error": type(error).__name__})
    except Exception:
        log.exception("poller_failed", extra={"channel": str(channel_id)})
    finally:
        with suppress(Error):
            connection.close()


def _poller(duty: Duty | None) -> Poller | None:
    """Return who asks for a channel; None when it has been changed or taken away."""
    channel = duty.channel if duty else None
    if channel is None or channel.state == ChannelState.ARCHIVED or not channel.polls:
        return None
    adapter = adapters.get(channel.kind)
    return adapter.poller if adapter else None


def _after(duty: Duty, at: datetime) -> int | None:
    known, heard = duty.known.get("after"), duty.known.get("heard_at")
    if known is None or heard is None or at - datetime.fromisoformat(heard) > FRESH:
        return None
    return int(known)


def _stored(duty: Duty, found: list[Update], at: datetime) -> bool:
    if duty.error or not duty.done_at or at - duty.done_at > LEASE:
        Duty.objects.filter(id=duty.pk).update(error="", refusals=0, done_at=at)
    if not found:
        return True
    store_all(((each.key, each.body) for each in found), channel_id=duty.channel_id, at=at)
    jobs.ring("channels_bridge.tasks.absorb", str(duty.channel_id))
    return duties.moved(duty, {"after": found[-1].number, "heard_at": at.isoformat()})


def _not_asked(duty: Duty, error: SendRefused | OutcomeUnknown, *, at: datetime) -> None:
    duties.failed(duty, error, at=at)
    if not isinstance(error, SendRefused):
        return
    rows = Channel.objects.filter(id=duty.channel_id)
    if error.fault is Fault.CONFIGURATION:
        words = duties.told(error)[:500]
        rows.update(token_state=TokenState.REFUSED, last_error=words, last_error_at=at)
    elif error.code == "webhook_set" and duty.refusals == 0:
        # Perhaps ours, of a moment ago; somebody else's is told after it has come back.
        rows.filter(connect_at=None).update(connect_at=at)
