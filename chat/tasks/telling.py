"""Programs and people that are told."""

import logging

from chat.models import NoticeDue
from chat.operations import (
    notices,
    telling,
)
from chat.queries.hooks import due_subscriptions
from chat.queries.notices import due_notices
from hub.kernel import clock, jobs
from hub.kernel.jobs import task

log = logging.getLogger(__name__)
AT_ONCE = 200


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
