"""What has to happen by itself."""

import logging
from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from chat.models import Conversation, Counter, NoticeDue
from chat.operations import conversations, files, indexing, notices, previews, telling
from chat.queries.conversations import whole
from chat.queries.hooks import due_subscriptions
from chat.queries.notices import due_notices
from chat.queries.searching import behind, just_behind
from hub.kernel import clock, jobs
from hub.kernel.jobs import task

log = logging.getLogger(__name__)
AT_ONCE = 200


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


@task
def fetch_previews(message_id: str) -> None:
    """Fetch what the links of a message show."""
    for preview_id in previews.of_message(UUID(message_id)):
        previews.fetch(preview_id, now=clock.now)


@task(every=20)
def fetch_due_previews() -> None:
    """Fetch previews whose doorbell was lost, or whose next try has come."""
    for preview_id in previews.due(at=clock.now()):
        previews.fetch(preview_id, now=clock.now)


@task(every=5)
def tell_programs() -> None:
    """Note what subscriptions want to know and call them; rung when something happens."""
    telling.gather(at=clock.now())
    for subscription_id in due_subscriptions(at=clock.now()):
        telling.lanes.start(subscription_id)
    telling.note_standing()


@task(every=60)
def give_up_telling() -> None:
    """Let nothing wait for programs whose subscriber may hear it no more."""
    telling.give_up()


@task(every=3600)
def forget_told() -> None:
    """Remove what programs were told long ago."""
    while telling.forget(at=clock.now()):
        pass


@task(every=3)
@jobs.alone("chat.tasks.give_notices")  # two at a time would do the same work twice
def give_notices() -> None:
    """Tell people what concerns them; rung behind what does."""
    due = list(due_notices(at=clock.now())[:AT_ONCE])
    for each in due:
        _give(each)
    if len(due) == AT_ONCE:  # and there may be more
        jobs.ring("chat.tasks.give_notices")


@task(every=300)
def forget_outsiders() -> None:
    """Take words from the notices of those whose new role nobody announced."""
    notices.forget_outsiders(at=clock.now())


def _give(due: NoticeDue) -> None:
    try:
        notices.give_due(due, at=clock.now())
    except Exception:  # one that fails spares the rest
        again = notices.put_off(due, at=clock.now())
        log.exception("notice_not_given" if again else "notice_parked", extra={"due": due.pk})


@task(every=3)
def index_newest() -> None:
    """Let the search follow what has just been said; rung behind every change."""
    _index(just_behind(at=clock.now()))


@task(every=60)
def index_rest() -> None:
    """Let the search follow what was left out."""
    _index(behind())


@jobs.alone("chat.tasks.index_newest")  # two at a time would do the same work twice
def _index(rows: QuerySet[Counter]) -> None:
    if not indexing.is_built():
        indexing.rebuild()
        rows = behind()  # what was said meanwhile, however long that took
    while ids := list(rows.values_list("conversation_id", flat=True)[:AT_ONCE]):
        if not _follow(ids):
            break


def _follow(ids: Sequence[UUID]) -> int:
    try:
        return indexing.follow(ids)
    except Exception:  # one that fails spares the rest
        log.exception("not_indexed", extra={"conversations": len(ids)})
        return sum(map(_follow, ([each] for each in ids))) if len(ids) > 1 else 0
