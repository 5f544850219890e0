"""Sweeps of customers' records: what a lost announcement left undone."""

import logging
from threading import Lock

from crm.operations import communications, customers
from crm.queries.communications import behind, just_behind
from crm.queries.customers import called_as_strangers, unlinked
from hub.kernel import clock, jobs

log = logging.getLogger(__name__)
AT_ONCE = 200
_meeting = Lock()  # two at a time would do the same work twice


@jobs.task(every=10)
def link_customers() -> None:
    """Give every identity without customer its own."""
    _link()


@jobs.task(every=60)
def learn_names() -> None:
    """Call everybody by their name whose channel has told it meanwhile."""
    for identity_id in called_as_strangers().values_list("first_identity_id", flat=True)[:AT_ONCE]:
        try:
            customers.learn_name(identity_id=identity_id, at=clock.now())
        except Exception:
            log.exception("name_not_learnt", extra={"identity": str(identity_id)})


@jobs.task
def meet_newest() -> None:
    """Know who has just come and what they asked; the sweeps below find what this left out."""
    if not _meeting.acquire(blocking=False):
        jobs.ring_once("crm.tasks.meet_newest", within=0.1)  # when the other is done
        return
    try:
        _meet()
    finally:
        _meeting.release()


def _meet() -> None:
    _link()
    rows = just_behind(at=clock.now()).values_list("conversation_id", flat=True)
    ids = list(rows[:AT_ONCE])
    communications.follow(conversation_ids=ids)
    if len(ids) == AT_ONCE:  # and there may be more
        jobs.ring("crm.tasks.meet_newest")


@jobs.task(every=10)
def follow_conversations() -> None:
    """Read on wherever there are messages nobody read for openings and answers."""
    for conversation_id in behind().values_list("conversation_id", flat=True)[:AT_ONCE]:
        try:
            communications.follow(conversation_ids=[conversation_id])
        except Exception:
            log.exception("conversation_not_read", extra={"conversation": str(conversation_id)})


def _link() -> None:
    for identity_id in unlinked().values_list("id", flat=True)[:AT_ONCE]:
        try:
            customers.link(identity_id=identity_id, at=clock.now())
        except Exception:  # one that fails spares the rest
            log.exception("identity_not_linked", extra={"identity": str(identity_id)})
