"""What has to happen by itself."""

from chat.models import Conversation
from chat.operations import conversations, files
from chat.queries.conversations import whole
from hub.kernel import clock
from hub.kernel.jobs import task


@task(every=20)
def wake_snoozed() -> None:
    """Open the conversations whose snooze is over."""
    at = clock.now()
    due = Conversation.objects.filter(snoozed_until__isnull=False, snoozed_until__lte=at)
    for conversation in whole(due).order_by("snoozed_until")[:200]:
        conversations.wake(conversation=conversation, at=at)


@task(every=3600)
def forget_unsent_files() -> None:
    """Remove uploads nobody sent."""
    files.forget_unsent(at=clock.now())
