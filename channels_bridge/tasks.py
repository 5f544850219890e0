"""Doorbells and sweepers of the bridge; each makes one call."""

from uuid import UUID

from channels_bridge.operations import absorb as absorbing
from channels_bridge.operations import (
    bot,
    channels,
    checkups,
    events,
    listing,
    media,
    names,
    overtaken,
    polling,
    presses,
    reactions,
    signs,
    statuses,
    stopped,
)
from channels_bridge.operations import deliver as delivering
from channels_bridge.operations.templates import syncing
from hub.kernel import clock, jobs
from hub.kernel.ids import new_id

AT_ONCE = 200


@jobs.task(urgent=True)
def absorb(channel_id: str) -> None:
    """Take in what a channel's webhooks brought."""
    absorbing.drain(UUID(channel_id), now=clock.now)


@jobs.task(every=2, urgent=True)
def absorb_waiting() -> None:
    """Find stored events whose doorbell was lost."""
    for channel_id in absorbing.waiting_channels():
        absorbing.drain(channel_id, now=clock.now)


@jobs.task(urgent=True)
def deliver(channel_id: str) -> None:
    """Send what is due on a channel."""
    delivering.drain(UUID(channel_id), now=clock.now)


@jobs.task
def deliver_held(channel_id: str) -> None:
    """Come back to a channel when its provider's pause is over."""
    delivering.ring_held(UUID(channel_id), at=clock.now())


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


@jobs.task(every=5)
def settle_overtaken() -> None:
    """Do to messages what was told before they came."""
    overtaken.sweep(at=clock.now())


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
def show_typing(conversation_id: str) -> None:
    """Show a customer that somebody of ours is writing."""
    signs.type_to(UUID(conversation_id), at=clock.now())


@jobs.task
def note_read(conversation_id: str, number: int) -> None:
    """Show a customer how far we have read."""
    signs.note_read(UUID(conversation_id), number, at=clock.now())


@jobs.task(every=5)
def show_reads() -> None:
    """Find customers who were not shown yet that we have read."""
    for conversation_id in signs.due(at=clock.now()):
        signs.show_read(conversation_id, at=clock.now())


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
    """Register a channel's webhook at its provider, and read its templates."""
    channels.connect(UUID(channel_id), at=clock.now())
    jobs.ring("channels_bridge.tasks.sync_templates_due")


@jobs.task(every=10)
def connect_due() -> None:
    """Find channels whose webhook is still to be registered."""
    for channel_id in channels.to_connect(at=clock.now()):
        channels.connect(channel_id, at=clock.now())


@jobs.task
def sync_templates(channel_id: str) -> None:
    """Read the templates of a channel."""
    syncing.sync(UUID(channel_id), at=clock.now())


@jobs.task(every=20)
def sync_templates_due() -> None:
    """Find channels whose templates are to be read, each in a job of its own."""
    for channel_id in syncing.due(at=clock.now()):
        jobs.ring("channels_bridge.tasks.sync_templates", str(channel_id))


@jobs.task
def tell_stopped(channel_id: str) -> None:
    """Tell admins that a channel has stopped; the banner tells whoever misses it."""
    stopped.tell(UUID(channel_id), at=clock.now())


@jobs.task(every=2)
def poll() -> None:
    """See that every channel without a webhook has its poller."""
    polling.pollers.look(at=clock.now())


@jobs.task
def reconcile(channel_id: str) -> None:
    """Read a provider's list for what its webhooks lost."""
    listing.reconcile(UUID(channel_id), holder=new_id().hex, now=clock.now)


@jobs.task(every=30)
def reconcile_due() -> None:
    """Find the channels whose list is to be read."""
    for channel_id in listing.due(at=clock.now()):
        jobs.ring("channels_bridge.tasks.reconcile", str(channel_id))


@jobs.task
def check_up(channel_id: str) -> None:
    """Ask a provider how it sees a channel."""
    checkups.check(UUID(channel_id), holder=new_id().hex, now=clock.now)


@jobs.task(every=30)
def check_up_due() -> None:
    """Find the channels whose provider is to be asked."""
    for channel_id in checkups.due(at=clock.now()):
        jobs.ring("channels_bridge.tasks.check_up", str(channel_id))
