"""Sweeps of customers' records: what a lost announcement left undone."""

import logging
from uuid import UUID

from crm.operations import (
    bulk,
    communications,
    contracts,
    customers,
    duplicates,
    imports,
    inquiries,
    inviting,
    linking,
)
from crm.queries.bulk import unfinished
from crm.queries.communications import behind, just_behind
from crm.queries.customers import called_as_strangers, unlinked
from crm.queries.imports import left_behind
from crm.queries.inquiries import answered_meanwhile, to_tell
from crm.queries.joining import not_compared
from crm.queries.linking import to_settle
from hub.kernel import clock, jobs

log = logging.getLogger(__name__)
AT_ONCE = 200


@jobs.task(every=10)
def link_customers() -> None:
    """Give every identity without customer its own."""
    _link()


@jobs.task(every=60)
def learn_names() -> None:
    """Call everybody by their name whose channel has told it meanwhile."""
    for identity_id in called_as_strangers().values_list("first_identity_id", flat=True)[:AT_ONCE]:
        with jobs.sparing("name_not_learnt", identity=identity_id):
            customers.learn_name(identity_id=identity_id, at=clock.now())


@jobs.task
@jobs.alone("crm.tasks.meet_newest", within=0.1)
def meet_newest() -> None:
    """Know who has just come and what they asked; the sweeps below find what this left out."""
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
        with jobs.sparing("conversation_not_read", conversation=conversation_id):
            communications.follow(conversation_ids=[conversation_id])


@jobs.task(every=10)
@jobs.alone()
def find_duplicates() -> None:
    """Look for others who may be the same, for everybody who is new or has changed."""
    while ids := list(not_compared().values_list("id", flat=True)[:AT_ONCE]):
        done = sum(map(_compare, ids))
        if done < len(ids):
            return


def _compare(customer_id: UUID) -> bool:
    try:
        duplicates.compare(customer_id=customer_id, at=clock.now())
    except Exception:  # one that fails spares the rest
        log.exception("not_compared", extra={"customer": str(customer_id)})
        return False
    return True


@jobs.task(every=10)
def settle_codes() -> None:
    """Take the codes customers sent to prove a channel."""
    for shown_id in to_settle().values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("code_not_settled", shown=shown_id):
            linking.settle(shown_id=shown_id, at=clock.now())


@jobs.task(every=3600)
def forget_codes() -> None:
    """Drop codes nobody sends any more."""
    linking.tidy(at=clock.now())


@jobs.task(every=3600)
def forget_contract_misses() -> None:
    """Drop looks for others' contracts that count no more."""
    contracts.tidy(at=clock.now())


@jobs.task
def run_import(import_id: str) -> None:
    """Take a file of customers in."""
    imports.run(import_id=UUID(import_id), now=clock.now)


@jobs.task(every=60)
def run_left_imports() -> None:
    """Go on with what a lost bell or a killed worker left."""
    for row in left_behind(at=clock.now()):
        with jobs.sparing("import_not_run", id=row.id):
            imports.run(import_id=row.id, now=clock.now)


@jobs.task(every=60)
def call_out_overdue() -> None:
    """Tell those who look after it of each inquiry that is late."""
    for inquiry_id in to_tell(at=clock.now()).values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("inquiry_not_called_out", inquiry=inquiry_id):
            inquiries.tell_overdue(inquiry_id=inquiry_id, at=clock.now())


@jobs.task(every=30)
def resume_inquiries() -> None:
    """Go on with each inquiry that waited for a customer who has written."""
    for inquiry_id in answered_meanwhile().values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("inquiry_not_resumed", inquiry=inquiry_id):
            inquiries.resume_answered(inquiry_id=inquiry_id, at=clock.now())


def _link() -> None:
    for identity_id in unlinked().values_list("id", flat=True)[:AT_ONCE]:
        with jobs.sparing("identity_not_linked", identity=identity_id):
            customers.link(identity_id=identity_id, at=clock.now())


@jobs.task(every=60)
def join_contacts() -> None:
    """Let everybody speak for the company that invited them, whose account is made."""
    inviting.settle(at=clock.now())


@jobs.task
def run_bulk(run_id: str) -> None:
    """Change many customers."""
    bulk.work(run_id=UUID(run_id), now=clock.now)


@jobs.task(every=60)
def run_left_bulks() -> None:
    """Go on with what a lost bell or a killed worker left."""
    for run in unfinished(at=clock.now()):
        with jobs.sparing("bulk_not_run", id=run.id):
            bulk.work(run_id=run.id, now=clock.now)
