"""Doorbells and sweepers of the bridge; each makes one call."""

from uuid import UUID

from channels_bridge.operations import absorb as absorbing
from channels_bridge.operations import (
    bot,
    channels,
    events,
    media,
    names,
    presses,
    reactions,
    statuses,
)
from channels_bridge.operations import deliver as delivering
from hub.kernel import clock, jobs

AT_ONCE = 200


@jobs.task
def absorb(channel_id: str) -> None:
    """Take in what a channel's webhooks brought."""
    absorbing.drain(UUID(channel_id), now=clock.now)


@jobs.task(every=2)
def absorb_waiting() -> None:
    """Find stored events whose doorbell was lost."""
    for channel_id in absorbing.waiting_channels():
        absorbing.drain(channel_id, now=clock.now)


@jobs.task
def deliver(channel_id: str) -> None:
    """Send what is due on a channel."""
    delivering.drain(UUID(channel_id), now=clock.now)


@jobs.task(every=2)
def deliver_due() -> None:
    """Find deliveries whose time has come, each channel in a job of its own."""
    for channel_id in delivering.due_channels(at=clock.now()):
        jobs.ring("channels_bridge.tasks.deliver", str(channel_id))


@jobs.task(every=5)
def release_lost() -> None:
    """End the leases of workers that died."""
    delivering.release_lost(at=clock.now())


@jobs.task(every=5)
def settle_early() -> None:
    """Place statuses that came before their message was known."""
    statuses.sweep_early(at=clock.now())


@jobs.task(every=600)
def forget_events() -> None:
    """Drop webhooks that were taken in long ago."""
    events.forget(at=clock.now())


@jobs.task
def fetch_files(message_id: str) -> None:
    """Fetch the files of a message."""
    media.fetch_of_message(UUID(message_id), now=clock.now)


@jobs.task
def fetch_media(attachment_id: str) -> None:
    """Fetch one file."""
    media.fetch(UUID(attachment_id), now=clock.now)


@jobs.task(every=5)
def fetch_due() -> None:
    """Find files whose next try has come."""
    for attachment_id in media.due(at=clock.now()):
        jobs.ring("channels_bridge.tasks.fetch_media", str(attachment_id))


@jobs.task
def ask_names(channel_id: str) -> None:
    """Ask who the strangers of a channel are."""
    names.drain(UUID(channel_id), now=clock.now)


@jobs.task(every=5)
def ask_names_due() -> None:
    """Find strangers whose name is still to be asked for."""
    names.want(at=clock.now())


@jobs.task
def show_reaction(message_id: str) -> None:
    """Show our reaction at the provider."""
    reactions.show(UUID(message_id), at=clock.now())


@jobs.task(every=5)
def show_reactions() -> None:
    """Find reactions that are still to be shown."""
    for message_id in reactions.due(at=clock.now()):
        reactions.show(message_id, at=clock.now())


@jobs.task
def acknowledge(channel_id: str, press: str) -> None:
    """Tell a provider that a press was seen."""
    presses.acknowledge(UUID(channel_id), press)


@jobs.task(every=5)
@jobs.alone(bot.BELL)  # the calls may hang
def answer_starts() -> None:
    """Answer people of ours who showed the bot a code."""
    for _ in range(AT_ONCE):
        if not bot.answer_next(at=clock.now()):
            return


@jobs.task
def connect(channel_id: str) -> None:
    """Register a channel's webhook at its provider."""
    channels.connect(UUID(channel_id), at=clock.now())


@jobs.task(every=10)
def connect_due() -> None:
    """Find channels whose webhook is still to be registered."""
    for channel_id in channels.to_connect(at=clock.now()):
        channels.connect(channel_id, at=clock.now())
